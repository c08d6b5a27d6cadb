using KnowledgePark.Storage;

namespace KnowledgePark.Api.OData.Query;

/// <summary>Follows the navigations of $expand, level by level, all parents of a level together.</summary>
internal static class Expander
{
    public static async Task FillAsync(IParkStore store, ParsedQuery query, IReadOnlyList<Page> pages, CancellationToken ct)
    {
        if (query.Expands.Count == 0)
            return;
        var records = pages.SelectMany(p => p.Records).ToList();
        if (records.Count > Limits.MaxExpandedParents)
            throw ODataFault.BadRequest("query-too-large", $"$expand reaches more than {Limits.MaxExpandedParents} records. Ask for fewer with $top or $filter.", "$expand");
        foreach (var expand in query.Expands)
        {
            var targets = await expand.Navigation.Target.ExpandAsync(store, expand.Query, expand.Navigation, records, ct);
            await FillAsync(store, expand.Query, targets, ct);
            var next = 0;
            foreach (var page in pages)
            {
                page.Expanded[expand.Navigation.Name] = [.. targets.Skip(next).Take(page.Records.Count)];
                next += page.Records.Count;
            }
        }
    }
}
