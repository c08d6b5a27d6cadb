using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Resources;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace KnowledgePark.CosmosGateway;

/// <summary>
/// A server that speaks the REST protocol of Azure Cosmos DB for NoSQL, so that the real SDK drives it (gateway mode, LimitToEndpoint). It is a
/// double for tests and for a laptop: in memory, one region, nothing measured or throttled. What it does not know it refuses, with 400 or 501
/// and a reason. It stops when it is disposed of, and all its documents are gone.
/// </summary>
public sealed class CosmosGatewayServer : IAsyncDisposable
{
    /// <summary>Far over the limits of the protocol, which answer 413 themselves.</summary>
    private const long MaxBodyBytes = 64 * 1024 * 1024;

    private readonly WebApplication _app;

    private CosmosGatewayServer(WebApplication app, GatewayOptions options) => (_app, Key) = (app, options.Key);

    /// <summary>Where it listens, with the port that it got.</summary>
    public Uri Endpoint => new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    /// <summary>The account key.</summary>
    public string Key { get; }

    /// <summary>Starts a gateway; it listens when the task is done.</summary>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    /// <exception cref="IOException">The address is in use.</exception>
    public static async Task<CosmosGatewayServer> StartAsync(GatewayOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PartitionRanges, 1);
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || !url.IsLoopback)
            throw new ArgumentException($"'{options.Url}' is not http on a loopback address: the gateway is for this machine.", nameof(options));
        if (!SessionToken.Levels.Contains(options.Consistency))
            throw new ArgumentException($"'{options.Consistency}' is no consistency level; they are {string.Join(", ", SessionToken.Levels)}.", nameof(options));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(options.Url).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxBodyBytes);
        var app = builder.Build();
        var server = new CosmosGatewayServer(app, options);
        var pipeline = new Pipeline(new Account(options), () => server.Endpoint, app.Services.GetRequiredService<ILogger<CosmosGatewayServer>>());
        app.Run(pipeline.RunAsync);
        await app.StartAsync(ct);
        return server;
    }

    /// <summary>Completes when the process is asked to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken ct) => _app.WaitForShutdownAsync(ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
