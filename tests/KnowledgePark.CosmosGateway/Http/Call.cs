using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Resources;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary>One request, read.</summary>
/// <param name="Account">What the gateway holds.</param>
/// <param name="Method">In capitals.</param>
/// <param name="Path">The segments of the path, decoded.</param>
/// <param name="Headers">By name in any case.</param>
/// <param name="Body">Empty if there is none.</param>
internal sealed record Call(Account Account, string Method, IReadOnlyList<string> Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The whole path, decoded.</summary>
    public string Target { get; } = "/" + string.Join('/', Path);

    public string? Header(string name) => Headers.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public bool IsOn(string header) => "true".Equals(Header(header), StringComparison.OrdinalIgnoreCase);

    public int? Number(string header) => Header(header) is not { } text
        ? null
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : throw Refusal.BadRequest($"The header {header} is no number: {text}.");

    public Value Json()
    {
        try
        {
            return ValueJson.Parse(Body) is { Kind: Kind.Object } sent ? sent : throw Refusal.BadRequest("The body is not a JSON object.");
        }
        catch (System.Text.Json.JsonException e)
        {
            throw Refusal.BadRequest($"The body is not JSON: {e.Message}");
        }
    }
}
