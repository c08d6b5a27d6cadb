using System.Text.Json;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary><c>GET /</c>: what the account is and where its regions are; here one, this server.</summary>
internal static class AccountRoutes
{
    public static Reply Read(Call call, Uri endpoint)
    {
        if (call.Method != "GET")
            throw Router.Unknown(call);
        var region = new[] { new { name = "Local", databaseAccountEndpoint = endpoint.ToString() } };
        var account = new
        {
            _self = "",
            id = "gateway",
            _rid = "gateway",
            media = "//media/",
            addresses = "//addresses/",
            _dbs = "//dbs/",
            writableLocations = region,
            readableLocations = region,
            enableMultipleWriteLocations = false,
            userReplicationPolicy = new { asyncReplication = false, minReplicaSetSize = 3, maxReplicasetSize = 4 },
            userConsistencyPolicy = new { defaultConsistencyLevel = call.Account.Options.Consistency },
            systemReplicationPolicy = new { minReplicaSetSize = 3, maxReplicasetSize = 4 },
            readPolicy = new { primaryReadCoefficient = 1, secondaryReadCoefficient = 1 },
            // What the SDK's own planner is started with.
            queryEngineConfiguration = """
                {"maxSqlQueryInputLength":262144,"maxJoinsPerSqlQuery":5,"maxLogicalAndPerSqlQuery":500,"maxLogicalOrPerSqlQuery":500,"maxUdfRefPerSqlQuery":10,"maxInExpressionItemsCount":16000,"queryMaxInMemorySortDocumentCount":500,"maxQueryRequestTimeoutFraction":0.9,"sqlAllowNonFiniteNumbers":false,"sqlAllowAggregateFunctions":true,"sqlAllowSubQuery":true,"sqlAllowScalarSubQuery":true,"allowNewKeywords":true,"sqlAllowLike":true,"sqlAllowGroupByClause":true,"maxSpatialQueryCells":12,"spatialMaxGeometryPointCount":256,"sqlDisableQueryILOptimization":false,"sqlDisableFilterPlanOptimization":false,"clientDisableOptimisticDirectExecution":false}
                """.Trim(),
        };
        return new Reply(200, JsonSerializer.SerializeToUtf8Bytes(account));
    }
}
