// The store: an account, a database and its two containers. They are made here and not by the app, because a data-plane role may read and
// write records but make no container, and the account knows no keys.

param name string
param location string
param tags object
param zoneRedundant bool
param maxThroughput int
param backupTier string
param workspaceId string

@description('The identity that reads and writes records.')
param principalId string

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    // One region writes. Where several do, the last writer wins silently, and a guard that is replaced 'if unchanged' protects nothing: the
    // same hour could be booked twice.
    enableMultipleWriteLocations: false
    enableAutomaticFailover: false
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: zoneRedundant }]
    // Who has written reads what was written.
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: backupTier } }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-04-15' = {
  parent: account
  name: 'knowledgepark'
  properties: {
    resource: { id: 'knowledgepark' }
    options: { autoscaleSettings: { maxThroughput: maxThroughput } }
  }
}

// What a container is (its partition key, its indices) is the store's business, so its tests write these files and hold them against the code.
resource records 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-04-15' = {
  parent: database
  name: 'records'
  properties: { resource: loadJsonContent('records.json') }
}

resource signposts 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-04-15' = {
  parent: database
  name: 'signposts'
  properties: { resource: loadJsonContent('signposts.json') }
}

// Built-in Data Contributor (records, never containers or keys), which is a role of the account, not of the subscription.
resource mayWrite 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = {
  parent: account
  name: guid(account.id, '00000000-0000-0000-0000-000000000002')
  properties: {
    principalId: principalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
    scope: account.id
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    // Not every request: the app measures what each costs, and the log of all of them would cost more than they do.
    logs: [
      { category: 'ControlPlaneRequests', enabled: true }
      { category: 'PartitionKeyRUConsumption', enabled: true }
      { category: 'PartitionKeyStatistics', enabled: true }
    ]
    metrics: [{ category: 'Requests', enabled: true }]
  }
}

output endpoint string = account.properties.documentEndpoint
output database string = database.name
