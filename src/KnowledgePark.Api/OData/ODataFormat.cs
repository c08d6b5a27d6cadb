using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KnowledgePark.Api.OData;

/// <summary>The form in which a request wants its answer (OData JSON Format 4.01, 3; Protocol 8.2.6, 11.2.12).</summary>
internal sealed record ODataFormat(bool NoMetadata, bool FullMetadata, bool LongsAsTexts, string Version)
{
    public static readonly ODataFormat Default = new(false, false, false, "4.01");

    public string ContentType =>
        $"application/json;odata.metadata={(NoMetadata ? "none" : FullMetadata ? "full" : "minimal")};charset=utf-8{(LongsAsTexts ? ";IEEE754Compatible=true" : "")}";

    /// <summary>Reads OData-Version, OData-MaxVersion, $format and Accept.</summary>
    public static ODataFormat Of(HttpRequest request, string? formatOption)
    {
        var version = Version_(request);
        if (formatOption is not null)
            return OfOption(formatOption, version);
        var accepts = request.Headers.Accept;
        if (accepts.Count == 0 || !MediaTypeHeaderValue.TryParseList(accepts, out var ranges))
            return Default with { Version = version };
        foreach (var range in ranges.Where(r => r.Quality is null or > 0).OrderByDescending(r => r.Quality ?? 1))
        {
            if (range.MatchesAllTypes || range.MediaType == "application/*" || range.MediaType == "application/json")
                return WithParameters(range, version);
        }

        throw new ODataFault(406, "not-acceptable", "This service answers in application/json; only $metadata comes in application/xml too.");
    }

    private static ODataFormat OfOption(string option, string version)
    {
        if (option == "json")
            return Default with { Version = version };
        return MediaTypeHeaderValue.TryParse(option, out var type) && type.MediaType == "application/json"
            ? WithParameters(type, version)
            : throw new ODataFault(406, "not-acceptable", "$format is 'json' or 'application/json' with its parameters.", "$format");
    }

    private static ODataFormat WithParameters(MediaTypeHeaderValue type, string version)
    {
        var metadata = Parameter(type, "odata.metadata") ?? Parameter(type, "metadata") ?? "minimal";
        var longs = Parameter(type, "IEEE754Compatible") ?? "false";
        return new ODataFormat(metadata == "none", metadata == "full", longs.Equals("true", StringComparison.OrdinalIgnoreCase), version);
    }

    private static string? Parameter(MediaTypeHeaderValue type, string name) =>
        type.Parameters.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.ToString();

    private static string Version_(HttpRequest request)
    {
        var stated = request.Headers["OData-Version"].ToString();
        if (stated is not ("" or "4.0" or "4.01"))
            throw ODataFault.BadRequest("unsupported-version", "OData-Version is 4.0 or 4.01.", "OData-Version");
        return request.Headers["OData-MaxVersion"].ToString() switch
        {
            "" or "4.01" => "4.01",
            "4.0" => "4.0",
            _ => throw ODataFault.BadRequest("unsupported-version", "This service speaks OData 4.0 and 4.01; ask for one of them in OData-MaxVersion.", "OData-MaxVersion"),
        };
    }
}
