using KnowledgePark.Access;
using KnowledgePark.Api.Access;
using KnowledgePark.Api.Facilities.Media;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Api.OData.Query;
using KnowledgePark.Api.OData.Writing;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace KnowledgePark.Api.OData;

/// <summary>
/// Serves every address under /odata: walks the path from set to record to navigation, then reads or writes what it has reached. There is
/// no other way to the records, every fault leaves through one door, and every record is read through the eyes of the caller.
/// </summary>
internal sealed class ODataEndpoint(ODataModel model, IParkStore store, ParkDirectory directory, MediaEndpoint media)
{
    private readonly ODataPathParser _paths = new(model);
    private readonly MetadataDocuments _metadata = new(model);

    public async Task ServeAsync(HttpContext http)
    {
        var outcome = "failed";
        try
        {
            await DispatchAsync(http, http.RequestAborted);
            outcome = "ok";
        }
        catch (ODataFault fault) when (!http.Response.HasStarted && fault.Status == StatusCodes.Status401Unauthorized)
        {
            outcome = fault.Code;
            await http.ChallengeAsync();
        }
        catch (Exception e) when (!http.Response.HasStarted && Faults.Of(e, http) is { } fault)
        {
            outcome = fault.Code;
            await ErrorWriter.WriteAsync(http, fault);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            outcome = "aborted";
            throw;
        }
        finally
        {
            ODataMeter.Answered(model, http.Request.RouteValues["path"] as string, outcome);
        }
    }

    private async Task DispatchAsync(HttpContext http, CancellationToken ct)
    {
        var path = (http.Request.RouteValues["path"] as string ?? "").TrimEnd('/');
        if (path.Length == 0)
        {
            Allow(http, "GET", "HEAD");
            await _metadata.WriteServiceAsync(http);
            return;
        }

        if (path == "$metadata")
        {
            Allow(http, "GET", "HEAD");
            await _metadata.WriteAsync(http);
            return;
        }

        if (path == "$batch")
            throw ODataFault.NotImplemented("This service does not offer $batch. Send the requests one by one; each booking of several spaces is one request already.");

        var seen = SeenStore.By(http.Caller(), store, directory.Map);
        http.SetSeen(seen);
        var options = QueryOptions.Of(http.Request.Query);
        var parsed = _paths.Parse(http.Request, path);
        // What a stream is, is not for Accept and $format to say: they tell of JSON.
        var isStream = parsed.LastSegment is PropertySegment { Property: var property } && property.Type.IsStream();
        var format = isStream ? ODataFormat.Default : ODataFormat.Of(http.Request, options["$format"]);
        await ServeAsync(new ODataRequest(http, options, new ODataWriter(http, format), seen), parsed, ct);
    }

    private async Task ServeAsync(ODataRequest request, ODataPath path, CancellationToken ct)
    {
        var store = request.Store;
        EntitySet? set = null;
        IRecord? record = null;
        Navigation? navigation = null;
        IRecord? parent = null;
        string? property = null;
        foreach (var segment in path)
        {
            switch (segment)
            {
                case EntitySetSegment s:
                    set = model.Set(s.EntitySet.Name);
                    if (request.Http.Caller().Rights.IsPublic && set.IsNothingFor(store.Visibility))
                        throw Gate.Fault(Verdict.NotSignedIn, null);
                    break;
                case KeySegment key when set is not null:
                    var id = key.Keys.First().Value as string ?? "";
                    record = navigation is null ? await set.FindAsync(store, id, ct) : await set.FindAsync(store, navigation, parent!, id, ct); // A navigation has its parent.
                    if (record is null)
                        throw ODataFault.NotFound($"{set.Name}('{id}')");
                    break;
                case NavigationPropertySegment n when set is not null && record is not null:
                    navigation = set.Navigations[n.NavigationProperty.Name];
                    (parent, set, record) = (record, navigation.Target, null);
                    if (!navigation.IsCollection)
                    {
                        record = await set.FindAsync(store, navigation, parent, null, ct);
                        if (record is null)
                        {
                            Allow(request.Http, "GET", "HEAD");
                            request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
                            return;
                        }
                    }

                    break;
                case PropertySegment p when record is not null && property is null:
                    property = p.Property.Name;
                    break;
                case ValueSegment when property is not null:
                    Allow(request.Http, "GET", "HEAD");
                    await request.RawAsync(set!, record!, property); // A property has a record, and a record a set.
                    return;
                case CountSegment when set is not null && record is null:
                    Allow(request.Http, "GET", "HEAD");
                    await request.CountAsync(await set.CountAsync(store, set.Parse(model, request.Options), navigation, parent, ct));
                    return;
                case OperationSegment operation when set is not null && navigation is null:
                    await CallAsync(request, operation, set, record, ct);
                    return;
                default:
                    throw ODataFault.NotImplemented("This service does not offer this form of address.");
            }
        }

        if (property is not null)
            await PropertyAsync(request, set!, record!, property, ct); // A property has a record, and a record a set.
        else if (record is not null)
            await RecordAsync(request, set!, record, ct); // A record has a set.
        else
            await CollectionAsync(request, set!, navigation, parent, ct); // A path begins with a set.
    }

    private async Task CollectionAsync(ODataRequest request, EntitySet set, Navigation? navigation, IRecord? parent, CancellationToken ct)
    {
        var store = request.Store;
        var isWritable = navigation is null && set.Writer is { Creates: true };
        Allow(request.Http, isWritable ? ["GET", "HEAD", "POST"] : ["GET", "HEAD"]);
        if (HttpMethods.IsPost(request.Http.Request.Method))
        {
            Gate.MayCreate(request.Http);
            var answer = await set.Writer!.CreateAsync(request.Http, ct); // Allowed only where there is a writer.
            await request.CreatedAsync(set, answer.Record!, set.Parse(model, request.Options)); // What was created is there.
            return;
        }

        var query = set.Parse(model, request.Options);
        var page = await set.QueryAsync(store, query, navigation, parent, ct);
        await Expander.FillAsync(store, query, [page], ct);
        await request.Writer.ManyAsync(set, query, page);
    }

    private async Task RecordAsync(ODataRequest request, EntitySet set, IRecord record, CancellationToken ct)
    {
        var http = request.Http;
        Allow(http, set.Writer is null ? ["GET", "HEAD"] : ["GET", "HEAD", "PATCH", "DELETE"]);
        var query = set.Parse(model, request.Options);
        if (HttpMethods.IsPatch(http.Request.Method))
        {
            Gate.May(http, Act.Alter, set, record, directory.Map);
            var changed = await set.Writer!.ChangeAsync(http, record, Precondition.IfMatch(http.Request, record, isRequired: true), ct); // Allowed only where there is a writer.
            await request.ChangedAsync(set, changed.Record!, query); // What was changed is there.
            return;
        }

        if (HttpMethods.IsDelete(http.Request.Method))
        {
            Gate.May(http, Act.Remove, set, record, directory.Map);
            await set.Writer!.RemoveAsync(http, record, Precondition.IfMatch(http.Request, record, isRequired: true), ct); // As above.
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        if (record.Version.Length > 0 && Precondition.IsNotModified(http.Request, record))
        {
            http.Response.Headers.ETag = ODataWriter.ETagOf(record);
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var page = new Page([record], null);
        await Expander.FillAsync(request.Store, query, [page], ct);
        await request.Writer.OneAsync(set, record, query, page);
    }

    private Task PropertyAsync(ODataRequest request, EntitySet set, IRecord record, string property, CancellationToken ct)
    {
        if (set.Shape.Streams.FirstOrDefault(s => s.Slot.Name == property) is { } stream)
        {
            Allow(request.Http, "GET", "HEAD", "PUT", "DELETE");
            if (request.Http.Request.Method is "PUT" or "DELETE")
                Gate.May(request.Http, Act.Alter, set, record, directory.Map);
            return media.ServeAsync(request.Http, stream.Slot, record, ct);
        }

        Allow(request.Http, "GET", "HEAD");
        return request.PropertyAsync(set, record, property);
    }

    private async Task CallAsync(ODataRequest request, OperationSegment segment, EntitySet set, IRecord? record, CancellationToken ct)
    {
        var name = segment.Operations.First().Name;
        var operation = model.Operations.First(o => o.Name == name && o.Bound == set && o.IsOnCollection == (record is null));
        Allow(request.Http, operation.IsAction ? ["POST"] : ["GET", "HEAD"]);
        if (operation.Act is { } act && record is not null)
            Gate.May(request.Http, act, set, record, directory.Map);
        var arguments = segment.Parameters.ToDictionary(p => p.Name, p => Value(p.Value));
        await operation.Invoke(new OperationCall(request.Http, record, arguments), ct);
    }

    private static object? Value(object node) => node switch
    {
        ConvertNode convert => Value(convert.Source),
        ConstantNode constant => constant.Value,
        _ => node,
    };

    private static void Allow(HttpContext http, params ReadOnlySpan<string> methods)
    {
        foreach (var method in methods)
        {
            if (http.Request.Method == method)
                return;
        }

        var allowed = string.Join(", ", methods.ToArray());
        http.Response.Headers.Allow = allowed;
        throw new ODataFault(405, "method-not-allowed", $"This address takes {allowed}, not {http.Request.Method}.");
    }
}
