namespace KnowledgePark.Storage;

/// <summary>What became of a content that was to be stored.</summary>
public abstract record BlobPut
{
    private BlobPut()
    {
    }

    /// <summary>It is durable.</summary>
    public sealed record Stored(BlobFacts Facts) : BlobPut;

    /// <summary>Nothing was stored: somebody wrote first. <paramref name="Current"/> is what is there now; null: nothing.</summary>
    public sealed record Conflict(BlobFacts? Current) : BlobPut;

    /// <summary>Nothing was stored: there are more octets than <see cref="BlobContent.MaxBytes"/>.</summary>
    public sealed record TooLarge : BlobPut;

    /// <summary>Nothing was stored: the content has not the checksum that was stated for it.</summary>
    public sealed record Damaged : BlobPut;
}
