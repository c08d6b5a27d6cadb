CREATE TABLE "AccessTokens" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AccessTokens" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "PersonId" TEXT NULL,
    "OrganisationId" TEXT NULL,
    "Label" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "MadeWith" TEXT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "RevokedAt" INTEGER NULL,
    "LastUsedAt" INTEGER NULL,
    "Hash" TEXT NOT NULL
);

CREATE INDEX "IX_AccessTokens_OrganisationId" ON "AccessTokens" ("OrganisationId");

CREATE INDEX "IX_AccessTokens_PersonId" ON "AccessTokens" ("PersonId");

CREATE INDEX "IX_AccessTokens_Version" ON "AccessTokens" ("Version");

CREATE TABLE "Allocations" (
    "BookingId" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "SpaceId" TEXT NOT NULL,
    "From" INTEGER NOT NULL,
    "To" INTEGER NOT NULL,
    "HeldUntil" INTEGER NULL,
    CONSTRAINT "PK_Allocations" PRIMARY KEY ("BookingId", "Ordinal"),
    CONSTRAINT "FK_Allocations_Bookings_BookingId" FOREIGN KEY ("BookingId") REFERENCES "Bookings" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Allocations_From_To_SpaceId" ON "Allocations" ("From", "To", "SpaceId");

CREATE INDEX "IX_Allocations_Long" ON "Allocations" ("To", "From") WHERE "To" - "From" > 864000000000;

CREATE INDEX "IX_Allocations_SpaceId_From_To" ON "Allocations" ("SpaceId", "From", "To");

CREATE TABLE "AuditEntries" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Home" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Act" TEXT NOT NULL,
    "RecordType" TEXT NOT NULL,
    "RecordId" TEXT NOT NULL,
    "PersonId" TEXT NULL,
    "TokenId" TEXT NULL,
    "Address" TEXT NULL,
    "Reason" TEXT NULL,
    "Before" TEXT NULL,
    "After" TEXT NULL
);

CREATE INDEX "IX_AuditEntries_At_Id" ON "AuditEntries" ("At", "Id");

CREATE INDEX "IX_AuditEntries_RecordId_Id" ON "AuditEntries" ("RecordId", "Id");

CREATE INDEX "IX_AuditEntries_Version" ON "AuditEntries" ("Version");

CREATE TABLE "Bookings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Bookings" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "BuildingId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Start" INTEGER NOT NULL,
    "End" INTEGER NOT NULL,
    "Attendees" INTEGER NULL,
    "Layout" TEXT NULL,
    "SpaceIds" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "HeldUntil" INTEGER NULL,
    "CancelReason" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "RequestDigest" TEXT NOT NULL
);

CREATE INDEX "IX_Bookings_BuildingId_Start" ON "Bookings" ("BuildingId", "Start");

CREATE INDEX "IX_Bookings_HeldUntil" ON "Bookings" ("HeldUntil") WHERE HeldUntil IS NOT NULL;

CREATE INDEX "IX_Bookings_OrganisationId_Start" ON "Bookings" ("OrganisationId", "Start");

CREATE INDEX "IX_Bookings_Start_Id" ON "Bookings" ("Start", "Id");

CREATE INDEX "IX_Bookings_Version" ON "Bookings" ("Version");

CREATE TABLE "Buildings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Buildings" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "ParkId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameBg" TEXT NULL,
    "Code" TEXT NULL,
    "Address" TEXT NULL,
    "Latitude" REAL NULL,
    "Longitude" REAL NULL,
    "TimeZone" TEXT NULL,
    "OpeningHours" TEXT NULL,
    "Policy" TEXT NOT NULL
, "Document" TEXT NULL, "Photo" TEXT NULL, "Plan" TEXT NULL);

CREATE INDEX "IX_Buildings_Version" ON "Buildings" ("Version");

CREATE TABLE "Closures" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Closures" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "BuildingId" TEXT NULL,
    "SpaceId" TEXT NULL,
    "Reason" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Start" INTEGER NOT NULL,
    "End" INTEGER NOT NULL
);

CREATE INDEX "IX_Closures_BuildingId_Start" ON "Closures" ("BuildingId", "Start");

CREATE INDEX "IX_Closures_Version" ON "Closures" ("Version");

CREATE TABLE "Commits" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Commits" PRIMARY KEY AUTOINCREMENT,
    "Last" INTEGER NOT NULL
);

CREATE TABLE "Equipment" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Equipment" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "BuildingId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameBg" TEXT NULL,
    "Description" TEXT NULL,
    "Quantity" INTEGER NOT NULL
);

CREATE INDEX "IX_Equipment_BuildingId" ON "Equipment" ("BuildingId");

CREATE INDEX "IX_Equipment_Version" ON "Equipment" ("Version");

CREATE TABLE "Floors" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Floors" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "BuildingId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameBg" TEXT NULL,
    "Level" INTEGER NOT NULL
, "Plan" TEXT NULL);

CREATE INDEX "IX_Floors_BuildingId_Level" ON "Floors" ("BuildingId", "Level");

CREATE INDEX "IX_Floors_Version" ON "Floors" ("Version");

CREATE TABLE "Guards" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Guards" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "BuildingId" TEXT NOT NULL,
    "Allocations" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL
);

CREATE INDEX "IX_Guards_BuildingId" ON "Guards" ("BuildingId");

CREATE INDEX "IX_Guards_Version" ON "Guards" ("Version");

CREATE TABLE "Memberships" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Memberships" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Role" TEXT NOT NULL
);

CREATE INDEX "IX_Memberships_OrganisationId" ON "Memberships" ("OrganisationId");

CREATE INDEX "IX_Memberships_PersonId" ON "Memberships" ("PersonId");

CREATE INDEX "IX_Memberships_Version" ON "Memberships" ("Version");

CREATE TABLE "OperatorAssignments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_OperatorAssignments" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "PersonId" TEXT NOT NULL,
    "BuildingId" TEXT NULL,
    "Kind" TEXT NULL
);

CREATE INDEX "IX_OperatorAssignments_PersonId" ON "OperatorAssignments" ("PersonId");

CREATE INDEX "IX_OperatorAssignments_Version" ON "OperatorAssignments" ("Version");

CREATE TABLE "Organisations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Organisations" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "NameBg" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Website" TEXT NULL,
    "IsActive" INTEGER NOT NULL
);

CREATE INDEX "IX_Organisations_Name" ON "Organisations" ("Name");

CREATE INDEX "IX_Organisations_Version" ON "Organisations" ("Version");

CREATE TABLE "Parks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Parks" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "NameBg" TEXT NULL,
    "TimeZone" TEXT NOT NULL,
    "Policy" TEXT NOT NULL
);

CREATE INDEX "IX_Parks_Version" ON "Parks" ("Version");

CREATE TABLE "People" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NULL,
    "Phone" TEXT NULL,
    "Language" TEXT NOT NULL
);

CREATE INDEX "IX_People_Email" ON "People" ("Email");

CREATE INDEX "IX_People_Version" ON "People" ("Version");

CREATE TABLE "Removals" (
    "Table" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "RecordId" TEXT NOT NULL,
    CONSTRAINT "PK_Removals" PRIMARY KEY ("Table", "Version", "RecordId")
);

CREATE TABLE "Sections" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Sections" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "BuildingId" TEXT NOT NULL,
    "FloorId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameBg" TEXT NULL
);

CREATE INDEX "IX_Sections_FloorId" ON "Sections" ("FloorId");

CREATE INDEX "IX_Sections_Version" ON "Sections" ("Version");

CREATE TABLE "Spaces" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Spaces" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "BuildingId" TEXT NOT NULL,
    "FloorId" TEXT NULL,
    "SectionId" TEXT NULL,
    "Name" TEXT NOT NULL,
    "NameBg" TEXT NULL,
    "Code" TEXT NULL,
    "Description" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Capacity" INTEGER NOT NULL,
    "Features" TEXT NOT NULL,
    "AreaSquareMetres" REAL NULL,
    "Mode" TEXT NOT NULL,
    "ModeReason" TEXT NULL,
    "CellIds" TEXT NOT NULL,
    "IsListed" INTEGER NOT NULL,
    "Capacities" TEXT NULL,
    "OpeningHours" TEXT NULL,
    "Policy" TEXT NOT NULL
, "Document" TEXT NULL, "Photo" TEXT NULL);

CREATE INDEX "IX_Spaces_BuildingId_Id" ON "Spaces" ("BuildingId", "Id");

CREATE INDEX "IX_Spaces_FloorId_Id" ON "Spaces" ("FloorId", "Id");

CREATE INDEX "IX_Spaces_Kind_Capacity_Id" ON "Spaces" ("Kind", "Capacity", "Id");

CREATE INDEX "IX_Spaces_Version" ON "Spaces" ("Version");

CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE sqlite_stat1(tbl,idx,stat);
