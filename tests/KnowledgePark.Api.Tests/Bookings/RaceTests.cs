namespace KnowledgePark.Api.Tests.Bookings;

/// <summary>The races on SQLite.</summary>
public sealed class RaceTests(TestPark park) : RaceFacts(park), IClassFixture<TestPark>
{
    protected override int UsualRounds => 50;
}
