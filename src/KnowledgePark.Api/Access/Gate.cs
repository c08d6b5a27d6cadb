using KnowledgePark.Access;
using KnowledgePark.Api.OData;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.Access;

/// <summary>
/// From a verdict to what a client is told. A record that one may not change is, for a change, not there: the answer is that to an unknown one. It is
/// given before the body is read or a version compared, so that neither tells anything.
/// </summary>
internal static class Gate
{
    /// <summary>Lets a request to make something pass, or ends it.</summary>
    public static void MayCreate(HttpContext http)
    {
        if (http.Caller().Rights.IsPublic)
            throw Fault(Verdict.NotSignedIn, null);
    }

    /// <summary>Lets a request to change or end a record pass, or ends it.</summary>
    public static void May(HttpContext http, Act act, EntitySet set, IRecord record, ParkMap map)
    {
        if (Permissions.Of(http.Caller(), act, record, map) is not Verdict.Allowed and var verdict)
            throw Fault(verdict, $"{set.Name}('{record.Id}')");
    }

    /// <param name="verdict">Why not.</param>
    /// <param name="existing">What it was about, if that exists; null: something was to be made.</param>
    public static ODataFault Fault(Verdict verdict, string? existing) => verdict switch
    {
        Verdict.NotSignedIn => new ODataFault(401, "sign-in-required", "Sign in: send a token as 'Authorization: Bearer kp_…', or as the password of Basic."),
        Verdict.TokenTooNarrow => new ODataFault(403, "token-too-narrow", "The token was made for less than this. Use one with a wider scope."),
        _ => existing is null
            ? new ODataFault(403, "not-permitted", "This is not yours to do here. Do it in the name of your own organisation, or ask an operator of the park.")
            : ODataFault.NotFound(existing),
    };
}
