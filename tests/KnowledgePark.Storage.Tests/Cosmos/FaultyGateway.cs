using KnowledgePark.CosmosGateway;
using KnowledgePark.Storage.Tests.Faults;

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>
/// The gateway at the end of a bad line. WireMock.Net answers in its place or spoils its answers; a connection can only be cut by the server itself,
/// so for those faults the way leads past WireMock.
/// </summary>
internal sealed class FaultyGateway : IAsyncDisposable
{
    private CosmosGatewayServer _gateway = null!; // Set by StartAsync.
    private FaultyServer _server = null!; // As above.
    private Func<int, LineFault?> _plan = _ => null;
    private int _direct;
    private bool _isDirect;

    public Uri Plain => _gateway.Endpoint;

    public string Key => _gateway.Key;

    /// <summary>How many requests came since the last <see cref="Restart"/>.</summary>
    public int Requests => _isDirect ? Volatile.Read(ref _direct) : _server.Requests;

    public static async Task<FaultyGateway> StartAsync(CancellationToken ct)
    {
        var line = new FaultyGateway();
        line._gateway = await CosmosGatewayServer.StartAsync(new GatewayOptions { OnRequest = _ => line.Cut() }, ct);
        line._server = new FaultyServer(line._gateway.Endpoint) { Late = TimeSpan.FromMilliseconds(700) };
        return line;
    }

    public static bool IsCut(LineFault fault) => fault is LineFault.CutBefore or LineFault.CutAfterwards;

    /// <summary>The address at which faults happen.</summary>
    public Uri AddressFor(bool cuts)
    {
        _isDirect = cuts;
        return cuts ? _gateway.Endpoint : _server.Address;
    }

    /// <summary>Counts requests from 1 on again, each with the fault that the plan says.</summary>
    public void Restart(Func<int, LineFault?> plan)
    {
        _plan = plan;
        Volatile.Write(ref _direct, 0);
        _server.Restart((number, _) => _isDirect ? null : plan(number));
    }

    public async ValueTask DisposeAsync()
    {
        _server.Dispose();
        await _gateway.DisposeAsync();
    }

    private Fault? Cut()
    {
        if (!_isDirect)
            return null;
        return _plan(Interlocked.Increment(ref _direct)) switch
        {
            LineFault.CutBefore => Fault.Of(FaultKind.CutBefore),
            LineFault.CutAfterwards => Fault.Of(FaultKind.CutAfterCommit),
            _ => null,
        };
    }
}
