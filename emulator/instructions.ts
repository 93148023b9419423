import { azureCliEnvironment, azureCliSetUp } from './azure-cli.ts'
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

/** Where the action leaves its outputs and its state: the runner makes these files, and here the shell does. */
const commandFiles = '"GITHUB_OUTPUT=$(mktemp)" "GITHUB_STATE=$(mktemp)"'

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
  return `The action, or any client, on a runner whose public address is ${runner.address}:\n\nenv \\\n${assignments.join(' \\\n')} \\\n  ${commandFiles} \\\n  '${process.execPath}' dist/main/index.js`
}

function forAzureCli({ emulator, ...names }: Demonstration): string {
  const environment = Object.entries(azureCliEnvironment(emulator)).map(([name, value]) => `${name}='${value}'`)
  const show = ['aks', 'show', '--resource-group', names.resourceGroup, '--name', names.cluster]
  const commands = [...azureCliSetUp(emulator, names), [...show, '--query', 'apiServerAccessProfile']]
  const lines = commands.map((command) => `az ${command.join(' ').replaceAll(' --endpoint', ' \\\n  --endpoint')}`)
  return [
    'The Azure CLI, with a configuration of its own:\n',
    `export AZURE_CONFIG_DIR="$(mktemp -d)" ${environment.join(' ')}`,
    ...lines,
  ].join('\n')
}
