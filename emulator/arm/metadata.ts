import { json, type Response } from '../wire/http.ts'

/** What `/metadata/endpoints` tells of the cloud that a host belongs to. */
export interface CloudMetadata {
  /** `AzureCloud` by default. */
  readonly name?: string
  /** `https://login.microsoftonline.com` */
  readonly loginEndpoint: string
  readonly audiences: readonly string[]
  /** `common` by default, `adfs` for AD FS. */
  readonly tenant?: string
}

/**
 * The endpoints of a cloud, without authentication. One object from 2022-09-01 on, an array of clouds from 2019-05-01 on, and
 * before that other names for fewer fields (Azure Stack Hub still answers so).
 * https://github.com/hashicorp/go-azure-sdk/tree/main/sdk/internal/metadata
 */
export function metadataEndpoints(url: URL, cloud: CloudMetadata): Response {
  const { loginEndpoint, audiences, name = 'AzureCloud', tenant = 'common' } = cloud
  const apiVersion = url.searchParams.get('api-version') ?? ''
  if (apiVersion < '2019-05-01') {
    const authentication = { loginEndpoint, audiences }
    return json(200, { galleryEndpoint: '', graphEndpoint: graph, portalEndpoint: portal, authentication })
  }
  const endpoints = {
    portal,
    authentication: { loginEndpoint, audiences, tenant, identityProvider: tenant === 'adfs' ? 'ADFS' : 'AAD' },
    graphAudience: graph,
    graph,
    name,
    suffixes,
    batch: 'https://batch.core.windows.net/',
    resourceManager: `${url.origin}/`,
    activeDirectoryDataLake: 'https://datalake.azure.net/',
    sqlManagement: 'https://management.core.windows.net:8443/',
    microsoftGraphResourceId: 'https://graph.microsoft.com/',
    media: 'https://rest.media.azure.net',
    vmImageAliasDoc: '',
    gallery: '',
  }
  return json(200, apiVersion < '2022-09-01' ? [endpoints] : endpoints)
}

const portal = 'https://portal.azure.com'
const graph = 'https://graph.windows.net/'

const suffixes = {
  acrLoginServer: 'azurecr.io',
  azureDataLakeAnalyticsCatalogAndJob: 'azuredatalakeanalytics.net',
  azureDataLakeStoreFileSystem: 'azuredatalakestore.net',
  keyVaultDns: 'vault.azure.net',
  sqlServerHostname: 'database.windows.net',
  storage: 'core.windows.net',
}
