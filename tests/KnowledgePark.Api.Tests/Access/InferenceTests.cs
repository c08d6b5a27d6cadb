using System.Net;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OData.Edm;

namespace KnowledgePark.Api.Tests.Access;

/// <summary>
/// Two parks that differ only in what A does not see of B's booking. Whatever A asks, both give the same bytes, so nothing can be learnt; and whatever
/// is asked, the operator's answers differ for each property, so the questions are sharp enough.
/// </summary>
public sealed class InferenceTests : IAsyncLifetime
{
    private static readonly Booking s_one = TestPeople.BookingOf("uni", "of-b", "room-2", 10, "Aardvark") with { Attendees = 2, Layout = SpaceLayout.Theatre, CancelReason = "aaa" };

    private static readonly Booking s_other = s_one with
    {
        OrganisationId = "zoo",
        Title = "Zebra",
        Attendees = 9,
        Layout = SpaceLayout.Lab,
        CancelReason = "zzz",
        Sequence = 8,
        CreatedAt = s_one.CreatedAt.AddDays(5),
        UpdatedAt = s_one.UpdatedAt.AddDays(5),
        HeldUntil = s_one.Start.AddDays(9),
    };

    /// <summary>The values that the two parks have there, and one between.</summary>
    private static readonly Dictionary<string, string[]> s_values = new()
    {
        ["title"] = ["'Aardvark'", "'Zebra'", "'M'"],
        ["organisationId"] = ["'uni'", "'zoo'", "'v'"],
        ["attendees"] = ["2", "9", "5"],
        ["layout"] = ["'theatre'", "'lab'"],
        ["cancelReason"] = ["'aaa'", "'zzz'", "'m'"],
        ["heldUntil"] = ["2026-12-03T10:00:00Z", "2026-12-01T00:00:00Z"],
        ["createdAt"] = ["2026-11-01T00:00:00Z", "2026-11-06T00:00:00Z", "2026-11-03T00:00:00Z"],
        ["updatedAt"] = ["2026-11-01T01:00:00Z", "2026-11-06T01:00:00Z", "2026-11-03T00:00:00Z"],
        ["sequence"] = ["3", "8", "5"],
    };

    private readonly TestPark _one = Park(s_one);
    private readonly TestPark _other = Park(s_other);

    public async ValueTask InitializeAsync()
    {
        await _one.InitializeAsync();
        await _other.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task No_question_tells_a_hidden_value()
    {
        var set = _one.Services.GetRequiredService<ODataModel>().Set("bookings");
        var whole = (await _one.GetAsAsync(TestPeople.Operator, "/odata/bookings/of-b")).Is(HttpStatusCode.OK).Json;
        var seen = (await _one.GetAsAsync(TestPeople.MemberOfA, "/odata/bookings/of-b")).Is(HttpStatusCode.OK);
        var hidden = set.Shape.PropertyNames.Where(p => whole.TryGetProperty(p, out _) && !seen.Json.TryGetProperty(p, out _)).ToList();
        Assert.Equal(s_values.Keys.Order(), hidden.Order());
        Assert.False(seen.Headers.ContainsKey("ETag"));
        foreach (var property in hidden)
        {
            var isSharp = false;
            foreach (var probe in Probes(property, set.Edm.EntityType.FindProperty(property).Type))
            {
                var (one, other) = (await AskAsync(_one, TestPeople.MemberOfA, probe), await AskAsync(_other, TestPeople.MemberOfA, probe));
                Assert.True(one == other, $"{probe} tells '{property}': {one}\n{other}");
                isSharp |= await AskAsync(_one, TestPeople.Operator, probe) != await AskAsync(_other, TestPeople.Operator, probe);
            }

            Assert.True(isSharp, $"No probe of '{property}' would tell anything.");
        }
    }

    [Fact]
    public async Task What_is_ones_own_is_found_by_what_others_do_not_see()
    {
        Assert.Equal(["of-a"], (await _one.GetAsAsync(TestPeople.MemberOfA, "/odata/bookings?$filter=organisationId eq 'acme'")).Is(HttpStatusCode.OK).Ids);
        Assert.Equal(["of-a"], (await _one.GetAsAsync(TestPeople.MemberOfA, "/odata/bookings?$filter=organisationId in ('acme','uni') and contains(title,'u')")).Is(HttpStatusCode.OK).Ids);
        Assert.Equal(["of-b", "of-a"], (await _one.GetAsAsync(TestPeople.MemberOfA, "/odata/bookings?$orderby=title&$filter=start ge 2026-11-24T00:00:00Z")).Is(HttpStatusCode.OK).Ids);
        Assert.Equal(["of-b"], (await _one.GetAsAsync(TestPeople.MemberOfA, "/odata/bookings?$filter=title eq null")).Is(HttpStatusCode.OK).Ids);
    }

    private static IEnumerable<string> Probes(string p, IEdmTypeReference type)
    {
        const string Set = "/odata/bookings";
        foreach (var filter in Filters(p, type))
        {
            yield return $"{Set}?$filter={filter}";
            yield return $"{Set}?$filter=not ({filter})&$count=true";
            yield return $"{Set}/$count?$filter={filter}";
            yield return $"/odata/spaces/room-2/bookings?$filter={filter}";
            yield return $"/odata/spaces?$expand=bookings($filter={filter};$count=true)&$filter=id eq 'room-2'";
            yield return $"/odata/buildings?$expand=bookings($filter={filter};$top=1)";
        }

        if (!type.IsEnum())
        {
            foreach (var direction in new[] { "asc", "desc" })
            {
                yield return $"{Set}?$orderby={p} {direction}";
                yield return $"{Set}?$orderby={p} {direction},start&$top=1&$skip=1";
                yield return $"{Set}?$orderby={p} {direction}&$top=1";
                yield return $"/odata/buildings?$expand=bookings($orderby={p} {direction})";
            }
        }

        yield return $"{Set}?$select={p}";
        yield return $"{Set}/of-b/{p}";
        yield return $"{Set}/of-b/{p}/$value";
        yield return $"{Set}/of-b?$format=application/json;odata.metadata=full";
        if (p == "title")
        {
            yield return $"{Set}?$search=zebra";
            yield return $"{Set}?$search=NOT zebra";
        }

        if (p == "organisationId")
        {
            yield return "/odata/organisations/zoo/bookings";
            yield return "/odata/organisations/zoo/bookings/$count";
            yield return "/odata/organisations/zoo/bookings/of-b";
            yield return "/odata/organisations?$expand=bookings";
            yield return $"{Set}/of-b/organisation";
            yield return $"{Set}?$expand=organisation";
            yield return $"{Set}?$filter=spaceIds/any(s:s ne organisationId) and organisationId ne 'uni'";
        }
    }

    private static IEnumerable<string> Filters(string p, IEdmTypeReference type)
    {
        yield return $"{p} eq null";
        yield return $"{p} ne null";
        foreach (var value in s_values[p])
        {
            yield return $"{p} eq {value}";
            yield return $"{p} ne {value}";
            yield return $"{p} in ({value})";
            if (type.IsEnum())
                continue;
            foreach (var sign in new[] { "gt", "ge", "lt", "le" })
                yield return $"{p} {sign} {value}";
        }

        if (type.IsString())
        {
            yield return $"contains({p},'a')";
            yield return $"startswith(tolower({p}),'z')";
            yield return $"endswith({p},'k')";
            yield return $"length({p}) gt 5";
            yield return $"indexof({p},'e') eq 1";
            yield return $"substring({p},1) eq 'ebra'";
            yield return $"concat({p},'x') eq 'Zebrax'";
        }

        if (type.IsDateTimeOffset())
            yield return $"date({p}) ge 2026-11-05";
        if (type.IsInt32())
            yield return $"{p} add 1 eq 10";
    }

    /// <summary>Status and body, and the pages that follow, without what differs between two servers of the same park.</summary>
    private static async Task<string> AskAsync(TestPark park, string token, string probe)
    {
        var answer = await park.GetAsAsync(token, probe);
        Assert.True((int)answer.Status is 200 or 204 or 400 or 404 or 501, $"{probe}: {answer.Status} {answer.Body}");
        var text = $"{(int)answer.Status} {answer.Body}".Replace(park.Address, "", StringComparison.Ordinal);
        var pages = 0;
        while (answer.Status == HttpStatusCode.OK && answer.Body.StartsWith('{') && answer.Json.TryGetProperty("@odata.nextLink", out var next) && pages++ < 5)
        {
            answer = await park.GetAsAsync(token, new Uri(next.GetString()!).PathAndQuery);
            text += $"\n{(int)answer.Status} {answer.Body}".Replace(park.Address, "", StringComparison.Ordinal);
        }

        return text;
    }

    private static TestPark Park(Booking ofB) => new()
    {
        More = [.. TestPeople.Everybody().Select(s => With(s, ofB)), new ChangeSet(Change.Create(new KnowledgePark.Tenants.Organisation { Id = "zoo", Name = "Zoo" }))],
    };

    private static ChangeSet With(ChangeSet set, Booking ofB) => new([.. set.Changes.Select(c => c.Record.Id == "of-b" ? Change.Create(ofB) : c)]);
}
