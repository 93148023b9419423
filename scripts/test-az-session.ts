import { join } from 'node:path'
import { type Job, startJob } from '../emulator/actions-runner/job.ts'
import type { ArmSettings } from '../emulator/arm/arm.ts'
import { type Emulator, startEmulator } from '../emulator/emulator.ts'
import { type AzureCli, azureCliVersion, signedInCli } from './test-az-cli.ts'

export const tenantId = '11111111-1111-1111-1111-111111111111'
export const clientId = '22222222-2222-2222-2222-222222222222'
export const subscription = '33333333-3333-4333-8333-333333333333'
const clientSecret = 'not-a-secret'
const repository = 'octo/shop'
const started = performance.now()

/** An emulated Azure, Microsoft's CLI signed in to it as a principal, and a job of the action that signs in as the same one. */
export interface AzSession {
  readonly azure: Emulator
  readonly cli: AzureCli
  readonly job: Job
  readonly version: string
}

export interface Checks<Populated> {
  readonly settings: Partial<ArmSettings>
  /** What there is before the first sign-in: az finds no subscription where there is nothing in it. */
  populate(azure: Emulator): Populated
  run(stage: AzSession, populated: Populated): Promise<void>
}

/** Runs checks with the Azure CLI of this machine, signed in. */
export function withAzureCli<Populated>(checks: Checks<Populated>): Promise<void> {
  return whereAzIs((version) => onStage(version, checks))
}

/** Runs checks where there is an Azure CLI; without one it says so, or fails where REQUIRE_AZ asks for it. */
export async function whereAzIs(check: (version: string) => Promise<void>): Promise<void> {
  const version = await azureCliVersion()
  if (version !== undefined) return check(version)
  if (process.env.REQUIRE_AZ)
    throw new Error('There is no `az` on this machine, and REQUIRE_AZ asks for it: install azure-cli.')
  console.log('skipped: there is no Azure CLI (`az`) on this machine; install azure-cli to run this test.')
}

async function onStage<Populated>(version: string, { settings, populate, run }: Checks<Populated>): Promise<void> {
  const azure = await startEmulator({ settings })
  azure.entra.register({
    ...{ tenantId, clientId, secret: clientSecret },
    federated: { subject: `repo:${repository}:ref:refs/heads/main` },
  })
  const populated = populate(azure)
  const runner = await azure.runner('20.84.7.10')
  const cli = await signedInCli(azure, { tenantId, clientId, clientSecret })
  const env = { ...runner.env, ...azure.github.job({ repository }).env }
  const job = startJob({ action: join(import.meta.dirname, '..'), env })
  try {
    await run({ azure, cli, job, version }, populated)
    seen('That is all.')
  } finally {
    job.dispose()
    cli.dispose()
    await azure.close()
  }
}

/** The inputs of a step that signs in as the CLI does. */
export function inputsFor(cluster: { readonly id: string }): Readonly<Record<string, string>> {
  return { cluster: cluster.id, 'tenant-id': tenantId, 'client-id': clientId }
}

/** Says what was checked, with the time since the begin. */
export function seen(what: string): void {
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${what}`)
}
