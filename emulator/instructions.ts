import type { Emulator, Runner } from './emulator.ts'

/** What `npm run emulator` has set up. */
export interface Demonstration {
  readonly emulator: Emulator
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecret: string
  readonly subscription: string
  readonly resourceGroup: string
  readonly cluster: string
  readonly runners: readonly Runner[]
}

export const usage = `Usage: npm run emulator -- [options]

An emulated Azure on loopback: Azure Resource Manager with AKS, Entra ID, GitHub's ID tokens and the cluster's API server.

  --port PORT              of ARM and Entra, by default 8443; the runners' proxies take the next two
  --operation-seconds N    how long a cluster update takes, by default 20 (the real one: about 110)
  --propagation-seconds N  from its end until the list is in force, by default 10 (the real one: up to 120)
  --help, -h               this text`

/** What to set so that a client meets the emulator in Azure's place. */
export function instructions(demonstration: Demonstration): string {
  return [
    `The emulator answers on ${demonstration.emulator.origin}. Stop it with Ctrl+C.`,
    ...demonstration.runners.map((runner) => forRunner(demonstration, runner)),
    forAzureCli(demonstration),
    'Requests:',
  ].join('\n\n')
}

function forRunner(
  { tenantId, clientId, clientSecret, subscription, resourceGroup, cluster }: Demonstration,
  runner: Runner,
): string {
  const settings = {
    ...runner.env,
    AZURE_TENANT_ID: tenantId,
    AZURE_CLIENT_ID: clientId,
    AZURE_CLIENT_SECRET: clientSecret,
    AZURE_SUBSCRIPTION_ID: subscription,
    'INPUT_RESOURCE-GROUP': resourceGroup,
    INPUT_CLUSTER: cluster,
    'INPUT_INCLUDE-RUNNER-IP': 'true',
  }
  const assignments = Object.entries(settings).map(([name, value]) => `  '${name}=${value}'`)
  return `The action, or any client, on a runner whose public address is ${runner.address}:\n\nenv \\\n${assignments.join(' \\\n')} \\\n  node dist/main/index.js`
}

function forAzureCli({ emulator, ...names }: Demonstration): string {
  const { origin, caFile } = emulator
  return `The Azure CLI, with a configuration of its own:

export AZURE_CONFIG_DIR="$(mktemp -d)" REQUESTS_CA_BUNDLE='${caFile}' AZURE_CORE_COLLECT_TELEMETRY=false
az cloud register --name Emulator --endpoint-resource-manager ${origin} --endpoint-management ${origin} \\
  --endpoint-active-directory ${origin}/adfs --endpoint-active-directory-resource-id ${origin} \\
  --endpoint-active-directory-graph-resource-id ${origin}
az cloud set --name Emulator
az login --service-principal --username ${names.clientId} --password ${names.clientSecret} --tenant ${names.tenantId}
az aks show --resource-group ${names.resourceGroup} --name ${names.cluster} --query apiServerAccessProfile`
}
