using KnowledgePark.Bookings;
using KnowledgePark.Storage;

namespace KnowledgePark.Host.Serving;

/// <summary>Writes down the holds that have expired. Nobody waits for it: an expired hold takes nothing even before.</summary>
internal sealed partial class HoldSweeper(BookingDesk desk, ILogger<HoldSweeper> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var count = await desk.ReleaseExpiredHoldsAsync(stoppingToken);
                if (count > 0)
                    Released(count);
            }
            catch (StoreUnavailableException e)
            {
                Unavailable(e.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} holds expired")]
    private partial void Released(int count);

    [LoggerMessage(LogLevel.Warning, "Expired holds could not be written down: {Reason}")]
    private partial void Unavailable(string reason);
}
