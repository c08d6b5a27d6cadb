namespace KnowledgePark.Access;

/// <summary>How much a token may do; each includes the one before.</summary>
public enum TokenScope
{
    /// <summary>Read what its owner sees.</summary>
    Read,

    /// <summary>Also book, change and cancel.</summary>
    Book,

    /// <summary>Everything that its owner may do.</summary>
    Manage,
}

/// <summary>Whose access a token carries.</summary>
public enum TokenKind
{
    /// <summary>A person's.</summary>
    Personal,

    /// <summary>A program's that works for an organisation.</summary>
    Service,
}

/// <summary>What was done to a record.</summary>
public enum AuditAct
{
    /// <summary>It was made.</summary>
    Created,

    /// <summary>It was changed.</summary>
    Changed,

    /// <summary>It was removed.</summary>
    Removed,
}
