using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using KnowledgePark.Host.Demo;
using KnowledgePark.Host.Demo.Tiers;
using KnowledgePark.Host.Stores;
using KnowledgePark.Storage;
using NodaTime;
using Spectre.Console;

namespace KnowledgePark.Host.Verbs;

/// <summary>seed: fills an empty store with a made-up park of some size.</summary>
internal static class SeedVerb
{
    /// <summary>How often progress is told where no bar can be drawn: once for so many hundredths.</summary>
    private const int PlainStep = 10;

    public static Command Create()
    {
        var folder = RootVerb.FolderOption();
        var tier = new Option<string>("--tier")
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"How large: {string.Join("; ", Tier.All.Select(t => $"{t.Name} {t.Spaces:n0} spaces, {t.Bookings:n0} bookings"))}."),
            Required = true,
        };
        tier.AcceptOnlyFromAmong([.. Tier.All.Select(t => t.Name)]);
        var verb = new Command("seed", "Fills an empty store with a made-up park of some size. Exit code 1 if the store is not empty.") { tier, folder };
        verb.SetAction((parsed, ct) => RootVerb.OnStoreAsync(parsed.GetValue(folder), choice => RunAsync(
            Tier.Named(parsed.GetRequiredValue(tier))!, // Only these are accepted.
            choice, SystemClock.Instance, Console.Out, ct)));
        return verb;
    }

    public static async Task<int> RunAsync(Tier tier, StoreChoice choice, IClock clock, TextWriter output, CancellationToken ct)
    {
        try
        {
            var watch = Stopwatch.StartNew();
            var store = await choice.OpenAsync(ct);
            using var closing = store as IDisposable;
            var seeder = new TierSeeder(store);
            if (!await seeder.IsEmptyAsync(ct))
            {
                await output.WriteLineAsync($"The store in {choice.Words} is not empty, and seeding adds to none. State an empty folder with --folder.");
                return 1;
            }

            var today = clock.GetCurrentInstant().InZone(DemoPark.Zone).Date;
            await (output == Console.Out && !Console.IsOutputRedirected
                ? WithBarAsync(seeder, tier, today, ct)
                : WithLinesAsync(seeder, tier, today, output, ct));
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"Tier {tier.Name}: {tier.Spaces:n0} spaces, {tier.Bookings:n0} bookings in {watch.Elapsed.TotalSeconds:n1} s ({tier.Bookings / watch.Elapsed.TotalSeconds:n0} a second) in {choice.Words}."));
            return 0;
        }
        catch (StoreUnavailableException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static Task WithBarAsync(TierSeeder seeder, Tier tier, LocalDate today, CancellationToken ct) => AnsiConsole
        .Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
        .StartAsync(async context =>
        {
            var bar = context.AddTask($"Tier {tier.Name}", maxValue: tier.Bookings);
            await seeder.SeedAsync(tier, today, written => bar.Increment(written), ct);
        });

    private static async Task WithLinesAsync(TierSeeder seeder, Tier tier, LocalDate today, TextWriter output, CancellationToken ct)
    {
        var total = 0;
        var said = 0;
        var line = new Lock();
        await seeder.SeedAsync(tier, today, written =>
        {
            lock (line)
            {
                total += written;
                var percent = (int)(100L * total / tier.Bookings);
                if (percent < said + PlainStep)
                    return;
                said = percent - percent % PlainStep;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total:n0} of {tier.Bookings:n0} bookings"));
            }
        }, ct);
    }
}
