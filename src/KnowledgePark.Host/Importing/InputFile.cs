namespace KnowledgePark.Host.Importing;

/// <summary>A file that somebody hands in: read whole, up to a limit, or refused with a sentence.</summary>
internal static class InputFile
{
    /// <summary>The bytes, at most one more than <paramref name="maxBytes"/>, so that whoever judges the size sees that it is too large.</summary>
    /// <exception cref="InputRefusedException">It cannot be read.</exception>
    public static async Task<byte[]> ReadAsync(string path, int maxBytes, CancellationToken ct)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var bytes = new byte[maxBytes + 1];
            var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
            return bytes[..length];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputRefusedException($"The file '{path}' cannot be read: {e.Message}", e);
        }
    }
}

/// <summary>Input that cannot be used; the message is for the person who runs the verb.</summary>
internal sealed class InputRefusedException : Exception
{
    public InputRefusedException() : this("The input cannot be used.")
    {
    }

    public InputRefusedException(string message) : base(message)
    {
    }

    public InputRefusedException(string message, Exception inner) : base(message, inner)
    {
    }
}
