namespace KnowledgePark.Api.Tests.Bookings;

/// <summary>
/// The races on Cosmos DB, through its SDK against the test gateway: two servers that know nothing of each other, and replicas that answer as late as
/// session consistency lets them.
/// </summary>
public sealed class CosmosRaceTests(CosmosParks parks) : RaceFacts(parks.One, parks.Two), IClassFixture<CosmosParks>
{
    protected override int UsualRounds => 12;
}
