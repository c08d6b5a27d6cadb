namespace KnowledgePark.Access;

/// <summary>Whether a caller may do something, and if not, why.</summary>
public enum Verdict
{
    /// <summary>Yes.</summary>
    Allowed,

    /// <summary>Nobody in particular asks; somebody who signs in may be allowed to.</summary>
    NotSignedIn,

    /// <summary>The token was made for less than this.</summary>
    TokenTooNarrow,

    /// <summary>This is not the caller's to do.</summary>
    NotPermitted,
}
