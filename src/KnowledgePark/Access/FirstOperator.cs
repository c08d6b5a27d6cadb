using KnowledgePark.Bookings;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Access;

/// <summary>Makes an operator where nobody may make one yet: from the server's own command line. Person, assignment, token and audit are one change.</summary>
public sealed class FirstOperator(IParkStore store, IClock clock)
{
    /// <summary>Makes the person of this address an operator of the whole park, and the person if there is none, with a token of the usual life.</summary>
    public async Task<Outcome> MakeAsync(string name, string email, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var known = await store.QueryAsync<Person>(all => all.Where(p => p.Email == email).OrderBy(p => p.Id).Take(1), ct);
        var person = known is [var there] ? there : new Person { Id = RecordId.New(now), Name = name.Trim(), Email = email };
        if (TenantChecks.Of(person).ToList() is { Count: > 0 } faults)
            return new Outcome.Refused(faults);
        var text = AccessToken.NewText();
        var token = new AccessToken
        {
            Id = AccessToken.IdOf(text),
            Hash = AccessToken.HashOf(text),
            PersonId = person.Id,
            Label = "First token, from the command line",
            Scope = TokenScope.Manage,
            CreatedAt = now.ToDateTimeOffset(),
            ExpiresAt = (now + TokenRequest.UsualLife).ToDateTimeOffset(),
        };
        List<IRecord> made = [token];
        var id = person.Id;
        var assignments = await store.QueryAsync<OperatorAssignment>(all => all.Where(a => a.PersonId == id).OrderBy(a => a.Id).Take(100), ct);
        if (!assignments.Any(a => a.IsWhole))
            made.Add(new OperatorAssignment { Id = RecordId.New(now), PersonId = id });
        if (known.Count == 0)
            made.Add(person);
        var set = new ChangeSet([.. made.Select(Change.Create), .. made.Select(record => Audit.Created(Caller.Server, record, now))]);
        return await store.CommitAsync(set, ct) is CommitResult.Committed ? new Outcome.Made(person, text) : new Outcome.TooBusy();
    }

    /// <summary>What became of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The person operates. <paramref name="Token"/> is told this once.</summary>
        public sealed record Made(Person Person, string Token) : Outcome;

        /// <summary>Nothing was written.</summary>
        public sealed record Refused(IReadOnlyList<Refusal> Reasons) : Outcome;

        /// <summary>Somebody wrote first.</summary>
        public sealed record TooBusy : Outcome;
    }
}
