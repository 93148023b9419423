// Plays kubectl's part where the kit runs against the emulator, whose API servers know no more than a probe needs:
//   kubectl --kubeconfig FILE --request-timeout=3s get --raw PATH
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { messageOf } from '../../src/errors.ts'
import { httpsGet } from '../../src/runner/https.ts'
import { routeTo } from '../../src/runner/proxy.ts'

interface Kubeconfig {
  readonly clusters: readonly [{ readonly cluster: { readonly server: string } }]
  readonly users: readonly [{ readonly user: { readonly token: string } }]
}

const { values } = parseArgs({
  options: { kubeconfig: { type: 'string' }, 'request-timeout': { type: 'string' }, raw: { type: 'string' } },
  allowPositionals: true,
})
const { clusters, users }: Kubeconfig = parse(readFileSync(values.kubeconfig ?? '', 'utf8'))
const headers = { authorization: `Bearer ${users[0].user.token}` }
const url = new URL(clusters[0].cluster.server)
const timeoutMs = Number.parseInt(values['request-timeout'] ?? '', 10) * 1_000

try {
  // The emulator has no nodes: they are as ready as the API server is.
  const options = { route: routeTo(url, process.env), timeoutMs, verify: false, headers }
  const { status, body } = await httpsGet(new URL('/readyz', url), options)
  if (status !== 200) throw new Error(body)
  const node = { status: { conditions: [{ type: 'Ready', status: 'True' }] } }
  console.log(values.raw === '/api/v1/nodes' ? JSON.stringify({ items: [node] }) : body)
} catch (error) {
  console.error(`Unable to connect to the server: ${messageOf(error)}`)
  process.exitCode = 1
}
