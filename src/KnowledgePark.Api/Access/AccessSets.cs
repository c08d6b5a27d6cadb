using System.Text.Json;
using KnowledgePark.Access;
using KnowledgePark.Api.Facilities;
using KnowledgePark.Api.OData;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Api.OData.Query;
using KnowledgePark.Api.OData.Writing;
using KnowledgePark.Api.Tenants;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace KnowledgePark.Api.Access;

/// <summary>The sets of who may what, and of who did what.</summary>
internal sealed record AccessSets(EntitySet<OperatorAssignment> Assignments, EntitySet<AccessToken> Tokens, EntitySet<AuditEntry> Audit)
{
    public static AccessSets Create() => new(
        new EntitySet<OperatorAssignment>("operatorAssignments"),
        new EntitySet<AccessToken>("accessTokens")
        {
            Searched = [t => t.Label],
            ReadOnlyProperties = ["kind", "personId", "organisationId", "scope", "createdAt", "madeWith", "expiresAt", "revokedAt", "lastUsedAt"],
        },
        new EntitySet<AuditEntry>("auditEntries"));

    public IReadOnlyList<EntitySet> All => [Assignments, Tokens, Audit];

    public void Connect(FacilitySets facilities, TenantSets tenants)
    {
        Assignments.One("person", tenants.People, a => a.PersonId).One("building", facilities.Buildings, a => a.BuildingId);
        Tokens.One("organisation", tenants.Organisations, t => t.OrganisationId);
        Audit.One("person", tenants.People, e => e.PersonId);
    }

    public IReadOnlyList<Operation> Operations(TokenDesk desk) =>
    [
        new Operation
        {
            Name = "issue", Bound = Tokens, IsOnCollection = true, IsAction = true, Returns = typeof(IssuedToken),
            Description = "Makes a token and tells it, this once. A personal one is the caller's own unless an operator states another person.",
            Parameters =
            [
                new OperationParameter("label", typeof(string), false, "What it is for; at most 100 characters."),
                new OperationParameter("scope", typeof(TokenScope), false, "How much it may do: read, book or manage."),
                new OperationParameter("kind", typeof(TokenKind), true, "personal, if nothing is stated, or service."),
                new OperationParameter("organisationId", typeof(string), true, "Of a service token: whose it is. Of a personal one: the only organisation that it is good for."),
                new OperationParameter("personId", typeof(string), true, "Whose personal token it is, if not the caller's."),
                new OperationParameter("expiresAt", typeof(DateTimeOffset), true, "When it ends, at most 366 days ahead; 90 days if not stated."),
            ],
            Invoke = async (call, ct) =>
            {
                Gate.MayCreate(call.Http);
                var body = await BodyReader.ReadAsync<TokenBody>(call.Http, ct);
                var outcome = await desk.IssueAsync(call.Http.Caller(), body.ToRequest(), ct);
                TokenWriter.Answer(outcome);
                await WriteAsync(call.Http, (TokenOutcome.Issued)outcome); // Any other was a fault.
            },
        },
    ];

    private static Task WriteAsync(HttpContext http, TokenOutcome.Issued issued)
    {
        http.Response.Headers.CacheControl = "no-store";
        var options = QueryOptions.Of(http.Request.Query);
        return new ODataWriter(http, ODataFormat.Of(http.Request, options["$format"])).ValueAsync($"{EdmTypes.Namespace}.issuedToken", json =>
        {
            json.WriteString("id", issued.Token.Id);
            json.WriteString("token", issued.Text);
            json.WritePropertyName("expiresAt");
            JsonSerializer.Serialize(json, issued.Token.ExpiresAt, Wire.Json);
        });
    }

    private sealed record TokenBody
    {
        public required string Label { get; init; }

        public required TokenScope Scope { get; init; }

        public TokenKind Kind { get; init; }

        public string? OrganisationId { get; init; }

        public string? PersonId { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }

        public TokenRequest ToRequest() => new()
        {
            Label = Label,
            Scope = Scope,
            Kind = Kind,
            OrganisationId = OrganisationId,
            PersonId = PersonId,
            ExpiresAt = ExpiresAt is { } until ? Instant.FromDateTimeOffset(until) : null,
        };
    }
}
