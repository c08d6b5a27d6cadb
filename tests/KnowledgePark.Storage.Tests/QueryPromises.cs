using System.Linq.Expressions;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;

namespace KnowledgePark.Storage.Tests;

/// <summary>Every shape gives the rows that LINQ to objects gives, in the same order: on every store.</summary>
public abstract class QueryPromises : StorePromises
{
    private readonly List<Space> _spaces = [];
    private readonly List<Booking> _bookings = [];

    public static TheoryData<string> SpaceFilters => [.. s_spaceFilters.Keys];

    public static TheoryData<string> BookingFilters => [.. s_bookingFilters.Keys];

    private static readonly string[] s_some = ["s01", "s05", "s07", "none"];

    private static readonly Dictionary<string, Expression<Func<Space, bool>>> s_spaceFilters = new()
    {
        ["equal"] = s => s.Id == "s03",
        ["not equal"] = s => s.Kind != SpaceKind.Laboratory,
        ["enum equal"] = s => s.Kind == SpaceKind.MeetingRoom,
        ["greater"] = s => s.Capacity > 12,
        ["and or not"] = s => (s.Capacity > 5 && s.Capacity < 20) || !s.IsListed,
        ["null"] = s => s.NameBg == null,
        ["not null"] = s => s.NameBg != null,
        ["not equal to a value where some are null"] = s => s.NameBg != "Зала 3",
        ["contains"] = s => s.Name.Contains("oom 1"),
        ["contains is exact about case"] = s => s.Name.Contains("ROOM"),
        ["starts"] = s => s.Name.StartsWith("Room"),
        ["starts is exact about case"] = s => s.Name.StartsWith("room"),
        ["ends"] = s => s.Name.EndsWith("7"),
        ["percent and underscore are themselves"] = s => s.Name.Contains("_%"),
        ["lower latin"] = s => s.Name.ToLower().Contains("room 1"),
        ["lower cyrillic"] = s => s.NameBg != null && s.NameBg.ToLower().Contains("зала"),
        ["length"] = s => s.Name.Length > 6,
        ["index"] = s => s.Name.IndexOf("1") == 5,
        ["substring"] = s => s.Name.Substring(0, 4) == "Room",
        ["concat"] = s => s.Name + s.Id == "Room 4s04",
        ["in"] = s => s_some.Contains(s.Id),
        ["any of texts"] = s => s.Features.Any(f => f == "projector"),
        ["any of objects"] = s => s.Capacities.Any(c => c.Layout == SpaceLayout.Theatre && c.People > 10),
        ["no element"] = s => !s.Features.Any(),
        ["string order"] = s => string.Compare(s.Name, "Room 15") > 0,
        ["arithmetic"] = s => s.Capacity * 2 + 1 > 25,
        ["inside a value"] = s => s.Policy.MinNotice != null,
        ["number that may be null"] = s => s.AreaSquareMetres > 40,
        ["what some see contains"] = s => (s.IsListed ? s.NameBg : null) != null && (s.IsListed ? s.NameBg : null)!.Contains("ЗАЛА"),
        ["what some see is not"] = s => (s.IsListed ? s.NameBg : null) != "ЗАЛА 3",
        ["what some see is null"] = s => (s.IsListed ? s.NameBg : null) == null,
        ["what some see is a number"] = s => (s.IsListed ? s.AreaSquareMetres : null) > 40,
        ["what some see is not greater"] = s => !((s.IsListed ? s.AreaSquareMetres : null) > 40),
        ["what some see is zero otherwise"] = s => (s.IsListed ? s.Capacity : 0) < 5,
    };

    private static readonly Dictionary<string, Expression<Func<Booking, bool>>> s_bookingFilters = new()
    {
        ["instant"] = b => b.Start >= Samples.Noon.AddHours(5),
        ["instant with another offset"] = b => b.Start < new DateTimeOffset(2026, 11, 24, 20, 0, 0, TimeSpan.FromHours(2)),
        ["range"] = b => b.Start >= Samples.Noon && b.End <= Samples.Noon.AddHours(6),
        ["any allocation"] = b => b.Allocations.Any(a => a.SpaceId == "s02"),
        ["any of several"] = b => b.Allocations.Any(a => s_some.Contains(a.SpaceId)),
        ["space id"] = b => b.SpaceIds.Contains("s04"),
        ["status"] = b => b.Status == BookingStatus.Held,
        ["null instant"] = b => b.HeldUntil == null,
        ["instant that may be null"] = b => b.HeldUntil < Samples.Noon.AddHours(3),
        ["number that may be null"] = b => b.Attendees > 3,
        ["not greater where some are null"] = b => !(b.Attendees > 3),
        ["what some see is an enumeration"] = b => (b.Attendees > 10 ? b.Layout : null) == SpaceLayout.Boardroom,
        ["what some see is an instant"] = b => (b.Attendees > 10 ? b.CreatedAt : default) > Samples.Noon,
    };

    [Theory]
    [MemberData(nameof(SpaceFilters))]
    public async Task A_filter_of_spaces_gives_the_rows_that_it_gives_in_memory(string name)
    {
        await FillAsync();
        await SameAsync(_spaces, s_spaceFilters[name]);
    }

    [Theory]
    [MemberData(nameof(BookingFilters))]
    public async Task A_filter_of_bookings_gives_the_rows_that_it_gives_in_memory(string name)
    {
        await FillAsync();
        await SameAsync(_bookings, s_bookingFilters[name]);
    }

    [Fact]
    public async Task Orders_sort_as_in_memory_null_first()
    {
        await FillAsync();
        await SameAsync(_spaces, all => all.OrderBy(s => s.NameBg).ThenBy(s => s.Id));
        await SameAsync(_spaces, all => all.OrderByDescending(s => s.NameBg).ThenByDescending(s => s.Id));
        await SameAsync(_spaces, all => all.OrderBy(s => s.AreaSquareMetres).ThenBy(s => s.Id));
        await SameAsync(_spaces, all => all.OrderBy(s => s.IsListed).ThenBy(s => s.Id));
        await SameAsync(_spaces, all => all.OrderByDescending(s => s.Policy.MinNotice).ThenByDescending(s => s.Id));
        await SameAsync(_spaces, all => all.OrderBy(s => s.BuildingId).ThenBy(s => s.Capacity).ThenBy(s => s.Id));
        await SameAsync(_bookings, all => all.OrderByDescending(b => b.Start).ThenByDescending(b => b.Id));
        await SameAsync(_bookings, all => all.OrderByDescending(b => b.OrganisationId).ThenByDescending(b => b.Start).ThenByDescending(b => b.Id));
        await SameAsync(_bookings, all => all.OrderBy(b => b.HeldUntil).ThenBy(b => b.Id));
    }

    /// <summary>What the port promises of the rest: never a wrong order.</summary>
    [Fact]
    public async Task Any_other_order_is_right_or_refused()
    {
        await FillAsync();
        foreach (var shape in new Shape<Space>[]
        {
            all => all.OrderByDescending(s => s.NameBg).ThenBy(s => s.Id),
            all => all.OrderBy(s => s.Capacity).ThenByDescending(s => s.Name).ThenBy(s => s.Id),
            all => all.OrderBy(s => s.AreaSquareMetres).ThenBy(s => s.NameBg).ThenBy(s => s.Id),
        })
        {
            try
            {
                await SameAsync(_spaces, shape);
            }
            catch (NotSupportedByStoreException e)
            {
                Assert.Contains("order", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task What_only_some_rows_show_is_null_to_an_order_of_the_others_or_is_refused()
    {
        await FillAsync();
        try
        {
            await SameAsync(_spaces, all => all.OrderBy(s => s.IsListed ? s.NameBg : null).ThenBy(s => s.Id));
            await SameAsync(_spaces, all => all.OrderByDescending(s => s.IsListed ? s.NameBg : null).ThenByDescending(s => s.Id));
        }
        catch (NotSupportedByStoreException e)
        {
            // A store that has no index for it says so; it never sorts wrongly.
            Assert.Contains("orders by", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Skip_and_take_cut_the_order()
    {
        await FillAsync();
        await SameAsync(_spaces, all => all.OrderBy(s => s.Id).Skip(3).Take(4));
        await SameAsync(_spaces, all => all.OrderByDescending(s => s.Id).Skip(18).Take(10));
        await SameAsync(_spaces, all => all.OrderBy(s => s.Id).Skip(500).Take(10));
    }

    private async Task FillAsync()
    {
        for (var i = 0; i < 20; i++)
        {
            var odd = i % 2 == 1;
            _spaces.Add(await Put(Samples.Space($"s{i:00}") with
            {
                Name = i == 9 ? "Odd_%name" : $"Room {i}",
                NameBg = i % 3 == 0 ? $"ЗАЛА {i}" : null,
                Kind = (SpaceKind)(i % 4),
                Capacity = i + 1,
                Features = odd ? ["projector", "whiteboard"] : [],
                Capacities = odd ? [new LayoutCapacity(SpaceLayout.Theatre, i)] : [],
                IsListed = i % 5 != 0,
                AreaSquareMetres = i % 4 == 0 ? null : i * 5.5,
                Policy = odd ? new BookingPolicy { MinNotice = TimeSpan.FromHours(i) } : BookingPolicy.Unstated,
            }));
            _bookings.Add(await Put(Samples.Booking($"k{i:00}", $"s{i:00}", Samples.Noon.AddHours(i)) with
            {
                Status = odd ? BookingStatus.Held : BookingStatus.Confirmed,
                HeldUntil = odd ? Samples.Noon.AddHours(i % 7) : null,
                Attendees = i % 3 == 0 ? null : i,
            }));
        }
    }

    private Task SameAsync<T>(IReadOnlyList<T> rows, Expression<Func<T, bool>> filter) where T : class, IRecord =>
        SameAsync(rows, all => all.Where(filter).OrderBy(r => r.Id));

    private async Task SameAsync<T>(IReadOnlyList<T> rows, Shape<T> shape) where T : class, IRecord
    {
        var expected = shape(rows.AsQueryable()).Select(r => r.Id).ToList();
        Assert.Equal(expected, (await Store.QueryAsync(shape, Ct)).Select(r => r.Id));
        Assert.Equal(expected.Count, await Store.CountAsync(shape, Ct));
    }
}
