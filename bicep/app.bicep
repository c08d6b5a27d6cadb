// The Host in Container Apps: one image, a few copies, HTTPS in front.

param name string
param environmentName string
param location string
param tags object
param image string
param minReplicas int
param maxReplicas int
param identityName string
param insightsName string
param workspaceId string
param registryEndpoint string
param cosmosEndpoint string
param cosmosDatabase string
param blobsEndpoint string

var port = 8080
var host = '${name}.${environment.properties.defaultDomain}'

// Until azd has pushed the first image. It listens on the same port, but has no health addresses.
var standIn = 'mcr.microsoft.com/dotnet/samples:aspnetapp'

// Probes come to the copy's own address. The Host answers known host names only, so they bring one.
var asLocalhost = [{ name: 'Host', value: 'localhost' }]
var live = { path: '/health/live', port: port, scheme: 'HTTP', httpHeaders: asLocalhost }
var ready = { path: '/health/ready', port: port, scheme: 'HTTP', httpHeaders: asLocalhost }
var probes = [
  { type: 'Startup', httpGet: live, periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 60 }
  { type: 'Liveness', httpGet: live, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3 }
  // Longer than the two seconds after which /health/ready itself gives up on the store.
  { type: 'Readiness', httpGet: ready, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3 }
]

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: environmentName
  location: location
  tags: tags
  properties: {
    // Logs go by the diagnostic setting below. The other way would hand the workspace's key to the environment.
    appLogsConfiguration: { destination: 'azure-monitor' }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
  }
}

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'park' })
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      // Whoever has just booked is served by the copy that knows it: another one learns of it a moment later.
      ingress: { external: true, targetPort: port, transport: 'auto', allowInsecure: false, stickySessions: { affinity: 'sticky' } }
      registries: [{ server: registryEndpoint, identity: identity.id }]
    }
    template: {
      containers: [
        {
          name: 'park'
          image: empty(image) ? standIn : image
          resources: { cpu: json('1.0'), memory: '2Gi' }
          probes: empty(image) ? [] : probes
          env: [
            { name: 'ASPNETCORE_URLS', value: 'http://+:${port}' }
            // Believes one hop, the ingress, about the caller's address and HTTPS; nothing else reaches the container. The host name is not
            // taken from there, and only these two are answered.
            { name: 'ASPNETCORE_FORWARDEDHEADERS_ENABLED', value: 'true' }
            { name: 'AllowedHosts', value: '${host};localhost' }
            { name: 'KnowledgePark__Demo', value: 'false' }
            { name: 'KnowledgePark__Store', value: 'Azure' }
            { name: 'KnowledgePark__Cosmos__Endpoint', value: cosmosEndpoint }
            { name: 'KnowledgePark__Cosmos__Database', value: cosmosDatabase }
            { name: 'KnowledgePark__Blobs__Endpoint', value: blobsEndpoint }
            { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
            // An address: the component accepts only who signs in, so nobody can use it as a key.
            { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [{ name: 'http', http: { metadata: { concurrentRequests: '100' } } }]
      }
      terminationGracePeriodSeconds: 30
    }
  }
}

resource environmentDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environment
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource appDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output uri string = 'https://${app.properties.configuration.ingress.fqdn}'
