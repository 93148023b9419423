import { cloudAt, cloudByName, cloudNames } from '../azure/cloud.ts'
import { chooseSignIn, clientSecretIn, type SignIn, signInMethods } from '../azure/sign-in.ts'
import { enumerated, Refusal } from '../errors.ts'
import { details, egressModes, modes, restores, restoreWaits, usualRestoreWait, waits } from '../options.ts'
import type { Spec } from '../plan/spec.ts'
import { addressServices } from '../runner/address.ts'
import { quoted, type ValueReader, valueReader } from './input-reader.ts'
import type { Environment, Inputs, RunnerAddressSource, Target } from './inputs.ts'
import { problemsIn } from './invalid-entry.ts'
import { readLease, readRunsAccess, repositoryIn } from './leases.ts'
import { type NamedRanges, readRanges } from './read-ranges.ts'
import { checkRequest, notesOnMode } from './request.ts'
import type { InputSource } from './source.ts'
import { readTargets } from './target.ts'

const defaultMinutes = 15
const mostMinutes = 360

/** Reads every input. @throws {Refusal} with all mistakes together, each naming its entry and the remedy. */
export function readInputs(source: InputSource): Inputs {
  const values = valueReader(source)
  const signIn = readSignIn(values, source)
  const targets = readTargets(values, signIn.method === 'azure-cli')
  const environment = readEnvironment(values)
  const entries = readRanges(values, source)
  const spec = readSpec(values, entries)
  const runnerAddress = readRunnerAddress(values, entries)
  const runs = readRunsAccess(values, source)
  const wait = values.choice('wait', waits, 'access')
  checkRequest(values, spec, runnerAddress)
  checkEgressIps(values, targets)
  const inputs: Inputs = {
    targets,
    environment,
    signIn,
    spec,
    lease: readLease(values, source, entries.runner),
    repository: repositoryIn(source.env),
    runs: spec.mode === 'sweep' ? runs : undefined,
    runnerAddress,
    wait,
    restoreWait: values.choice('restore-wait', restoreWaits, usualRestoreWait(wait)),
    timeoutMs: values.minutes('timeout-minutes', defaultMinutes, mostMinutes) * 60_000,
    dryRun: values.flag('dry-run'),
    detail: values.choice('summary', details, 'own'),
    notes: [...entries.notes, ...notesOnMode(spec)],
  }
  if (values.invalid.length > 0) throw new Refusal(problemsIn(values.invalid))
  return inputs
}

function readSpec(values: ValueReader, entries: NamedRanges): Spec {
  return {
    mode: values.choice('mode', modes, 'add'),
    declared: entries.declared,
    runner: entries.runner,
    egressMode: values.choice('egress-mode', egressModes, 'auto'),
    egressIps: entries.egressIps,
    restore: values.choice('restore', restores, 'temporary'),
    aggregate: values.flag('aggregate'),
  }
}

/** An address that one cluster's nodes come from says nothing of another's. */
function checkEgressIps(values: ValueReader, targets: readonly Target[]): void {
  if (targets.length > 1 && values.text('egress-ips') !== '')
    values.refuse(
      'egress-ips',
      '`egress-ips` names the egress of one cluster, and `cluster` names several.',
      'Use one step for each cluster that needs it.',
    )
}

function readSignIn(values: ValueReader, { env }: InputSource): SignIn {
  const named = (name: string, variable: string) => ({
    text: values.text(name, variable),
    byInput: values.text(name) !== '',
  })
  const choice = chooseSignIn({
    method: values.choice('auth-method', signInMethods, 'auto'),
    tenantId: named('tenant-id', 'AZURE_TENANT_ID'),
    clientId: named('client-id', 'AZURE_CLIENT_ID'),
    audience: values.text('audience'),
    hasClientSecret: clientSecretIn(env) !== '',
    hasIdToken: (env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '') !== '',
    tokenFile: (env.AZURE_FEDERATED_TOKEN_FILE ?? '').trim(),
  })
  if ('signIn' in choice) return choice.signIn
  for (const what of choice.problems) values.refuse('auth-method', what)
  return { method: 'azure-cli', tenantId: undefined, lacksIdToken: false }
}

function readEnvironment(values: ValueReader): Environment {
  const text = values.text('environment')
  const url = URL.canParse(text) ? new URL(text) : undefined
  const named = url === undefined ? cloudByName(text === '' ? 'AzureCloud' : text) : cloudAt(url)
  if (named !== undefined) return { kind: 'named', name: named.name }
  if (url?.protocol === 'https:') return { kind: 'endpoint', url: text }
  values.refuse(
    'environment',
    `\`environment\` is ${quoted(text)}, and takes ${cloudNames.join(', ')} or the https URL of an ARM endpoint.`,
  )
  return { kind: 'named', name: 'AzureCloud' }
}

function readRunnerAddress(values: ValueReader, entries: NamedRanges): RunnerAddressSource {
  const asked = values.flag('include-runner-ip')
  const named = values
    .text('runner-ip-services')
    .split(/[\s,]+/)
    .filter((item) => item !== '')
  const insecure = named.filter((service) => !URL.canParse(service) || new URL(service).protocol !== 'https:')
  if (insecure.length > 0)
    values.refuse(
      'runner-ip-services',
      `\`runner-ip-services\`: ${enumerated(insecure.map(quoted))} ${insecure.length === 1 ? 'is no https URL' : 'are no https URLs'}, and only what comes over https can be believed.`,
    )
  if (entries.runner.length > 0) return { kind: 'given' }
  return asked ? { kind: 'ask', services: named.length > 0 ? named : addressServices } : { kind: 'not-asked' }
}
