using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePark.Api.Calendars;

/// <summary>Puts the calendars into the edge.</summary>
internal static class CalendarHosting
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services
        .AddSingleton<FeedReader>()
        .AddSingleton<Feeds>()
        .AddSingleton<FeedEndpoint>();

    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        var feeds = app.ServiceProvider.GetRequiredService<FeedEndpoint>();
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods("/calendars/spaces/{id}.ics", methods, feeds.ServeSpaceAsync);
        app.MapMethods("/calendars/buildings/{id}.ics", methods, feeds.ServeBuildingAsync);
    }
}
