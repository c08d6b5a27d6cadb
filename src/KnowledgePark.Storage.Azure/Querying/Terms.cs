using System.Linq.Expressions;

namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>
/// Values in SQL: properties, parameters, and the functions of texts and numbers that mean the same in C# and in Cosmos DB. Whatever is not
/// listed here is refused: Cosmos DB answers a wrong number of rows rather than an error for most of what it does not understand.
/// </summary>
internal sealed class Terms(Scope scope, SqlParameters parameters, Func<Expression, string> condition)
{
    public Term Of(Expression expression)
    {
        if (Values.IsOne(expression))
            return Constant(Values.Of(expression), expression.Type);
        if (scope.PathOf(expression) is { } path)
            return path;
        return expression switch
        {
            UnaryExpression { NodeType: ExpressionType.Convert } convert => Converted(convert),
            UnaryExpression { NodeType: ExpressionType.Negate } negate when Of(negate.Operand) is { IsNumber: true } number => number with { Sql = $"(-{number.Sql})", IsPath = false },
            BinaryExpression { NodeType: ExpressionType.Add } concat when concat.Type == typeof(string) => Concat(concat.Left, concat.Right),
            BinaryExpression binary => Arithmetic(binary),
            ConditionalExpression choice => Choice(choice),
            MethodCallExpression call => Call(call),
            MemberExpression { Member.Name: nameof(string.Length), Expression: { } text } when text.Type == typeof(string) => Function("LENGTH", typeof(int), text),
            _ => throw Refuse(expression.NodeType.ToString()),
        };
    }

    /// <summary>The named type of an enumeration under conversions and choices, which lies by name; null: it is none.</summary>
    public Type? EnumOf(Expression expression) => expression switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert } convert => EnumOf(convert.Operand),
        ConditionalExpression choice when Scope.Bare(choice.Type).IsEnum => Scope.Bare(choice.Type),
        _ => scope.PathOf(expression) is { Type.IsEnum: true } path ? path.Type : null,
    };

    public Term Constant(object? value, Type type) =>
        value is null ? new Term("null", Scope.Bare(type), []) { IsNull = true } : new Term(parameters.Add(Term.Stored(value)), value.GetType(), []);

    private Term Converted(UnaryExpression convert)
    {
        var inner = Of(convert.Operand);
        var target = Scope.Bare(convert.Type);
        // A whole number becomes a wider one or a fraction without a change; an enumeration is compared by name, see Conditions.
        if (target == inner.Type || inner.Type.IsEnum || (inner.IsWhole && (target == typeof(long) || target == typeof(double) || target == typeof(int))) || (inner.Type == typeof(float) && target == typeof(double)))
            return inner.Type.IsEnum ? inner : inner with { Type = target };
        throw Refuse($"a conversion to {target.Name}");
    }

    /// <summary>
    /// One of two values. It may be null if either may; what is missing is then the choice itself, not a path of it: the other side may be there.
    /// </summary>
    private Term Choice(ConditionalExpression choice)
    {
        var (yes, no) = (Of(choice.IfTrue), Of(choice.IfFalse));
        var sql = $"IIF({condition(choice.Test)}, {yes.Sql}, {no.Sql})";
        var mayBeNull = yes.IsNull || no.IsNull || yes.Nulls.Count > 0 || no.Nulls.Count > 0;
        return new Term(sql, yes.IsNull ? no.Type : yes.Type, mayBeNull ? [sql] : []);
    }

    private Term Arithmetic(BinaryExpression binary)
    {
        var (left, right) = (Of(binary.Left), Of(binary.Right));
        if (!left.IsNumber || !right.IsNumber)
            throw Refuse($"{binary.NodeType} on these values");
        var sign = binary.NodeType switch
        {
            ExpressionType.Add => "+",
            ExpressionType.Subtract => "-",
            ExpressionType.Multiply => "*",
            ExpressionType.Modulo when IsNotZero(binary.Right) => "%",
            ExpressionType.Divide when IsNotZero(binary.Right) => "/",
            ExpressionType.Divide or ExpressionType.Modulo => throw new NotSupportedByStoreException("This store divides by a constant other than zero only."),
            _ => throw Refuse(binary.NodeType.ToString()),
        };
        var sql = $"({left.Sql} {sign} {right.Sql})";
        // Cosmos DB has one kind of number: 7 / 2 is 3.5 there.
        var isWhole = sign == "/" && left.IsWhole && right.IsWhole;
        return new Term(isWhole ? $"TRUNC{sql}" : sql, Scope.Bare(binary.Type), [.. left.Nulls, .. right.Nulls]);
    }

    private static bool IsNotZero(Expression divisor) =>
        Values.IsOne(divisor) && Values.Of(divisor) is { } value && Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) != 0;

    private Term Call(MethodCallExpression call)
    {
        var on = call.Object;
        var of = call.Arguments;
        if (on?.Type == typeof(string))
        {
            switch (call.Method.Name)
            {
                case nameof(string.ToLower) or nameof(string.ToLowerInvariant) when of.Count == 0:
                    return Function("LOWER", typeof(string), on);
                case nameof(string.ToUpper) or nameof(string.ToUpperInvariant) when of.Count == 0:
                    return Function("UPPER", typeof(string), on);
                case nameof(string.Trim) when of.Count == 0:
                    return Function("TRIM", typeof(string), on);
                case nameof(string.IndexOf) when of.Count == 1 && of[0].Type == typeof(string):
                    return Function("INDEX_OF", typeof(int), on, of[0]);
                case nameof(string.Substring) when of.Count == 2:
                    return Function("SUBSTRING", typeof(string), on, of[0], of[1]);
                case nameof(string.Substring) when of.Count == 1 && Of(on) is var text:
                    return new Term($"SUBSTRING({text.Sql}, {Of(of[0]).Sql}, LENGTH({text.Sql}))", typeof(string), text.Nulls);
                default:
                    break;
            }
        }

        if (call.Method.DeclaringType == typeof(string) && call.Method.Name == nameof(string.Concat) && of.Count == 2)
            return Concat(of[0], of[1]);
        if (call.Method.DeclaringType == typeof(Math) && of.Count == 1 && of[0].Type == typeof(double))
        {
            switch (call.Method.Name)
            {
                case nameof(Math.Round):
                    return Function("ROUND", typeof(double), of[0]);
                case nameof(Math.Floor):
                    return Function("FLOOR", typeof(double), of[0]);
                case nameof(Math.Ceiling):
                    return Function("CEILING", typeof(double), of[0]);
                default:
                    break;
            }
        }

        throw Refuse($"'{call.Method.Name}'");
    }

    private Term Function(string name, Type type, params ReadOnlySpan<Expression> arguments)
    {
        var sql = new List<string>();
        var nulls = new List<string>();
        foreach (var argument in arguments)
        {
            var term = Of(argument);
            sql.Add(term.Sql);
            nulls.AddRange(term.Nulls);
        }

        return new Term($"{name}({string.Join(", ", sql)})", type, nulls);
    }

    /// <summary>Null is the empty text here, as it is in C#.</summary>
    private Term Concat(Expression left, Expression right)
    {
        return new Term($"CONCAT({Text(left)}, {Text(right)})", typeof(string), []);

        string Text(Expression part)
        {
            var term = Of(part);
            if (term.Type != typeof(string))
                throw Refuse("joining a text with something else");
            return term.Nulls.Count == 0 ? term.Sql : $"IIF({string.Join(" OR ", term.Nulls.Select(n => $"IS_NULL({n})"))}, \"\", {term.Sql})";
        }
    }

    private static NotSupportedByStoreException Refuse(string what) => new($"This store does not answer {what} in a filter.");
}
