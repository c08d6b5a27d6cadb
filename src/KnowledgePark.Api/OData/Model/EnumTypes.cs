using Microsoft.OData.Edm;
using Microsoft.OData.ModelBuilder;

namespace KnowledgePark.Api.OData.Model;

/// <summary>Enumerations between the wire (camelCase) and the CLR.</summary>
internal static class EnumTypes
{
    public static Type? ClrType(IEdmModel model, IEdmTypeReference? type) =>
        type is null ? null : model.GetAnnotationValue<ClrTypeAnnotation>(type.Definition)?.ClrType;

    public static IEnumerable<string> Names(Type type) => Enum.GetNames(type).Select(Wire.Name);

    /// <summary>The member of this name, or of this number, as the library's parser puts it; null if there is none.</summary>
    public static object? Member(Type type, string text)
    {
        foreach (var name in Enum.GetNames(type))
        {
            if (Wire.Name(name) == text)
                return Enum.Parse(type, name);
        }

        return int.TryParse(text, out var number) && Enum.IsDefined(type, number) ? Enum.ToObject(type, number) : null;
    }
}
