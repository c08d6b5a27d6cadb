-- a page of bookings of a building, by start (partition b1)
SELECT c["record"] AS record, c["_etag"] AS _etag FROM c WHERE c["type"] = "booking" AND (c["record"]["buildingId"] = @p0 AND c["record"]["start"] >= @p1) ORDER BY c["record"]["start"] ASC, c["record"]["id"] ASC OFFSET 0 LIMIT 51
--   @p0 = "b1"
--   @p1 = "2026-11-24T12:00:00.0000000Z"

-- the page after it
SELECT c["record"] AS record, c["_etag"] AS _etag FROM c WHERE c["type"] = "booking" AND (c["record"]["buildingId"] = @p0 AND (c["record"]["start"] > @p1 OR (c["record"]["start"] = @p1 AND c["record"]["id"] > @p2))) ORDER BY c["record"]["start"] ASC, c["record"]["id"] ASC OFFSET 0 LIMIT 51
--   @p0 = "b1"
--   @p1 = "2026-11-24T12:00:00.0000000Z"
--   @p2 = "k9"

-- spaces that a text and features select
SELECT c["record"] AS record, c["_etag"] AS _etag FROM c WHERE c["type"] = "space" AND (((c["record"]["kind"] = @p0 AND c["record"]["capacity"] >= @p1) AND EXISTS(SELECT VALUE x0 FROM x0 IN c["record"]["features"] WHERE x0 = @p2)) AND (IS_NULL(c["record"]["nameBg"]) OR (IS_NULL(c["record"]["nameBg"]) OR NOT CONTAINS(LOWER(c["record"]["nameBg"]), @p3)))) ORDER BY c["record"]["name"] DESC, c["record"]["id"] DESC OFFSET 0 LIMIT 20
--   @p0 = "meetingRoom"
--   @p1 = 8
--   @p2 = "projector"
--   @p3 = "\u0437\u0430\u043B\u0430"

-- records by id, for $expand
SELECT c["record"] AS record, c["_etag"] AS _etag FROM c WHERE c["type"] = "space" AND c["record"]["id"] IN (@p0, @p1) ORDER BY c["record"]["id"] ASC OFFSET 0 LIMIT 100
--   @p0 = "s1"
--   @p1 = "s2"

-- how many
SELECT VALUE COUNT(1) FROM c WHERE c["type"] = "booking" AND (c["record"]["organisationId"] = @p0 AND c["record"]["status"] != @p1)
--   @p0 = "o1"
--   @p1 = "cancelled"

-- expired holds
SELECT c["record"] AS record, c["_etag"] AS _etag FROM c WHERE c["type"] = "booking" AND (c["record"]["status"] = @p0 AND c["record"]["heldUntil"] <= @p1) ORDER BY c["record"]["heldUntil"] ASC OFFSET 0 LIMIT 100
--   @p0 = "held"
--   @p1 = "2026-11-24T12:00:00.0000000Z"

-- the busy time of two spaces (partition b1)
SELECT c["record"]["id"] AS id, c["record"]["allocations"] AS allocations, c["record"]["heldUntil"] AS heldUntil FROM c WHERE c["type"] = "booking" AND c["blockedTo"] > @p0 AND c["blockedFrom"] < @p1 AND (ARRAY_CONTAINS(c["leaves"], @p2) OR ARRAY_CONTAINS(c["leaves"], @p3))
--   @p0 = "2026-11-24T12:00:00.0000000Z"
--   @p1 = "2026-11-25T12:00:00.0000000Z"
--   @p2 = "s1"
--   @p3 = "s2"

-- the busy time of a park
SELECT c["record"]["id"] AS id, c["record"]["allocations"] AS allocations, c["record"]["heldUntil"] AS heldUntil FROM c WHERE c["type"] = "booking" AND c["blockedTo"] > @p0 AND c["blockedFrom"] < @p1
--   @p0 = "2026-11-24T12:00:00.0000000Z"
--   @p1 = "2026-11-25T12:00:00.0000000Z"

