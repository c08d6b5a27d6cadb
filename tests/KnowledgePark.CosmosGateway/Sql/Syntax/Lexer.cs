using System.Globalization;
using System.Text;
using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Syntax;

/// <summary>Cuts a query into tokens.</summary>
internal sealed class Lexer(string text)
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "TOP", "DISTINCT", "VALUE", "FROM", "JOIN", "WHERE", "GROUP", "ORDER", "BY", "ASC", "DESC", "OFFSET", "LIMIT", "AS", "IN",
        "AND", "OR", "NOT", "BETWEEN", "EXISTS", "ARRAY", "LIKE", "ESCAPE", "NULL", "TRUE", "FALSE", "UNDEFINED", "UDF", "CASE", "WHEN",
        "THEN", "ELSE", "END", "HAVING", "WITH", "INSERT", "OVER", "LEFT", "RIGHT", "INTO", "SET", "FOR",
    };

    private static readonly string[] Signs = ["<=", ">=", "<>", "!=", "||", "??", "<<", ">>"];

    private int _at;

    /// <summary>
    /// Words that cannot be a property after a dot or an alias: the service refuses <c>c.from</c> and takes <c>c["from"]</c>. The list was
    /// measured with the planner that comes with the SDK.
    /// </summary>
    public static IReadOnlySet<string> Keywords => Reserved;

    public IReadOnlyList<Token> ReadAll()
    {
        var tokens = new List<Token>();
        do
            tokens.Add(Next());
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        SkipSpace();
        if (_at >= text.Length)
            return new Token(TokenKind.End, "", _at);
        var c = text[_at];
        if (char.IsLetter(c) || c is '_' or '$')
            return Word();
        if (c == '@')
            return Parameter();
        if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1])))
            return Number();
        return c is '\'' or '"' ? String() : Sign();
    }

    private void SkipSpace()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]))
                _at++;
            else if (text.AsSpan(_at).StartsWith("--"))
                _at = text.IndexOf('\n', _at) is var end and >= 0 ? end : text.Length;
            else
                return;
        }
    }

    private Token Word()
    {
        var start = _at;
        var word = Run(c => char.IsLetterOrDigit(c) || c is '_' or '$');
        return Reserved.Contains(word) ? new Token(TokenKind.Keyword, word.ToUpperInvariant(), start) : new Token(TokenKind.Identifier, word, start);
    }

    private Token Parameter()
    {
        var start = _at++;
        var name = Run(c => char.IsLetterOrDigit(c) || c is '_');
        return name.Length > 0 ? new Token(TokenKind.Parameter, "@" + name, start) : throw Wrong(start);
    }

    private Token Number()
    {
        var start = _at;
        if (text.AsSpan(_at).StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            _at += 2;
            var hex = Run(char.IsAsciiHexDigit);
            return long.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits)
                ? new Token(TokenKind.Number, text[start.._at], start, Value.Of(bits))
                : throw WrongNumber(start);
        }

        Run(c => char.IsAsciiDigit(c) || c == '.');
        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            _at++;
            if (_at < text.Length && text[_at] is '+' or '-')
                _at++;
            Run(char.IsAsciiDigit);
        }

        var digits = text[start.._at];
        if (_at < text.Length && (char.IsLetter(text[_at]) || text[_at] == '_'))
            throw WrongNumber(start);
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
            return new Token(TokenKind.Number, digits, start, Value.Of(whole));
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new Token(TokenKind.Number, digits, start, Value.Of(number))
            : throw WrongNumber(start);
    }

    private Token String()
    {
        var start = _at;
        var quote = text[_at++];
        var content = new StringBuilder();
        while (_at < text.Length)
        {
            var c = text[_at++];
            if (c == '\\')
                content.Append(Escape(start));
            else if (c != quote)
                content.Append(c);
            else
                return new Token(TokenKind.String, text[start.._at], start, Value.Of(content.ToString()));
        }

        throw Refusal.Query("SC1012", "Syntax error, invalid string literal token.", start);
    }

    private char Escape(int start)
    {
        var c = _at < text.Length ? text[_at++] : '\0';
        return c switch
        {
            '\'' or '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' when _at + 4 <= text.Length && ushort.TryParse(text.AsSpan(_at, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) => Skip(code),
            _ => throw Refusal.Query("SC1012", "Syntax error, invalid string literal token.", start),
        };

        char Skip(ushort code)
        {
            _at += 4;
            return (char)code;
        }
    }

    private Token Sign()
    {
        var start = _at;
        var sign = Signs.FirstOrDefault(s => text.AsSpan(start).StartsWith(s, StringComparison.Ordinal)) ?? text[_at].ToString();
        if (sign.Length == 1 && !"()[]{},.:?*=<>+-/%|&^~".Contains(sign[0], StringComparison.Ordinal))
            throw Wrong(start);
        _at += sign.Length;
        return new Token(TokenKind.Sign, sign, start);
    }

    private string Run(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < text.Length && belongs(text[_at]))
            _at++;
        return text[start.._at];
    }

    private Refusal Wrong(int at) => Refusal.Query("SC1010", $"Syntax error, invalid token '{text[at]}'.", at);

    private Refusal WrongNumber(int at) => Refusal.Query("SC1011", $"Syntax error, invalid numeric value token '{text[at.._at]}'.", at);
}
