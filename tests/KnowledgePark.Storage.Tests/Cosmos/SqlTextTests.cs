using System.Text;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage.Azure.Querying;
using KnowledgePark.Storage.Azure.Reading;
using NodaTime;

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>The SQL of the main operations, and what is refused rather than answered wrongly.</summary>
public sealed class SqlTextTests
{
    private static readonly string[] s_ids = ["s1", "s2"];

    [Fact]
    public void The_main_operations_have_the_golden_sql()
    {
        var text = new StringBuilder();
        var now = Samples.Noon;
        Write("a page of bookings of a building, by start", SqlText.Select<Booking>(ShapeSteps.Of<Booking>(
            all => all.Where(b => b.BuildingId == "b1" && b.Start >= now).OrderBy(b => b.Start).ThenBy(b => b.Id).Take(51))), Partitions.Of<Booking>(ShapeSteps.Of<Booking>(all => all.Where(b => b.BuildingId == "b1" && b.Start >= now))));
        Write("the page after it", SqlText.Select<Booking>(ShapeSteps.Of<Booking>(
            all => all.Where(b => b.BuildingId == "b1" && (b.Start > now || (b.Start == now && string.Compare(b.Id, "k9") > 0))).OrderBy(b => b.Start).ThenBy(b => b.Id).Take(51))), null);
        Write("spaces that a text and features select", SqlText.Select<Space>(ShapeSteps.Of<Space>(
            all => all.Where(s => s.Kind == SpaceKind.MeetingRoom && s.Capacity >= 8 && s.Features.Any(f => f == "projector") && !(s.NameBg != null && s.NameBg.ToLower().Contains("зала"))).OrderByDescending(s => s.Name).ThenByDescending(s => s.Id).Take(20))), null);
        Write("records by id, for $expand", SqlText.Select<Space>(ShapeSteps.Of<Space>(all => all.Where(s => s_ids.Contains(s.Id)).OrderBy(s => s.Id).Take(100))), null);
        Write("how many", SqlText.Count<Booking>(ShapeSteps.Of<Booking>(all => all.Where(b => b.OrganisationId == "o1" && b.Status != BookingStatus.Cancelled))), null);
        Write("expired holds", SqlText.Select<Booking>(ShapeSteps.Of<Booking>(all => all.Where(b => b.Status == BookingStatus.Held && b.HeldUntil <= now).OrderBy(b => b.HeldUntil).Take(100))), null);
        Write("the busy time of two spaces", BusyTimes.Query(s_ids, new Interval(Instant.FromDateTimeOffset(now), Instant.FromDateTimeOffset(now.AddDays(1)))), "b1");
        Write("the busy time of a park", BusyTimes.Query(null, new Interval(Instant.FromDateTimeOffset(now), Instant.FromDateTimeOffset(now.AddDays(1)))), null);
        Golden.Check("cosmos.sql", text.ToString());

        void Write(string what, SqlText sql, string? partition)
        {
            text.Append("-- ").Append(what).AppendLine(partition is null ? "" : $" (partition {partition})").AppendLine(sql.Sql);
            foreach (var (name, value) in sql.Parameters)
                text.Append("--   ").Append(name).Append(" = ").Append(System.Text.Json.JsonSerializer.Serialize(value)).AppendLine();
            text.AppendLine();
        }
    }

    [Fact]
    public void A_negation_is_carried_down_to_what_may_be_missing()
    {
        Assert.Equal("""(IS_NULL(c["record"]["attendees"]) OR c["record"]["attendees"] <= @p0)""", Condition<Booking>(all => all.Where(b => !(b.Attendees > 3))));
        Assert.Equal("""(IS_NULL(c["record"]["nameBg"]) OR NOT CONTAINS(c["record"]["nameBg"], @p0))""", Condition<Space>(all => all.Where(s => !s.NameBg!.Contains("xy"))));
        Assert.Equal("""(NOT CONTAINS(c["record"]["name"], @p0) AND c["record"]["isListed"] = false)""", Condition<Space>(all => all.Where(s => !(s.Name.Contains("xy") || s.IsListed))));
        Assert.Equal("""NOT EXISTS(SELECT VALUE x0 FROM x0 IN c["record"]["capacities"] WHERE x0["people"] <= @p0)""", Condition<Space>(all => all.Where(s => s.Capacities.All(c => c.People > 3))));
    }

    [Fact]
    public void Enumerations_lie_by_name_and_whole_numbers_divide_as_whole_numbers()
    {
        Assert.Equal("""c["record"]["kind"] = @p0""", Condition<Space>(all => all.Where(s => s.Kind == SpaceKind.MeetingRoom)));
        Assert.Equal("""TRUNC(c["record"]["capacity"] / @p0) = @p1""", Condition<Space>(all => all.Where(s => s.Capacity / 2 == 3)));
    }

    [Fact]
    public void What_only_some_rows_show_is_null_in_the_others()
    {
        const string Seen = """IIF(c["record"]["isListed"] = true, c["record"]["nameBg"], null)""";
        Assert.Equal($"{Seen} = @p0", Condition<Space>(all => all.Where(s => (s.IsListed ? s.NameBg : null) == "x")));
        Assert.Equal($"(IS_NULL({Seen}) OR {Seen} != @p0)", Condition<Space>(all => all.Where(s => (s.IsListed ? s.NameBg : null) != "x")));
        Assert.Equal($"(IS_NULL({Seen}) OR NOT CONTAINS({Seen}, @p0))", Condition<Space>(all => all.Where(s => !(s.IsListed ? s.NameBg : null)!.Contains("xy"))));
        Assert.Equal("""IIF(c["record"]["isListed"] = true, c["record"]["capacity"], @p0) > @p1""", Condition<Space>(all => all.Where(s => (s.IsListed ? s.Capacity : 0) > 3)));
        Assert.Equal("""IIF(c["record"]["attendees"] > @p0, c["record"]["layout"], null) = @p1""", Condition<Booking>(all => all.Where(b => (b.Attendees > 3 ? b.Layout : null) == SpaceLayout.Theatre)));
    }

    public static TheoryData<string> Refused => [.. s_refused.Keys];

    private static readonly Dictionary<string, Action> s_refused = new()
    {
        ["the hour of an instant"] = () => Condition<Booking>(all => all.Where(b => b.Start.Hour == 9)),
        ["the length between two instants"] = () => Condition<Booking>(all => all.Where(b => b.End - b.Start > TimeSpan.FromHours(1))),
        ["division by a property"] = () => Condition<Space>(all => all.Where(s => 12 / s.Capacity > 1)),
        ["an unknown function"] = () => Condition<Space>(all => all.Where(s => s.Name.Normalize() == "x")),
        ["the version"] = () => Condition<Space>(all => all.Where(s => s.Version == "x")),
        ["an order of enumerations"] = () => SqlText.Select<Space>(ShapeSteps.Of<Space>(all => all.OrderBy(s => s.Kind))),
        ["an order by a function"] = () => SqlText.Select<Space>(ShapeSteps.Of<Space>(all => all.OrderBy(s => s.Name.ToLower()))),

        ["a filter of a page"] = () => ShapeSteps.Of<Space>(all => all.OrderBy(s => s.Id).Take(3).Where(s => s.IsListed)),
        ["a projection"] = () => ShapeSteps.Of<Space>(all => all.Select(s => s)),
        ["reading inside a shape"] = () => ShapeSteps.Of<Space>(all => all.ToList().AsQueryable()),
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_would_be_answered_wrongly_is_refused(string what) => Assert.Throws<NotSupportedByStoreException>(s_refused[what]);

    private static string Condition<T>(Shape<T> shape) where T : class, IRecord
    {
        var sql = SqlText.Select<T>(ShapeSteps.Of(shape)).Sql;
        return sql[(sql.IndexOf(" AND ", StringComparison.Ordinal) + 5)..];
    }
}
