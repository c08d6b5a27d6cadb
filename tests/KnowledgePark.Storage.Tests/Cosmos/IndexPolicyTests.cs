using KnowledgePark.Storage.Azure.Provisioning;

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>What the container of records indexes.</summary>
public sealed class IndexPolicyTests
{
    [Fact]
    public void There_are_not_more_composite_indices_than_a_container_takes() => Assert.InRange(Orders.Composites.Count, 20, Orders.MaxComposites);

    [Fact]
    public void No_sequence_stands_twice() => Assert.Equal(Orders.Composites.Count, Orders.Composites.Select(c => string.Join(',', c)).Distinct().Count());

    [Fact]
    public void What_nobody_asks_for_is_not_indexed()
    {
        Assert.DoesNotContain(Orders.Indexed, p => p.Contains("requestDigest", StringComparison.Ordinal) || p.Contains("description", StringComparison.Ordinal) || p.Contains("/tx", StringComparison.Ordinal));
        Assert.Equal(["/*"], IndexPolicy.OfRecords().IndexingPolicy.ExcludedPaths.Select(p => p.Path));
        Assert.Empty(IndexPolicy.OfSignposts().IndexingPolicy.IncludedPaths);
    }
}
