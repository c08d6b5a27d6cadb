using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;

namespace KnowledgePark.Storage.Tests.Blobs;

/// <summary>The way to Azurite, on which things go wrong: a WireMock server that passes everything on, but for what a test has it do.</summary>
internal sealed class FaultyWay : IDisposable
{
    private const int PassOn = 100;
    private const int Fault = 1;

    private readonly HttpClient _http = new();
    private readonly WireMockServer _server;
    private int _faults;

    public FaultyWay(Uri azurite)
    {
        _server = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = ["http://127.0.0.1:0"],
            MaxRequestLogCount = 1000,
            PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).Use(CutAsync),
        });
        _server.Given(Request.Create()).AtPriority(PassOn).RespondWith(Response.Create().WithProxy(azurite.GetLeftPart(UriPartial.Authority)));
        _server.Given(Request.Create().UsingHead()).AtPriority(PassOn - 1).RespondWith(Response.Create().WithCallback(request => HeadAsync(azurite, request)));
    }

    public Uri Address => new(_server.Url! + "/"); // It is running.

    /// <summary>Which connections are cut, and where; asked for every request. Null: none.</summary>
    public Func<HttpRequest, Cut>? Cuts { get; set; }

    /// <summary>Awaited once a request has done its work, before its answer is cut off.</summary>
    public Func<Task>? BeforeCut { get; set; }

    /// <summary>How many requests of a method came so far.</summary>
    public int Count(string method) => _server.LogEntries.Count(e => e.RequestMessage?.Method == method);

    /// <summary>The next requests of a method, so many, are answered by the way itself.</summary>
    public void Answer(string method, int times, int status, string code, int? retryAfter = null, TimeSpan? delay = null)
    {
        var answer = Response.Create().WithStatusCode(status).WithHeader("x-ms-error-code", code);
        if (retryAfter is { } seconds)
            answer = answer.WithHeader("Retry-After", $"{seconds}");
        Once(method, times, delay is { } pause ? answer.WithDelay(pause) : answer);
    }

    public void Dispose()
    {
        _server.Dispose();
        _http.Dispose();
    }

    private void Once(string method, int times, IResponseBuilder answer)
    {
        var scenario = $"fault {++_faults}";
        _server.Given(Request.Create().UsingMethod(method)).AtPriority(Fault).InScenario(scenario).WillSetStateTo("over", times).RespondWith(answer);
    }

    /// <summary>By hand, because WireMock's proxy loses the Content-Length of an answer without a body, and with it how long a blob is.</summary>
    private async Task<IResponseMessage> HeadAsync(Uri azurite, IRequestMessage request)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Head, new Uri(azurite, new Uri(request.Url).PathAndQuery));
        foreach (var (name, values) in request.Headers ?? new Dictionary<string, WireMockList<string>>())
        {
            if (!name.Equals("Host", StringComparison.OrdinalIgnoreCase))
                asked.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        using var answer = await _http.SendAsync(asked);
        return new ResponseMessage
        {
            StatusCode = (int)answer.StatusCode,
            Headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Transfer-Encoding").ToDictionary(h => h.Key, h => new WireMockList<string>([.. h.Value])),
        };
    }

    private async Task CutAsync(HttpContext http, RequestDelegate next)
    {
        switch (Cuts?.Invoke(http.Request) ?? Cut.None)
        {
            case Cut.Before:
                http.Abort();
                return;
            case Cut.AfterCommit:
                // The work is done and the answer is there, but it never arrives.
                http.Response.Body = Stream.Null;
                await next(http);
                if (BeforeCut is { } happen)
                    await happen();
                http.Abort();
                return;
            case Cut.HalfWay:
                await HalfAsync(http, next);
                return;
            default:
                await next(http);
                return;
        }
    }

    /// <summary>Sends half of the answer's body and then nothing more.</summary>
    private static async Task HalfAsync(HttpContext http, RequestDelegate next)
    {
        var body = http.Response.Body;
        using var whole = new MemoryStream();
        http.Response.Body = whole;
        await next(http);
        http.Response.Body = body;
        http.Response.ContentLength = whole.Length;
        await body.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length / 2), http.RequestAborted);
        await body.FlushAsync(http.RequestAborted);
        http.Abort();
    }

    /// <summary>Where a connection is cut.</summary>
    public enum Cut
    {
        None, Before, HalfWay, AfterCommit,
    }
}
