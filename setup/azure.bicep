// Lets jobs of a GitHub repository change the authorized IP ranges of an AKS cluster: docs/permissions.md.
// az deployment sub create --location westeurope --template-file setup/azure.bicep --parameters resourceGroup=… cluster=… subject=…
targetScope = 'subscription'

@description('The cluster, and its resource group.')
param resourceGroup string
param cluster string

@description('What GitHub presents for the jobs to trust, such as repo:your-org/your-repo:environment:production. Repositories since July 2026 present numeric IDs beside the names.')
param subject string

@description('GitHub\'s issuer; that of a GitHub Enterprise Server is https://HOST/_services/token.')
param issuer string = 'https://token.actions.githubusercontent.com'

@description('api://AzureADTokenExchangeUSGov and api://AzureADTokenExchangeChina in those clouds.')
param audience string = 'api://AzureADTokenExchange'

@description('What is added to the roles\' names, which are unique in a tenant: other names for another subscription of yours.')
param roleSuffix string = ''

@description('The name of the user-assigned identity.')
param identityName string = 'github-aks-authorized-ip-ranges'

@description('To look up how the nodes leave: the node resource group, and those of your networks.')
param egressGroups array = []

@description('To list the Azure Firewalls of this subscription.')
param firewalls bool = false

@description('To watch updates.')
param operations bool = false

@description('The resource groups of the cluster\'s own subnets, outbound public IPs and prefixes.')
param networkGroups array = []

@description('The resource groups of the cluster\'s user-assigned identities.')
param identityGroups array = []

@description('The resource groups of the Log Analytics workspaces that the cluster sends logs to.')
param workspaceGroups array = []

var roles = {
  'temporary-access': loadJsonContent('../roles/temporary-access.json')
  egress: loadJsonContent('../roles/egress.json')
  'egress-firewall': loadJsonContent('../roles/egress-firewall.json')
  operations: loadJsonContent('../roles/operations.json')
  'own-network': loadJsonContent('../roles/own-network.json')
  'own-identity': loadJsonContent('../roles/own-identity.json')
  'log-analytics': loadJsonContent('../roles/log-analytics.json')
}

var grants = concat(
  map(egressGroups, group => { role: 'egress', group: group }),
  map(networkGroups, group => { role: 'own-network', group: group }),
  map(identityGroups, group => { role: 'own-identity', group: group }),
  map(workspaceGroups, group => { role: 'log-analytics', group: group })
)
var subscriptionRoles = concat(firewalls ? ['egress-firewall'] : [], operations ? ['operations'] : [])
var usedRoles = union(['temporary-access'], subscriptionRoles, map(grants, grant => grant.role))

resource definitions 'Microsoft.Authorization/roleDefinitions@2022-04-01' = [
  for role in usedRoles: {
    name: guid(subscription().id, roles[role].Name)
    properties: {
      roleName: '${roles[role].Name}${roleSuffix}'
      description: roles[role].Description
      type: 'CustomRole'
      permissions: [{ actions: roles[role].Actions }]
      assignableScopes: [subscription().id]
    }
  }
]

module identity 'identity.bicep' = {
  name: 'aks-authorized-ip-ranges-identity'
  scope: az.resourceGroup(resourceGroup)
  params: {
    name: identityName
    cluster: cluster
    roleId: guid(subscription().id, roles['temporary-access'].Name)
    issuer: issuer
    subject: subject
    audience: audience
  }
  dependsOn: [definitions]
}

module groupGrants 'group-grant.bicep' = [
  for grant in grants: {
    name: 'aks-authorized-ip-ranges-${uniqueString(grant.role, grant.group)}'
    scope: az.resourceGroup(grant.group)
    params: {
      principalId: identity.outputs.principalId
      roleId: guid(subscription().id, roles[grant.role].Name)
    }
  }
]

resource subscriptionGrants 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in subscriptionRoles: {
    name: guid(subscription().id, resourceGroup, identityName, role)
    properties: {
      principalId: identity.outputs.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        guid(subscription().id, roles[role].Name)
      )
    }
    dependsOn: [definitions]
  }
]

@description('The values of the repository\'s variables of these names.')
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_CLIENT_ID string = identity.outputs.clientId
output AKS_CLUSTER_ID string = identity.outputs.clusterId
