using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using KnowledgePark.Api.Tests.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Host.Serving;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;

namespace KnowledgePark.Api.Tests;

/// <summary>
/// The real server on a free port of this machine, on real SQLite in a folder of its own. It is Monday, 23 November 2026, 10:00 in Sofia; the
/// building 'alpha' is open 08:00-20:00 on every day.
/// </summary>
public sealed class TestPark : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("park-").FullName;
    private readonly string[] _settings;
    private readonly Action<IServiceCollection>? _replace;
    private WebApplication _app = null!; // Set before each test.
    private HttpClient _unsigned = null!; // As above.

    public TestPark() : this([], null)
    {
    }

    /// <param name="settings">Further settings, as on the command line.</param>
    /// <param name="replace">Puts something else in the place of what the server is made of.</param>
    internal TestPark(string[] settings, Action<IServiceCollection>? replace) => (_settings, _replace) = (settings, replace);

    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 11, 23, 8, 0));

    /// <summary>What is in the store besides the small park.</summary>
    internal IEnumerable<ChangeSet> More { get; init; } = [];

    /// <summary>Settings besides the usual ones.</summary>
    internal IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Signs in as the operator, unless <see cref="SendAsync"/> is given an Authorization header.</summary>
    public HttpClient Http { get; private set; } = null!; // Set before each test.

    public IServiceProvider Services => _app.Services;

    public IParkStore Store => Services.GetRequiredService<IParkStore>();

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = ParkServer.Build(
            ["--urls", "http://127.0.0.1:0", "--KnowledgePark:Folder", _folder, "--KnowledgePark:Demo", "false", .. _settings, .. Arguments], services =>
            {
                services.AddSingleton<IClock>(Clock);
                _replace?.Invoke(services);
            });
        foreach (var set in SmallPark.Records().Concat(More))
            await Store.CommitAsync(set, Ct);
        await ParkServer.PrepareAsync(_app, Ct);
        await _app.StartAsync(CancellationToken.None); // Not the token of the first test: the server outlives it.
        Http = NewClient();
        Http.DefaultRequestHeaders.Authorization = new("Bearer", TestPeople.Operator);
        _unsigned = NewClient();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _unsigned.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.First();

    /// <summary>A client with connections of its own.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { MaxConnectionsPerServer = 256, AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.First()) };

    /// <summary>Asks as somebody; null: as the public.</summary>
    public Task<Answer> AsAsync(string? token, HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, body, [("Authorization", token is null ? "" : $"Bearer {token}"), .. headers]);

    public Task<Answer> GetAsAsync(string? token, string path, params (string Name, string Value)[] headers) => AsAsync(token, HttpMethod.Get, path, null, headers);

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(string path, object? body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, body, headers);

    public Task<Answer> PatchAsync(string path, object body, string? ifMatch = "*") =>
        SendAsync(HttpMethod.Patch, path, body, ifMatch is null ? [] : [("If-Match", ifMatch)]);

    /// <summary>Sends text as it is, anything else as JSON.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is string text)
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        else if (body is not null)
            request.Content = JsonContent.Create(body);
        foreach (var (name, value) in headers.Where(h => h.Value.Length > 0))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name); // Only content has such headers.
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await (headers.Any(h => h.Name == "Authorization") ? _unsigned : Http).SendAsync(request, Ct);
        return await Answer.OfAsync(response);
    }

    /// <summary>Books and answers; hours are local in Sofia, on 24 November 2026 unless stated.</summary>
    public Task<Answer> BookAsync(string space, string from, string to, string day = "2026-11-24", string? id = null, int? attendees = null, string? heldUntil = null) =>
        PostAsync("/odata/bookings", Body([space], from, to, day, id, attendees, heldUntil));

    public static Dictionary<string, object> Body(string[] spaces, string from, string to, string day = "2026-11-24", string? id = null, int? attendees = null, string? heldUntil = null)
    {
        var body = new Dictionary<string, object>
        {
            ["title"] = "Weekly",
            ["organisationId"] = "acme",
            ["start"] = $"{day}T{from}:00+02:00",
            ["end"] = $"{day}T{to}:00+02:00",
            ["spaceIds"] = spaces,
        };
        if (id is not null)
            body["id"] = id;
        if (attendees is not null)
            body["attendees"] = attendees;
        if (heldUntil is not null)
            body["heldUntil"] = heldUntil;
        return body;
    }

    /// <summary>Asserts that nothing is booked twice and all records agree.</summary>
    public async Task<CheckReport> AssertCleanAsync()
    {
        var report = await StoreCheck.RunAsync(Store, Ct);
        Assert.Empty(report.Faults);
        return report;
    }
}

/// <summary>An answer of the server, read whole.</summary>
public sealed record Answer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public IReadOnlyList<JsonElement> Value => [.. Json.GetProperty("value").EnumerateArray()];

    public IReadOnlyList<string> Ids => [.. Value.Select(v => v.GetProperty("id").GetString()!)]; // Records have ids.

    public string ETag => Headers["ETag"];

    public string Code => Json.GetProperty("error").GetProperty("code").GetString()!; // An error has a code.

    public IReadOnlyList<string> Codes => [.. Json.GetProperty("error").GetProperty("details").EnumerateArray().Select(d => d.GetProperty("code").GetString()!)]; // A detail has a code.

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(TestPark.Ct), headers);
    }

    public Answer Is(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{(int)Status} instead of {(int)status}: {Body[..Math.Min(Body.Length, 600)]}");
        return this;
    }
}
