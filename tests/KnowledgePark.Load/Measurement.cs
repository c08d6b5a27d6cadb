using System.Diagnostics;

namespace KnowledgePark.Load;

/// <summary>One thing that is measured, round after round, by some clients that each send their next request when the last is answered.</summary>
internal sealed class Measurement(string name, ServerProcess server, int clients, int expectedStatus, Func<int, Requests> requestsOf) : IDisposable
{
    private readonly List<(HttpSocket Socket, Requests Requests)> _clients = [];

    public string Name { get; } = name;

    public int Clients { get; } = clients;

    /// <summary>The same server's cheapest answer with as many clients; null: it is that itself.</summary>
    public Measurement? Ping { get; init; }

    /// <summary>What the comparator makes of the same requests.</summary>
    public Measurement? Comparator { get; init; }

    /// <summary>What is aimed at, in words.</summary>
    public string Aim { get; init; } = "";

    /// <summary>The counted rounds.</summary>
    public List<Figures> Rounds { get; } = [];

    public Figures Median => Figures.MedianOf(Rounds);

    /// <summary>Our rate as a share of another's, the median of the rounds' own shares: both met the same neighbours on the machine.</summary>
    public double ShareOf(Measurement other) => Figures.Median(Rounds.Zip(other.Rounds, (ours, theirs) => ours.PerSecond / theirs.PerSecond));

    public Figures Run(TimeSpan length)
    {
        while (_clients.Count < Clients)
            _clients.Add((new HttpSocket(server.Port), requestsOf(_clients.Count)));
        var before = server.Processor;
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var results = new (List<long> Ticks, int Wrong)[Clients];
        var threads = Enumerable.Range(0, Clients).Select(i => new Thread(() => results[i] = Run(_clients[i].Socket, _clients[i].Requests, end), 256 * 1024)).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        return Figures.Of([.. results.SelectMany(r => r.Ticks)], results.Sum(r => r.Wrong), length, server.Processor - before);
    }

    public void Dispose() => _clients.ForEach(c => c.Socket.Dispose());

    private (List<long> Ticks, int Wrong) Run(HttpSocket socket, Requests requests, long end)
    {
        var ticks = new List<long>(16 * 1024);
        var wrong = 0;
        for (var sent = Stopwatch.GetTimestamp(); sent < end;)
        {
            var status = socket.Send(requests.Next());
            var answered = Stopwatch.GetTimestamp();
            if (status == expectedStatus)
                ticks.Add(Stopwatch.GetElapsedTime(sent, answered).Ticks);
            else if (wrong++ == 0)
                Console.Error.WriteLine($"{Name}: {status} instead of {expectedStatus}: {System.Text.Encoding.UTF8.GetString(socket.Answer[..Math.Min(600, socket.Answer.Length)])}");
            sent = answered;
        }

        return (ticks, wrong);
    }
}
