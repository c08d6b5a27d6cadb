using System.Globalization;

namespace KnowledgePark.Load;

/// <summary>The whole run: copies of the seeded store, the servers, the rounds and the table.</summary>
internal static class LoadRun
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (LoadOptions.Of(args) is not { } options)
        {
            await Console.Error.WriteLineAsync(LoadOptions.Usage);
            return 2;
        }

        if (!SeededStore.Ensure(options))
            return 1;
        var work = Directory.CreateTempSubdirectory("knowledgepark-load-").FullName;
        try
        {
            await MeasureAsync(options, work);
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task MeasureAsync(LoadOptions options, string work)
    {
        var ours = Path.Combine(work, "ours");
        var theirs = Path.Combine(work, "theirs");
        SeededStore.Copy(options.Folder, ours);
        var park = await LoadPark.PrepareAsync(ours, TimeProvider.System.GetUtcNow().UtcDateTime, Workloads.MostClients);
        SeededStore.Copy(ours, theirs);

        using var host = ServerProcess.Start("KnowledgePark.Host.dll", url => ["--urls", url], new Dictionary<string, string>
        {
            ["KnowledgePark__Folder"] = ours,
            ["KnowledgePark__Demo"] = "false",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
        });
        using var comparator = ServerProcess.Start("KnowledgePark.Load.dll", url => ["comparator", "--urls", url, "--folder", theirs], new Dictionary<string, string>());
        ConsoleCancelEventHandler end = (_, _) =>
        {
            host.Dispose();
            comparator.Dispose();
        };
        Console.CancelKeyPress += end;
        var measured = Workloads.Of(park, host, comparator, options.Only);
        for (var round = 0; round <= options.Rounds; round++)
        {
            await Console.Error.WriteLineAsync(round == 0 ? "warm-up" : string.Create(CultureInfo.InvariantCulture, $"round {round} of {options.Rounds}"));
            foreach (var measurement in measured)
            {
                var figures = measurement.Run(options.Length);
                if (round > 0)
                    measurement.Rounds.Add(figures);
            }
        }

        measured.ForEach(m => m.Dispose());
        Console.CancelKeyPress -= end;
        Table.Print(options, park, measured, host);
    }
}
