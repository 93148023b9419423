import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressServices } from './address-services.ts'
import type { Arm, ArmSettings } from './arm/arm.ts'
import type { Clock } from './clock.ts'
import type { Entra } from './identity/entra.ts'
import type { Github } from './identity/github.ts'
import type { Kubernetes } from './identity/kubernetes.ts'
import { type IdentityMachine, type MachineOptions, startMachine } from './identity-machine.ts'
import { type Runner, startRunner } from './runner.ts'
import { createFaults, type Faults } from './wire/faults.ts'
import { createFrontDoor, type FrontDoor } from './wire/front-door.ts'
import { createJournal, type Journal } from './wire/journal.ts'
import { type Listener, listen } from './wire/listener.ts'
import type { WorkflowRuns } from './workflow-runs.ts'
import { createWorld, type World, type WorldSettings } from './world.ts'

export type { Runner } from './runner.ts'

export interface EmulatorOptions {
  /** The machine's by default. */
  readonly clock?: Clock
  /** ARM's. */
  readonly settings?: Partial<ArmSettings>
  /** The port of `origin`; any that is free by default. */
  readonly port?: number
}

/** An emulated Azure and GitHub on loopback. */
export interface Emulator {
  readonly arm: Arm
  readonly entra: Entra
  readonly github: Github
  /** The cluster whose pods runners are. */
  readonly kubernetes: Kubernetes
  readonly addressServices: AddressServices
  readonly workflowRuns: WorkflowRuns
  readonly journal: Journal
  readonly faults: Faults
  /** May be changed at any time; each service has more of its own. */
  readonly settings: WorldSettings
  /** The certificate authority that clients must trust, as a PEM file. */
  readonly caFile: string
  /** `https://localhost:PORT`, where ARM and Entra answer without a proxy. */
  readonly origin: string
  /**
   * @param address its public IPv4 address; one that no other runner has by default
   * @param port of its proxy; any that is free by default
   */
  runner(address?: string, port?: number): Promise<Runner>
  /** A machine in Azure, whose metadata service has tokens for the identities that are assigned to it. */
  machine(options?: MachineOptions): Promise<IdentityMachine>
  /** Cuts every connection and takes the temporary files away. */
  close(): Promise<void>
}

export async function startEmulator({
  clock = Date,
  settings = {},
  port = 0,
}: EmulatorOptions = {}): Promise<Emulator> {
  const context = { clock, journal: createJournal(() => clock.now()), faults: createFaults() }
  const frontDoor = createFrontDoor(context)
  let directHost = ''
  const world = await createWorld(clock, settings, () => directHost)
  const direct = await listenDirectly(world, frontDoor, port)
  directHost = `localhost:${direct.port}`
  const listeners = [direct]
  const trust = await writeTrust(world.authority.pem)
  const { arm, entra, github, kubernetes, addressServices, workflowRuns, find } = world
  let runners = 0
  return {
    ...{ arm, entra, github, kubernetes, addressServices, workflowRuns, settings: world.settings },
    ...{ journal: context.journal, faults: context.faults },
    caFile: trust.caFile,
    origin: `https://${directHost}`,
    async runner(named, proxyPort = 0) {
      // Counted before the wait, so that runners that start side by side have addresses of their own too.
      runners += 1
      const address = named ?? hostedAddress(runners)
      const started = await startRunner({ ...context, frontDoor, find, address, port: proxyPort, caFile: trust.caFile })
      listeners.push(started.listener)
      return started.runner
    },
    async machine(machineOptions = {}) {
      const started = await startMachine(context, entra, machineOptions)
      listeners.push(started.listener)
      return started.machine
    },
    async close() {
      await Promise.all(listeners.map((listener) => listener.close()))
      await trust.remove()
    },
  }
}

/** The public address of the nth runner, from 20.84.7.10 on: in one of Azure's blocks, as GitHub's own are. */
function hostedAddress(n: number): string {
  const offset = n + 9
  return `20.84.${7 + Math.floor(offset / 256)}.${offset % 256}`
}

async function listenDirectly({ direct, settings }: World, frontDoor: FrontDoor, port: number): Promise<Listener> {
  const secureContext = await direct.secureContext()
  const server = createServer((connection) => {
    connection.on('error', () => connection.destroy())
    const origin = `https://localhost:${connection.localPort}`
    frontDoor(connection, secureContext, { caller: settings.directCaller, origin, service: direct.service })
  })
  return listen(server, port)
}

async function writeTrust(pem: string): Promise<{ readonly caFile: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  const caFile = join(folder, 'ca.pem')
  await writeFile(caFile, pem)
  return { caFile, remove: () => rm(folder, { recursive: true, force: true }) }
}
