using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using NodaTime;
using static KnowledgePark.Access.TokenOutcome;

namespace KnowledgePark.Access;

/// <summary>Issues and revokes tokens. No token is ever good for more, or for longer, than the one that it was asked for with.</summary>
public sealed class TokenDesk(IParkStore store, ParkDirectory directory, TokenBook book, IClock clock)
{
    private const int MaxLabel = 100;

    /// <summary>Issues a token; its text is in the outcome and nowhere else.</summary>
    public async Task<TokenOutcome> IssueAsync(Caller caller, TokenRequest request, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var isOwn = request.Kind == TokenKind.Personal && (request.PersonId ?? caller.Rights.PersonId) == caller.Rights.PersonId;
        var text = AccessToken.NewText();
        var token = new AccessToken
        {
            Id = AccessToken.IdOf(text),
            Hash = AccessToken.HashOf(text),
            Kind = request.Kind,
            PersonId = request.Kind == TokenKind.Personal ? request.PersonId ?? caller.Rights.PersonId : null,
            OrganisationId = request.OrganisationId,
            Label = request.Label.Trim(),
            Scope = request.Scope,
            CreatedAt = now.ToDateTimeOffset(),
            ExpiresAt = (request.ExpiresAt ?? now + TokenRequest.UsualLife).ToDateTimeOffset(),
            MadeWith = isOwn ? caller.TokenId : null,
        };
        if (Permissions.Of(caller, Act.Create, token, directory.Map) is not Verdict.Allowed and var verdict)
            return new Forbidden(verdict);
        if (!caller.Rights.MayIssueTokens)
            return new Forbidden(Verdict.TokenTooNarrow);
        var faults = await FaultsAsync(request, token, now, ct);
        if (faults.Count > 0)
            return new Refused(faults);
        var result = await store.CommitAsync(new ChangeSet(Change.Create(token), Audit.Created(caller, token, now)), ct);
        return result is CommitResult.Committed committed ? new Issued(token with { Version = committed.Versions[0] }, text) : new VersionMismatch();
    }

    /// <summary>Calls a token by another label.</summary>
    public Task<TokenOutcome> RelabelAsync(Caller caller, AccessToken token, string label, CancellationToken ct) =>
        ReplaceAsync(caller, Act.Alter, token, token with { Label = label.Trim() }, ct);

    /// <summary>From now on the token is good for nothing, nor is any that was made with it. It stays on record.</summary>
    public Task<TokenOutcome> RevokeAsync(Caller caller, AccessToken token, CancellationToken ct) =>
        ReplaceAsync(caller, Act.Remove, token, token.RevokedAt is null ? token with { RevokedAt = clock.GetCurrentInstant().ToDateTimeOffset() } : token, ct);

    private async Task<TokenOutcome> ReplaceAsync(Caller caller, Act act, AccessToken old, AccessToken wanted, CancellationToken ct)
    {
        if (Permissions.Of(caller, act, old, directory.Map) is not Verdict.Allowed and var verdict)
            return new Forbidden(verdict);
        if (LabelFault(wanted.Label) is { } fault)
            return new Refused([fault]);
        if (wanted == old)
            return new Done(old);
        var result = await store.CommitAsync(new ChangeSet(Change.Replace(wanted), Audit.Changed(caller, old, wanted, clock.GetCurrentInstant())), ct);
        if (result is not CommitResult.Committed committed)
            return new VersionMismatch();
        book.Forget();
        return new Done(wanted with { Version = committed.Versions[0] });
    }

    private async Task<IReadOnlyList<Refusal>> FaultsAsync(TokenRequest request, AccessToken token, Instant now, CancellationToken ct)
    {
        var faults = new List<Refusal?>
        {
            LabelFault(token.Label),
            Check.That(request.ExpiresAt is not { } until || (until > now && until <= now + TokenRequest.MaxLife), "expiresAt", $"in the future, at most {TokenRequest.MaxLife.Days} days ahead", request.ExpiresAt),
            Check.That(request.Kind == TokenKind.Personal || request.PersonId is null, "personId", "a service token is an organisation's; leave it out", request.PersonId),
        };
        if (token.OrganisationId is { } organisation)
            faults.Add(Check.Exists(directory.Map.Organisations.ContainsKey(organisation), "organisationId", organisation, "organisations"));
        if (token.PersonId is { } person)
            faults.Add(Check.Exists(await store.FindAsync<Person>(person, ct) is not null, "personId", person, "people"));
        return [.. faults.OfType<Refusal>()];
    }

    private static Refusal? LabelFault(string label) => Check.Name(label, "label") ?? Check.Text(label, "label", MaxLabel);
}
