namespace KnowledgePark.Access;

/// <summary>What somebody wants to do to a record.</summary>
public enum Act
{
    /// <summary>Make it: book, add a place, issue a token.</summary>
    Create,

    /// <summary>Change it: move a booking, confirm a hold, rename a place.</summary>
    Alter,

    /// <summary>End it: cancel a booking, remove a place, revoke a token.</summary>
    Remove,

    /// <summary>Make it against the rules that a policy sets.</summary>
    Override,
}
