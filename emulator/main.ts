import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { productionCluster } from './arm/seed/production-cluster.ts'
import { startEmulator } from './emulator.ts'
import { type Demonstration, instructions, usage } from './instructions.ts'
import type { JournalEntry } from './wire/journal.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8443' },
    'operation-seconds': { type: 'string', default: '20' },
    'propagation-seconds': { type: 'string', default: '10' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (values.help) console.log(usage)
else await run()

async function run(): Promise<void> {
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  const port = wholeNumber('--port', values.port)
  const settings = {
    operationMs: wholeNumber('--operation-seconds', values['operation-seconds']) * 1000,
    propagationMs: wholeNumber('--propagation-seconds', values['propagation-seconds']) * 1000,
  }
  const emulator = await startEmulator({ port, settings })
  const demonstration: Demonstration = {
    emulator,
    tenantId: '5d8f4b1e-7a35-4c0e-9f3b-2f1d6f0c8a11',
    clientId: '3c2a7e90-1b64-4d7f-8a52-90e6b7d4c5f2',
    clientSecret: 'not-a-secret',
    subscription: '7b1f9c34-0d2e-4a68-b5c7-6e8f9a0b1c2d',
    resourceGroup: 'shop',
    cluster: 'shop-production',
    runners: [await emulator.runner(undefined, port + 1), await emulator.runner(undefined, port + 2)],
  }
  seed(demonstration)
  console.log(instructions(demonstration))
  emulator.journal.onOutcome((entry) => console.log(line(entry)))
  await stopped
  await emulator.close()
}

function seed({
  emulator,
  tenantId,
  clientId,
  clientSecret,
  subscription,
  resourceGroup,
  cluster,
}: Demonstration): void {
  emulator.entra.register({ tenantId, clientId, secret: clientSecret })
  const body = productionCluster({
    subscription,
    tenant: tenantId,
    resourceGroup,
    name: cluster,
    location: 'westeurope',
    authorizedIPRanges: ['20.103.5.16/29'],
  })
  emulator.arm.addCluster({ body })
}

function line({ at, caller, method, host, path, status, ms }: JournalEntry): string {
  const time = new Date(at).toISOString().slice(11, 19)
  return `${time} ${caller} ${method} ${host}${path} ${status} ${Math.round(ms)} ms`
}

function wholeNumber(option: string, value: string): number {
  if (/^\d{1,5}$/.test(value)) return Number(value)
  throw new Error(
    `${option} is '${value}', which is no whole number of up to five digits. Give one, as in '${option} 60'.`,
  )
}
