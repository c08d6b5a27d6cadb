using System.Linq.Expressions;

namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>
/// Conditions in SQL that hold exactly when the C# expression is true.
/// </summary>
/// <remarks>
/// Cosmos DB answers 'undefined' where types differ: <c>null &gt; 3</c>, and also its negation. Neither row would be selected, whereas in C#
/// <c>!(null &gt; 3)</c> is true. So a negation is never written around a condition: it is carried down to the comparisons, where
/// <c>!(a &gt; 3)</c> becomes <c>(IS_NULL(a) OR a &lt;= 3)</c>. A missing text contains nothing, on every store.
/// </remarks>
internal sealed class Conditions
{
    private readonly Scope _scope;
    private readonly Terms _terms;

    public Conditions(Scope scope, SqlParameters parameters)
    {
        _scope = scope;
        _terms = new Terms(scope, parameters, test => Of(test));
    }

    /// <param name="expression">A condition.</param>
    /// <param name="isTrue">False: its opposite is wanted.</param>
    public string Of(Expression expression, bool isTrue = true)
    {
        if (Values.IsOne(expression))
            return Values.Of(expression) is true == isTrue ? "true" : "false";
        return expression switch
        {
            UnaryExpression { NodeType: ExpressionType.Not } not => Of(not.Operand, !isTrue),
            UnaryExpression { NodeType: ExpressionType.Convert } convert when Scope.Bare(convert.Type) == typeof(bool) && _scope.PathOf(convert) is null => Of(convert.Operand, isTrue),
            BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } and => Both(and, isTrue ? "AND" : "OR", isTrue),
            BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } or => Both(or, isTrue ? "OR" : "AND", isTrue),
            BinaryExpression comparison => Comparison(comparison, isTrue),
            MemberExpression { Member: { Name: "HasValue", DeclaringType: { } declaring } } has when Nullable.GetUnderlyingType(declaring) is not null => IsNull(_terms.Of(has.Expression!), !isTrue), // An instance property has an instance.
            MethodCallExpression call => Call(call, isTrue),
            ConditionalExpression choice => $"(({Of(choice.Test)} AND {Of(choice.IfTrue, isTrue)}) OR ({Of(choice.Test, false)} AND {Of(choice.IfFalse, isTrue)}))",
            _ when _scope.PathOf(expression) is { } path && path.Type == typeof(bool) => $"{path.Sql} = {(isTrue ? "true" : "false")}",
            _ => throw Refuse(expression.NodeType.ToString()),
        };
    }

    private string Both(BinaryExpression binary, string word, bool isTrue) => $"({Of(binary.Left, isTrue)} {word} {Of(binary.Right, isTrue)})";

    private string Comparison(BinaryExpression binary, bool isTrue)
    {
        // A condition compared with true or false: 'contains(…) eq false'.
        if (Scope.Bare(binary.Left.Type) == typeof(bool) && binary.NodeType is ExpressionType.Equal or ExpressionType.NotEqual)
        {
            var isEqual = binary.NodeType == ExpressionType.Equal == isTrue;
            if (Values.IsOne(binary.Right) && Values.Of(binary.Right) is bool right)
                return Of(binary.Left, right == isEqual);
            if (Values.IsOne(binary.Left) && Values.Of(binary.Left) is bool left)
                return Of(binary.Right, left == isEqual);
        }

        // string.Compare(a, b) > 0
        if (binary.Left is MethodCallExpression { Method: { Name: nameof(string.Compare), DeclaringType: { } owner }, Arguments.Count: 2 } compare && owner == typeof(string) && Values.IsOne(binary.Right) && Values.Of(binary.Right) is 0)
            return Compare(binary.NodeType, _terms.Of(compare.Arguments[0]), _terms.Of(compare.Arguments[1]), isTrue);
        var (a, b) = Sides(binary);
        return Compare(binary.NodeType, a, b, isTrue);
    }

    private (Term Left, Term Right) Sides(BinaryExpression binary)
    {
        var (left, right) = (Bare(binary.Left), Bare(binary.Right));
        // C# compares enumerations as numbers; here they lie by name.
        if (_terms.EnumOf(left) is { } named && Values.IsOne(right))
            return (_terms.Of(left), Member(named, right));
        if (_terms.EnumOf(right) is { } named2 && Values.IsOne(left))
            return (Member(named2, left), _terms.Of(right));
        return (_terms.Of(binary.Left), _terms.Of(binary.Right));

        static Expression Bare(Expression expression) => expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? Bare(convert.Operand) : expression;

        Term Member(Type type, Expression value) => Values.Of(value) is { } number ? _terms.Constant(Enum.ToObject(type, number), type) : _terms.Constant(null, type);
    }

    private static string Compare(ExpressionType type, Term left, Term right, bool isTrue)
    {
        if (type is ExpressionType.Equal or ExpressionType.NotEqual)
        {
            var isEqual = type == ExpressionType.Equal == isTrue;
            if (left.IsNull || right.IsNull)
                return left.IsNull && right.IsNull ? (isEqual ? "true" : "false") : IsNull(left.IsNull ? right : left, isEqual);
            return isEqual ? Equal(left, right) : NotEqual(left, right);
        }

        if (left.IsNull || right.IsNull)
            return isTrue ? "false" : "true"; // Nothing is before or after null.
        if (!left.IsOrdered || !right.IsOrdered)
            throw new NotSupportedByStoreException($"This store has no order of values of type {left.Type.Name}.");
        var (sign, opposite) = type switch
        {
            ExpressionType.GreaterThan => (">", "<="),
            ExpressionType.GreaterThanOrEqual => (">=", "<"),
            ExpressionType.LessThan => ("<", ">="),
            ExpressionType.LessThanOrEqual => ("<=", ">"),
            _ => throw Refuse(type.ToString()),
        };
        return isTrue ? $"{left.Sql} {sign} {right.Sql}" : OrMissing($"{left.Sql} {opposite} {right.Sql}", left, right);
    }

    private static string Equal(Term left, Term right)
    {
        var equal = $"{left.Sql} = {right.Sql}";
        return left.Nulls.Count > 0 && right.Nulls.Count > 0 ? $"({equal} OR ({Missing(left)} AND {Missing(right)}))" : equal;
    }

    private static string NotEqual(Term left, Term right)
    {
        var differs = $"{left.Sql} != {right.Sql}";
        return left.Nulls.Count > 0 && right.Nulls.Count > 0
            ? $"({differs} OR ({Missing(left)} AND NOT {Missing(right)}) OR (NOT {Missing(left)} AND {Missing(right)}))"
            : OrMissing(differs, left, right);
    }

    private static string IsNull(Term term, bool isTrue)
    {
        if (term.Nulls.Count == 0)
            return isTrue ? "false" : "true";
        return isTrue ? Missing(term) : $"NOT {Missing(term)}";
    }

    private static string Missing(Term term) => term.Nulls is [var one] ? $"IS_NULL({one})" : $"({string.Join(" OR ", term.Nulls.Distinct().Select(n => $"IS_NULL({n})"))})";

    private static string OrMissing(string condition, params ReadOnlySpan<Term> terms)
    {
        var missing = new List<string>();
        foreach (var term in terms)
            missing.AddRange(term.Nulls);
        return missing.Count == 0 ? condition : $"({string.Join(" OR ", missing.Distinct().Select(n => $"IS_NULL({n})"))} OR {condition})";
    }

    private string Call(MethodCallExpression call, bool isTrue)
    {
        if (call.Object?.Type == typeof(string) && call.Arguments.Count == 1 && call.Arguments[0].Type == typeof(string))
        {
            switch (call.Method.Name)
            {
                case nameof(string.Contains):
                    return Test("CONTAINS", call, isTrue);
                case nameof(string.StartsWith):
                    return Test("STARTSWITH", call, isTrue);
                case nameof(string.EndsWith):
                    return Test("ENDSWITH", call, isTrue);
                case nameof(string.Equals):
                    return Compare(ExpressionType.Equal, _terms.Of(call.Object), _terms.Of(call.Arguments[0]), isTrue);
                default:
                    break;
            }
        }

        return Lists.Of(call) switch
        {
            { Name: "Contains" } list => Contains(list.Source, list.Argument!, isTrue), // It has one, or it would not be this method.
            { Name: "Any", Lambda: null } list => $"ARRAY_LENGTH({ListOf(list.Source)}) {(isTrue ? ">" : "=")} 0",
            { Name: "Any", Lambda: { } lambda } list => Exists(list.Source, lambda, isAny: true, isTrue),
            { Name: "All", Lambda: { } lambda } list => Exists(list.Source, lambda, isAny: false, !isTrue),
            _ => throw Refuse($"'{call.Method.Name}'"),
        };
    }

    private string Test(string function, MethodCallExpression call, bool isTrue)
    {
        var (text, part) = (_terms.Of(call.Object!), _terms.Of(call.Arguments[0])); // Called on a text.
        if (text.IsNull || part.IsNull)
            return isTrue ? "false" : "true";
        var test = $"{function}({text.Sql}, {part.Sql})";
        return isTrue ? test : OrMissing($"NOT {test}", text, part);
    }

    /// <summary>The value in a list that is given, or a given value in a list of the record.</summary>
    private string Contains(Expression source, Expression item, bool isTrue)
    {
        if (!Values.IsOne(source))
        {
            var has = $"ARRAY_CONTAINS({ListOf(source)}, {_terms.Of(item).Sql})";
            return isTrue ? has : $"NOT {has}";
        }

        var term = _terms.Of(item);
        var given = ((System.Collections.IEnumerable?)Values.Of(source))?.Cast<object?>().ToList() ?? [];
        var values = given.OfType<object>().Select(v => _terms.Constant(term.Type.IsEnum ? Enum.ToObject(term.Type, v) : v, term.Type).Sql).Distinct().ToList();
        var hasNull = given.Contains(null);
        var isIn = values.Count == 0 ? "false" : $"{term.Sql} IN ({string.Join(", ", values)})";
        if (isTrue)
            return hasNull && term.Nulls.Count > 0 ? $"({isIn} OR {Missing(term)})" : isIn;
        var isOut = values.Count == 0 ? "true" : $"NOT ({isIn})";
        if (term.Nulls.Count == 0)
            return isOut;
        return hasNull ? $"({isOut} AND NOT {Missing(term)})" : OrMissing(isOut, term);
    }

    private string Exists(Expression source, LambdaExpression lambda, bool isAny, bool isTrue)
    {
        var list = ListOf(source);
        var element = _scope.Element(lambda.Parameters[0]);
        // All hold: there is none for which it does not.
        var exists = $"EXISTS(SELECT VALUE {element} FROM {element} IN {list} WHERE {Of(lambda.Body, isAny)})";
        return isTrue ? exists : $"NOT {exists}";
    }

    private string ListOf(Expression source) => _scope.PathOf(Lists.Bare(source))?.Sql ?? throw Refuse("a list that is computed");

    private static NotSupportedByStoreException Refuse(string what) => new($"This store does not answer {what} in a filter.");
}
