using System.Collections.Concurrent;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Access;

/// <summary>
/// Knows who signs in with a token. What it has found holds for five seconds: so long a revocation in another process may take to be noticed;
/// one in this process is noticed at once.
/// </summary>
public sealed class TokenBook(IParkStore store, IClock clock, StandingTokens standing)
{
    private const int MaxKept = 10_000;

    /// <summary>The most people of one's organisations whose contact data one sees.</summary>
    private const int MaxColleagues = 5000;

    private static readonly Duration s_kept = Duration.FromSeconds(5);
    private static readonly TimeSpan s_usedEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Found> _found = new();
    private long _changes;

    /// <summary>True if the token was found good a moment ago: asking again costs nothing.</summary>
    public bool IsKnown(string text) => _found.TryGetValue(AccessToken.IdOf(text), out var found) && clock.GetCurrentInstant() < found.Until;

    /// <summary>Who signs in with this token; null: it is unknown, revoked or expired, or its owner is gone.</summary>
    public async Task<Caller?> FindAsync(string text, string? address, CancellationToken ct)
    {
        var id = AccessToken.IdOf(text);
        var now = clock.GetCurrentInstant();
        if (_found.TryGetValue(id, out var known) && now < known.Until)
            return new Caller(known.Rights, id, address);
        var before = Volatile.Read(ref _changes);
        if (await LookUpAsync(text, id, now, ct) is not { } found)
            return null;
        // What was read before somebody revoked something is used once, and not kept.
        if (before == Volatile.Read(ref _changes))
        {
            if (_found.Count >= MaxKept)
                _found.Clear();
            _found[id] = found;
        }

        return new Caller(found.Rights, id, address);
    }

    /// <summary>Somebody's tokens, memberships or assignments have changed.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        _found.Clear();
    }

    private async Task<Found?> LookUpAsync(string text, string id, Instant now, CancellationToken ct)
    {
        var until = now + s_kept;
        if (standing.PersonByText.TryGetValue(text, out var person))
            return await OfPersonAsync(person, null, TokenScope.Manage, true, ct) is { } rights ? new Found(rights, until) : null;
        var at = now.ToDateTimeOffset();
        if (await store.FindAsync<AccessToken>(id, ct) is not { } token || !token.Is(text) || !token.IsGood(at))
            return null;
        if (token.MadeWith is { } maker && !standing.PersonByText.Keys.Any(k => AccessToken.IdOf(k) == maker) && (await store.FindAsync<AccessToken>(maker, ct))?.IsGood(at) != true)
            return null;
        var owner = token.Kind == TokenKind.Service
            ? await OfServiceAsync(token, ct)
            : await OfPersonAsync(token.PersonId ?? "", token.OrganisationId, token.Scope, token.MadeWith is null, ct);
        if (owner is null)
            return null;
        await NoteUseAsync(token, at, ct);
        return new Found(owner, Instant.Min(until, Instant.FromDateTimeOffset(token.ExpiresAt)));
    }

    private async Task<Rights?> OfServiceAsync(AccessToken token, CancellationToken ct)
    {
        if (token.OrganisationId is not { } id || await store.FindAsync<Organisation>(id, ct) is null)
            return null;
        var role = token.Scope == TokenScope.Manage ? MembershipRole.Administrator : MembershipRole.Member;
        return new Rights
        {
            Scope = token.Scope,
            Organisations = new Dictionary<string, MembershipRole> { [id] = role },
            Colleagues = await PeopleOfAsync([id], ct),
            MayIssueTokens = false,
        };
    }

    /// <param name="id">The person.</param>
    /// <param name="only">The only organisation that counts; then the person does not operate either. Null: all that the person is.</param>
    /// <param name="scope">How much it may be.</param>
    /// <param name="mayIssue">Whether tokens can be made with it.</param>
    /// <param name="ct">Cancels the reading.</param>
    private async Task<Rights?> OfPersonAsync(string id, string? only, TokenScope scope, bool mayIssue, CancellationToken ct)
    {
        if (await store.FindAsync<Person>(id, ct) is null)
            return null;
        var memberships = await store.QueryAsync<Membership>(all => all.Where(m => m.PersonId == id).OrderBy(m => m.Id).Take(1000), ct);
        var assignments = only is null ? await store.QueryAsync<OperatorAssignment>(all => all.Where(a => a.PersonId == id).OrderBy(a => a.Id).Take(100), ct) : [];
        var organisations = memberships.Where(m => only is null || m.OrganisationId == only).GroupBy(m => m.OrganisationId)
            .ToDictionary(g => g.Key, g => g.Any(m => m.Role == MembershipRole.Administrator) ? MembershipRole.Administrator : MembershipRole.Member);
        return new Rights
        {
            PersonId = id,
            Scope = scope,
            Organisations = organisations,
            Operates = [.. assignments.Select(a => new OperatorScope(a.BuildingId, a.Kind))],
            Colleagues = assignments.Count > 0 ? [] : await PeopleOfAsync([.. organisations.Keys], ct),
            MayIssueTokens = mayIssue && only is null,
        };
    }

    private async Task<IReadOnlyList<string>> PeopleOfAsync(List<string> organisations, CancellationToken ct) => organisations.Count == 0
        ? []
        : [.. (await store.QueryAsync<Membership>(all => all.Where(m => organisations.Contains(m.OrganisationId)).OrderBy(m => m.Id).Take(MaxColleagues), ct)).Select(m => m.PersonId).Distinct()];

    /// <summary>Who was quicker has noted the same; and a full disk keeps nobody out.</summary>
    private async Task NoteUseAsync(AccessToken token, DateTimeOffset now, CancellationToken ct)
    {
        if (token.LastUsedAt is { } used && now - used < s_usedEvery)
            return;
        try
        {
            await store.CommitAsync(new ChangeSet(Change.Replace(token with { LastUsedAt = now })), ct);
        }
        catch (StoreUnavailableException)
        {
            // The next use is noted.
        }
    }

    private sealed record Found(Rights Rights, Instant Until);
}
