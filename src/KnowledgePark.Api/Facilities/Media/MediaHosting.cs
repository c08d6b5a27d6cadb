using KnowledgePark.Facilities.Media;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePark.Api.Facilities.Media;

/// <summary>Puts photos, plans and documents into the edge.</summary>
internal static class MediaHosting
{
    public static IServiceCollection AddMedia(this IServiceCollection services) => services
        .AddSingleton<MediaDesk>()
        .AddSingleton<MediaAddresses>()
        .AddSingleton<MediaEndpoint>()
        .AddSingleton<SignedMediaEndpoint>();

    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        var signed = app.ServiceProvider.GetRequiredService<SignedMediaEndpoint>();
        app.MapMethods($"{MediaAddresses.Root}/{{**name}}", [HttpMethods.Get, HttpMethods.Head], signed.ServeAsync);
    }
}
