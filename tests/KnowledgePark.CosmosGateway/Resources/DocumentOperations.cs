using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>The operations on one document, alone or within a batch: their conditions, limits and charges.</summary>
internal sealed class DocumentOperations(Writing writing, PartitionRange range, PartitionKey key)
{
    /// <summary>2 MB, as the service has it.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    public Outcome Create(byte[] sent)
    {
        var (id, body) = Check(sent);
        if (writing.Find(key, id) is not null)
            throw Refusal.Conflict();
        var version = writing.Put(null, key, id, body);
        return new Outcome(201, version, Charges.Create(version.Utf8.Length));
    }

    public Outcome Upsert(byte[] sent, string? ifMatch)
    {
        var (id, body) = Check(sent);
        if (writing.Find(key, id) is not { } found)
            return Create(sent);
        Match(found.Version, ifMatch);
        var version = writing.Put(found.Entry, key, id, body);
        return new Outcome(200, version, Charges.Replace(version.Utf8.Length));
    }

    public Outcome Replace(string id, byte[] sent, string? ifMatch)
    {
        var (newId, body) = Check(sent);
        var (entry, current) = writing.Find(key, id) ?? throw Refusal.NotFound();
        if (newId != id)
            throw Refusal.BadRequest("Replacing the id of a document is not allowed.");
        Match(current, ifMatch);
        var version = writing.Put(entry, key, id, body);
        return new Outcome(200, version, Charges.Replace(version.Utf8.Length));
    }

    public Outcome Delete(string id, string? ifMatch)
    {
        var (entry, current) = writing.Find(key, id) ?? throw Refusal.NotFound();
        Match(current, ifMatch);
        writing.Delete(entry);
        return new Outcome(204, null, Charges.Delete(current.Utf8.Length));
    }

    /// <summary>A read within a batch, which sees the batch's own writes.</summary>
    public Outcome Read(string id, string? ifNoneMatch) => Read(writing.Find(key, id)?.Version, ifNoneMatch);

    public static Outcome Read(DocumentVersion? found, string? ifNoneMatch)
    {
        var version = found ?? throw Refusal.NotFound();
        return ifNoneMatch == version.ETag ? new Outcome(304, null, 1) : new Outcome(200, version, Charges.Read(version.Utf8.Length));
    }

    private static void Match(DocumentVersion version, string? ifMatch)
    {
        if (ifMatch is not null && ifMatch != "*" && ifMatch != version.ETag)
            throw Refusal.PreconditionFailed();
    }

    private (string Id, Value Body) Check(byte[] sent)
    {
        if (sent.Length > MaxBytes)
            throw Refusal.TooLarge($"a document has at most {MaxBytes} bytes");
        Value body;
        try
        {
            body = ValueJson.Parse(sent);
        }
        catch (System.Text.Json.JsonException e)
        {
            throw Refusal.BadRequest($"The document is not JSON: {e.Message}");
        }

        if (body.Member("id") is not { Kind: Kind.String } id)
            throw Refusal.BadRequest("The input content is invalid because the required property 'id' is missing or no string.");
        ResourceNames.Check(id.Text);
        TimeToLive.Check(body);
        if (PartitionKey.In(body, range.Container.PartitionKeyPath).Text != key.Text)
            throw Refusal.BadRequest("PartitionKey extracted from document doesn't match the one specified in the header.", 1001);
        return (id.Text, body);
    }
}
