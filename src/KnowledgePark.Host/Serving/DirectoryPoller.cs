using KnowledgePark.Facilities;
using KnowledgePark.Storage;

namespace KnowledgePark.Host.Serving;

/// <summary>Takes in, every second, what other processes (an import, say) have changed in the park.</summary>
internal sealed partial class DirectoryPoller(ParkDirectory directory, ILogger<DirectoryPoller> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await directory.RefreshAsync(stoppingToken);
            }
            catch (StoreUnavailableException e)
            {
                Unavailable(e.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The directory could not be refreshed: {Reason}")]
    private partial void Unavailable(string reason);
}
