// The look-up of the egress loads it when it is asked for, and a virtual clock wouldn't wait for that.
import '@azure/arm-network'
import type { TokenCredential } from '@azure/identity'
import type { Arm } from '../../../emulator/arm/arm.ts'
import { type ClusterId, resourceIdOf } from '../../../src/arm/cluster-id.ts'
import { type JsonObject, objectAt, parseObject } from '../../../src/arm/json.ts'
import { standInsOf } from '../../../src/azure/api-version.ts'
import { armConnection } from '../../../src/azure/arm-client.ts'
import { cloudByName } from '../../../src/azure/cloud.ts'
import type { Azure } from '../../../src/azure/connect.ts'
import { managedClusters } from '../../../src/azure/managed-clusters.ts'
import { network } from '../../../src/azure/network.ts'
import type { Inputs } from '../../../src/inputs/inputs.ts'
import { prefixed } from '../../../src/log.ts'
import { usualRestoreWait } from '../../../src/options.ts'
import type { Outcome } from '../../../src/report/outcome.ts'
import { nothingWritten, type UndoOutcome } from '../../../src/report/undo-outcome.ts'
import { type Probe, probeTimeoutMs } from '../../../src/runner/access.ts'
import { loadRecords, openRecords, type StateStore } from '../../../src/state/state.ts'
import type { UndoRecord } from '../../../src/state/undo-record.ts'
import { type Granted, grantAll } from '../../../src/steps/grant-all.ts'
import type { Ports } from '../../../src/steps/ports.ts'
import { type Revoked, revokeAll } from '../../../src/steps/revoke-all.ts'
import type { Clock } from '../../../src/time/clock.ts'
import { type Asked, range, specOf } from '../../plan/world.ts'
import { type Sent, type Wire, wireTo } from '../../support/wire.ts'
import { type RecordedLog, recordedLog } from './recorded-log.ts'

/** How soon an API server answers those that it lets in. */
const answerMs = 20

/** A write as it left, with what the state held by then. */
export interface Write {
  readonly url: string
  readonly list: readonly string[]
  readonly body: JsonObject
  readonly ifMatch: string | undefined
  readonly state: UndoRecord | undefined
}

export interface MainOptions
  extends Partial<
    Pick<Inputs, 'targets' | 'wait' | 'restoreWait' | 'timeoutMs' | 'runnerAddress' | 'dryRun' | 'lease' | 'runs'>
  > {
  readonly asked?: Asked
}

/** A job on a runner with an address of its own. */
export interface Job {
  readonly address: string
  readonly wire: Wire
  readonly log: RecordedLog
  /** Aborting it is the runner asking the step to end. */
  readonly interruption: AbortController
  readonly writes: readonly Write[]
  /** The claims of every token that was asked for: those after a challenge come with some. */
  readonly tokens: readonly (string | undefined)[]
  /** Where the step keeps its state; a test may put another function in. */
  readonly store: { -readonly [Key in keyof StateStore]: StateStore[Key] }
  /** What the post step would find now of the first cluster. */
  state(): UndoRecord | undefined
  /** What the post step would find now of all. */
  records(): readonly UndoRecord[]
  /** The outside world as the job sees it; a test may put another collaborator in. */
  readonly world: { -readonly [Key in keyof Ports]: Ports[Key] }
  /** The main step; by default it lets the runner in with `mode: add`. */
  main(options?: MainOptions): Promise<Outcome>
  /** The main step, with what came of each of its clusters. */
  mainAll(options?: MainOptions): Promise<readonly Granted[]>
  /** The post step, on the state that main left. */
  post(): Promise<UndoOutcome>
  /** The post step, with what came of each cluster; on another state where one is given. */
  postAll(records?: readonly UndoRecord[], ended?: (one: Revoked) => void): Promise<readonly Revoked[]>
}

export interface JobContext {
  readonly clock: Clock
  readonly arm: Arm
  readonly cluster: ClusterId
  /** Further clusters that the step names. */
  readonly others?: readonly ClusterId[]
}

export function createJob({ clock, arm, cluster, others = [] }: JobContext, address: string): Job {
  const store = memoryState()
  const log = recordedLog(clock.now)
  const writes: Write[] = []
  const leaving = (request: Sent) => {
    if (request.kind === 'write') writes.push(writeFrom(request, recordsIn(store)))
  }
  const wire = wireTo({ service: arm.service, now: clock.now, caller: address, leaving })
  const tokens: (string | undefined)[] = []
  const interruption = new AbortController()
  const world: Job['world'] = {
    clock,
    log,
    logOf: (name) => prefixed(log, name),
    interrupted: interruption.signal,
    describeCloud: async () => publicCloud,
    signIn: async (_cloud, _as, apiVersion) => azureOver(wire, { clock, address, tokens, apiVersion }),
    currentSubscription: async () => cluster.subscriptionId,
    runnerAddress: async () => range(address),
    routeTo: () => ({ kind: 'direct' }),
    commonRoute: () => undefined,
    resolveName: async () => ['20.50.0.10'],
    workflowRunState: async () => 'unknown',
    probeApiServer: (fqdn, signal) => probe(clock, arm.apiServer(fqdn)?.admits(address) === true, signal),
  }
  const mainAll: Job['mainAll'] = (options = {}) =>
    grantAll(inputs([cluster, ...others], address, options), world, openRecords(store))
  const postAll: Job['postAll'] = (records = recordsIn(store), ended = undefined) => revokeAll(records, world, ended)
  return {
    address,
    wire,
    log,
    interruption,
    writes,
    tokens,
    world,
    store,
    state: () => recordIn(store),
    records: () => recordsIn(store),
    mainAll,
    main: async (options) => outcomeOf(await mainAll(options)),
    postAll,
    async post() {
      const [first] = await postAll()
      return first === undefined ? nothingWritten : outcomeOf([first])
    },
  }
}

/** The record of the first cluster. @throws as {@link recordsIn} */
export function recordIn(store: StateStore): UndoRecord | undefined {
  return recordsIn(store)[0]
}

/** @throws {StepError} where one of them can't be read */
function recordsIn(store: StateStore): readonly UndoRecord[] {
  const { records, unreadable } = loadRecords(store)
  if (unreadable[0] !== undefined) throw unreadable[0]
  return records
}

type Ended<T> = { readonly outcome: T } | { readonly failure: unknown }

function outcomeOf<T>([only]: readonly Ended<T>[]): T {
  if (only === undefined) throw new Error('The step had no cluster.')
  if ('outcome' in only) return only.outcome
  throw only.failure
}

const publicCloud = cloudByName('AzureCloud') ?? raise('There is no public cloud.')

/** What ships, with the wire in place of the SDK's HTTP client. A job's token is its address. */
function azureOver(
  wire: Wire,
  {
    clock,
    address,
    tokens,
    apiVersion,
  }: { clock: Clock; address: string; tokens: (string | undefined)[]; apiVersion: string | undefined },
): Azure {
  const credential: TokenCredential = {
    async getToken(_, asked) {
      tokens.push(asked?.claims)
      return { token: address, expiresOnTimestamp: Date.now() + 3_600_000 }
    },
  }
  const connection = armConnection(publicCloud, credential, wire, standInsOf(apiVersion))
  return { clusters: (id) => managedClusters(connection, id, clock), network: network(connection) }
}

function raise(problem: string): never {
  throw new Error(problem)
}

/** A firewall doesn't refuse a caller, it leaves them without an answer. */
async function probe(clock: Clock, admitted: boolean, signal?: AbortSignal): Promise<Probe> {
  try {
    await clock.sleep(admitted ? answerMs : probeTimeoutMs, signal)
  } catch {
    return { answered: false, why: 'aborted' }
  }
  return admitted ? { answered: true } : { answered: false, why: `no answer within ${probeTimeoutMs / 1000} s` }
}

function inputs(targets: readonly ClusterId[], address: string, { asked, ...others }: MainOptions): Inputs {
  return {
    targets,
    environment: { kind: 'named', name: 'AzureCloud' },
    signIn: { method: 'oidc', tenantId: 'tenant', clientId: 'client', audience: undefined },
    spec: specOf(asked ?? { mode: 'add', runner: [address] }),
    runnerAddress: { kind: 'given' },
    wait: 'access',
    restoreWait: usualRestoreWait(others.wait ?? 'access'),
    timeoutMs: 15 * 60_000,
    dryRun: false,
    detail: 'own',
    notes: [],
    ...others,
  }
}

export function memoryState(): StateStore {
  const values = new Map<string, string>()
  return {
    save: (key, value) => values.set(key, value),
    load: (key) => values.get(key) ?? '',
  }
}

function writeFrom({ url, body, headers }: Sent, records: readonly UndoRecord[]): Write {
  const sent = parseObject(body)
  const list = objectAt(objectAt(sent, 'properties'), 'apiServerAccessProfile').authorizedIPRanges
  return {
    url,
    list: Array.isArray(list) ? list.map(String) : ['no list'],
    body: sent,
    ifMatch: headers['if-match'],
    state: records.find(({ cluster }) => isOn(cluster, url)),
  }
}

/** Whether a request is one to that cluster itself. */
export function isOn(cluster: ClusterId, url: string): boolean {
  return url.toLowerCase().includes(`${resourceIdOf(cluster).toLowerCase()}?`)
}
