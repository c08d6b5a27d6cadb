using KnowledgePark.Storage;
using KnowledgePark.Tests;

namespace KnowledgePark.Api.Tests.OData.Differential;

/// <summary>LINQ to objects over lists: the plainest meaning of a query.</summary>
internal sealed class ObjectStore : StoreDecorator
{
    public ObjectStore() : base(new MemoryStore())
    {
    }

    public override Task<IReadOnlyList<T>> QueryAsync<T>(Shape<T> shape, CancellationToken ct) => base.QueryAsync<T>(all => NullSafe.Of(shape(all)), ct);

    public override Task<long> CountAsync<T>(Shape<T> shape, CancellationToken ct) => base.CountAsync<T>(all => NullSafe.Of(shape(all)), ct);
}
