using System.Net.Http.Headers;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Types;
using WireMock.Util;

namespace KnowledgePark.Storage.Tests.Faults;

/// <summary>
/// WireMock.Net in front of a real server: passes every request on, octet for octet, but for those that <see cref="Plan"/> has a fault for. It cannot
/// cut a connection; the server behind it has to.
/// </summary>
public sealed class FaultyServer : IDisposable
{
    private static readonly string[] s_hop = ["Connection", "Keep-Alive", "Transfer-Encoding", "Host", "Content-Length", "Expect"];

    private readonly WireMockServer _server = WireMockServer.Start();
    private readonly HttpClient _http;
    private int _requests;

    public FaultyServer(Uri behind)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = behind };
        _server.Given(Request.Create().UsingAnyMethod()).RespondWith(Response.Create().WithCallback(AnswerAsync));
    }

    public Uri Address => new(_server.Url!); // It has been started.

    /// <summary>How long a late answer takes.</summary>
    public TimeSpan Late { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The fault for a request, by its number from 1 on and what it is ("POST /dbs/…"); null: none.</summary>
    public Func<int, string, LineFault?> Plan { get; set; } = (_, _) => null;

    /// <summary>How many requests came since the last <see cref="Restart"/>.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public void Restart(Func<int, string, LineFault?> plan)
    {
        Plan = plan;
        Volatile.Write(ref _requests, 0);
    }

    public void Dispose()
    {
        _server.Stop();
        _server.Dispose();
        _http.Dispose();
    }

    private async Task<IResponseMessage> AnswerAsync(IRequestMessage request)
    {
        var number = Interlocked.Increment(ref _requests);
        switch (Plan(number, $"{request.Method} {request.AbsolutePath}"))
        {
            case LineFault.Throttled:
                return Status(429, ("x-ms-retry-after-ms", "15"), ("Retry-After", "1"));
            case LineFault.RetryWith:
                return Status(449);
            case LineFault.Unavailable:
                return Status(503);
            case LineFault.EmptyAfterwards:
                await PassOnAsync(request);
                return Broken(FaultType.EMPTY_RESPONSE);
            case LineFault.MalformedAfterwards:
                await PassOnAsync(request);
                return Broken(FaultType.MALFORMED_RESPONSE_CHUNK);
            case LineFault.TimeoutAfterwards:
                await PassOnAsync(request);
                return Status(408);
            case LineFault.SlowAfterwards:
                var answer = await PassOnAsync(request);
                await Task.Delay(Late);
                return answer;
            default:
                return await PassOnAsync(request);
        }
    }

    private async Task<ResponseMessage> PassOnAsync(IRequestMessage request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.AbsolutePath + (request.RawQuery is { Length: > 0 } query ? $"?{query.TrimStart('?')}" : ""));
        if (request.BodyAsBytes is { } body)
            message.Content = new ByteArrayContent(body);
        foreach (var (name, values) in request.Headers ?? new Dictionary<string, WireMockList<string>>())
        {
            if (s_hop.Contains(name, StringComparer.OrdinalIgnoreCase) || message.Headers.TryAddWithoutValidation(name, values))
                continue;
            message.Content?.Headers.TryAddWithoutValidation(name, values);
        }

        using var answer = await _http.SendAsync(message);
        var octets = await answer.Content.ReadAsByteArrayAsync();
        var passed = new ResponseMessage { StatusCode = (int)answer.StatusCode, BodyDestination = null, BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = octets } };
        foreach (var (name, values) in answer.Headers.Concat((IEnumerable<KeyValuePair<string, IEnumerable<string>>>)answer.Content.Headers))
        {
            if (!s_hop.Contains(name, StringComparer.OrdinalIgnoreCase))
                passed.AddHeader(name, [.. values]);
        }

        return passed;
    }

    private static ResponseMessage Status(int status, params (string Name, string Value)[] headers)
    {
        var answer = new ResponseMessage { StatusCode = status, BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = "{\"code\":\"Fault\",\"message\":\"injected\"}" } };
        answer.AddHeader("Content-Type", "application/json");
        answer.AddHeader("x-ms-activity-id", Guid.NewGuid().ToString());
        foreach (var (name, value) in headers)
            answer.AddHeader(name, value);
        return answer;
    }

    private static ResponseMessage Broken(FaultType type) => new() { StatusCode = 200, FaultType = type };
}
