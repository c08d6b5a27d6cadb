using System.Net;
using KnowledgePark.Bookings;
using KnowledgePark.Host.Verbs;
using KnowledgePark.Storage;

namespace KnowledgePark.Api.Tests.Bookings;

/// <summary>The verb 'check' on Cosmos DB, through its SDK against the test gateway.</summary>
public sealed class CosmosCheckTests : IAsyncLifetime
{
    private readonly CosmosParks _parks = new(areReadsStale: false);

    public ValueTask InitializeAsync() => _parks.InitializeAsync();

    public ValueTask DisposeAsync() => _parks.DisposeAsync();

    [Fact]
    public async Task What_is_right_is_found_right()
    {
        (await _parks.One.BookAsync("hall", "09:00", "10:00")).Is(HttpStatusCode.Created);
        (await _parks.Two.BookAsync("lab", "09:00", "10:00")).Is(HttpStatusCode.Created);
        var (code, output) = await CheckAsync();
        Assert.True(code == 0, output);
        Assert.StartsWith("2 bookings (2 standing), 4 allocations", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_space_that_is_taken_twice_is_found()
    {
        (await _parks.One.BookAsync("lab", "09:00", "10:00", id: "first")).Is(HttpStatusCode.Created);
        var first = (await _parks.One.Store.FindAsync<Booking>("first", TestPark.Ct))!; // Just booked.
        await _parks.One.Store.CommitAsync(new ChangeSet(Change.Create(first with { Id = "second" })), TestPark.Ct); // Past the desk, without the guard.
        var (code, output) = await CheckAsync();
        Assert.Equal(1, code);
        Assert.Contains("space lab is taken twice", output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> CheckAsync()
    {
        var output = new StringWriter();
        return (await CheckVerb.RunAsync(_parks.Choice, output, TestPark.Ct), output.ToString());
    }
}
