using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary>
/// The request is answered with an error of the service. An exception and not a returned decision: it comes from deep within a parser or a
/// batch, and one place, the pipeline, turns it into an answer.
/// </summary>
internal sealed class Refusal(int status, string code, string message, int subStatus = 0) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public int SubStatus => subStatus;

    public static Refusal BadRequest(string message, int subStatus = 0) => new(400, "BadRequest", message, subStatus);

    public static Refusal NotFound(string message = "Entity with the specified id does not exist in the system.") => new(404, "NotFound", message);

    public static Refusal Conflict() => new(409, "Conflict", "Entity with the specified id already exists in the system.");

    public static Refusal PreconditionFailed() => new(412, "PreconditionFailed", "Operation cannot be performed because one of the specified precondition is not met.");

    public static Refusal TooLarge(string what) => new(413, "RequestEntityTooLarge", $"Request size is too large: {what}.");

    /// <summary>The gateway does not know how the service does it, and does not guess.</summary>
    public static Refusal NotImplemented(string what) => new(501, "NotImplemented", $"The test gateway does not implement {what}.");

    /// <summary>A query that the service would not compile; <paramref name="errorCode"/> is the service's own, such as SC1001.</summary>
    public static Refusal Query(string errorCode, string message, int at = 0) => BadRequest(
        $$"""{"errors":[{"severity":"Error","location":{"start":{{at}},"end":{{at + 1}}},"code":"{{errorCode}}","message":{{Value.Of(message).ToJson()}}}]}""");
}
