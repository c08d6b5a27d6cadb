using System.Buffers;
using System.Collections.Frozen;

namespace KnowledgePark.Facilities.Media.Svg;

/// <summary>What of SVG 1.1 and 2 is kept: what draws. Nothing on these lists can run, fetch, or leave the drawing.</summary>
internal static class SvgWords
{
    public const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>Links are kept as what they show.</summary>
    public const string Link = "a";

    /// <summary>No marker: one vertex more would draw a whole drawing more.</summary>
    private static readonly FrozenSet<string> s_elements = FrozenSet.Create(StringComparer.Ordinal,
        "svg", "g", "defs", "symbol", "use", "title", "desc", "style",
        "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath",
        "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask");

    private static readonly FrozenSet<string> s_withText = FrozenSet.Create(StringComparer.Ordinal, "title", "desc", "style", "text", "tspan", "textPath");

    private static readonly FrozenSet<string> s_withReference = FrozenSet.Create(StringComparer.Ordinal, "use", "linearGradient", "radialGradient", "pattern", "textPath");

    private static readonly FrozenSet<string> s_attributes = FrozenSet.Create(StringComparer.Ordinal,
        "id", "class", "style", "lang", "role", "version", "viewBox", "preserveAspectRatio", "transform", "transform-origin",
        "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "fx", "fy", "fr", "r", "rx", "ry", "dx", "dy", "d", "points", "width", "height", "rotate", "pathLength",
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
        "stroke-linejoin", "stroke-miterlimit", "opacity", "color", "display", "visibility", "overflow", "paint-order", "vector-effect", "shape-rendering",
        "text-rendering", "color-interpolation", "clip-path", "clip-rule", "mask",
        "font-family", "font-size", "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-weight", "letter-spacing", "word-spacing",
        "text-anchor", "text-decoration", "dominant-baseline", "alignment-baseline", "baseline-shift", "direction", "unicode-bidi", "writing-mode",
        "textLength", "lengthAdjust", "startOffset", "method", "spacing", "side",
        "gradientUnits", "gradientTransform", "spreadMethod", "offset", "stop-color", "stop-opacity",
        "patternUnits", "patternContentUnits", "patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits", "mask-type");

    private static readonly SearchValues<string> s_unsafeStyle = SearchValues.Create(
        ["\\", "@", "<", "url(", "image(", "image-set(", "cross-fade(", "src(", "expression", "behavior", "-binding", "javascript"], StringComparison.OrdinalIgnoreCase);

    public static bool IsElement(string name) => s_elements.Contains(name);

    public static bool TakesText(string element) => s_withText.Contains(element);

    /// <summary>Of an element that is kept; href is looked at by <see cref="RefersByHref"/>. data-* names the room that a shape stands for.</summary>
    public static bool IsAttribute(string name) =>
        s_attributes.Contains(name) || name.StartsWith("data-", StringComparison.Ordinal) || name.StartsWith("aria-", StringComparison.Ordinal);

    public static bool RefersByHref(string element) => s_withReference.Contains(element);

    /// <summary>
    /// Style rules without anything that fetches, and without the backslash, by which a word can be written so that no list finds it. Comments
    /// need no care: they part a word in two for the browser as well.
    /// </summary>
    public static bool IsSafeStyle(string css) => !css.AsSpan().ContainsAny(s_unsafeStyle);

    /// <summary>The element of this drawing that a value such as '#hatch' names; null: it names something else.</summary>
    public static string? OwnReference(string value)
    {
        var trimmed = value.Trim();
        return trimmed.Length > 1 && trimmed[0] == '#' ? trimmed[1..] : null;
    }

    /// <summary>The element that a paint, clip or mask such as 'url(#hatch) gray' names. False: the value fetches something else, or cannot be told.</summary>
    public static bool TryPaintReference(string value, out string? id)
    {
        id = null;
        if (!value.Contains("url", StringComparison.OrdinalIgnoreCase) && !value.Contains('\\'))
            return true;
        var text = value.AsSpan().Trim();
        var end = text.IndexOf(')');
        if (!text.StartsWith("url(", StringComparison.OrdinalIgnoreCase) || end < 0 || text[end..].Contains("url", StringComparison.OrdinalIgnoreCase) || value.Contains('\\'))
            return false;
        id = OwnReference(text[4..end].Trim().Trim("'\"").ToString());
        return id is not null;
    }
}
