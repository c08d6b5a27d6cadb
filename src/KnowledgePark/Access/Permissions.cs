using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using static KnowledgePark.Access.Act;
using static KnowledgePark.Access.Permissions.Reach;
using static KnowledgePark.Access.TokenScope;

namespace KnowledgePark.Access;

/// <summary>
/// Who may do what. What has no line here, nobody may do; what the public sees is said in <see cref="Visibility"/>, and it does nothing at all.
/// </summary>
public static class Permissions
{
    /// <summary>How far a role's permission goes.</summary>
    internal enum Reach
    {
        /// <summary>Not at all.</summary>
        No,

        /// <summary>What is the person's own, or that of the organisation in which the person has the role.</summary>
        Own,

        /// <summary>What lies within the building or the kind of space that the person operates.</summary>
        Part,

        /// <summary>All of the park.</summary>
        All,
    }

    //                                                  by a token  on one's               organisation   operator    operator
    //    record                          action        that may    own      as a member   administrator  of a part   of the park
    private static readonly Line[] s_table =
    [
        new(typeof(Booking),              Create,       Book,       No,      Own,          Own,           Part,       All),
        new(typeof(Booking),              Alter,        Book,       No,      Own,          Own,           Part,       All),
        new(typeof(Booking),              Remove,       Book,       No,      Own,          Own,           Part,       All),
        new(typeof(Booking),              Override,     Manage,     No,      No,           No,            Part,       All),

        new(typeof(Park),                 Create,       Manage,     No,      No,           No,            No,         All),
        new(typeof(Park),                 Alter,        Manage,     No,      No,           No,            No,         All),
        new(typeof(Park),                 Remove,       Manage,     No,      No,           No,            No,         All),
        new(typeof(Building),             Create,       Manage,     No,      No,           No,            No,         All),
        new(typeof(Building),             Alter,        Manage,     No,      No,           No,            Part,       All),
        new(typeof(Building),             Remove,       Manage,     No,      No,           No,            No,         All),
        new(typeof(Floor),                Create,       Manage,     No,      No,           No,            Part,       All),
        new(typeof(Floor),                Alter,        Manage,     No,      No,           No,            Part,       All),
        new(typeof(Floor),                Remove,       Manage,     No,      No,           No,            Part,       All),
        new(typeof(Section),              Create,       Manage,     No,      No,           No,            Part,       All),
        new(typeof(Section),              Alter,        Manage,     No,      No,           No,            Part,       All),
        new(typeof(Section),              Remove,       Manage,     No,      No,           No,            Part,       All),
        new(typeof(Space),                Create,       Manage,     No,      No,           No,            Part,       All),
        new(typeof(Space),                Alter,        Manage,     No,      No,           No,            Part,       All),
        new(typeof(Space),                Remove,       Manage,     No,      No,           No,            Part,       All),
        new(typeof(Closure),              Create,       Manage,     No,      No,           No,            Part,       All),
        new(typeof(Closure),              Alter,        Manage,     No,      No,           No,            Part,       All),
        new(typeof(Closure),              Remove,       Manage,     No,      No,           No,            Part,       All),
        new(typeof(Equipment),            Create,       Manage,     No,      No,           No,            Part,       All),
        new(typeof(Equipment),            Alter,        Manage,     No,      No,           No,            Part,       All),
        new(typeof(Equipment),            Remove,       Manage,     No,      No,           No,            Part,       All),

        new(typeof(Organisation),         Create,       Manage,     No,      No,           No,            No,         All),
        new(typeof(Organisation),         Alter,        Manage,     No,      No,           Own,           No,         All),
        new(typeof(Organisation),         Remove,       Manage,     No,      No,           No,            No,         All),
        new(typeof(Person),               Create,       Manage,     No,      No,           No,            No,         All),
        new(typeof(Person),               Alter,        Manage,     Own,     No,           No,            No,         All),
        new(typeof(Person),               Remove,       Manage,     No,      No,           No,            No,         All),
        new(typeof(Membership),           Create,       Manage,     No,      No,           No,            No,         All),
        new(typeof(Membership),           Alter,        Manage,     No,      No,           Own,           No,         All),
        new(typeof(Membership),           Remove,       Manage,     No,      No,           Own,           No,         All),

        new(typeof(OperatorAssignment),   Create,       Manage,     No,      No,           No,            No,         All),
        new(typeof(OperatorAssignment),   Alter,        Manage,     No,      No,           No,            No,         All),
        new(typeof(OperatorAssignment),   Remove,       Manage,     No,      No,           No,            No,         All),
        new(typeof(AccessToken),          Create,       Manage,     Own,     No,           Own,           No,         All),
        new(typeof(AccessToken),          Alter,        Manage,     Own,     No,           Own,           No,         All),
        new(typeof(AccessToken),          Remove,       Manage,     Own,     No,           Own,           No,         All),
    ];

    /// <summary>What only an operator of the whole park may set of a record that others may change too: by type, C# names.</summary>
    private static readonly Dictionary<Type, string[]> s_operatorsOnly = new()
    {
        [typeof(Organisation)] = [nameof(Organisation.Kind), nameof(Organisation.IsActive)],
    };

    /// <summary>Whether the caller may do this to the record as it is, or as it shall be.</summary>
    public static Verdict Of(Caller caller, Act act, IRecord record, ParkMap map) => Of(caller, act, Subject.Of(record, map));

    /// <summary>The properties of a record that the caller may not change, by their C# names.</summary>
    public static IReadOnlyList<string> FixedFor(Caller caller, Type type) =>
        caller.Rights.OperatesAll ? [] : s_operatorsOnly.GetValueOrDefault(type) ?? [];

    internal static Verdict Of(Caller caller, Act act, Subject subject)
    {
        var rights = caller.Rights;
        if (rights.IsPublic)
            return Verdict.NotSignedIn;
        if (Array.Find(s_table, l => l.Type == subject.Type && l.Act == act) is not { } line)
            return Verdict.NotPermitted;
        if (rights.Scope < line.Scope)
            return Verdict.TokenTooNarrow;
        return Reaches(line, rights, subject) ? Verdict.Allowed : Verdict.NotPermitted;
    }

    private static bool Reaches(Line line, Rights rights, Subject subject)
    {
        if (line.Operator == All && rights.OperatesAll)
            return true;
        if (line.PartOperator == Part && rights.Operates.Any(subject.IsWithin))
            return true;
        if (line.Self == Own && subject.PersonId is not null && subject.PersonId == rights.PersonId)
            return true;
        if (subject.OrganisationId is not { } organisation || !rights.Organisations.ContainsKey(organisation))
            return false;
        return line.Member == Own || (line.Administrator == Own && rights.Administers(organisation));
    }

    /// <summary>A line of the table.</summary>
    private sealed record Line(Type Type, Act Act, TokenScope Scope, Reach Self, Reach Member, Reach Administrator, Reach PartOperator, Reach Operator);
}
