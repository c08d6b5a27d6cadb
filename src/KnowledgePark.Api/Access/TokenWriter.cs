using KnowledgePark.Access;
using KnowledgePark.Api.OData;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.Access;

/// <summary>Tokens over HTTP: PATCH relabels, DELETE revokes. They are made by an action, because what it answers is told only once.</summary>
internal sealed class TokenWriter(TokenDesk desk) : ISetWriter
{
    public bool Creates => false;

    public Task<WriteAnswer> CreateAsync(HttpContext http, CancellationToken ct) => throw new NotSupportedException("Tokens are issued by an action.");

    public async Task<WriteAnswer> ChangeAsync(HttpContext http, IRecord current, string? ifVersion, CancellationToken ct)
    {
        var body = await BodyReader.ReadObjectAsync(http, ct);
        if (body.Select(m => m.Key).FirstOrDefault(k => k != "label") is { } other)
            throw ODataFault.BadRequest("read-only-property", $"'{(other.Length <= 60 ? other : other[..59] + "…")}' cannot be changed. Revoke the token and issue another.", other.Length <= 60 ? other : null);
        var token = (AccessToken)current;
        return Answer(await desk.RelabelAsync(http.Caller(), token, BodyReader.Member<string>(body, "label") ?? token.Label, ct));
    }

    public async Task<WriteAnswer> RemoveAsync(HttpContext http, IRecord current, string? ifVersion, CancellationToken ct) =>
        Answer(await desk.RevokeAsync(http.Caller(), (AccessToken)current, ct));

    /// <summary>From what became of a wish to its answer.</summary>
    public static WriteAnswer Answer(TokenOutcome outcome) => outcome switch
    {
        TokenOutcome.Done done => new WriteAnswer(done.Token),
        TokenOutcome.Issued issued => new WriteAnswer(issued.Token),
        TokenOutcome.Refused refused => throw ODataFault.Of(refused.Reasons),
        TokenOutcome.Forbidden forbidden => throw Gate.Fault(forbidden.Why, null),
        _ => throw ODataFault.PreconditionFailed(),
    };
}
