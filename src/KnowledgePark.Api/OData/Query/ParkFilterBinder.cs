using System.Globalization;
using System.Linq.Expressions;
using KnowledgePark.Api.OData.Model;
using Microsoft.AspNetCore.OData.Query.Expressions;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using NodaTime;

namespace KnowledgePark.Api.OData.Query;

/// <summary>
/// The library's binder, with three repairs: year(…) and date(…) become ranges, which an index answers and no store gets wrong; now() is the
/// request's one instant; enum members go by their names on the wire.
/// </summary>
internal sealed class ParkFilterBinder(Instant now) : FilterBinder
{
    public override Expression BindBinaryOperatorNode(BinaryOperatorNode binaryOperatorNode, QueryBinderContext context)
    {
        var left = Unwrapped(binaryOperatorNode.Left);
        var right = Unwrapped(binaryOperatorNode.Right);
        if (IsDatePart(left))
            return Range((SingleValueFunctionCallNode)left, right, binaryOperatorNode.OperatorKind, context);
        return IsDatePart(right)
            ? Range((SingleValueFunctionCallNode)right, left, Mirrored(binaryOperatorNode.OperatorKind), context)
            : base.BindBinaryOperatorNode(binaryOperatorNode, context);
    }

    public override Expression BindSingleValueFunctionCallNode(SingleValueFunctionCallNode node, QueryBinderContext context)
    {
        if (node.Name == "now")
            return Parameter(now.ToDateTimeOffset());
        return IsDatePart(node)
            ? throw ODataFault.NotImplemented($"'{node.Name}' can be compared with a value, as in {node.Name}(start) eq …, and nothing else.")
            : base.BindSingleValueFunctionCallNode(node, context);
    }

    public override Expression BindConstantNode(ConstantNode constantNode, QueryBinderContext context) =>
        constantNode.Value is ODataEnumValue value && ClrEnum(constantNode, context) is { } type ? Expression.Constant(Member(type, value.Value)) : base.BindConstantNode(constantNode, context);

    public override Expression BindInNode(InNode inNode, QueryBinderContext context)
    {
        if (EnumTypes.ClrType(context.Model, inNode.Left.TypeReference) is not { IsEnum: true } type || inNode.Right is not CollectionConstantNode list)
            return base.BindInNode(inNode, context);
        var left = Bind(inNode.Left, context);
        return list.Collection
            .Select(item => item.Value is ODataEnumValue value ? Expression.Equal(left, Expression.Convert(Expression.Constant(Member(type, value.Value)), left.Type)) : null)
            .OfType<Expression>()
            .Aggregate((Expression)Expression.Constant(false), Expression.OrElse);
    }

    private static Type? ClrEnum(ConstantNode node, QueryBinderContext context) =>
        EnumTypes.ClrType(context.Model, node.TypeReference);

    private static object Member(Type type, string name) => EnumTypes.Member(type, name)
        ?? throw ODataFault.BadRequest("invalid-query", $"'{name}' is not one of {string.Join(", ", EnumTypes.Names(type))}.", "$filter");

    private static QueryNode Unwrapped(QueryNode node) => node is ConvertNode convert ? Unwrapped(convert.Source) : node;

    private static bool IsDatePart(QueryNode node) => node is SingleValueFunctionCallNode { Name: "year" or "date" };

    private Expression Range(SingleValueFunctionCallNode call, QueryNode value, BinaryOperatorKind kind, QueryBinderContext context)
    {
        var (from, to) = (call.Name, (value as ConstantNode)?.Value) switch
        {
            ("year", int year and >= 1 and < 9999) => (At(year, 1, 1), At(year + 1, 1, 1)),
            // A date literal arrives in a type of the library that is about to go; its text stays.
            ("date", { } literal) when DateOnly.TryParse(literal.ToString(), CultureInfo.InvariantCulture, out var date) && date.Year < 9999 => (At(date.Year, date.Month, date.Day), At(date.Year, date.Month, date.Day).AddDays(1)),
            _ => throw ODataFault.BadRequest("invalid-query", $"Compare {call.Name}(…) with a {(call.Name == "year" ? "year" : "date")} from 0001 to 9998.", "$filter"),
        };
        var time = Bind(call.Parameters.Single(), context);
        var operandType = time.Type;
        Expression Limit(DateTimeOffset limit) => Expression.Convert(Parameter(limit), operandType);
        return kind switch
        {
            BinaryOperatorKind.Equal => Expression.AndAlso(Expression.GreaterThanOrEqual(time, Limit(from)), Expression.LessThan(time, Limit(to))),
            BinaryOperatorKind.NotEqual => Expression.OrElse(Expression.LessThan(time, Limit(from)), Expression.GreaterThanOrEqual(time, Limit(to))),
            BinaryOperatorKind.LessThan => Expression.LessThan(time, Limit(from)),
            BinaryOperatorKind.LessThanOrEqual => Expression.LessThan(time, Limit(to)),
            BinaryOperatorKind.GreaterThan => Expression.GreaterThanOrEqual(time, Limit(to)),
            BinaryOperatorKind.GreaterThanOrEqual => Expression.GreaterThanOrEqual(time, Limit(from)),
            _ => throw ODataFault.NotImplemented($"{call.Name}(…) can only be compared."),
        };
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A field of a constant: the store makes a parameter of it.</summary>
    private static Expression Parameter(DateTimeOffset value) => Expression.Field(Expression.Constant(new Box(value)), nameof(Box.Value));

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };

    private sealed class Box(DateTimeOffset value)
    {
        public readonly DateTimeOffset Value = value;
    }
}
