using System.Linq.Expressions;

namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>A question to a list, in the many forms in which C# compilers write it.</summary>
internal sealed record Lists(string Name, Expression Source, Expression? Argument, LambdaExpression? Lambda)
{
    /// <summary>Contains, Any or All; null: something else.</summary>
    public static Lists? Of(MethodCallExpression call)
    {
        var name = call.Method.Name;
        if (name is not ("Contains" or "Any" or "All") || call.Object?.Type == typeof(string))
            return null;
        var parts = call.Object is null ? call.Arguments : [call.Object, .. call.Arguments];
        var argument = parts.ElementAtOrDefault(1);
        var lambda = argument as LambdaExpression ?? (argument as UnaryExpression)?.Operand as LambdaExpression;
        return (name, parts.Count) switch
        {
            ("Contains", 2) => new Lists(name, Bare(parts[0]), argument, null),
            // MemoryExtensions.Contains(span, value, comparer): with no comparer it is the plain one.
            ("Contains", 3) when parts[2] is ConstantExpression { Value: null } => new Lists(name, Bare(parts[0]), argument, null),
            ("Any", 1) => new Lists(name, Bare(parts[0]), null, null),
            ("Any" or "All", 2) when lambda is not null => new Lists(name, Bare(parts[0]), null, lambda),
            _ => null,
        };
    }

    /// <summary>The list itself, without conversions to spans, enumerables or queryables around it.</summary>
    public static Expression Bare(Expression source) => source switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert } convert => Bare(convert.Operand),
        MethodCallExpression { Method.Name: "op_Implicit" or "AsQueryable" or "AsEnumerable" or "ToList" or "ToArray", Arguments.Count: 1 } call => Bare(call.Arguments[0]),
        _ => source,
    };
}
