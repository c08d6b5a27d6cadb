using KnowledgePark.CosmosGateway;

const string help = """
    A stand-in for Azure Cosmos DB for NoSQL, in memory, for tests and for a laptop.

      dotnet run --project tests/KnowledgePark.CosmosGateway -- [options]

      --urls <url>      where to listen, http and loopback (http://127.0.0.1:8081)
      --key <base64>    the account key (a fixed one that is printed)
      --ranges <n>      physical partitions of a container (4)
      --stale-reads     answer each read from the oldest state that its session token permits
      --no-indexes      serve an ORDER BY without the index that the service wants
      --any-identity    take any token of Entra ID
      --help            this text

    It speaks the REST protocol to the SDK in gateway mode with LimitToEndpoint. It is no Cosmos DB: what it does not know, it refuses.
    """;

if (args.Contains("--help"))
{
    Console.WriteLine(help);
    return 0;
}

string[] flags = ["--stale-reads", "--no-indexes", "--any-identity"];
string[] values = ["--urls", "--key", "--ranges"];
for (var i = 0; i < args.Length; i++)
{
    if (flags.Contains(args[i]))
        continue;
    if (!values.Contains(args[i]) || ++i == args.Length)
    {
        Console.Error.WriteLine($"'{args[Math.Min(i, args.Length - 1)]}' is not understood or lacks its value; see --help.");
        return 2;
    }
}

var defaults = new GatewayOptions { Url = "http://127.0.0.1:8081" };
var options = defaults with
{
    Url = Option("--urls") ?? defaults.Url,
    Key = Option("--key") ?? defaults.Key,
    PartitionRanges = int.Parse(Option("--ranges") ?? "4", System.Globalization.CultureInfo.InvariantCulture),
    StaleReads = args.Contains("--stale-reads"),
    EnforceIndexes = !args.Contains("--no-indexes"),
    AcceptAnyIdentity = args.Contains("--any-identity"),
};
await using var server = await CosmosGatewayServer.StartAsync(options, CancellationToken.None);
Console.WriteLine($"endpoint {server.Endpoint}");
Console.WriteLine($"key      {server.Key}");
await server.WaitForShutdownAsync(CancellationToken.None);
return 0;

string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 ? args[at + 1] : null;
