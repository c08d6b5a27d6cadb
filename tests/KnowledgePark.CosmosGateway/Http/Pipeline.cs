using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Resources;
using Microsoft.AspNetCore.Http.Features;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary>From a request to its answer: read, fault, signature, route, write. The one place where a refusal becomes an answer.</summary>
internal sealed partial class Pipeline(Account account, Func<Uri> endpoint, ILogger logger)
{
    public async Task RunAsync(HttpContext context)
    {
        var call = await ReadAsync(context);
        var fault = account.Options.OnRequest?.Invoke(new GatewayRequest(call.Method, call.Target, call.Headers));
        if (fault?.Kind == FaultKind.CutBefore)
        {
            context.Abort();
            return;
        }

        if (fault?.Kind == FaultKind.Delay)
            await Task.Delay(fault.Delay, account.Options.Time, context.RequestAborted);
        var reply = fault is null or { Kind: FaultKind.Delay or FaultKind.CutAfterCommit } ? await AnswerAsync(call) : Faulty(fault);
        if (fault?.Kind == FaultKind.CutAfterCommit)
        {
            context.Abort();
            return;
        }

        await WriteAsync(context, call, reply);
    }

    private async Task<Reply> AnswerAsync(Call call)
    {
        try
        {
            Signature.Check(call);
            return await Router.RouteAsync(call, endpoint());
        }
        catch (LocatedRefusal located)
        {
            return located.Locate(Error(call, located.Refusal));
        }
        catch (Refusal refusal)
        {
            return Error(call, refusal);
        }
        catch (NotSupportedException e)
        {
            return Error(call, Refusal.NotImplemented(e.Message));
        }
    }

    private Reply Error(Call call, Refusal refusal)
    {
        Refused(logger, call.Method, call.Target, refusal.Status, refusal.Message);
        return Error(refusal);
    }

    private static Reply Error(Refusal refusal) => Reply.Json(
        refusal.Status,
        Value.Of(new OrderedDictionary<string, Value> { ["code"] = Value.Of(refusal.Code), ["message"] = Value.Of(refusal.Message) }))
        .With("x-ms-substatus", refusal.SubStatus == 0 ? null : $"{refusal.SubStatus}");

    private static Reply Faulty(Fault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => Error(new Refusal(429, "TooManyRequests", "Request rate is large.", 3200))
            .With("x-ms-retry-after-ms", fault.Delay.TotalMilliseconds),
        FaultKind.RetryWith => Error(new Refusal(449, "RetryWith", "Conflicting request to resource has been attempted. Retry to avoid conflicts.")),
        FaultKind.ServiceUnavailable => Error(new Refusal(503, "ServiceUnavailable", "Service is currently unavailable.")),
        FaultKind.RequestTimeout => Error(new Refusal(408, "RequestTimeout", "Request timed out.")),
        _ => throw new InvalidOperationException($"{fault.Kind} is no answer."),
    };

    private async Task<Call> ReadAsync(HttpContext context)
    {
        // The raw path: an id may hold what the framework would decode too early.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new Call(account, context.Request.Method.ToUpperInvariant(), path, headers, body.ToArray());
    }

    private async Task WriteAsync(HttpContext context, Call call, Reply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
            response.Headers[name] = value;
        response.Headers["x-ms-activity-id"] = Guid.TryParse(call.Header("x-ms-activity-id"), out var activity) ? activity.ToString() : Guid.NewGuid().ToString();
        response.Headers["x-ms-serviceversion"] = "version=2.14.0.0";
        response.Headers["x-ms-gatewayversion"] = "version=2.14.0";
        response.Headers["x-ms-schemaversion"] = "1.18";
        if (reply.Body is not { } body || reply.Status is 204 or 304)
            return;
        response.ContentType = reply.ContentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Path} refused with {Status}: {Reason}")]
    private static partial void Refused(ILogger logger, string method, string path, int status, string reason);
}
