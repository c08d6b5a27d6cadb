using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;
using Microsoft.OData.Edm.Vocabularies.V1;
using NodaTime;

namespace KnowledgePark.Api.OData.Model;

/// <summary>Everything that is served under /odata: the sets, the operations, and the EDM that describes them.</summary>
internal sealed class ODataModel
{
    private readonly Dictionary<string, EntitySet> _sets;

    public ODataModel(IReadOnlyList<EntitySet> sets, IReadOnlyList<Operation> operations, IClock clock)
    {
        Clock = clock;
        Operations = operations;
        _sets = sets.ToDictionary(s => s.Name);
        Edm = Build(sets, operations);
    }

    public IEdmModel Edm { get; }

    public IClock Clock { get; }

    public IReadOnlyList<Operation> Operations { get; }

    public IReadOnlyCollection<EntitySet> Sets => _sets.Values;

    public EntitySet Set(string name) => _sets[name];

    public Operation? Function(string name) => Operations.FirstOrDefault(o => !o.IsAction && o.Name == name);

    private static EdmModel Build(IReadOnlyList<EntitySet> sets, IReadOnlyList<Operation> operations)
    {
        var model = new EdmModel();
        var types = new EdmTypes(model, Descriptions.Of(typeof(Storage.IRecord).Assembly));
        var container = new EdmEntityContainer(EdmTypes.Namespace, "container");
        model.AddElement(container);
        foreach (var set in sets)
            set.Edm = container.AddEntitySet(set.Name, types.Entity(set.Type));
        foreach (var set in sets)
        {
            foreach (var navigation in set.Navigations.Values)
                AddNavigation(set, navigation, types);
            foreach (var name in set.ReadOnlyProperties)
                model.SetVocabularyAnnotation(Computed(model, set.Edm.EntityType.FindProperty(name)));
        }

        foreach (var operation in operations)
            AddOperation(model, types, operation);
        return model;
    }

    private static void AddNavigation(EntitySet set, Navigation navigation, EdmTypes types)
    {
        var property = ((EdmEntityType)set.Edm.EntityType).AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
        {
            Name = navigation.Name,
            Target = types.Entity(navigation.Target.Type),
            TargetMultiplicity = navigation.IsCollection ? EdmMultiplicity.Many : EdmMultiplicity.ZeroOrOne,
        });
        set.Edm.AddNavigationTarget(property, navigation.Target.Edm);
    }

    private static void AddOperation(EdmModel model, EdmTypes types, Operation operation)
    {
        var one = types.Reference(operation.Bound.Type, nullable: false);
        var bound = operation.IsOnCollection ? new EdmCollectionTypeReference(new EdmCollectionType(one)) : one;
        var returns = types.Reference(operation.Returns, nullable: false);
        EdmOperation made = operation.IsAction
            ? new EdmAction(EdmTypes.Namespace, operation.Name, returns, isBound: true, entitySetPathExpression: null)
            : new EdmFunction(EdmTypes.Namespace, operation.Name, returns, isBound: true, entitySetPathExpression: null, isComposable: false);
        made.AddParameter("bound", bound);
        foreach (var parameter in operation.Parameters)
        {
            var type = types.Reference(parameter.Type, parameter.IsOptional);
            var added = parameter.IsOptional ? made.AddOptionalParameter(parameter.Name, type) : made.AddParameter(parameter.Name, type);
            types.Describe(added, parameter.Description);
        }

        types.Describe(made, operation.Description);
        model.AddElement(made);
    }

    private static EdmVocabularyAnnotation Computed(EdmModel model, IEdmProperty property)
    {
        var annotation = new EdmVocabularyAnnotation(property, CoreVocabularyModel.ComputedTerm, new EdmBooleanConstant(true));
        annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        return annotation;
    }
}
