using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgePark.Storage.Azure.Documents;

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>How records lie in Cosmos DB.</summary>
public sealed class DocumentTests
{
    private static readonly JsonSerializerOptions s_indented = new(DocumentJson.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_documents_are_the_golden_ones()
    {
        var text = new StringBuilder();
        foreach (var record in new IRecord[] { Samples.Booking(), Samples.Guard(), Samples.Space(), Samples.Closure(), Samples.Membership() })
            text.AppendLine(JsonSerializer.Serialize(Documents.Of(record, "(the commit)"), s_indented)).AppendLine();
        text.AppendLine(JsonSerializer.Serialize(Documents.Gone(Samples.Space(), "(the commit)"), s_indented));
        Golden.Check("cosmos.json", text.ToString());
    }

    [Fact]
    public void An_etag_comes_back_as_it_went()
    {
        foreach (var etag in new[] { "\"00000000-0000-0000-0000-000000000001\"", "d2df5f54" })
            Assert.Equal(etag, Documents.ETag(Documents.Version(etag)));
        Assert.DoesNotContain('"', Documents.Version("\"a\""));
    }

    [Fact]
    public void Instants_sort_as_texts()
    {
        DateTimeOffset[] times = [Samples.Noon, Samples.Noon.AddTicks(1), Samples.Noon.AddMilliseconds(500), Samples.Noon.AddSeconds(1), Samples.Noon.ToOffset(TimeSpan.FromHours(5)).AddSeconds(2)];
        Assert.Equal(times.Select(Instants.Text), times.Select(Instants.Text).Order(StringComparer.Ordinal));
        Assert.Equal(times.Select(t => t.UtcTicks), times.Select(t => Instants.Of(Instants.Text(t)).UtcTicks));
    }
}
