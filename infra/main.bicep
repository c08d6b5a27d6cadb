// What a park is made of in Azure. How each part is made is in ../bicep, one part a file.
// Nobody holds a key: the app has one identity, and every part says what that identity may do with it.
targetScope = 'subscription'

@description('The azd environment, such as "park-test": part of every name.')
@minLength(2)
@maxLength(40)
param environmentName string

@description('The region of everything.')
param location string

@description('The image of the Host. Empty before the first deployment: a page that says so stands in for it.')
param image string = ''

@description('Spread the database over the zones of its region. Cannot be changed afterwards.')
param zoneRedundant bool = false

@description('The most that the database is given, in request units a second. It idles at a tenth of it.')
@minValue(1000)
param maxThroughput int = 4000

@description('How far back the database can be restored to any second: 7 days, or 30 for a price.')
@allowed(['Continuous7Days', 'Continuous30Days'])
param backupTier string = 'Continuous7Days'

@description('How the files are kept: in three zones, or also in the paired region.')
@allowed(['Standard_ZRS', 'Standard_GZRS', 'Standard_LRS'])
param storageSku string = 'Standard_ZRS'

@description('How many copies of the app run at least. Zero lets it sleep; who comes first then waits for it.')
@minValue(0)
param minReplicas int = 1

@description('How many copies of the app run at most.')
@minValue(1)
param maxReplicas int = 4

@description('How long logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionInDays int = 90

var token = uniqueString(subscription().id, environmentName, location)
var tags = { 'azd-env-name': environmentName }
var identityName = 'id-park-${token}'
var insightsName = 'appi-park-${token}'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity '../bicep/identity.bicep' = {
  scope: group
  params: { name: identityName, location: location, tags: tags }
}

module monitoring '../bicep/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-park-${token}'
    insightsName: insightsName
    location: location
    tags: tags
    retentionInDays: logRetentionInDays
    principalId: identity.outputs.principalId
  }
}

module registry '../bicep/registry.bicep' = {
  scope: group
  params: {
    name: 'crpark${token}'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    principalId: identity.outputs.principalId
  }
}

module keyvault '../bicep/keyvault.bicep' = {
  scope: group
  params: {
    name: 'kv-park-${token}'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    principalId: identity.outputs.principalId
  }
}

module storage '../bicep/storage.bicep' = {
  scope: group
  params: {
    name: 'stpark${token}'
    location: location
    tags: tags
    sku: storageSku
    workspaceId: monitoring.outputs.workspaceId
    principalId: identity.outputs.principalId
  }
}

module cosmos '../bicep/cosmos.bicep' = {
  scope: group
  params: {
    name: 'cosmos-park-${token}'
    location: location
    tags: tags
    zoneRedundant: zoneRedundant
    maxThroughput: maxThroughput
    backupTier: backupTier
    workspaceId: monitoring.outputs.workspaceId
    principalId: identity.outputs.principalId
  }
}

module app '../bicep/app.bicep' = {
  scope: group
  params: {
    name: 'ca-park-${token}'
    environmentName: 'cae-park-${token}'
    location: location
    tags: tags
    image: image
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    identityName: identityName
    insightsName: insightsName
    workspaceId: monitoring.outputs.workspaceId
    registryEndpoint: registry.outputs.endpoint
    cosmosEndpoint: cosmos.outputs.endpoint
    cosmosDatabase: cosmos.outputs.database
    blobsEndpoint: storage.outputs.blobsEndpoint
  }
}

@description('Where azd pushes the image.')
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.endpoint

@description('Where azd looks for the app.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Where sign-in secrets go.')
output AZURE_KEY_VAULT_ENDPOINT string = keyvault.outputs.endpoint

@description('Where the park answers.')
output SERVICE_PARK_URI string = app.outputs.uri
