using KnowledgePark.Access;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Facilities.Media;

/// <summary>
/// Puts photos, plans and documents in their places. The content is stored first, under a name of its own; then the record is replaced, which is
/// the moment at which everybody sees it; then the content that it had is removed. A crash on the way leaves a content that no record names,
/// never a record whose content is not there.
/// </summary>
/// <remarks>
/// One race needs care. A replaces the photo X by Y and will remove X; meanwhile B puts X back, finds its blob still there, and names it. Were it
/// removed now, the record would name nothing. Therefore A removes X only in the version that it had before A's switch, and B writes the
/// content anew, which gives it another version, after reading the record that it then replaces. Either A comes first and B stores X afresh,
/// or B comes first and A's removal no longer applies.
/// </remarks>
public sealed class MediaDesk(IParkStore store, IBlobStore blobs, Register register, IClock clock)
{
    private const int MaxAttempts = 8;

    /// <summary>Gives a record a content in the place of the one it has.</summary>
    /// <param name="caller">Who wants it.</param>
    /// <param name="slot">Of the kind of record.</param>
    /// <param name="record">As the caller has read it; if it has changed since, it is read again.</param>
    /// <param name="upload">Refused unless the slot takes it. A drawing is stored as it was cleaned.</param>
    /// <param name="isExpected">Whether the content that would be replaced (null: there is none) is one that the caller wants to replace.</param>
    /// <param name="ct">Cancels; then the record has the old content or the new one.</param>
    public async Task<MediaOutcome> PutAsync(Caller caller, MediaSlot slot, IRecord record, MediaUpload upload, Func<MediaFacts?, bool> isExpected, CancellationToken ct)
    {
        if (!isExpected(slot.Of(record)))
            return new MediaOutcome.PreconditionFailed();
        var media = await MediaCheck.ReadAsync(slot, upload, ct);
        if (media.Refusal is { } refusal)
            return new MediaOutcome.Refused([refusal]);
        var facts = new MediaFacts
        {
            ContentType = media.ContentType,
            Length = media.Length,
            Sha256 = media.Sha256,
            ChangedAt = clock.GetCurrentInstant().ToDateTimeOffset(),
        };
        var blob = new StoredBlob(slot.BlobOf(record.Id, media.Sha256));
        var outcome = await SwitchAsync(caller, slot, record, isExpected, facts, () => StoreAsync(blob, slot, media, ct), ct);
        // What nobody but us has written, no record names.
        if (outcome is not MediaOutcome.Done && blob is { IsOursAlone: true, Version: { } version })
            await TryRemoveAsync(blob.Name, version, ct);
        return outcome;
    }

    /// <summary>Takes a record's content away.</summary>
    public Task<MediaOutcome> RemoveAsync(Caller caller, MediaSlot slot, IRecord record, Func<MediaFacts?, bool> isExpected, CancellationToken ct) =>
        SwitchAsync(caller, slot, record, isExpected, null, () => Task.CompletedTask, ct);

    /// <summary>Opens a record's content; null: it has none.</summary>
    /// <exception cref="StoreUnavailableException">The record names a content that is not there.</exception>
    public async Task<(MediaFacts Facts, OpenBlob Blob)?> OpenAsync(MediaSlot slot, IRecord record, CancellationToken ct)
    {
        // Between the reading of the record and the opening of its blob another content may have taken its place.
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (slot.Of(record) is not { } facts)
                return null;
            if (await blobs.OpenAsync(slot.BlobOf(record.Id, facts.Sha256), ct) is { } blob)
                return (facts, blob);
            if (await slot.FindAsync(store, record, ct) is not { } again)
                return null;
            if (slot.Of(again)?.Sha256 == facts.Sha256 && attempt > 0)
                break;
            record = again;
        }

        throw new StoreUnavailableException($"The content of '{slot.Name}' is not in the store. Upload it again.");
    }

    /// <summary>Removes a record as the register does, and then the contents that it had.</summary>
    public async Task<RegisterOutcome> RemoveRecordAsync<T>(Caller caller, T record, CancellationToken ct) where T : class, IRecord
    {
        var had = new List<(string Name, string Version)>();
        foreach (var slot in MediaSlots.Of(typeof(T)))
        {
            if (slot.Of(record) is { } facts && slot.BlobOf(record.Id, facts.Sha256) is var name && await blobs.FindAsync(name, ct) is { } blob)
                had.Add((name, blob.Version));
        }

        var outcome = await register.RemoveAsync(caller, record, ct);
        if (outcome is RegisterOutcome.Done)
        {
            foreach (var (name, version) in had)
                await TryRemoveAsync(name, version, ct);
        }

        return outcome;
    }

    /// <summary>Replaces what the record says of its content, until nobody comes between; <paramref name="prepare"/> runs before each attempt.</summary>
    private async Task<MediaOutcome> SwitchAsync(
        Caller caller, MediaSlot slot, IRecord record, Func<MediaFacts?, bool> isExpected, MediaFacts? facts, Func<Task> prepare, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var old = slot.Of(record);
            if (!isExpected(old))
                return new MediaOutcome.PreconditionFailed();
            var oldBlob = old is null || old.Sha256 == facts?.Sha256 ? null : slot.BlobOf(record.Id, old.Sha256);
            var oldVersion = oldBlob is null ? null : (await blobs.FindAsync(oldBlob, ct))?.Version;
            await prepare();
            switch (await slot.ReplaceAsync(caller, register, record, slot.With(record, facts), ct))
            {
                case RegisterOutcome.Done:
                    if (oldBlob is not null && oldVersion is not null)
                        await TryRemoveAsync(oldBlob, oldVersion, ct);
                    return new MediaOutcome.Done(facts);
                case RegisterOutcome.Refused refused:
                    return new MediaOutcome.Refused(refused.Reasons);
                case RegisterOutcome.Forbidden forbidden:
                    return new MediaOutcome.Forbidden(forbidden.Why);
            }

            if (await slot.FindAsync(store, record, ct) is not { } again)
                return new MediaOutcome.RecordGone();
            record = again;
        }

        throw new StoreUnavailableException("Too many others change this record. Nothing was written; try again shortly.");
    }

    /// <summary>Stores the content, or writes it anew if it is there: see the remarks of the class.</summary>
    private async Task StoreAsync(StoredBlob blob, MediaSlot slot, CheckedMedia media, CancellationToken ct)
    {
        var replaced = blob.Version;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var content = media.Content!; // It was not refused.
            content.Position = 0;
            switch (await blobs.PutAsync(blob.Name, new BlobContent(content, media.ContentType, slot.Rule.MaxBytes) { Sha256 = media.Sha256 }, replaced, ct))
            {
                case BlobPut.Stored stored:
                    blob.IsOursAlone &= replaced == blob.Version;
                    blob.Version = stored.Facts.Version;
                    return;
                case BlobPut.Conflict conflict:
                    replaced = conflict.Current?.Version;
                    break;
                default:
                    throw new StoreUnavailableException("The content changed while it was stored. Nothing was written; send it again.");
            }
        }

        throw new StoreUnavailableException("Too many others store this content. Nothing was written; try again shortly.");
    }

    /// <summary>What the user asked for is done already. A content that stays behind costs room and nothing else.</summary>
    private async Task TryRemoveAsync(string blob, string version, CancellationToken ct)
    {
        try
        {
            await blobs.RemoveAsync(blob, version, ct);
        }
        catch (StoreUnavailableException)
        {
        }
    }

    /// <summary>The blob of one upload.</summary>
    private sealed class StoredBlob(string name)
    {
        public string Name { get; } = name;

        /// <summary>As we have last written it; null: not yet.</summary>
        public string? Version { get; set; }

        /// <summary>False once we have written over what somebody else had: he may be about to name it.</summary>
        public bool IsOursAlone { get; set; } = true;
    }
}
