using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>
/// An aggregate over the rows of one range. Undefined rows do not count. A sum with anything in it that is no number, and a least or greatest
/// of anything that is no primitive, are undefined.
/// </summary>
internal sealed class Aggregation(string name)
{
    private long _count;
    private double _sum;
    private bool _isSpoilt;
    private Value _least;
    private Value _greatest;

    public Value Total => name switch
    {
        "COUNT" => Value.Of(_count),
        _ when _isSpoilt => Value.Undefined,
        "SUM" => Value.Of(_sum),
        "AVG" => _count == 0 ? Value.Undefined : Value.Of(_sum / _count),
        "MIN" => _least,
        _ => _greatest,
    };

    public static bool IsAggregate(string name) => name is "COUNT" or "SUM" or "MIN" or "MAX" or "AVG";

    public void Add(Value value)
    {
        if (!value.IsDefined)
            return;
        _count++;
        _isSpoilt |= name is "SUM" or "AVG" ? !value.IsNumber : value.Kind is Kind.Array or Kind.Object;
        if (_isSpoilt)
            return;
        _sum += value.IsNumber ? value.Number : 0;
        _least = _count == 1 || ValueOrder.Instance.Compare(value, _least) < 0 ? value : _least;
        _greatest = _count == 1 || ValueOrder.Instance.Compare(value, _greatest) > 0 ? value : _greatest;
    }
}
