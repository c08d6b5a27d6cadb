using KnowledgePark.Bookings;

namespace KnowledgePark.Api.OData;

/// <summary>A request that ends in an error answer. Thrown inside the edge only, and turned into bytes in one place.</summary>
internal sealed class ODataFault : Exception
{
    public ODataFault(int status, string code, string message, string? target = null, IReadOnlyList<Refusal>? details = null) : base(message)
    {
        Status = status;
        Code = code;
        Target = target;
        Details = details ?? [];
    }

    public int Status { get; }

    public string Code { get; }

    public string? Target { get; }

    public IReadOnlyList<Refusal> Details { get; }

    public static ODataFault BadRequest(string code, string message, string? target = null) => new(400, code, message, target);

    public static ODataFault NotFound(string what) => new(404, "not-found", $"{what} does not exist.");

    public static ODataFault NotImplemented(string message) => new(501, "not-supported", message);

    public static ODataFault PreconditionFailed() =>
        new(412, "version-mismatch", "Somebody has changed this since you read it. Read it again, then repeat the change with its new ETag.");

    /// <summary>
    /// The table from refusals to statuses: 409 if a space is taken, 413 and 415 for a content that is too large or of a type that is not kept,
    /// 422 for every other broken rule.
    /// </summary>
    public static ODataFault Of(IReadOnlyList<Refusal> reasons)
    {
        var first = reasons.FirstOrDefault(r => r.Code != RefusalCodes.SpaceTaken) ?? reasons[0];
        var status = first.Code switch
        {
            RefusalCodes.SpaceTaken => 409,
            RefusalCodes.MediaTooLarge => 413,
            RefusalCodes.UnsupportedMedia => 415,
            _ => 422,
        };
        return new ODataFault(status, first.Code, first.Message, first.Target, reasons);
    }
}
