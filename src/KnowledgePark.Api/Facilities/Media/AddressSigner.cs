using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace KnowledgePark.Api.Facilities.Media;

/// <summary>Signs the addresses that end (HMAC-SHA256, RFC 2104). Whoever has the key can make them; the Host keeps it with the store.</summary>
/// <param name="key">At least 32 random octets.</param>
public sealed class AddressSigner(byte[] key)
{
    /// <summary>The signature over a blob's name and the second until which it may be read.</summary>
    internal string Sign(string name, Instant until) => Convert.ToHexStringLower(HMACSHA256.HashData(
        key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"media\n{name}\n{until.ToUnixTimeSeconds()}"))));

    /// <summary>Takes the same time whether much or little of the signature is right.</summary>
    internal bool IsSigned(string name, Instant until, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(name, until)), Encoding.ASCII.GetBytes(signature));
}
