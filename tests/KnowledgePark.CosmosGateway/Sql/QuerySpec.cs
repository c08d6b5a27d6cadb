using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Sql.Running;
using KnowledgePark.CosmosGateway.Sql.Syntax;

namespace KnowledgePark.CosmosGateway.Sql;

/// <summary>A query as it is sent: <c>{"query":"…","parameters":[{"name":"@p0","value":…}]}</c>.</summary>
internal sealed record QuerySpec(string Text, IReadOnlyDictionary<string, Value> Parameters, ResumePoint? Resume = null)
{
    /// <summary>
    /// The query, if it can be compiled. A parameter without a value is refused; the service takes it as undefined and finds nothing, which
    /// hides the mistake.
    /// </summary>
    public Query Parse()
    {
        var query = QueryParser.Parse(Text);
        return query.Parameters.FirstOrDefault(p => !Parameters.ContainsKey(p)) is { } missing
            ? throw Refusal.BadRequest($"The parameter {missing} has no value.")
            : query;
    }

    public static QuerySpec Read(ReadOnlySpan<byte> body)
    {
        Value sent;
        try
        {
            sent = ValueJson.Parse(body);
        }
        catch (System.Text.Json.JsonException e)
        {
            throw Refusal.BadRequest($"The query body is not JSON: {e.Message}");
        }

        if (sent.Kind == Kind.Object && sent.Members.Keys.FirstOrDefault(k => k is not ("query" or "parameters" or "resumeFilter")) is { } unknown)
            throw Refusal.NotImplemented($"the member '{unknown}' of a query body");
        if (sent.Member("query") is not { Kind: Kind.String } text)
            throw Refusal.BadRequest("The query body has no 'query' text.");
        var parameters = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var parameter in sent.Member("parameters") is { Kind: Kind.Array } list ? list.Items : [])
            parameters[parameter.Member("name").Text] = parameter.Member("value");
        return new QuerySpec(text.Text, parameters, ResumePoint.Read(sent.Member("resumeFilter")));
    }
}
