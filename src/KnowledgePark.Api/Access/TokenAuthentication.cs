using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using KnowledgePark.Access;
using KnowledgePark.Api.OData;
using KnowledgePark.Api.OData.Writing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KnowledgePark.Api.Access;

/// <summary>
/// Signs programs in: a token as bearer, or as the password of Basic, which is what spreadsheets and calendar programs can send. Whoever sends
/// nothing is the public; whoever sends what is not good is told so, and is never taken for the public.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<SignInOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenBook book, FailedSignIns failures)
    : AuthenticationHandler<SignInOptions>(options, logger, encoder)
{
    public new const string Scheme = "Token";

    private const string Realm = "KnowledgePark";

    /// <summary>Longer than any token, so that nobody has us hash a megabyte.</summary>
    private const int MaxLength = 200;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Credentials.Of(Request) is not { } credentials)
            return AuthenticateResult.NoResult();
        var address = Context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (credentials.Token.Length is 0 or > MaxLength)
            return AuthenticateResult.Fail("There is no token.");
        if (!book.IsKnown(credentials.Token) && failures.BlockedFor(address) is { } wait)
        {
            Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return AuthenticateResult.Fail("Too many wrong tokens.");
        }

        if (await book.FindAsync(credentials.Token, address, Context.RequestAborted) is not { } caller)
        {
            failures.Count(address);
            return AuthenticateResult.Fail("The token is not good.");
        }

        Context.SetCaller(caller);
        List<Claim> claims = caller.Rights.PersonId is { } person ? [new Claim(ClaimTypes.NameIdentifier, person)] : [];
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Response.Headers.RetryAfter.Count > 0)
            return SendAsync(new ODataFault(429, "too-many-sign-ins", "Too many wrong tokens came from this address. Wait, then use a good one."));
        var credentials = Credentials.Of(Request);
        var bearer = $"Bearer realm=\"{Realm}\"";
        if (Options.AuthorizationUri is { } uri)
            bearer += $", authorization_uri=\"{uri}\"";
        if (credentials is { IsBearer: true, Token.Length: > 0 })
            bearer += ", error=\"invalid_token\"";
        // Two headers, not one with a comma: some clients read only the first scheme of each.
        Response.Headers.WWWAuthenticate = new([bearer, $"Basic realm=\"{Realm}\", charset=\"UTF-8\""]);
        return SendAsync(credentials is null
            ? new ODataFault(401, "sign-in-required", "Sign in: send a token as 'Authorization: Bearer kp_…', or as the password of Basic.")
            : new ODataFault(401, "invalid-token", "The token is not known, or no longer good. Ask for a new one."));
    }

    private Task SendAsync(ODataFault fault)
    {
        Response.Headers.CacheControl = "no-store";
        return Request.Path.StartsWithSegments("/odata", StringComparison.Ordinal)
            ? ErrorWriter.WriteAsync(Context, fault)
            : TypedResults.Problem(fault.Message, statusCode: fault.Status, extensions: [KeyValuePair.Create<string, object?>("code", fault.Code)]).ExecuteAsync(Context);
    }
}
