using KnowledgePark.Bookings;

namespace KnowledgePark.Records;

/// <summary>The checks that many records share; each answers a fault, or null.</summary>
internal static class Check
{
    public const int MaxName = 200;
    public const int MaxText = 4000;

    public static Refusal? Name(string name, string target = "name") =>
        string.IsNullOrWhiteSpace(name) ? Invalid(target, "state a name", name) : Text(name, target, MaxName);

    public static Refusal? Text(string? text, string target, int max = MaxText) =>
        text?.Length > max ? Invalid(target, $"at most {max} characters are kept", $"{text.Length} characters") : null;

    public static Refusal? Exists(bool exists, string target, string? id, string set) =>
        exists ? null : new Refusal(RefusalCodes.UnknownReference, $"'{target}' names '{Shortened(id)}', which does not exist. GET /odata/{set} lists what does.", target, null, Shortened(id));

    public static Refusal? That(bool holds, string target, string rule, object? value) => holds ? null : Invalid(target, rule, value?.ToString());

    private static Refusal Invalid(string target, string rule, string? value) =>
        new(RefusalCodes.InvalidValue, $"'{target}' is not valid: {rule}.", target, null, Shortened(value));

    private static string? Shortened(string? text) => text is null || text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 59), "…");
}
