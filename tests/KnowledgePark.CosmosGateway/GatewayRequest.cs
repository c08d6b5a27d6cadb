namespace KnowledgePark.CosmosGateway;

/// <summary>What <see cref="GatewayOptions.OnRequest"/> may look at to decide on a fault.</summary>
/// <param name="Method">GET, POST, PUT, DELETE or PATCH.</param>
/// <param name="Path">The path, decoded.</param>
/// <param name="Headers">The headers, by name in any case.</param>
public sealed record GatewayRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>True for a transactional batch.</summary>
    public bool IsBatch => IsTrue("x-ms-cosmos-is-batch-request");

    /// <summary>True for a query; its plan is none.</summary>
    public bool IsQuery => IsTrue("x-ms-documentdb-isquery") && !IsTrue("x-ms-cosmos-is-query-plan-request");

    /// <summary>True for a read of the change feed of documents.</summary>
    public bool IsChangeFeed => Headers.ContainsKey("A-IM") && Path.EndsWith("/docs", StringComparison.Ordinal);

    /// <summary>True for what may change a document.</summary>
    public bool IsWrite => Path.Contains("/docs", StringComparison.Ordinal) && Method != "GET" && !IsTrue("x-ms-documentdb-isquery") && !IsTrue("x-ms-cosmos-is-query-plan-request");

    private bool IsTrue(string header) => Headers.TryGetValue(header, out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
