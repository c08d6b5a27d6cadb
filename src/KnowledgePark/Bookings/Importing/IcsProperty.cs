using System.Text;

namespace KnowledgePark.Bookings.Importing;

/// <summary>One content line of a calendar (RFC 5545, 3.1): a name, parameters and a raw value.</summary>
internal sealed record IcsProperty(string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    private static readonly Dictionary<string, string> s_none = [];

    /// <summary>The value as text, unescaped (3.3.11); control characters become spaces.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(Value.Length);
            for (var i = 0; i < Value.Length; i++)
            {
                var c = Value[i];
                if (c == '\\' && i + 1 < Value.Length)
                    c = Value[++i] is 'n' or 'N' ? '\n' : Value[i];
                text.Append(char.IsControl(c) ? ' ' : c);
            }

            return text.ToString().Trim();
        }
    }

    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>Null if it is no content line.</summary>
    public static IcsProperty? Of(string line)
    {
        var end = line.AsSpan().IndexOfAny(';', ':');
        if (end <= 0)
            return null;
        var name = line[..end].ToUpperInvariant();
        if (line[end] == ':')
            return new IcsProperty(name, s_none, line[(end + 1)..]);
        var parameters = new Dictionary<string, string>();
        var from = end + 1;
        var isQuoted = false;
        for (var i = from; i < line.Length; i++)
        {
            if (line[i] == '"')
                isQuoted = !isQuoted;
            if (isQuoted || line[i] is not (';' or ':'))
                continue;
            var parameter = line.AsSpan(from, i - from);
            if (parameter.IndexOf('=') is > 0 and var equals)
                parameters[parameter[..equals].ToString().ToUpperInvariant()] = parameter[(equals + 1)..].Trim('"').ToString();
            from = i + 1;
            if (line[i] == ':')
                return new IcsProperty(name, parameters, line[from..]);
        }

        return null;
    }
}
