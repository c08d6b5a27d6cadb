using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.OData.Model;

/// <summary>An action or function of a set or of one of its records.</summary>
internal sealed record Operation
{
    public required string Name { get; init; }

    public required EntitySet Bound { get; init; }

    /// <summary>Bound to the whole set; otherwise to one record.</summary>
    public required bool IsOnCollection { get; init; }

    /// <summary>Called by POST with a JSON body; a function by GET with parameters in the address.</summary>
    public required bool IsAction { get; init; }

    /// <summary>What it does to the record that it is bound to, which must be the caller's to do; null: it only reads, or asks by itself.</summary>
    public KnowledgePark.Access.Act? Act { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<OperationParameter> Parameters { get; init; }

    /// <summary>The CLR type of what it answers.</summary>
    public required Type Returns { get; init; }

    public required Func<OperationCall, CancellationToken, Task> Invoke { get; init; }
}

/// <summary>A parameter, by its CLR type.</summary>
internal sealed record OperationParameter(string Name, Type Type, bool IsOptional, string Description);

/// <summary>One call of an operation.</summary>
/// <param name="Http">The request.</param>
/// <param name="Record">What it is bound to; null for a set.</param>
/// <param name="Arguments">Of a function: by name, as CLR values. Empty for an action, whose arguments are the body.</param>
internal sealed record OperationCall(HttpContext Http, IRecord? Record, IReadOnlyDictionary<string, object?> Arguments)
{
    public T? Get<T>(string name) => Arguments.TryGetValue(name, out var value) ? (T?)value : default;
}
