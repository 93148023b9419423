import { cloudByName, cloudNames } from '../azure/cloud.ts'
import { chooseSignIn, type SignIn, signInMethods } from '../azure/sign-in.ts'
import { Refusal } from '../errors.ts'
import { egressModes, type Mode, modes, namesEgress, restores, type Wish } from '../plan/wish.ts'
import { isPlaceholder } from '../ranges/index.ts'
import { details } from '../report/detail.ts'
import { addressServices } from '../runner/address.ts'
import { type NamedClaims, readClaims } from './claims.ts'
import { type Environment, type Inputs, type RunnerAddressSource, waits } from './inputs.ts'
import { readLease, readRunsAccess } from './leases.ts'
import type { InputSource } from './source.ts'
import { readTarget } from './target.ts'
import { quoted, type ValueReader, valueReader } from './values.ts'

const defaultMinutes = 15
const mostMinutes = 360

/** Reads every input. @throws {Refusal} with all mistakes together, each naming its entry and the remedy. */
export function readInputs(source: InputSource): Inputs {
  const values = valueReader(source)
  const signIn = readSignIn(values, source)
  const target = readTarget(values, signIn.method === 'azure-cli')
  const environment = readEnvironment(values)
  const claims = readClaims(values, source)
  const wish = readWish(values, claims)
  const runnerAddress = readRunnerAddress(values, claims)
  const runs = readRunsAccess(values, source)
  checkRequest(values, wish, runnerAddress)
  const inputs: Inputs = {
    target,
    environment,
    signIn,
    wish,
    lease: readLease(values, source, claims.runner),
    runs: wish.mode === 'sweep' ? runs : undefined,
    runnerAddress,
    wait: values.choice('wait', waits, 'access'),
    timeoutMs: values.minutes('timeout-minutes', defaultMinutes, mostMinutes) * 60_000,
    dryRun: values.flag('dry-run'),
    detail: values.choice('summary', details, 'own'),
    warnings: claims.warnings,
  }
  if (values.problems.length > 0) throw new Refusal(values.problems.map((what) => ({ code: 'invalid-input', what })))
  return inputs
}

function readWish(values: ValueReader, claims: NamedClaims): Wish {
  return {
    mode: values.choice('mode', modes, 'add'),
    declared: claims.declared,
    runner: claims.runner,
    egressMode: values.choice('egress-mode', egressModes, 'auto'),
    egressIps: claims.egressIps,
    restore: values.choice('restore', restores, 'temporary'),
    aggregate: values.flag('aggregate'),
  }
}

function readSignIn(values: ValueReader, { env }: InputSource): SignIn {
  const choice = chooseSignIn({
    method: values.choice('auth-method', signInMethods, 'auto'),
    tenantId: values.text('tenant-id', 'AZURE_TENANT_ID'),
    clientId: values.text('client-id', 'AZURE_CLIENT_ID'),
    audience: values.text('audience'),
    hasClientSecret: (env.AZURE_CLIENT_SECRET ?? '') !== '',
    hasIdToken: (env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '') !== '',
  })
  if ('signIn' in choice) return choice.signIn
  values.problems.push(...choice.problems)
  return { method: 'azure-cli', tenantId: undefined }
}

function readEnvironment(values: ValueReader): Environment {
  const text = values.text('environment')
  const named = cloudByName(text === '' ? 'AzureCloud' : text)
  if (named !== undefined) return { kind: 'named', name: named.name }
  if (URL.canParse(text) && new URL(text).protocol === 'https:') return { kind: 'endpoint', url: text }
  values.problems.push(
    `\`environment\` is ${quoted(text)}, and takes ${cloudNames.join(', ')} or the https URL of an ARM endpoint.`,
  )
  return { kind: 'named', name: 'AzureCloud' }
}

function readRunnerAddress(values: ValueReader, claims: NamedClaims): RunnerAddressSource {
  const asked = values.flag('include-runner-ip')
  const named = values
    .text('runner-ip-services')
    .split(/[\s,]+/)
    .filter((item) => item !== '')
  for (const service of named) {
    if (!URL.canParse(service) || new URL(service).protocol !== 'https:') {
      values.problems.push(
        `\`runner-ip-services\`: ${quoted(service)} is no https URL, and only what comes over https can be believed.`,
      )
    }
  }
  if (claims.runner.length > 0) return { kind: 'given' }
  return asked ? { kind: 'ask', services: named.length > 0 ? named : addressServices } : { kind: 'not-asked' }
}

/** What makes no sense together, or asks for nothing at all. */
function checkRequest(values: ValueReader, wish: Wish, runner: RunnerAddressSource): void {
  const { problems } = values
  // A mistake is told already; what the input then doesn't ask for is only its consequence.
  const mistaken = (name: string) => problems.some((problem) => problem.startsWith(`\`${name}\``))
  if (mistaken('mode')) return
  const asksRunner = runner.kind !== 'not-asked' || mistaken('include-runner-ip') || mistaken('runner-ip')
  const addsEgress =
    namesEgress(wish.egressMode) || wish.egressIps.length > 0 || mistaken('egress-mode') || mistaken('egress-ips')
  const namesRanges = wish.declared.length > 0 || mistaken('ranges') || values.text('ranges-file') !== ''
  problems.push(...modeProblems(wish.mode, { asksRunner, addsEgress, namesRanges }))
  if (runner.kind === 'ask' && wish.mode !== 'remove' && wish.declared.some(({ entry }) => isPlaceholder(entry))) {
    problems.push(
      '"0.0.0.0/32" stands for "nobody but the cluster", so the runner\'s address can\'t be asked for beside it. Leave one of them out.',
    )
  }
}

interface Asked {
  readonly asksRunner: boolean
  readonly addsEgress: boolean
  readonly namesRanges: boolean
}

function modeProblems(mode: Mode, { asksRunner, addsEgress, namesRanges }: Asked): string[] {
  if (mode === 'set' && !namesRanges) {
    return [
      '`mode: set` replaces the whole list, and `ranges` and `ranges-file` name no entry. Is a variable or secret empty? Name the ranges, or use `mode: add`.',
    ]
  }
  if (mode === 'add' && !namesRanges && !asksRunner && !addsEgress) {
    return [
      '`mode: add` was asked to add nothing. Did you mean `include-runner-ip: true`? If `ranges` comes from a variable or secret, check that it is set.',
    ]
  }
  if (mode === 'remove' && !namesRanges && !asksRunner) {
    return [
      '`mode: remove` was asked to remove nothing. Name the entries in `ranges`. Did you mean `include-runner-ip: true`?',
    ]
  }
  if (mode === 'sweep' && asksRunner) {
    return [
      "`mode: sweep` only takes out what leases have left behind, so it has no use for the runner's address. Leave `include-runner-ip` and `runner-ip` out, or use another mode.",
    ]
  }
  if (mode === 'disable' && (namesRanges || asksRunner)) {
    return [
      "`mode: disable` opens the API server to everybody, so ranges and the runner's address mean nothing with it. Leave them out, or use another mode.",
    ]
  }
  return []
}
