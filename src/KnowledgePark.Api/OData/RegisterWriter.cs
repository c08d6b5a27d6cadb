using System.Text.Json.Nodes;
using KnowledgePark.Access;
using KnowledgePark.Api.Access;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Facilities.Media;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace KnowledgePark.Api.OData;

/// <summary>
/// Writes the sets that the <see cref="Register"/> keeps: the body is the record, but for its photos, plans and documents, which have addresses
/// of their own.
/// </summary>
internal sealed class RegisterWriter<T>(Register register, MediaDesk media, IClock clock, Func<T, string, T> withVersion) : ISetWriter where T : class, IRecord
{
    private readonly HashSet<string> _streams = [.. MediaSlots.Of(typeof(T)).Select(s => s.Name)];

    public async Task<WriteAnswer> CreateAsync(HttpContext http, CancellationToken ct)
    {
        var record = await BodyReader.ReadAsync<T>(http, ct, body =>
        {
            if (body["id"] is null)
                body["id"] = RecordId.New(clock.GetCurrentInstant());
            CheckStreams(body);
        });
        return Answer(record, await register.CreateAsync(http.Caller(), record, ct));
    }

    public async Task<WriteAnswer> ChangeAsync(HttpContext http, IRecord current, string? ifVersion, CancellationToken ct)
    {
        var caller = http.Caller();
        var isFixed = Permissions.FixedFor(caller, typeof(T)).Select(Wire.Name).Concat(_streams).Append("id").ToHashSet();
        var changed = withVersion(await BodyReader.ReadPatchAsync(http, (T)current, isFixed.Contains, ct), current.Version);
        return Answer(changed, await register.ReplaceAsync(caller, (T)current, changed, ct));
    }

    public async Task<WriteAnswer> RemoveAsync(HttpContext http, IRecord current, string? ifVersion, CancellationToken ct)
    {
        Answer((T)current, await media.RemoveRecordAsync(http.Caller(), (T)current, ct));
        return new WriteAnswer(null);
    }

    private void CheckStreams(JsonObject body)
    {
        if (_streams.FirstOrDefault(s => body[s] is not null) is { } stream)
            throw ODataFault.BadRequest("read-only-property", $"'{stream}' is not part of the body. Create the record, then PUT the file to its address /{stream}.", stream);
    }

    private WriteAnswer Answer(T record, RegisterOutcome outcome) => outcome switch
    {
        RegisterOutcome.Done done => new WriteAnswer(withVersion(record, done.Version)),
        RegisterOutcome.Forbidden forbidden => throw Gate.Fault(forbidden.Why, null),
        RegisterOutcome.Refused refused => throw ODataFault.Of(refused.Reasons),
        _ => throw ODataFault.PreconditionFailed(),
    };
}
