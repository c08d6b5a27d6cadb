using System.Globalization;
using System.Net;
using System.Web;
using Azure.Core;
using Azure.Core.Pipeline;
using KnowledgePark.Storage.Azure.Blobs;
using NodaTime;
using NodaTime.Testing;

namespace KnowledgePark.Storage.Tests.Blobs;

/// <summary>Addresses in the cloud are signed with a key that Azure lends to our identity, for which it is asked as seldom as possible.</summary>
public sealed class LentKeyTests : IDisposable
{
    private static readonly Instant s_now = Instant.FromUtc(2026, 11, 23, 8, 0);

    private readonly FakeClock _clock = new(s_now);
    private readonly Lender _lender = new();
    private readonly AzureBlobStore _store;

    public LentKeyTests()
    {
        var options = new AzureBlobOptions { Account = new Uri("https://park.blob.core.windows.net"), Container = "media", Transport = new HttpClientTransport(_lender) };
        _store = AzureBlobStore.Of(options, new Identity(), _clock);
    }

    public void Dispose() => _lender.Dispose();

    [Fact]
    public async Task An_address_allows_reading_one_blob_over_https_until_its_end()
    {
        var address = (await _store.AddressAsync("spaces/lab/photo/0a", s_now + Duration.FromMinutes(5), TestContext.Current.CancellationToken))!; // This store has addresses.
        Assert.Equal("https://park.blob.core.windows.net/media/spaces/lab/photo/0a", Uri.UnescapeDataString(address.GetLeftPart(UriPartial.Path)));
        var query = HttpUtility.ParseQueryString(address.Query);
        Assert.Equal(("r", "b", "https", "2026-11-23T08:05:00Z"), (query["sp"], query["sr"], query["spr"], query["se"]));
        Assert.Equal(("oid", "tid"), (query["skoid"], query["sktid"]));
        Assert.NotEmpty(query["sig"]!);
        Assert.Equal("Bearer", Assert.Single(_lender.Schemes));
    }

    [Fact]
    public async Task A_key_is_borrowed_once_for_all_addresses_that_end_before_it()
    {
        await AddressAsync(Duration.FromMinutes(5));
        await AddressAsync(Duration.FromHours(24));
        Assert.Single(_lender.Schemes);
        _clock.Advance(Duration.FromHours(47));
        await AddressAsync(Duration.FromMinutes(59));
        Assert.Single(_lender.Schemes);
        await AddressAsync(Duration.FromMinutes(61));
        Assert.Equal(2, _lender.Schemes.Count);
    }

    private Task<Uri?> AddressAsync(Duration lasts) => _store.AddressAsync("x", _clock.GetCurrentInstant() + lasts, TestContext.Current.CancellationToken);

    /// <summary>What Azure answers to Get User Delegation Key (learn.microsoft.com/rest/api/storageservices/get-user-delegation-key).</summary>
    private sealed class Lender : HttpMessageHandler
    {
        public List<string?> Schemes { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Contains("comp=userdelegationkey", request.RequestUri!.Query, StringComparison.Ordinal); // A request has an address.
            Schemes.Add(request.Headers.Authorization?.Scheme);
            var asked = await request.Content!.ReadAsStringAsync(cancellationToken); // It is a POST.
            var end = asked.Split("<Expiry>")[1].Split('<')[0];
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(string.Create(
                    CultureInfo.InvariantCulture,
                    $"<?xml version=\"1.0\"?><UserDelegationKey><SignedOid>oid</SignedOid><SignedTid>tid</SignedTid><SignedStart>2026-11-23T08:00:00Z</SignedStart><SignedExpiry>{end}</SignedExpiry><SignedService>b</SignedService><SignedVersion>2024-11-04</SignedVersion><Value>{Convert.ToBase64String(new byte[32])}</Value></UserDelegationKey>")),
            };
        }
    }

    private sealed class Identity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
