using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace KnowledgePark.Storage.Tests.Gateway;

/// <summary>The gateway's own query plans, against what Microsoft's planner of the SDK 3.64.0 was seen to make of the same queries.</summary>
public sealed class PlanTests : GatewayTests
{
    private const string Filter = "({documentdb-formattableorderbyquery-filter})";

    [Theory]
    [InlineData("SELECT * FROM c WHERE c.type = @p0", "")]
    [InlineData("SELECT TOP 5 * FROM c", "")]
    [InlineData("SELECT * FROM c OFFSET 2 LIMIT 5", "SELECT *\nFROM c\nOFFSET 0 LIMIT 7")]
    [InlineData("SELECT c.id FROM c WHERE c.x > 1 OFFSET @skip LIMIT 5", "SELECT c.id\nFROM c\nWHERE (c.x > 1)\nOFFSET 0 LIMIT 8")]
    [InlineData(
        "SELECT c.record, c._etag FROM c WHERE c.type = @p0 AND (c.record.capacity > 3) ORDER BY c.record.name ASC, c.record.id ASC OFFSET 2 LIMIT 10",
        "SELECT c._rid, [{\"item\": c.record.name}, {\"item\": c.record.id}] AS orderByItems, {\"record\": c.record, \"_etag\": c._etag} AS payload\nFROM c\nWHERE (((c.type = @p0) AND (c.record.capacity > 3)) AND " + Filter + ")\nORDER BY c.record.name ASC, c.record.id ASC\nOFFSET 0 LIMIT 12")]
    [InlineData(
        "SELECT TOP 5 c.id FROM c WHERE c.x > 1 ORDER BY c.x",
        "SELECT TOP 5 c._rid, [{\"item\": c.x}] AS orderByItems, {\"id\": c.id} AS payload\nFROM c\nWHERE ((c.x > 1) AND " + Filter + ")\nORDER BY c.x")]
    [InlineData(
        "SELECT VALUE c FROM c WHERE EXISTS (SELECT VALUE x0 FROM x0 IN c.record.allocations WHERE x0.spaceId = @p0) ORDER BY c.record.id",
        "SELECT c._rid, [{\"item\": c.record.id}] AS orderByItems, c AS payload\nFROM c\nWHERE ((EXISTS(\n    SELECT VALUE x0\n    FROM x0 IN c.record.allocations\n    WHERE (x0.spaceId = @p0)\n) AND " + Filter + ") AND IS_DEFINED(c))\nORDER BY c.record.id")]
    [InlineData(
        "SELECT c.id, c[\"from\"], \"x\", 5 FROM c ORDER BY c[\"from\"]",
        "SELECT c._rid, [{\"item\": c[\"from\"]}] AS orderByItems, {\"id\": c.id, \"from\": c[\"from\"], \"$1\": \"x\", \"$2\": 5} AS payload\nFROM c\nWHERE " + Filter + "\nORDER BY c[\"from\"]")]
    [InlineData(
        "SELECT * FROM c WHERE (c.a NOT BETWEEN 1 AND 2) AND (c.b BETWEEN 1 + 1 AND c.d) ORDER BY c.a",
        "SELECT c._rid, [{\"item\": c.a}] AS orderByItems, c AS payload\nFROM c\nWHERE (((c.a NOT BETWEEN 1 AND 2) AND (c.b BETWEEN (1 + 1) AND c.d)) AND " + Filter + ")\nORDER BY c.a")]
    [InlineData(
        "SELECT * FROM c WHERE c.a ?? c.b AND c.d ORDER BY c.a",
        "SELECT c._rid, [{\"item\": c.a}] AS orderByItems, c AS payload\nFROM c\nWHERE ((c.a ?? (c.b AND c.d)) AND " + Filter + ")\nORDER BY c.a")]
    [InlineData(
        "SELECT * FROM c WHERE c.a = c.b < c.d OR c.x <> 'it\\'s' ORDER BY c.a",
        "SELECT c._rid, [{\"item\": c.a}] AS orderByItems, c AS payload\nFROM c\nWHERE ((((c.a = c.b) < c.d) OR (c.x != \"it's\")) AND " + Filter + ")\nORDER BY c.a")]
    [InlineData("SELECT VALUE COUNT(1) FROM c WHERE c.type = @p0", "SELECT VALUE [{\"item\": COUNT(1)}]\nFROM c\nWHERE (c.type = @p0)")]
    [InlineData("SELECT VALUE AVG(c.x) FROM c", "SELECT VALUE [{\"item\": {\"sum\": SUM(c.x), \"count\": COUNT(c.x)}}]\nFROM c")]
    [InlineData("SELECT VALUE MIN(c.x) FROM c", "SELECT VALUE [{\"item\": MIN(c.x), \"item2\": {\"min\": MIN(c.x), \"count\": COUNT(c.x)}}]\nFROM c")]
    [InlineData(
        "SELECT COUNT(1) AS n, MAX(c.x) AS m FROM c",
        "SELECT {\"n\": {\"item\": COUNT(1)}, \"m\": {\"item\": MAX(c.x), \"item2\": {\"max\": MAX(c.x), \"count\": COUNT(c.x)}}} AS payload\nFROM c")]
    [InlineData("SELECT VALUE COUNT(1) FROM c JOIN x IN c.l WHERE x.y = 1", "SELECT VALUE [{\"item\": COUNT(1)}]\nFROM c\nJOIN x IN c.l\nWHERE (x.y = 1)")]
    public async Task A_query_is_rewritten_as_by_the_planner_of_the_service(string query, string expected) =>
        Assert.Equal(expected, (await PlanAsync(query))["queryInfo"]!.Value<string>("rewrittenQuery"));

    [Theory]
    [InlineData("SELECT * FROM c", "|FF")]
    [InlineData("SELECT * FROM c WHERE c.partition > 'a'", "|FF")]
    [InlineData("SELECT * FROM c WHERE c.partition = 'a' OR c.x = 1", "|FF")]
    [InlineData("SELECT * FROM c WHERE c.partition = 'a' AND c.x = 1", "3A5381E1114EB8D3FCC90795045B49B7")]
    [InlineData("SELECT * FROM c WHERE c.partition = @p0", "11E3F358618BE9AA5BAFF4C7C74F0716")]
    [InlineData("SELECT * FROM c WHERE c.partition IN ('a', 'b')", "195644569A78B1E22D200348AF9416CE,3A5381E1114EB8D3FCC90795045B49B7")]
    [InlineData("SELECT * FROM c WHERE c.partition = 1", "20CD98B339BA78A5D0CF6953B87070B0")]
    [InlineData("SELECT * FROM c WHERE c.partition = null", "378867E4430E67857ACE5C908374FE16")]
    [InlineData("SELECT * FROM c WHERE c.partition = true", "0E711127C5B5A8E4726AC6DD306A3E59")]
    [InlineData("SELECT * FROM c WHERE 'Ж' = c.partition", "065F462DABC1F0F99047938C83E23E01")]
    public async Task The_effective_keys_are_those_that_the_service_computes(string query, string expected)
    {
        var ranges = (await PlanAsync(query))["queryRanges"]!;
        Assert.Equal(expected, string.Join(',', ranges.Select(r => r.Value<bool>("isMaxInclusive") ? r.Value<string>("min") : $"{r["min"]}|{r["max"]}")));
    }

    [Fact]
    public async Task Every_query_test_passes_with_the_plans_of_the_gateway_too()
    {
        // The SDK reads the variable once in the life of a process: so this is another one.
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(PlanTests).Assembly.Location, "-noLogo", "-noColor", "-class", typeof(QueryTests).FullName!])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [CosmosEnvironment.Planner] = "false" },
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
            start.ArgumentList.RemoveAt(0);
        using var child = Process.Start(start)!; // Started from a file there is a process.
        var errors = child.StandardError.ReadToEndAsync(Ct);
        var output = await child.StandardOutput.ReadToEndAsync(Ct);
        await child.WaitForExitAsync(Ct);
        Assert.True(child.ExitCode == 0, output + await errors);
        Assert.Matches(@"Total: [1-9]\d+, Errors: 0, Failed: 0, Skipped: 0", output);
    }

    private async Task<JObject> PlanAsync(string query)
    {
        using var http = new SignedHttp(Server);
        var body = JObject.FromObject(new { query, parameters = new object[] { new { name = "@p0", value = "x" }, new { name = "@skip", value = 3 } } }).ToString();
        var headers = new Dictionary<string, string> { ["x-ms-cosmos-is-query-plan-request"] = "True", ["x-ms-documentdb-isquery"] = "True" };
        using var answer = await http.SendAsync(HttpMethod.Post, "dbs/park/colls/records/docs", body, headers, Ct);
        return JObject.Parse(await answer.Content.ReadAsStringAsync(Ct));
    }
}
