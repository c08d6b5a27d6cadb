using KnowledgePark.Access;
using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.Access;

/// <summary>Who asks, as a request carries it from the door to the use case.</summary>
internal static class CallerFeature
{
    public static void SetCaller(this HttpContext http, Caller caller) => http.Features.Set(caller);

    /// <summary>Whoever has signed in; the public if nobody has.</summary>
    public static Caller Caller(this HttpContext http) => http.Features.Get<Caller>() ?? KnowledgePark.Access.Caller.Public;

    public static void SetSeen(this HttpContext http, SeenStore seen) => http.Features.Set(seen);

    /// <summary>What the caller sees. There is no answer without it: forgetting to ask must not show everything.</summary>
    public static Visibility Visibility(this HttpContext http) =>
        http.Features.Get<SeenStore>()?.Visibility ?? throw new InvalidOperationException("Nothing is written before it is known who reads it.");
}
