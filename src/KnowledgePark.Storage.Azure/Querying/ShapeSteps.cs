using System.Linq.Expressions;

namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>What a shape asks for, step by step.</summary>
/// <param name="Filters">Conditions on one record, all of which hold.</param>
/// <param name="Orders">Keys, the first first.</param>
/// <param name="Skip">How many to leave out at the beginning.</param>
/// <param name="Take">The most to answer; null: all.</param>
internal sealed record ShapeSteps(IReadOnlyList<LambdaExpression> Filters, IReadOnlyList<ShapeSteps.OrderStep> Orders, int Skip, int? Take)
{
    /// <summary>Lays the shape on a list that only writes down what is done to it.</summary>
    /// <exception cref="NotSupportedByStoreException">The shape does something else than filter, order, skip and take, in this sequence.</exception>
    public static ShapeSteps Of<T>(Shape<T> shape) where T : class, IRecord
    {
        var calls = new Stack<MethodCallExpression>();
        var expression = shape(new Notebook<T>()).Expression;
        while (expression is MethodCallExpression call && call.Method.DeclaringType == typeof(Queryable))
        {
            calls.Push(call);
            expression = call.Arguments[0];
        }

        if (expression is not ConstantExpression)
            throw new NotSupportedByStoreException("This store answers filters, orders and pages of records only.");
        return calls.Aggregate(new ShapeSteps([], [], 0, null), With);
    }

    /// <summary>How many records the shape selects, given how many match its filters.</summary>
    public long Cut(long matching) => Math.Min(Math.Max(0, matching - Skip), Take ?? long.MaxValue);

    private static ShapeSteps With(ShapeSteps steps, MethodCallExpression call) => call.Method.Name switch
    {
        nameof(Queryable.Where) when steps is { Skip: 0, Take: null } && Lambda(call) is { Parameters.Count: 1 } filter => steps with { Filters = [.. steps.Filters, filter] },
        nameof(Queryable.OrderBy) when steps is { Skip: 0, Take: null } && call.Arguments.Count == 2 => steps with { Orders = [new OrderStep(Lambda(call), false)] },
        nameof(Queryable.OrderByDescending) when steps is { Skip: 0, Take: null } && call.Arguments.Count == 2 => steps with { Orders = [new OrderStep(Lambda(call), true)] },
        nameof(Queryable.ThenBy) when call.Arguments.Count == 2 => steps with { Orders = [.. steps.Orders, new OrderStep(Lambda(call), false)] },
        nameof(Queryable.ThenByDescending) when call.Arguments.Count == 2 => steps with { Orders = [.. steps.Orders, new OrderStep(Lambda(call), true)] },
        nameof(Queryable.Skip) when steps.Take is null => steps with { Skip = checked(steps.Skip + Math.Max(0, Number(call))) },
        nameof(Queryable.Take) when call.Arguments[1].Type == typeof(int) => steps with { Take = Math.Min(steps.Take ?? int.MaxValue, Math.Max(0, Number(call))) },
        _ => throw new NotSupportedByStoreException($"This store does not answer '{call.Method.Name}' here."),
    };

    private static LambdaExpression Lambda(MethodCallExpression call) => (LambdaExpression)((UnaryExpression)call.Arguments[1]).Operand;

    private static int Number(MethodCallExpression call) => Values.Of(call.Arguments[1]) as int? ?? throw new NotSupportedByStoreException("A page is cut by numbers.");

    /// <summary>One key of an order.</summary>
    internal sealed record OrderStep(LambdaExpression Key, bool IsDescending);
}
