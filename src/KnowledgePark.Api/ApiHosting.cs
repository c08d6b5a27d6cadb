using KnowledgePark.Access;
using KnowledgePark.Api.Access;
using KnowledgePark.Api.Availability;
using KnowledgePark.Api.Bookings;
using KnowledgePark.Api.Calendars;
using KnowledgePark.Api.Facilities;
using KnowledgePark.Api.Facilities.Media;
using KnowledgePark.Api.OData;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Api.Tenants;
using KnowledgePark.Availability;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Facilities.Media;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KnowledgePark.Api;

/// <summary>What the Host calls to have the HTTP edge.</summary>
public static class ApiHosting
{
    /// <summary>
    /// The use cases and the edge. The Host adds an <see cref="IParkStore"/>, an <see cref="IBlobStore"/>, an <see cref="IClock"/> and an
    /// <see cref="AddressSigner"/>.
    /// </summary>
    public static IServiceCollection AddKnowledgePark(this IServiceCollection services) => services
        .AddSingleton<ParkDirectory>()
        .AddSingleton<Register>()
        .AddSingleton<BookingDesk>()
        .AddSingleton<AvailabilityFinder>()
        .AddSingleton<ScheduleReader>()
        .AddSingleton(BuildModel)
        .AddSingleton<ODataEndpoint>()
        .AddMedia()
        .AddCalendars()
        .AddAccess();

    public static void MapKnowledgePark(this IEndpointRouteBuilder app)
    {
        var odata = app.ServiceProvider.GetRequiredService<ODataEndpoint>();
        app.Map("/odata/{**path}", odata.ServeAsync);
        app.MapMedia();
        app.MapCalendars();
    }

    private static ODataModel BuildModel(IServiceProvider services)
    {
        var register = services.GetRequiredService<Register>();
        var clock = services.GetRequiredService<IClock>();
        var media = services.GetRequiredService<MediaDesk>();
        var facilities = FacilitySets.Create();
        var tenants = TenantSets.Create();
        var bookings = BookingSets.Create();
        facilities.Connect(bookings);
        tenants.Connect(bookings);
        BookingSets.Connect(bookings, facilities, tenants);
        var access = AccessSets.Create();
        access.Connect(facilities, tenants);

        bookings.Writer = new BookingWriter(services.GetRequiredService<BookingDesk>());
        facilities.Parks.Writer = new RegisterWriter<Park>(register, media, clock, (r, v) => r with { Version = v });
        facilities.Buildings.Writer = new RegisterWriter<Building>(register, media, clock, (r, v) => r with { Version = v });
        facilities.Floors.Writer = new RegisterWriter<Floor>(register, media, clock, (r, v) => r with { Version = v });
        facilities.Sections.Writer = new RegisterWriter<Section>(register, media, clock, (r, v) => r with { Version = v });
        facilities.Spaces.Writer = new RegisterWriter<Space>(register, media, clock, (r, v) => r with { Version = v });
        facilities.Closures.Writer = new RegisterWriter<Closure>(register, media, clock, (r, v) => r with { Version = v });
        facilities.Equipment.Writer = new RegisterWriter<Equipment>(register, media, clock, (r, v) => r with { Version = v });
        tenants.Organisations.Writer = new RegisterWriter<Organisation>(register, media, clock, (r, v) => r with { Version = v });
        tenants.People.Writer = new RegisterWriter<Person>(register, media, clock, (r, v) => r with { Version = v });
        tenants.Memberships.Writer = new RegisterWriter<Membership>(register, media, clock, (r, v) => r with { Version = v });

        access.Assignments.Writer = new RegisterWriter<OperatorAssignment>(register, media, clock, (r, v) => r with { Version = v });
        access.Tokens.Writer = new TokenWriter(services.GetRequiredService<TokenDesk>());

        ODataModel? model = null;
        IReadOnlyList<Operation> operations =
        [
            .. BookingSets.Operations(bookings, services.GetRequiredService<BookingDesk>(), () => model!), // Called once the model is served.
            .. AvailabilityOperations.Operations(facilities.Spaces, services.GetRequiredService<AvailabilityFinder>(), services.GetRequiredService<ScheduleReader>()),
            .. access.Operations(services.GetRequiredService<TokenDesk>()),
            .. MediaOperations.Operations([facilities.Spaces, facilities.Buildings, facilities.Floors], services.GetRequiredService<MediaAddresses>()),
        ];
        return model = new ODataModel([.. facilities.All, .. tenants.All, bookings, .. access.All], operations, clock);
    }
}
