using Microsoft.AspNetCore.Authentication;

namespace KnowledgePark.Api.Access;

/// <summary>How programs sign in (section KnowledgePark:SignIn).</summary>
public sealed class SignInOptions : AuthenticationSchemeOptions
{
    /// <summary>
    /// Where an organisational account signs in: the authorization endpoint of an OpenID Connect provider. Power Query looks for it in the answer
    /// to an empty bearer. Null: there is no provider, and nothing is claimed.
    /// </summary>
    public string? AuthorizationUri { get; set; }
}
