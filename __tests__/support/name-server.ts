import { createSocket } from 'node:dgram'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A DNS server on loopback that knows the IPv4 addresses of a few names. */
export interface NameServer {
  /** Where it listens, with the port. */
  readonly address: string
  /** What makes a Node process ask it, and no other server. */
  readonly nodeArguments: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Every name that was asked for. */
  readonly asked: readonly string[]
  answer(name: string, ...addresses: string[]): void
  /** Never answers about that name, which comes back. */
  silence(name: string): string
  close(): void
}

export async function startNameServer(): Promise<NameServer> {
  const names = new Map<string, readonly string[]>()
  const asked: string[] = []
  const silent = new Set<string>()
  const socket = createSocket('udp4')
  socket.on('message', (query, from) => {
    const name = questionIn(query)
    asked.push(name)
    if (silent.has(name)) return
    socket.send(answerTo(query, names.get(name)), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const address = `127.0.0.1:${socket.address().port}`
  return {
    address,
    nodeArguments: ['--import', pathToFileURL(join(import.meta.dirname, 'name-servers.mjs')).href],
    env: { TEST_NAME_SERVER: address },
    asked,
    answer: (name, ...addresses) => names.set(name.toLowerCase(), addresses),
    silence(name) {
      silent.add(name)
      return name
    },
    close: () => socket.close(),
  }
}

const headerBytes = 12

/** The name in a query's only question: labels, each after its length (RFC 1035, section 4.1.2). */
function questionIn(query: Buffer): string {
  const labels: string[] = []
  for (let at = headerBytes; query[at] !== 0; ) {
    const end = at + 1 + (query[at] ?? 0)
    labels.push(query.toString('ascii', at + 1, end))
    at = end
  }
  return labels.join('.').toLowerCase()
}

/** The query's header and question, and an A record for each address; a name that isn't known doesn't exist. */
function answerTo(query: Buffer, addresses: readonly string[] | undefined): Buffer {
  const questionEnd = query.indexOf(0, headerBytes) + 5
  const header = Buffer.from(query.subarray(0, headerBytes))
  header.writeUInt16BE(addresses === undefined ? 0x8183 : 0x8180, 2)
  header.writeUInt16BE(addresses?.length ?? 0, 6)
  header.writeUInt32BE(0, 8)
  const records = (addresses ?? []).map((address) => {
    // A pointer to the question's name, type A, class IN, a minute to live, four bytes.
    const fixed = Buffer.from([0xc0, headerBytes, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4])
    return Buffer.concat([fixed, Buffer.from(address.split('.').map(Number))])
  })
  return Buffer.concat([header, query.subarray(headerBytes, questionEnd), ...records])
}
