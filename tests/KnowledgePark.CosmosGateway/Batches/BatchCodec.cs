using KnowledgePark.CosmosGateway.Http;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace KnowledgePark.CosmosGateway.Batches;

/// <summary>
/// The body of a batch: RecordIO segments of HybridRow rows, read and written with the public codec that the SDK brings, by the schema that lies
/// in the SDK as a resource.
/// </summary>
internal static class BatchCodec
{
    private static readonly Namespace Schemas = ReadSchemas();
    private static readonly LayoutResolverNamespace Layouts = new(Schemas);
    private static readonly Layout ResultLayout = Layouts.Resolve(Schemas.Schemas.Single(s => s.Name == "BatchResult").SchemaId);

    public static async Task<IReadOnlyList<Operation>> ReadAsync(byte[] body)
    {
        var operations = new List<Operation>();
        using var stream = new MemoryStream(body);
        var result = await stream.ReadRecordIOAsync((ReadOnlyMemory<byte> record) => Read(record, operations), resizer: new MemorySpanResizer<byte>(body.Length));
        return result == Result.Success ? operations : throw Refusal.BadRequest($"The batch body cannot be read: {result}.");
    }

    public static async Task<byte[]> WriteAsync(IReadOnlyList<OperationResult> results)
    {
        using var stream = new MemoryStream();
        var resizer = new MemorySpanResizer<byte>(64 * 1024);
        var written = await stream.WriteRecordIOAsync(default, (long index, out ReadOnlyMemory<byte> record) =>
        {
            record = default;
            if (index >= results.Count)
                return Result.Success;
            var row = new RowBuffer(resizer.Memory.Length, resizer);
            row.InitLayout(HybridRowVersion.V1, ResultLayout, Layouts);
            var result = RowWriter.WriteBuffer(ref row, results[(int)index], Write);
            record = row.ToArray();
            return result;
        });
        return written == Result.Success ? stream.ToArray() : throw new InvalidOperationException($"The batch answer cannot be written: {written}.");
    }

    private static Result Read(ReadOnlyMemory<byte> record, List<Operation> operations)
    {
        var row = new RowBuffer(record.Length);
        if (!row.ReadFrom(record.Span, HybridRowVersion.V1, Layouts))
            return Result.Failure;
        var reader = new RowReader(ref row);
        var operation = new Operation();
        while (reader.Read())
        {
            Result result;
            switch ((string)reader.Path)
            {
                case "operationType":
                    result = reader.ReadInt32(out var kind);
                    operation = operation with { Kind = kind };
                    break;
                case "id":
                    result = reader.ReadString(out string id);
                    operation = operation with { Id = id };
                    break;
                case "resourceBody":
                    result = reader.ReadBinary(out byte[] body);
                    operation = operation with { Body = body };
                    break;
                case "ifMatch":
                    result = reader.ReadString(out string ifMatch);
                    operation = operation with { IfMatch = ifMatch };
                    break;
                case "ifNoneMatch":
                    result = reader.ReadString(out string ifNoneMatch);
                    operation = operation with { IfNoneMatch = ifNoneMatch };
                    break;
                case "minimalReturnPreference":
                    result = reader.ReadBool(out var isBare);
                    operation = operation with { IsBare = isBare };
                    break;
                case "resourceType" or "partitionKey" or "effectivePartitionKey":
                    result = Result.Success; // The request's own key and route say it.
                    break;
                default:
                    result = Result.Success;
                    operation = operation with { Unserved = (string)reader.Path };
                    break;
            }

            if (result != Result.Success)
                return result;
        }

        operations.Add(operation);
        return Result.Success;
    }

    private static Result Write(ref RowWriter writer, TypeArgument type, OperationResult operation)
    {
        var result = writer.WriteInt32("statusCode", operation.Status);
        if (result == Result.Success && operation.SubStatus != 0)
            result = writer.WriteInt32("subStatusCode", operation.SubStatus);
        if (result == Result.Success && operation.ETag is not null)
            result = writer.WriteString("eTag", operation.ETag);
        if (result == Result.Success && operation.Body is not null)
            result = writer.WriteBinary("resourceBody", operation.Body);
        return result == Result.Success ? writer.WriteFloat64("requestCharge", operation.Charge) : result;
    }

    private static Namespace ReadSchemas()
    {
        using var stream = typeof(CosmosClient).Assembly.GetManifestResourceStream("Microsoft.Azure.Cosmos.Batch.HybridRowBatchSchemas.json")
            ?? throw new InvalidOperationException("This version of the SDK does not bring the schema of batches.");
        using var reader = new StreamReader(stream);
        return Namespace.Parse(reader.ReadToEnd());
    }
}
