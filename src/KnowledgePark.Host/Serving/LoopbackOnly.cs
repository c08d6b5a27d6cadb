using System.Net;

namespace KnowledgePark.Host.Serving;

/// <summary>Programs sign in, people cannot yet, and there is no TLS: the Host serves this machine only.</summary>
internal static class LoopbackOnly
{
    /// <summary>Sets the default address; throws if a configured one is not on loopback.</summary>
    public static void Apply(WebApplicationBuilder builder)
    {
        var configured = builder.Configuration["urls"] ?? builder.Configuration["ASPNETCORE_URLS"];
        if (string.IsNullOrWhiteSpace(configured))
        {
            builder.WebHost.UseUrls(Settings.DefaultUrl);
            return;
        }

        foreach (var url in configured.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IsLoopback(url))
                throw new ArgumentException($"'{url}' is not on this machine. KnowledgePark has no TLS and no sign-in for people yet, so it listens on loopback only: use --urls http://localhost:5080.");
        }
    }

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
