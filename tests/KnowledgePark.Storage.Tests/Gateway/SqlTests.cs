using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Sql;
using KnowledgePark.CosmosGateway.Sql.Running;
using KnowledgePark.CosmosGateway.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace KnowledgePark.Storage.Tests.Gateway;

/// <summary>What expressions mean, undefined included.</summary>
public sealed class SqlTests : GatewayTests
{
    /// <summary>Conditions and what they are: true, false or undefined.</summary>
    private static readonly (string Expected, string[] Conditions)[] Table =
    [
        ("true",
        [
            "1 != null", "'a' != null", "null = null", "1 != 'a'", "false < true", "null <= null", "[1] = [1]", "[1] != [2]", "{a:1,b:2} = {b:2,a:1}", "{a:1} != {a:2}",
            "'a' < 'b'", "'10' < '9'", "'Z' < 'a'", "true OR undefined", "undefined OR true", "1 OR true", "1 IN (1, 'a')", "1 IN (undefined, 1)", "1 NOT IN ('a')", "1 NOT IN (undefined)",
            "null IN (null)", "2 BETWEEN 1 AND 3", "'b' BETWEEN 'a' AND 'c'", "2 NOT BETWEEN 3 AND 4", "(undefined ?? 1) = 1", "(null ?? 1) = null", "(1 ? 2 : 3) = 3",
            "(undefined ? 2 : 3) = 3", "(true ? 2 : 3) = 2", "7 % 4 = 3", "-7 % 4 = -3", "7.5 % 2 = 1.5", "5 / 2 = 2.5", "2 + 3 * 4 = 14", "(2 + 3) * 4 = 20", "10 - 3 - 2 = 5",
            "'a' || 'b' = 'ab'", "+ 1 = 1", "1 - -1 = 2", "0xFF = 255", "NOT (1 = 2)", "[1, undefined] = [1]", "{a: undefined} = {}", "[1][0] = 1", "{a:1}.a = 1", "{a:1}['a'] = 1",
            "0.1 = 0.10", "9007199254740993 != 9007199254740992", "'it\\'s' = \"it's\"", "'a\\u0041' = 'aA'", "EXISTS (SELECT VALUE 1)",
            "CONTAINS('abc','b')", "CONTAINS('abc','B', true)", "CONTAINS('abc','')", "STARTSWITH('abc','a')", "STARTSWITH('Abc','a', true)", "ENDSWITH('abc','c')",
            "LOWER('AB') = 'ab'", "LOWER('ЗАЛА') = 'зала'", "UPPER('é') = 'É'", "LENGTH('abc') = 3", "LENGTH('😀') = 1", "SUBSTRING('abc', 1, 1) = 'b'", "SUBSTRING('abc', 5, 1) = ''",
            "SUBSTRING('abc', -1, 2) = ''", "SUBSTRING('abc', 1, -1) = ''", "SUBSTRING('😀b', 1, 1) = 'b'", "INDEX_OF('abc','c') = 2", "INDEX_OF('abc','z') = -1", "INDEX_OF('abcabc','a',1) = 3",
            "INDEX_OF('abc','a',9) = -1", "TRIM('  a ') = 'a'", "LTRIM('  a ') = 'a '", "RTRIM('  a ') = '  a'", "CONCAT('a','b','c') = 'abc'", "REPLACE('aba','a','x') = 'xbx'",
            "LEFT('abc', 2) = 'ab'", "LEFT('abc', 9) = 'abc'", "LEFT('abc', -1) = ''", "RIGHT('abc', 2) = 'bc'", "REVERSE('abc') = 'cba'", "STRINGEQUALS('a','A',true)",
            "ABS(-1) = 1", "FLOOR(-1.5) = -2", "CEILING(-1.5) = -1", "ROUND(2.5) = 3", "ROUND(-2.5) = -3", "ROUND(0.5) = 1", "ROUND(3.5) = 4", "ROUND(2.345, 2) = 2.35", "TRUNC(-2.7) = -2",
            "POWER(2, 10) = 1024", "SQRT(9) = 3", "SQUARE(3) = 9", "SIGN(-3) = -1",
            "IS_DEFINED(null)", "IS_NULL(null)", "IS_NUMBER(1)", "IS_STRING('a')", "IS_BOOL(false)", "IS_ARRAY([])", "IS_OBJECT({})", "IS_PRIMITIVE(null)", "IS_INTEGER(1)", "IS_FINITE_NUMBER(1)",
            "ARRAY_CONTAINS([1,2], 1)", "ARRAY_CONTAINS([{a:1,b:2}], {a:1}, true)", "ARRAY_CONTAINS([{a:{x:1,y:2},b:2}], {a:{x:1}}, true)", "ARRAY_CONTAINS([null], null)",
            "ARRAY_LENGTH([1,2]) = 2", "ARRAY_CONCAT([1],[2]) = [1,2]", "IIF(true, 1, 2) = 1", "IIF(1, 1, 2) = 2", "IIF(undefined, 1, 2) = 2", "StringToNumber('1.5') = 1.5",
            "StringToNumber(' 1 ') = 1", "StringToBoolean('true') = true", "ToString(1) = '1'", "ToString(1.5) = '1.5'", "ToString([1]) = '[1]'",
        ]),
        ("false",
        [
            "1 = null", "null != null", "1 = 'a'", "true = 1", "[1] = [1,2]", "{a:1} = [1]", "'a' < 'B'", "'a' = 'A'", "false AND undefined", "undefined AND false", "1 AND false",
            "null AND false", "1 IN ('a')", "1 IN (undefined)", "(null ?? 1) = 1", "0.1 + 0.2 = 0.3", "1 / 0 = 1", "CONTAINS('abc','B')", "STRINGEQUALS('a','A')", "ROUND(-2.5) = -2",
            "IS_DEFINED(undefined)", "IS_NULL(undefined)", "IS_OBJECT(null)", "IS_PRIMITIVE([])", "IS_PRIMITIVE(undefined)", "IS_INTEGER(1.5)", "ARRAY_CONTAINS([1,2], '1')",
            "ARRAY_CONTAINS([{a:1,b:2}], {a:1})", "ARRAY_CONTAINS([{a:[1,2]}], {a:[1]}, true)", "ARRAY_CONTAINS([[1,2]], [1], true)", "NOT true",
        ]),
        ("undefined",
        [
            "undefined = undefined", "undefined != 1", "true < 2", "null < 1", "[1] < [2]", "NOT null", "NOT 1", "NOT undefined", "NOT 1 = 2", "true AND undefined", "false OR undefined",
            "1 AND true", "undefined IN (1)", "2 BETWEEN 'a' AND 3", "'a' + 'b' = 'ab'", "'a' || 1 = 'a1'", "'a' || null", "1 + null", "- 'a'", "+ 'a' = 'a'",
            "CONTAINS('abc', 1)", "CONTAINS(undefined, 'a')", "STARTSWITH('abc', null)", "LOWER(1)", "LENGTH(1)", "SUBSTRING('abc', 1.5, 1)", "CONCAT('a', 1)", "REPLACE('aba','','x')",
            "ABS('a')", "ARRAY_CONTAINS(1, 1)", "ARRAY_CONTAINS(undefined, 1)", "ARRAY_CONTAINS([1], undefined)", "ARRAY_LENGTH('a')", "StringToNumber('x')", "ToString(undefined)",
            "[1][1]", "{a:1}.b", "'a'[0]",
        ]),
    ];

    public static TheoryData<string, string> Conditions => [.. Table.SelectMany(t => t.Conditions.Select(c => (t.Expected, c)))];

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_has_the_value_that_the_service_gives_it(string expected, string condition) => Assert.Equal(expected, Evaluate(condition));

    [Fact]
    public async Task The_planner_of_the_service_computes_the_same_constants()
    {
        // Planned in this process, a condition on constants that is not true is answered by Microsoft's code, which then asks no range at all.
        await PutAsync("a", "b1");
        var wrong = new List<string>();
        foreach (var (expected, condition) in Table.SelectMany(t => t.Conditions.Select(c => (t.Expected, c))))
        {
            var seen = await IsTrueAsync(condition) ? "true" : await IsTrueAsync($"NOT ({condition})") ? "false" : await IsTrueAsync($"NOT IS_DEFINED({condition})") ? "undefined" : "?";
            if (seen != expected)
                wrong.Add($"{condition} is {seen}, not {expected}");
        }

        Assert.Empty(wrong);

        async Task<bool> IsTrueAsync(string condition) => (await QueryAsync<JToken>($"SELECT VALUE 1 FROM c WHERE {condition}")).Count == 1;
    }

    [Theory]
    [InlineData("SELECT * FROM c", """[{"id":"a","n":1,"s":"x","list":[{"k":1},{"k":2}]}]""")]
    [InlineData("SELECT c.n, c.none, c.list[1].k, c.s AS t, c[\"s\"], 5 FROM c", """[{"n":1,"k":2,"t":"x","s":"x","$1":5}]""")]
    [InlineData("SELECT VALUE c.none FROM c", "[]")]
    [InlineData("SELECT VALUE {a: c.n, \"b c\": [c.s, c.none, null]} FROM c", """[{"a":1,"b c":["x",null]}]""")]
    [InlineData("SELECT c FROM c", """[{"c":{"id":"a","n":1,"s":"x","list":[{"k":1},{"k":2}]}}]""")]
    [InlineData("SELECT VALUE d.n FROM root AS d", "[1]")]
    [InlineData("SELECT VALUE d.n FROM root d", "[1]")]
    [InlineData("SELECT VALUE x.k FROM x IN c.list", "[1,2]")]
    [InlineData("SELECT VALUE [x.k, y.k] FROM c JOIN x IN c.list JOIN y IN c.list WHERE x.k < y.k", "[[1,2]]")]
    [InlineData("SELECT VALUE c.id FROM c JOIN x IN c.none", "[]")]
    [InlineData("SELECT VALUE ARRAY(SELECT VALUE x.k FROM x IN c.list WHERE x.k > 1) FROM c", "[[2]]")]
    [InlineData("SELECT VALUE (SELECT VALUE x.k FROM x IN c.list WHERE x.k > 1) FROM c", "[2]")]
    [InlineData("SELECT VALUE COUNT(1) FROM c JOIN x IN c.list", "[2]")]
    [InlineData("SELECT VALUE SUM(x.k) FROM x IN c.list", "[3]")]
    [InlineData("SELECT VALUE SUM(c.s) FROM c", "[]")]
    [InlineData("SELECT VALUE SUM(c.none) FROM c", "[0]")]
    [InlineData("SELECT VALUE MIN(c.none) FROM c", "[]")]
    [InlineData("SELECT VALUE AVG(x.k) FROM x IN c.list", "[1.5]")]
    [InlineData("SELECT VALUE @text FROM c WHERE c.n = @one", """["it's"]""")]
    [InlineData("SELECT VALUE c.id FROM c WHERE ARRAY_CONTAINS(@list, c.n) AND @nothing = null", """["a"]""")]
    [InlineData("SELECT VALUE c.id FROM c WHERE EXISTS (SELECT VALUE x.none FROM x IN c.list)", "[]")]
    [InlineData("SELECT VALUE c.id FROM c -- and no more\nWHERE true", """["a"]""")]
    public void A_query_gives_its_rows(string query, string rows) =>
        Assert.Equal(rows, Run(query, """{"id":"a","n":1,"s":"x","list":[{"k":1},{"k":2}]}"""));

    [Fact]
    public void ORDER_BY_puts_the_kinds_in_the_order_of_the_service()
    {
        string[] documents =
        [
            """{"id":"object","v":{}}""", """{"id":"array","v":[]}""", """{"id":"text","v":"a"}""", """{"id":"large text","v":"Б"}""", """{"id":"capital","v":"B"}""", """{"id":"10","v":10}""",
            """{"id":"9.5","v":9.5}""", """{"id":"true","v":true}""", """{"id":"false","v":false}""", """{"id":"null","v":null}""", """{"id":"undefined"}""",
        ];
        string[] expected = ["undefined", "null", "false", "true", "9.5", "10", "capital", "text", "large text", "array", "object"];
        Assert.Equal(expected, JArray.Parse(Run("SELECT VALUE c.id FROM c ORDER BY c.v", documents)).Select(t => (string)t!));
        Assert.Equal(expected.Reverse(), JArray.Parse(Run("SELECT VALUE c.id FROM c ORDER BY c.v DESC", documents)).Select(t => (string)t!));
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE c.x ==", "SC1001")]
    [InlineData("SELECT * FROM c WHERE c.x = 1;", "SC1010")]
    [InlineData("SELECT * FROM c WHERE c.from = 1", "SC1001")]
    [InlineData("SELECT c.x AS order FROM c", "SC1001")]
    [InlineData("SELECT *, c.x FROM c", "SC1001")]
    [InlineData("SELECT * FROM c LIMIT 1", "SC1001")]
    [InlineData("SELECT * FROM c OFFSET 1", "SC1002")]
    [InlineData("SELECT TOP 5 * FROM c OFFSET 1 LIMIT 1", "SC1001")]
    [InlineData("SELECT * FROM c WHERE c.a IN ()", "SC1001")]
    [InlineData("SELECT * FROM c WHERE c.a IN (1,2) = true", "SC1001")]
    [InlineData("SELECT * FROM c WHERE c.y = 3 AND c.x BETWEEN 1 AND 2", "SC1001")]
    [InlineData("SELECT * FROM c WHERE c.x BETWEEN 1 AND 2 AND c.y = 3", "SC1001")]
    [InlineData("SELECT * FROM c WHERE c.x BETWEEN 1 AND 2 OR c.y", "SC1001")]
    [InlineData("SELECT * FROM c /* remark */", "SC1001")]
    [InlineData("SELECT * FROM c WHERE c.x = 'open", "SC1012")]
    [InlineData("SELECT * FROM c WHERE c.x = 'it''s'", "SC1001")]
    [InlineData("SELECT * FROM c WHERE c.x = 12abc", "SC1011")]
    [InlineData("SELECT * FROM c WHERE COUNT(1) > 1", "SC2104")]
    [InlineData("SELECT * FROM c WHERE c.x = @missing", "The parameter @missing has no value")]
    [InlineData("SELECT VALUE {a: 1, a: 2}", "SC2022")]
    [InlineData("SELECT VALUE c FROM c JOIN c IN c.l", "SC2021")]
    [InlineData("SELECT * FROM c WHERE FOO(c.x)", "SC2005")]
    [InlineData("SELECT VALUE CONTAINS(c.a) FROM c", "SC2050")]
    [InlineData("SELECT VALUE SUBSTRING(c.a, 1) FROM c", "SC2050")]
    [InlineData("SELECT * FROM c WHERE x.a = 1", "SC2001")]
    [InlineData("SELECT * FROM c d WHERE c.x = 1", "SC2001")]
    [InlineData("SELECT c.a, c.a FROM c", "SC2022")]
    [InlineData("SELECT * FROM c JOIN x IN c.l", "SC2042")]
    [InlineData("SELECT VALUE MAX(c.x) + 1 FROM c", "Compositions of aggregates")]
    [InlineData("SELECT VALUE {\"n\": COUNT(1)} FROM c", "Compositions of aggregates")]
    [InlineData("SELECT COUNT(1) AS n, c.x FROM c", "SC2102")]
    [InlineData("SELECT * FROM c ORDER BY LOWER(c.x)", "could not be mapped to a document path")]
    [InlineData("SELECT * FROM c ORDER BY c.a + 1", "could not be mapped to a document path")]
    [InlineData("SELECT * FROM c ORDER BY 1", "could not be mapped to a document path")]
    [InlineData("SELECT DISTINCT c.x FROM c", "does not implement DISTINCT")]
    [InlineData("SELECT c.x FROM c GROUP BY c.x", "does not implement GROUP BY")]
    [InlineData("SELECT * FROM c WHERE c.x LIKE 'a%'", "does not implement LIKE")]
    [InlineData("SELECT * FROM c WHERE udf.f(c.x)", "does not implement UDF")]
    [InlineData("SELECT * FROM c WHERE c.x & 1 = 1", "does not implement the operator &")]
    [InlineData("SELECT VALUE COUNT(1) FROM (SELECT VALUE c.x FROM c)", "does not implement a subquery in FROM")]
    [InlineData("SELECT VALUE 1 / 0", "not finite")]
    public async Task What_the_gateway_does_not_know_it_refuses(string query, string reason)
    {
        using var http = new SignedHttp(Server);
        var headers = new Dictionary<string, string> { ["x-ms-documentdb-isquery"] = "True", ["x-ms-documentdb-partitionkey"] = "[\"b1\"]" };
        using var answer = await http.SendAsync(HttpMethod.Post, "dbs/park/colls/records/docs", new JObject { ["query"] = query }.ToString(), headers, Ct);
        Assert.Contains((int)answer.StatusCode, new[] { 400, 501 });
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE c.from = 1")]
    [InlineData("SELECT c.x AS order FROM c")]
    [InlineData("SELECT * FROM c WHERE c.y = 3 AND c.x BETWEEN 1 AND 2")]
    [InlineData("SELECT * FROM c WHERE c.a IN (1,2) = true")]
    [InlineData("SELECT * FROM c WHERE FOO(c.x)")]
    [InlineData("SELECT VALUE SUBSTRING(c.a, 1) FROM c")]
    [InlineData("SELECT * FROM c JOIN x IN c.l")]
    [InlineData("SELECT VALUE MAX(c.x) + 1 FROM c")]
    [InlineData("SELECT * FROM c ORDER BY LOWER(c.x)")]
    public async Task What_the_planner_of_the_service_refuses_the_gateway_refuses_too(string query)
    {
        // Without a partition key the SDK plans in the process, and so this is Microsoft's refusal.
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await RefusedAsync(query)).StatusCode);
        Assert.Throws<CosmosGateway.Http.Refusal>(() =>
        {
            var parsed = QueryParser.Parse(query);
            CosmosGateway.Sql.Indexing.OrderRule.Check(parsed, new CosmosGateway.Sql.Indexing.IndexingPolicy(CosmosGateway.Sql.Indexing.IndexingPolicy.Complete(Value.Undefined)));
        });
    }

    private static string Evaluate(string condition)
    {
        var rows = new QueryRunner(Spec, QueryParser.Parse($"SELECT VALUE [{condition}]")).Run([], 10, int.MaxValue, null).Rows;
        return rows[0].Items is [var value] ? value.ToJson() : "undefined";
    }

    private static string Run(string query, params string[] documents)
    {
        var candidates = documents.Select((d, i) => new Candidate(i, ValueJson.Parse(d))).ToList();
        return Value.Of(new QueryRunner(Spec, QueryParser.Parse(query)).Run(candidates, 100, int.MaxValue, null).Rows).ToJson();
    }

    private static QuerySpec Spec => new("", new Dictionary<string, Value>
    {
        ["@text"] = Value.Of("it's"),
        ["@one"] = Value.Of(1),
        ["@list"] = ValueJson.Parse("[1,2]"),
        ["@nothing"] = Value.Null,
    });
}
