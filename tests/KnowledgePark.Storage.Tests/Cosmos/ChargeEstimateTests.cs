using System.Globalization;
using System.Text;
using System.Text.Json;
using KnowledgePark.Storage.Azure.Documents;
using KnowledgePark.Storage.Azure.Provisioning;
using KnowledgePark.Storage.Azure.Writing;

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>
/// What the main operations should cost on Cosmos DB: an estimate from the documents as they are written and from Microsoft's published figures. The
/// page in docs is this one's output; UPDATE_GOLDENS=1 writes it anew.
/// </summary>
public sealed class ChargeEstimateTests
{
    private const double QueryBase = 2.5;
    private const double IndexTerm = 0.2;

    private static double Booking => Kilobytes(Documents.Of(Samples.Booking("0196f7c2a1b27c3e8a55d0b6f1e2d3c4"), new string('0', 32)));

    private static double Guard => Kilobytes(Documents.Of(Samples.Guard(), new string('0', 32)));

    private static double Signpost => Kilobytes(new Signpost { Id = "booking:0196f7c2a1b27c3e8a55d0b6f1e2d3c4", Partition = "booking:0196f7c2a1b27c3e8a55d0b6f1e2d3c4", Home = "innovation-hall", Tx = new string('0', 32), Since = 1_790_000_000 });

    [Fact]
    public void The_estimate_is_the_one_in_docs()
    {
        var found = Read(Signpost);
        var cold = Read(Guard) + Query(1, 20 * Booking);
        var write = Create(Signpost, 0) + Create(Booking, Terms(Documents.Of(Samples.Booking(), ""))) + Replace(Guard, Terms(Documents.Of(Samples.Guard(), "")));
        var availability = Query(1, 200 * 0.3);
        var page = Query(1, 50 * Booking);
        var unchanged = Read(Guard);
        var feed = Read(Guard) * 2 + Query(1, 60 * 0.3) + Query(1, 60 * Booking);
        var month = 1_000_000 * (found + write + 3 * availability + 2 * page + 20 * unchanged + feed);
        var average = month / TimeSpan.FromDays(30).TotalSeconds;
        var peak = Math.Ceiling(average * 10 / 1000) * 1000;

        var text = new StringBuilder();
        text.AppendLine("# What Cosmos DB should cost").AppendLine()
            .AppendLine("**An estimate.** It was computed, not measured: there was no account to measure on. The sizes are those of documents as the store writes")
            .AppendLine("them; the rules are Microsoft's published ones (a point read of 1 KB is 1 RU and of 100 KB is 10; an insert of 1 KB without indices is 5.5 RU and of")
            .AppendLine($"100 KB is 50; a replacement is twice an insert), and two assumptions of ours: {F(IndexTerm)} RU an index term written, and {F(QueryBase)} RU a query and physical")
            .AppendLine("partition before its documents are loaded at the rate of a large point read. What an account really charges is in the metric")
            .AppendLine("`knowledgepark.cosmos.request_charge`, by operation and kind of record. Session consistency; Strong doubles every read.").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Documents: a booking {F(Booking)} KB, a guard {F(Guard)} KB, a signpost {F(Signpost)} KB.").AppendLine()
            .AppendLine("| operation | what is asked | RU |").AppendLine("|---|---|---|")
            .AppendLine(Row("a booking of one space", "signpost looked for and written; one batch: booking created, guard replaced", found + write))
            .AppendLine(Row("… of a space that this process has not seen yet", "also its guard, and its busy times from one partition", found + write + cold))
            .AppendLine(Row("… each further space of the same booking", "one guard more in the batch, one allocation more in the booking", Replace(Guard, 0) + 0.3))
            .AppendLine(Row("an availability search in a building", "one query, 200 allocations in the window, projected", availability))
            .AppendLine(Row("a page of 50 bookings of a building", "one query in one partition, along an index", page))
            .AppendLine(Row("… of a whole park over 10 physical partitions", "the same query in each", Query(10, 50 * Booking)))
            .AppendLine(Row("a booking by its id", "signpost, then the document", found + Read(Booking)))
            .AppendLine(Row("a feed that has not changed (304)", "the guard", unchanged))
            .AppendLine(Row("a feed of 60 entries, made anew", "guards twice, busy times, bookings", feed))
            .AppendLine(Row("a look for changes in the park, each second and process", "seven reads of the change feed, mostly 'nothing new'", 7)).AppendLine()
            .AppendLine("## A million bookings a month").AppendLine()
            .AppendLine("With each booking come three searches, two pages, twenty polls of a feed that has not changed and one that has:")
            .AppendLine(CultureInfo.InvariantCulture, $"{month / 1e6:0} million RU a month, {average:0} RU/s on average. Ten times that in the busiest hour asks for an autoscale limit of {peak:0} RU/s. At a list")
            .AppendLine(CultureInfo.InvariantCulture, $"price of 0.012 US$ an hour for 100 RU/s of autoscale (one region, no zones; look it up for yours) that is between {peak / 10 / 100 * 0.012 * 730:0} US$ a month, always idle,")
            .AppendLine(CultureInfo.InvariantCulture, $"and {peak / 100 * 0.012 * 730:0} US$, always at the limit; at an average of {Math.Max(average, peak / 10):0} RU/s about {Math.Max(average, peak / 10) / 100 * 0.012 * 730:0} US$. Storage: {1_000_000 * (Booking + Signpost) / 1e6:0.0} GB more a month, and its indices.").AppendLine()
            .AppendLine("## Why the partitions hold").AppendLine()
            .AppendLine("- The atomic unit is a building. A logical partition takes 20 GB and 10,000 RU/s: about")
            .AppendLine(CultureInfo.InvariantCulture, $"  {20e6 / Booking / 1e6:0} million bookings and {10_000 / write:0} bookings a second in ONE building. Tier L (20,000 spaces, 3,000,000 bookings) is {3e6 * Booking / 1e6:0.0} GB in all.")
            .AppendLine("- Every question of a booking names its building or has a signpost to it, so it asks one physical partition however many there are. Only questions")
            .AppendLine("  over all buildings (a page of all bookings, a park-wide search) ask each, at 2.5 RU apiece: at 1,000 parks, keep them to one building or park.")
            .AppendLine("- 1,000 parks of tier S are 500,000 spaces and 60 million bookings, some 5,000 buildings: enough keys to spread over any number of physical")
            .AppendLine("  partitions, none of them hot, because people of different buildings do not share a document.")
            .AppendLine("- The one document that everybody who wants a space must write is its guard: a queue of one space, about ten bookings a second on it.");
        Golden.CheckInRepository("docs/cosmos-charges.md", text.ToString().ReplaceLineEndings("\n"));
    }

    private static string Row(string operation, string asked, double units) => string.Create(CultureInfo.InvariantCulture, $"| {operation} | {asked} | {units:0.0} |");

    private static string F(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static double Kilobytes<T>(T document) => Math.Round(JsonSerializer.SerializeToUtf8Bytes(document, DocumentJson.Options).Length / 1000.0 + 0.2, 1); // 0.2: what the service adds to each.

    private static double Read(double kilobytes) => Math.Max(1, 1 + (kilobytes - 1) * 9 / 99);

    private static double Create(double kilobytes, int terms) => Math.Max(5.5, 5.5 + (kilobytes - 1) * 44.5 / 99) + terms * IndexTerm;

    private static double Replace(double kilobytes, int terms) => 2 * Create(kilobytes, terms);

    private static double Query(int partitions, double kilobytes) => partitions * QueryBase + kilobytes * 9 / 99;

    /// <summary>The values of a document that lie on an indexed path, and the composite indices that it is entered in.</summary>
    private static int Terms(Document<object> document)
    {
        using var json = JsonSerializer.SerializeToDocument(document, DocumentJson.Options);
        var indexed = Orders.Indexed.Select(p => p.TrimEnd('?').TrimEnd('/')).ToHashSet();
        var paths = Paths(json.RootElement, "").ToList();
        return paths.Count(indexed.Contains) + Orders.Composites.Count(c => c.All(paths.Contains));

        static IEnumerable<string> Paths(JsonElement element, string at) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Paths(p.Value, $"{at}/{p.Name}")),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(i => Paths(i, $"{at}/[]")),
            _ => [at],
        };
    }
}
