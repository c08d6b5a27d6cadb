using KnowledgePark.Facilities;
using KnowledgePark.Facilities.Media;
using KnowledgePark.Storage;

namespace KnowledgePark.Host.Demo.Plans;

/// <summary>Puts a drawn plan on every floor of the demo park that has none, through the same use case as anybody.</summary>
internal sealed class DemoPlans(IParkStore store, MediaDesk media)
{
    private static readonly MediaSlot s_plan = MediaSlots.Of(typeof(Floor)).Single(s => s.Name == "plan");

    public async Task DrawAsync(DemoPark demo, CancellationToken ct)
    {
        foreach (var place in demo.Places)
        {
            foreach (var floor in place.Floors)
            {
                if (FloorPlan.Draw(floor, place.Spaces) is not { } plan || await store.FindAsync<Floor>(place.Building.Id, floor.Id, ct) is not { Plan: null } stored)
                    continue;
                using var content = new MemoryStream(plan);
                await media.PutAsync(KnowledgePark.Access.Caller.Server, s_plan, stored, new MediaUpload(content, ContentType.Svg), facts => facts is null, ct);
            }
        }
    }
}
