using KnowledgePark.Api;
using KnowledgePark.Api.Access;
using KnowledgePark.Api.Facilities.Media;
using KnowledgePark.Facilities;
using KnowledgePark.Host.Demo;
using KnowledgePark.Host.Health;
using KnowledgePark.Host.Start;
using KnowledgePark.Host.Stores;
using KnowledgePark.Host.Telemetry;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Host.Serving;

/// <summary>Composes the server: store, use cases, edge.</summary>
internal static class ParkServer
{
    /// <param name="args">The command line after the verb.</param>
    /// <param name="replace">Lets a test put its own clock or store in the place of ours.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = Settings.Of(builder.Configuration, builder.Environment);
        LoopbackOnly.Apply(builder);
        if (ProductionRules.Fault(builder.Environment.IsProduction(), settings.Demo) is { } fault)
            throw new ArgumentException(fault);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.MaxRequestBufferSize = 2 * 1024 * 1024;
            kestrel.Limits.MaxRequestBodySize = 8 * 1024 * 1024;
        });
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<IClock>(SystemClock.Instance);
        builder.Services.AddSingleton(services => settings.Store.Connect(services.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddSingleton(services => settings.Store.ConnectBlobs(services.GetRequiredService<IClock>()));
        builder.Services.AddSingleton(_ => new AddressSigner(settings.Store.AddressKey()));
        builder.Services.AddKnowledgePark();
        builder.Services.AddSingleton(DemoTokens.For(settings, builder.Environment));
        builder.Services.AddHostedService<DirectoryPoller>();
        builder.Services.AddHostedService<HoldSweeper>();
        builder.Services.AddParkHealth();
        builder.AddParkTelemetry();
        builder.Services.AddSingleton<StartPage>();
        builder.Services.AddSingleton<FirstStart>();
        builder.Services.AddSingleton<Welcome>();
        builder.Services.AddProblemDetails();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<SafeHeaders>();
        app.UseAccess();
        app.MapGet("/ping", () => "pong");
        app.MapParkHealth();
        app.MapKnowledgePark();
        app.MapGet("/", app.Services.GetRequiredService<StartPage>().WriteAsync);
        app.MapGet("/start.css", StartPage.WriteStyleAsync);
        return app;
    }

    /// <summary>What must be done before the first request: open the store, upgrade it, fill it if it is new, know the park.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken ct)
    {
        await StoreChoice.VerifyAsync(app.Services.GetRequiredService<IParkStore>(), ct);
        await app.Services.GetRequiredService<FirstStart>().FillAsync(ct);
        await app.Services.GetRequiredService<ParkDirectory>().RefreshAsync(ct);
    }
}
