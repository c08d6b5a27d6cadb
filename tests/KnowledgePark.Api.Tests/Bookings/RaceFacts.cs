using System.Net;

namespace KnowledgePark.Api.Tests.Bookings;

/// <summary>Many clients at once, over HTTP: exactly one gets a slot, everybody gets a free one, nothing is half booked. On every store.</summary>
/// <param name="parks">The servers of one park, to which the clients turn one after the other.</param>
public abstract class RaceFacts(params TestPark[] parks)
{
    private const int Clients = 64;

    private int Rounds => int.TryParse(Environment.GetEnvironmentVariable("PARK_RACE_ROUNDS"), out var rounds) ? rounds : UsualRounds;

    protected abstract int UsualRounds { get; }

    [Fact]
    public async Task Of_64_clients_who_want_one_slot_exactly_one_gets_it()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (day, hour) = ($"2027-01-{1 + round % 28:00}", 8 + round / 28 % 12);
            var answers = await AllAtOnceAsync(_ => TestPark.Body(["room-1"], $"{hour:00}:00", $"{hour + 1:00}:00", day));
            Assert.Equal(1, answers.Count(s => s == HttpStatusCode.Created));
            Assert.Equal(Clients - 1, answers.Count(s => s == HttpStatusCode.Conflict));
        }

        await parks[0].AssertCleanAsync();
    }

    [Fact]
    public async Task Sixty_four_clients_who_want_64_slots_of_one_space_all_get_them()
    {
        for (var round = 0; round < 4; round++)
        {
            var answers = await AllAtOnceAsync(i => TestPark.Body(["room-2"], $"{8 + i % 12:00}:00", $"{9 + i % 12:00}:00", $"2027-02-{1 + i / 12 + 6 * round % 24:00}"));
            Assert.All(answers, s => Assert.Equal(HttpStatusCode.Created, s));
        }

        await parks[0].AssertCleanAsync();
    }

    [Fact]
    public async Task Clients_who_want_overlapping_sets_of_spaces_do_not_wait_in_a_circle()
    {
        string[][] sets = [["hall"], ["cell-c", "cell-a"], ["cell-a", "cell-b"], ["hall-ab", "room-3"], ["room-3", "cell-c"], ["cell-b", "lab"], ["lab", "hall-ab"]];
        for (var round = 0; round < 10; round++)
        {
            var answers = await AllAtOnceAsync(i => TestPark.Body(sets[i % sets.Length], "12:00", "13:00", $"2027-03-{1 + round:00}"));
            Assert.InRange(answers.Count(s => s == HttpStatusCode.Created), 1, 3);
            Assert.All(answers, s => Assert.True(s is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{s}"));
        }

        await parks[0].AssertCleanAsync();
    }

    [Fact]
    public async Task Clients_who_move_bookings_into_one_slot_leave_one_there()
    {
        for (var i = 0; i < 12; i++)
            (await parks[0].BookAsync("room-3", $"{8 + i:00}:00", $"{9 + i:00}:00", "2027-02-20", id: $"move-{i}")).Is(HttpStatusCode.Created);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            parks[i % parks.Length].PatchAsync($"/odata/bookings/move-{i}", new { start = "2027-02-21T09:00:00+02:00", end = "2027-02-21T10:00:00+02:00" })));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        await parks[0].AssertCleanAsync();
    }

    [Fact]
    public async Task The_same_request_from_64_connections_makes_one_booking()
    {
        var answers = await AllAtOnceAsync(_ => TestPark.Body(["room-3"], "09:00", "10:00", "2027-02-22", id: "same"));
        Assert.All(answers, s => Assert.Equal(HttpStatusCode.Created, s));
        Assert.Equal("1", (await parks[0].GetAsync("/odata/bookings/$count?$filter=id eq 'same'")).Body);
    }

    private async Task<HttpStatusCode[]> AllAtOnceAsync(Func<int, Dictionary<string, object>> body)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clients = Enumerable.Range(0, Clients).Select(async i =>
        {
            await start.Task;
            var answer = await parks[i % parks.Length].PostAsync("/odata/bookings", body(i));
            // Two servers may keep getting in each other's way; 'try again' is then an answer, and a client does.
            for (var again = 0; again < 10 && parks.Length > 1 && answer.Status == HttpStatusCode.ServiceUnavailable; again++)
                answer = await parks[i % parks.Length].PostAsync("/odata/bookings", body(i));
            return answer.Status;
        }).ToArray();
        start.SetResult();
        return await Task.WhenAll(clients);
    }
}
