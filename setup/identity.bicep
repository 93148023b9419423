// The identity that jobs sign in with, and its role on the cluster. Part of azure.bicep.
param name string
param cluster string
@description('The name of a role definition, which is a GUID.')
param roleId string
param issuer string
param subject string
param audience string

resource aks 'Microsoft.ContainerService/managedClusters@2025-01-01' existing = {
  name: cluster
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: resourceGroup().location
}

resource trust 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: identity
  name: 'github-${uniqueString(subject)}'
  properties: {
    issuer: issuer
    subject: subject
    audiences: [audience]
  }
}

resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: aks
  name: guid(aks.id, identity.id, roleId)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)
  }
}

output principalId string = identity.properties.principalId
output clientId string = identity.properties.clientId
output clusterId string = aks.id
