using KnowledgePark.Access;
using KnowledgePark.Api.Access;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace KnowledgePark.Api.OData;

/// <summary>Writes the sets that the <see cref="Register"/> keeps: the body is the record.</summary>
internal sealed class RegisterWriter<T>(Register register, IClock clock, Func<T, string, T> withVersion) : ISetWriter where T : class, IRecord
{
    public async Task<WriteAnswer> CreateAsync(HttpContext http, CancellationToken ct)
    {
        var record = await BodyReader.ReadAsync<T>(http, ct, body =>
        {
            if (body["id"] is null)
                body["id"] = RecordId.New(clock.GetCurrentInstant());
        });
        return Answer(record, await register.CreateAsync(http.Caller(), record, ct));
    }

    public async Task<WriteAnswer> ChangeAsync(HttpContext http, IRecord current, string? ifVersion, CancellationToken ct)
    {
        var caller = http.Caller();
        var isFixed = Permissions.FixedFor(caller, typeof(T)).Select(Wire.Name).Append("id").ToHashSet();
        var changed = withVersion(await BodyReader.ReadPatchAsync(http, (T)current, isFixed.Contains, ct), current.Version);
        return Answer(changed, await register.ReplaceAsync(caller, (T)current, changed, ct));
    }

    public async Task<WriteAnswer> RemoveAsync(HttpContext http, IRecord current, string? ifVersion, CancellationToken ct)
    {
        Answer((T)current, await register.RemoveAsync(http.Caller(), (T)current, ct));
        return new WriteAnswer(null);
    }

    private WriteAnswer Answer(T record, RegisterOutcome outcome) => outcome switch
    {
        RegisterOutcome.Done done => new WriteAnswer(withVersion(record, done.Version)),
        RegisterOutcome.Forbidden forbidden => throw Gate.Fault(forbidden.Why, null),
        RegisterOutcome.Refused refused => throw ODataFault.Of(refused.Reasons),
        _ => throw ODataFault.PreconditionFailed(),
    };
}
