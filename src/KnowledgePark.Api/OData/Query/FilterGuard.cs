using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace KnowledgePark.Api.OData.Query;

/// <summary>
/// Walks a parsed $filter and lets through only what every store answers rightly. What is not on the lists is refused by name: 501 for what this
/// service does not offer, 400 for what is too much.
/// </summary>
internal sealed class FilterGuard
{
    private static readonly HashSet<string> s_functions =
        ["contains", "startswith", "endswith", "tolower", "toupper", "trim", "length", "indexof", "concat", "substring", "year", "date", "now", "round", "floor", "ceiling"];

    private int _nodes;
    private int _anyDepth;

    public static void Check(QueryNode node) => new FilterGuard().Visit(node);

    private void Visit(QueryNode? node)
    {
        if (node is null)
            return;
        if (++_nodes > Limits.MaxNodes)
            throw ODataFault.BadRequest("query-too-complex", $"The $filter has more than {Limits.MaxNodes} parts. Ask less at once, or use 'in'.", "$filter");
        switch (node)
        {
            case BinaryOperatorNode binary:
                CheckEnum(binary);
                Visit(binary.Left);
                Visit(binary.Right);
                break;
            case UnaryOperatorNode unary:
                Visit(unary.Operand);
                break;
            case ConvertNode convert:
                Visit(convert.Source);
                break;
            case InNode isIn:
                Visit(isIn.Left);
                if (isIn.Right is CollectionConstantNode { Collection.Count: > Limits.MaxInItems })
                    throw ODataFault.BadRequest("query-too-complex", $"'in' takes at most {Limits.MaxInItems} values.", "$filter");
                break;
            case LambdaNode lambda:
                if (++_anyDepth > Limits.MaxAnyDepth)
                    throw ODataFault.BadRequest("query-too-complex", $"any and all may be nested at most {Limits.MaxAnyDepth} deep.", "$filter");
                Visit(lambda.Source);
                Visit(lambda.Body);
                _anyDepth--;
                break;
            case SingleValueFunctionCallNode call:
                if (!s_functions.Contains(call.Name))
                    throw ODataFault.NotImplemented($"This service does not offer the function '{call.Name}' in $filter. It offers {string.Join(", ", s_functions)}.");
                if (call.Name == "substring" && call.Parameters.Skip(1).Any(p => Constant(p) is int and < 0))
                    throw ODataFault.BadRequest("invalid-query", "substring takes positions from 0 on.", "$filter");
                foreach (var parameter in call.Parameters)
                    Visit(parameter);
                break;
            case SingleValuePropertyAccessNode property:
                if (property.Property.Type.IsStream())
                    throw ODataFault.NotImplemented($"This service does not offer '{property.Property.Name}' in $filter: it is a stream.");
                Visit(property.Source);
                break;
            case CollectionPropertyAccessNode property:
                Visit(property.Source);
                break;
            case SingleComplexNode complex:
                Visit(complex.Source);
                break;
            case CollectionComplexNode complex:
                Visit(complex.Source);
                break;
            case ConstantNode or CollectionConstantNode or ResourceRangeVariableReferenceNode or NonResourceRangeVariableReferenceNode:
                break;
            case SingleNavigationNode or CollectionNavigationNode:
                throw ODataFault.NotImplemented("This service does not offer navigation in $filter. Filter by the id instead (buildingId eq '…'), or filter within $expand.");
            default:
                throw ODataFault.NotImplemented($"This service does not offer '{node.Kind}' in $filter.");
        }
    }

    private static void CheckEnum(BinaryOperatorNode binary)
    {
        if (binary.OperatorKind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            && (binary.Left.TypeReference?.IsEnum() == true || binary.Right.TypeReference?.IsEnum() == true))
            throw ODataFault.NotImplemented("An enumeration has no order here. Use eq, ne or in.");
    }

    private static object? Constant(QueryNode node) => node is ConvertNode convert ? Constant(convert.Source) : (node as ConstantNode)?.Value;
}
