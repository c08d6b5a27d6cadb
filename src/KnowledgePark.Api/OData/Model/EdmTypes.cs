using System.Reflection;
using KnowledgePark.Facilities.Media;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;
using Microsoft.OData.Edm.Vocabularies.V1;
using Microsoft.OData.ModelBuilder;
using IRecord = KnowledgePark.Storage.IRecord;

namespace KnowledgePark.Api.OData.Model;

/// <summary>
/// Makes the EDM types of records, by reflection: what a record is, is what clients see. The library's convention builder is not used because
/// it wants a CLR property for every navigation, and a record has none.
/// </summary>
internal sealed class EdmTypes(EdmModel model, Descriptions descriptions)
{
    public const string Namespace = "knowledgePark";

    private static readonly Dictionary<Type, EdmPrimitiveTypeKind> s_primitives = new()
    {
        [typeof(string)] = EdmPrimitiveTypeKind.String,
        [typeof(bool)] = EdmPrimitiveTypeKind.Boolean,
        [typeof(int)] = EdmPrimitiveTypeKind.Int32,
        [typeof(long)] = EdmPrimitiveTypeKind.Int64,
        [typeof(double)] = EdmPrimitiveTypeKind.Double,
        [typeof(DateTimeOffset)] = EdmPrimitiveTypeKind.DateTimeOffset,
        [typeof(DateOnly)] = EdmPrimitiveTypeKind.Date,
        [typeof(TimeOnly)] = EdmPrimitiveTypeKind.TimeOfDay,
        [typeof(TimeSpan)] = EdmPrimitiveTypeKind.Duration,
        [typeof(MediaFacts)] = EdmPrimitiveTypeKind.Stream,
    };

    private readonly Dictionary<Type, IEdmType> _made = [];
    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>The entity type of a record, with its key and all its structural properties.</summary>
    public EdmEntityType Entity(Type type)
    {
        if (_made.TryGetValue(type, out var known))
            return (EdmEntityType)known;
        var entity = new EdmEntityType(Namespace, Wire.Name(type.Name));
        Register(type, entity);
        AddProperties(entity, type);
        entity.AddKeys((IEdmStructuralProperty)entity.FindProperty("id"));
        return entity;
    }

    /// <summary>The type of a CLR value as a parameter or a property.</summary>
    public IEdmTypeReference Reference(Type type, bool nullable)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        nullable |= bare != type;
        if (s_primitives.TryGetValue(bare, out var primitive))
            return EdmCoreModel.Instance.GetPrimitive(primitive, nullable);
        if (ElementOf(bare) is { } element)
            return new EdmCollectionTypeReference(new EdmCollectionType(Reference(element, nullable: false)));
        if (bare.IsEnum)
            return new EdmEnumTypeReference(Enum(bare), nullable);
        return typeof(IRecord).IsAssignableFrom(bare)
            ? new EdmEntityTypeReference(Entity(bare), nullable)
            : new EdmComplexTypeReference(Complex(bare), nullable);
    }

    /// <summary>The element type of a list; null for anything else.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    /// <summary>The properties of a record that clients see, in the order of the declaration.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && !Wire.IsInternal(p.Name) && p.Name != "EqualityContract");

    public void Describe(IEdmVocabularyAnnotatable target, string? text)
    {
        if (text is { Length: > 0 })
            model.SetDescriptionAnnotation(target, text);
    }

    private EdmComplexType Complex(Type type)
    {
        if (_made.TryGetValue(type, out var known))
            return (EdmComplexType)known;
        var complex = new EdmComplexType(Namespace, Wire.Name(type.Name));
        Register(type, complex);
        AddProperties(complex, type);
        return complex;
    }

    private EdmEnumType Enum(Type type)
    {
        if (_made.TryGetValue(type, out var known))
            return (EdmEnumType)known;
        var edm = new EdmEnumType(Namespace, Wire.Name(type.Name));
        foreach (var value in System.Enum.GetValues(type))
            edm.AddMember(Wire.Name(value.ToString()!), new EdmEnumMemberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture))); // Every member has a name.
        Register(type, edm);
        return edm;
    }

    private void Register(Type type, IEdmSchemaType edm)
    {
        _made[type] = edm;
        model.AddElement(edm);
        model.SetAnnotationValue(edm, new ClrTypeAnnotation(type));
        Describe((IEdmVocabularyAnnotatable)edm, descriptions.OfType(type));
    }

    private void AddProperties(EdmStructuredType edm, Type type)
    {
        foreach (var property in PropertiesOf(type))
        {
            var isNullable = !property.PropertyType.IsValueType && _nullability.Create(property).ReadState == NullabilityState.Nullable;
            var made = edm.AddStructuralProperty(Wire.Name(property.Name), Reference(property.PropertyType, isNullable));
            model.SetAnnotationValue(made, new ClrPropertyInfoAnnotation(property));
            Describe(made, descriptions.OfProperty(property));
            if (MediaSlots.Of(type).FirstOrDefault(s => s.Name == made.Name) is { } slot)
                Accept(made, slot.Rule.ContentTypes);
        }
    }

    /// <summary>Says which media types a stream property takes.</summary>
    private void Accept(EdmProperty property, IReadOnlyList<string> contentTypes)
    {
        var accepted = new EdmVocabularyAnnotation(
            property, CoreVocabularyModel.AcceptableMediaTypesTerm, new EdmCollectionExpression(contentTypes.Select(t => new EdmStringConstant(t))));
        accepted.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        model.SetVocabularyAnnotation(accepted);
    }
}
