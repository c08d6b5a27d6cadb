using System.Collections.ObjectModel;

namespace KnowledgePark.CosmosGateway.Json;

/// <summary>
/// A JSON value, or undefined: what a path that leads nowhere gives. Undefined is the default, and is not null.
/// A whole number that fits 64 bits is kept exactly, as the service keeps it; every other number is a double.
/// </summary>
internal readonly struct Value
{
    private readonly object? _content;
    private readonly double _number;
    private readonly long _whole;
    private readonly bool _isWhole;

    private Value(Kind kind, object? content) => (Kind, _content) = (kind, content);

    private Value(double number) => (Kind, _number) = (Kind.Number, number);

    private Value(long whole) => (Kind, _number, _whole, _isWhole) = (Kind.Number, whole, whole, true);

    public static Value Undefined => default;

    public static Value Null { get; } = new(Kind.Null, null);

    public static Value True { get; } = new(Kind.Bool, true);

    public static Value False { get; } = new(Kind.Bool, false);

    public Kind Kind { get; }

    public bool IsDefined => Kind != Kind.Undefined;

    public bool IsTrue => Kind == Kind.Bool && (bool)_content!; // A bool is made with one.

    public bool IsFalse => Kind == Kind.Bool && !(bool)_content!; // As above.

    public bool IsNumber => Kind == Kind.Number;

    public bool IsWhole => _isWhole;

    public double Number => Kind == Kind.Number ? _number : throw Mistaken("number");

    public long Whole => _isWhole ? _whole : throw Mistaken("whole number");

    public string Text => Kind == Kind.String ? (string)_content! : throw Mistaken("string"); // A string is made with one.

    public IReadOnlyList<Value> Items => Kind == Kind.Array ? (IReadOnlyList<Value>)_content! : throw Mistaken("array"); // As above.

    public OrderedDictionary<string, Value> Members =>
        Kind == Kind.Object ? (OrderedDictionary<string, Value>)_content! : throw Mistaken("object"); // As above.

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(double value) => new(value);

    public static Value Of(long value) => new(value);

    public static Value Of(string value) => new(Kind.String, value);

    /// <summary>An array; undefined items are left out, as the service does.</summary>
    public static Value Of(IEnumerable<Value> items) => new(Kind.Array, new ReadOnlyCollection<Value>([.. items.Where(i => i.IsDefined)]));

    public static Value Of(OrderedDictionary<string, Value> members) => new(Kind.Object, members);

    /// <summary>The member of that name; undefined if there is none, or if this is no object.</summary>
    public Value Member(string name) => Kind == Kind.Object && Members.TryGetValue(name, out var value) ? value : Undefined;

    /// <summary>The item at that place; undefined outside the bounds, or if this is no array.</summary>
    public Value Item(double index) =>
        Kind == Kind.Array && index >= 0 && index < Items.Count && index == Math.Floor(index) ? Items[(int)index] : Undefined;

    public override string ToString() => IsDefined ? this.ToJson() : "undefined";

    private InvalidOperationException Mistaken(string wanted) => new($"A {wanted} was asked of a value of kind {Kind}.");
}
