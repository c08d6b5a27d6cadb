using CsvHelper;

namespace KnowledgePark.Host.Importing;

/// <summary>A CSV file with a header: comma, semicolon, tab or bar, with or without a byte order mark.</summary>
internal sealed record CsvTable(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private const int MaxColumns = 200;

    /// <exception cref="InputRefusedException">It is too large, or no CSV.</exception>
    public static async Task<CsvTable> ReadAsync(string path, int maxRows, CancellationToken ct)
    {
        var bytes = await InputFile.ReadAsync(path, MaxBytes, ct);
        if (bytes.Length > MaxBytes)
            throw new InputRefusedException($"The file '{path}' has more than {MaxBytes} bytes. Split it.");
        if (bytes.AsSpan().Contains((byte)0))
            throw new InputRefusedException($"The file '{path}' is no text. Save the table as CSV in UTF-8.");
        try
        {
            using var reader = CsvReader.Create(bytes, new CsvReaderOptions { MalformedData = CsvMalformedDataHandling.Throw });
            var headers = reader.Headers.ToArray();
            if (headers.Length is 0 or > MaxColumns)
                throw new InputRefusedException($"The file '{path}' has {headers.Length} columns; 1 to {MaxColumns} are read.");
            var rows = new List<IReadOnlyList<string>>();
            while (reader.Read())
            {
                if (rows.Count == maxRows)
                    throw new InputRefusedException($"The file '{path}' has more than {maxRows} rows. Split it.");
                rows.Add([.. Enumerable.Range(0, Math.Min(reader.FieldCount, MaxColumns)).Select(reader.GetString)]);
            }

            return new CsvTable(headers, rows);
        }
        catch (CsvFormatException e)
        {
            throw new InputRefusedException($"The file '{path}' is no CSV, at row {e.RecordNumber}: a quote is out of place.", e);
        }
    }

    /// <summary>A mapping: the first two columns of each row, the header too if it is not one of the usual words.</summary>
    public static async Task<IReadOnlyList<(string From, string To)>> ReadMappingAsync(FileInfo? file, CancellationToken ct)
    {
        if (file is null)
            return [];
        var table = await ReadAsync(file.FullName, 5000, ct);
        var rows = table.Headers[0].Trim().ToLowerInvariant() is "pattern" or "from" or "header" or "category" or "room"
            ? table.Rows
            : table.Rows.Prepend(table.Headers);
        return [.. rows.Where(r => r.Count >= 2).Select(r => (r[0], r[1]))];
    }
}
