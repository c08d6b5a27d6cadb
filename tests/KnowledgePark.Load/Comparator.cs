using KnowledgePark.Bookings;
using KnowledgePark.Storage.Embedded;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgePark.Load;

/// <summary>
/// The least that could answer the same requests: minimal endpoints that insert a row without any rule, and serialise a page of bookings as
/// they are. What KnowledgePark is measured against.
/// </summary>
internal static class Comparator
{
    /// <param name="args">--urls, and --folder: a store to read bookings from, where the rows are kept too.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var folder = builder.Configuration["folder"] ?? throw new ArgumentException("State --folder.");
        using var rows = new RowWriter(Path.Combine(folder, "rows.db"));
        using var store = EmbeddedStore.Open(new EmbeddedOptions { Folder = folder });

        await using var app = builder.Build();
        app.MapGet("/ping", () => "pong");
        app.MapPost("/rows", async (Row row) =>
        {
            var made = row with { Id = row.Id ?? Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N") };
            await rows.InsertAsync(made);
            return Results.Json(made, statusCode: StatusCodes.Status201Created);
        });
        app.MapGet("/page", async (string organisationId, DateTimeOffset start, CancellationToken ct) => Results.Json(await store.QueryAsync<Booking>(
            all => all.Where(b => b.OrganisationId == organisationId && b.Start >= start).OrderBy(b => b.Start).Take(50), ct)));
        await app.StartAsync();
        // The one who started us holds our input open; it ends when he does, however he ends.
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <summary>What a client posts.</summary>
    internal sealed record Row(string? Id, string Title, string OrganisationId, DateTimeOffset Start, DateTimeOffset End, int? Attendees, IReadOnlyList<string> SpaceIds);
}
