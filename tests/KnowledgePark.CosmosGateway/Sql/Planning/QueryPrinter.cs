using System.Globalization;
using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Sql.Syntax;

namespace KnowledgePark.CosmosGateway.Sql.Planning;

/// <summary>
/// Writes a query back as text, in the form of the service's own planner: one clause a line, every operation in parentheses.
/// </summary>
internal static class QueryPrinter
{
    public static string Print(Query query, string indent = "")
    {
        var clauses = new List<string> { "SELECT " + (query.Top is { } top ? $"TOP {Print(top)} " : "") + Print(query.Select, indent) };
        clauses.AddRange(query.Sources.Select((s, i) => (i == 0 ? "FROM " : "JOIN ") + Print(s)));
        if (query.Where is { } where)
            clauses.Add("WHERE " + Print(where, indent));
        if (query.OrderBy.Count > 0)
            clauses.Add("ORDER BY " + string.Join(", ", query.OrderBy.Select(Print)));
        if (query is { Offset: { } offset, Limit: { } limit })
            clauses.Add($"OFFSET {Print(offset)} LIMIT {Print(limit)}");
        return string.Join('\n', clauses.Select(c => indent + c));
    }

    public static string Print(Expression expression, string indent = "") => expression switch
    {
        Expression.Literal literal => Print(literal.Value),
        Expression.Parameter parameter => parameter.Name,
        Expression.Alias alias => alias.Name,
        Expression.Member { Key: Expression.Literal { Value: { Kind: Kind.String } name } } m when IsPlain(name.Text) => $"{Print(m.Of, indent)}.{name.Text}",
        Expression.Member m => $"{Print(m.Of, indent)}[{Print(m.Key, indent)}]",
        Expression.Unary u => $"({u.Operator} {Print(u.Operand, indent)})",
        Expression.Binary b => $"({Print(b.Left, indent)} {b.Operator} {Print(b.Right, indent)})",
        Expression.Conditional c => $"({Print(c.Condition, indent)} ? {Print(c.Then, indent)} : {Print(c.Else, indent)})",
        Expression.In i => $"({Print(i.Needle, indent)} {(i.IsNegated ? "NOT IN" : "IN")} ({List(i.Items, indent)}))",
        Expression.Between b => $"({Print(b.Middle, indent)} {(b.IsNegated ? "NOT " : "")}BETWEEN {Print(b.Low, indent)} AND {Print(b.High, indent)})",
        Expression.Call call => $"{call.Name}({List(call.Arguments, indent)})",
        Expression.Array array => $"[{List(array.Items, indent)}]",
        Expression.Object obj => Members(obj.Members, indent),
        Expression.Exists exists => $"EXISTS{Subquery(exists.Query, indent)}",
        Expression.Collect collect => $"ARRAY{Subquery(collect.Query, indent)}",
        Expression.Scalar scalar => Subquery(scalar.Query, indent),
        _ => throw new InvalidOperationException($"No text for {expression.GetType().Name}."),
    };

    /// <summary><c>{"a": c.a, "b": c.b}</c></summary>
    public static string Members(IEnumerable<(string Name, Expression Value)> members, string indent = "") =>
        "{" + string.Join(", ", members.Select(m => $"{Print(Value.Of(m.Name))}: {Print(m.Value, indent)}")) + "}";

    private static string Print(Selection selection, string indent) => selection switch
    {
        Selection.Plain plain => "VALUE " + Print(plain.Value, indent),
        Selection.Named named => string.Join(", ", named.Members.Select(m => Named(m.Name, m.Value, indent))),
        _ => "*",
    };

    /// <summary>A name that the expression has by itself is not written.</summary>
    private static string Named(string name, Expression value, string indent)
    {
        var text = Print(value, indent);
        var isOwn = value is Expression.Alias alias ? alias.Name == name : value is Expression.Member { Key: Expression.Literal key } && key.Value is { Kind: Kind.String } own && own.Text == name;
        return isOwn || name.StartsWith('$') ? text : $"{text} AS {name}";
    }

    private static string Print(Source source) => source switch
    {
        { IsIterated: true, Path: { } path } => $"{source.Alias} IN {Print(path)}",
        _ => source.Alias,
    };

    private static string Print(OrderItem item) => Print(item.Key) + (item.IsDescending ? " DESC" : item.IsExplicit ? " ASC" : "");

    private static string Subquery(Query query, string indent) => $"(\n{Print(query, indent + "    ")}\n{indent})";

    private static string List(IEnumerable<Expression> items, string indent) => string.Join(", ", items.Select(i => Print(i, indent)));

    private static string Print(Value value) => value switch
    {
        { Kind: Kind.Undefined } => "undefined",
        { IsNumber: true, IsWhole: false } => value.Number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant(),
        _ => value.ToJson(),
    };

    private static bool IsPlain(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] is '_' or '$') && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '$') && !Lexer.Keywords.Contains(name);
}
