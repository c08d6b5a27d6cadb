using System.Net;
using KnowledgePark.Access;
using KnowledgePark.Api.Tests.Demo;
using KnowledgePark.Host.Serving;
using KnowledgePark.Host.Stores;
using KnowledgePark.Host.Verbs;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Api.Tests.Access;

/// <summary>The verb that makes the first operator: from an empty store to a park that somebody runs.</summary>
public sealed class OperatorVerbTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_token_that_it_tells_runs_an_empty_park()
    {
        using var temp = new TempStore();
        var token = await TokenAsync(temp, "Olga Petrova", "olga@example.org");
        await using var app = ParkServer.Build(["--urls=http://127.0.0.1:0", "--KnowledgePark:Demo=false", $"--KnowledgePark:Folder={temp.Folder}"]);
        await ParkServer.PrepareAsync(app, Ct);
        await app.StartAsync(Ct);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var content = new StringContent("""{"id":"p","name":"Park","timeZone":"Europe/Sofia"}""", System.Text.Encoding.UTF8, "application/json");
        using var made = await client.PostAsync("/odata/parks", content, Ct);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        await app.StopAsync(Ct);
    }

    [Fact]
    public async Task Run_again_it_gives_the_same_person_another_token()
    {
        using var temp = new TempStore();
        Assert.NotEqual(await TokenAsync(temp, "Olga", "olga@example.org"), await TokenAsync(temp, "Somebody else", "olga@example.org"));
        Assert.Equal((1, 1, 2), (await temp.CountAsync<Person>(Ct), await temp.CountAsync<OperatorAssignment>(Ct), await temp.CountAsync<AccessToken>(Ct)));
        // Person, assignment and token; then the second token: each is told.
        Assert.Equal(4, await temp.CountAsync<AuditEntry>(Ct));
    }

    [Fact]
    public async Task A_bad_address_is_refused_in_words()
    {
        using var temp = new TempStore();
        var output = new StringWriter();
        Assert.Equal(1, await OperatorVerb.RunAsync(Choice(temp), "Olga", "nowhere", SystemClock.Instance, output, Ct));
        Assert.Contains("'email' is not valid", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await temp.CountAsync<Person>(Ct));
    }

    private static StoreChoice Choice(TempStore temp) => StoreChoice.InFolder(temp.Folder);

    private static async Task<string> TokenAsync(TempStore temp, string name, string email)
    {
        var output = new StringWriter();
        Assert.Equal(0, await OperatorVerb.RunAsync(Choice(temp), name, email, SystemClock.Instance, output, Ct));
        return output.ToString().Split('\n', StringSplitOptions.TrimEntries).Single(l => l.StartsWith("kp_", StringComparison.Ordinal));
    }
}
