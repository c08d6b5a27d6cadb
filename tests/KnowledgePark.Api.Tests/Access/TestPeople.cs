using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;

namespace KnowledgePark.Api.Tests.Access;

/// <summary>
/// The people of the small park and their tokens. Organisation A is 'acme', B is 'uni'. Whatever is B's alone has the canary in it: no byte of it may
/// reach A or the public.
/// </summary>
internal static class TestPeople
{
    public const string Canary = "canary";
    public const string Operator = "kp_test-operator";
    public const string MemberOfA = "kp_test-member-a";
    public const string ReaderOfA = "kp_test-reader-a";
    public const string AdministratorOfA = "kp_test-admin-a";
    public const string ServiceOfA = "kp_test-service-a";
    public const string MemberOfB = "kp_test-member-b";
    public const string AdministratorOfB = "kp_test-admin-b";
    public const string OperatorOfBeta = "kp_test-beta";
    public const string OperatorOfHalls = "kp_test-halls";
    public const string Stranger = "kp_test-stranger";
    public const string Revoked = "kp_test-revoked";
    public const string Expired = "kp_test-expired";

    private static readonly DateTimeOffset s_made = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_end = new(2027, 10, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The operator alone: all that tests need which are not about who may.</summary>
    public static IEnumerable<ChangeSet> OperatorOnly()
    {
        yield return Set(
            new Person { Id = "op", Name = "Olga Operator" }, new OperatorAssignment { Id = "op-park", PersonId = "op" }, Token(Operator, "op"));
    }

    /// <summary>A member of some organisation.</summary>
    public static IEnumerable<ChangeSet> MemberOf(string organisation, string token)
    {
        yield return Set(new Person { Id = "mia", Name = "Mia" });
        yield return Set(Token(token, "mia"));
        yield return Set(new Membership { Id = "mia-member", OrganisationId = organisation, PersonId = "mia" });
    }

    /// <summary>Everybody else, and what is A's and B's.</summary>
    public static IEnumerable<ChangeSet> Everybody()
    {
        yield return Set(Token(MemberOfA, "iva"), Token(ReaderOfA, "iva") with { Scope = TokenScope.Read });
        yield return Set(
            new Person { Id = "ana", Name = "Ana" }, Token(AdministratorOfA, "ana"), Token(Revoked, "ana") with { RevokedAt = s_made }, Token(Expired, "ana") with { ExpiresAt = s_made.AddDays(1) });
        yield return Set(new Membership { Id = "ana-acme", OrganisationId = "acme", PersonId = "ana", Role = MembershipRole.Administrator }, Service(ServiceOfA, "acme", "Display"));
        yield return Set(new Person { Id = "uwe", Name = $"{Canary} Uwe", Email = $"uwe@{Canary}.example.org", Phone = $"+359 {Canary}" }, Token(MemberOfB, "uwe") with { Label = Canary });
        yield return Set(new Person { Id = "uli", Name = $"{Canary} Uli", Email = $"uli@{Canary}.example.org" }, Token(AdministratorOfB, "uli") with { Label = Canary });
        yield return Set(
            new Membership { Id = "uwe-uni", OrganisationId = "uni", PersonId = "uwe" },
            new Membership { Id = "uli-uni", OrganisationId = "uni", PersonId = "uli", Role = MembershipRole.Administrator }, Service("kp_test-service-b", "uni", Canary));
        yield return Set(new Person { Id = "bea", Name = "Bea" }, new OperatorAssignment { Id = "bea-beta", PersonId = "bea", BuildingId = "beta" }, Token(OperatorOfBeta, "bea"));
        yield return Set(new Person { Id = "hal", Name = "Hal" }, new OperatorAssignment { Id = "hal-halls", PersonId = "hal", Kind = SpaceKind.EventHall }, Token(OperatorOfHalls, "hal"));
        yield return Set(new Person { Id = "sam", Name = "Sam" }, Token(Stranger, "sam"));
        yield return Set(
            BookingOf("acme", "of-a", "room-1", 9, "Ours"), BookingOf("uni", "of-b", "room-2", 10, $"{Canary} merger") with { Attendees = 7, Layout = SpaceLayout.Theatre, CancelReason = Canary },
            new AuditEntry
            {
                Id = "audit-1",
                Home = "alpha",
                At = s_made,
                RecordType = "booking",
                RecordId = "of-b",
                PersonId = "uwe",
                Address = "192.0.2.1",
                Act = AuditAct.Changed,
                Before = $"{{\"title\":\"{Canary}\"}}",
            });
    }

    /// <summary>Places that the public does not see.</summary>
    public static IEnumerable<ChangeSet> HiddenPlaces()
    {
        yield return Set(
            new Section { Id = "west", BuildingId = "alpha", FloorId = "alpha-0", Name = "West" },
            new Closure { Id = "secret-paint", BuildingId = "alpha", SpaceId = "secret", Reason = "Painting in secret", Start = s_made, End = s_made.AddDays(1) });
    }

    /// <summary>A booking on 24 November 2026, UTC, with its guard left out: nothing else here takes its space.</summary>
    public static Booking BookingOf(string organisation, string id, string space, int hour, string title)
    {
        var start = new DateTimeOffset(2026, 11, 24, hour, 0, 0, TimeSpan.Zero);
        return new Booking
        {
            Id = id,
            BuildingId = "alpha",
            OrganisationId = organisation,
            Title = title,
            SpaceIds = [space],
            Start = start,
            End = start.AddHours(1),
            Allocations = [new Allocation { SpaceId = space, From = start, To = start.AddHours(1) }],
            CreatedAt = s_made,
            UpdatedAt = s_made.AddHours(1),
            Sequence = 3,
        };
    }

    public static string IdOf(string token) => AccessToken.IdOf(token);

    private static AccessToken Token(string text, string person) => new()
    {
        Id = AccessToken.IdOf(text),
        Hash = AccessToken.HashOf(text),
        PersonId = person,
        Label = "Test",
        Scope = TokenScope.Manage,
        CreatedAt = s_made,
        ExpiresAt = s_end,
        LastUsedAt = s_end, // In the future: no use is noted, so that versions are the same in every run.
    };

    private static AccessToken Service(string text, string organisation, string label) =>
        Token(text, "") with { Kind = TokenKind.Service, PersonId = null, OrganisationId = organisation, Label = label, Scope = TokenScope.Book };

    private static ChangeSet Set(params IRecord[] records) => new([.. records.Select(Change.Create)]);
}
