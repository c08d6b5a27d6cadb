// Where files are kept: floor plans, attachments, exports.

param name string
param location string
param tags object
param sku string
param workspaceId string

@description('The identity that reads and writes files.')
param principalId string

@description('How long what was deleted or overwritten can be brought back.')
param undeleteDays int = 30

// Storage Blob Data Contributor, on the one container; and Storage Blob Delegator, on the account, where alone it can be given: with it the
// app signs time-limited addresses as itself (user delegation SAS) instead of with an account key.
var contribute = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
)
var delegate = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a')

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: undeleteDays }
    containerDeleteRetentionPolicy: { enabled: true, days: undeleteDays }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobs
  name: 'blobs'
  properties: { publicAccess: 'None' }
}

// Versions that nobody can bring back any more are not paid for.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'forget-old-versions'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: undeleteDays } } }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

resource mayContribute 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: container
  name: guid(container.id, contribute)
  properties: { principalId: principalId, principalType: 'ServicePrincipal', roleDefinitionId: contribute }
}

resource mayDelegate 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, delegate)
  properties: { principalId: principalId, principalType: 'ServicePrincipal', roleDefinitionId: delegate }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

output blobsEndpoint string = account.properties.primaryEndpoints.blob
