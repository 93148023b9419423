import type { Answer } from './arm.ts'
import { stopCluster } from './cluster.ts'
import { apiVersion, listOf, putList, readCluster, settledCluster } from './cluster-body.ts'
import type { Kit } from './play.ts'

interface Question {
  readonly question: string
  ask(kit: Kit): Promise<string>
}

const address = '137.117.106.90'
const manyRanges = Array.from({ length: 201 }, (_, index) => `137.117.${index}.1/32`)

/** What AKS makes of a list: refused with which words, or accepted and stored how. */
function list(question: string, sent: unknown): Question {
  return { question, ask: async (kit) => outcome(kit, await putList(kit.arm, await settledCluster(kit.arm), sent)) }
}

/** What a live cluster of this kind can answer. The last ones leave it in no state for others. */
const questions: readonly Question[] = [
  { question: 'Is the ETag the same in every API version?', ask: eTags },
  { question: 'The 412 of an ETag that has moved', ask: staleETag },
  list('A list of 201 ranges', manyRanges),
  list('A placeholder beside a range', ['0.0.0.0/32', `${address}/32`]),
  list('A service tag', ['AzureDevOps', `${address}/32`]),
  list('Two service tags', ['AzureDevOps', 'AzureFrontDoor.Backend']),
  list('A private range', ['10.0.0.0/8', `${address}/32`]),
  list('An IPv6 range', ['2603:1000::/24', `${address}/32`]),
  list('A range with host bits', [`${address}/29`]),
  list('The same range twice, once without its length', [address, `${address}/32`]),
  list('null', null),
  { question: 'Is what AKS alone sets taken back (the whole GET body as a PUT)?', ask: echo },
  { question: 'A PUT on a stopped cluster', ask: stopped },
  { question: 'The 429 of a burst of PUTs', ask: burst },
]

/** Each needs a cluster that this kit doesn't create. */
export const notAsked: readonly string[] = [
  'Are the addresses of a managed NAT gateway admitted without being listed? (outbound type managedNATGateway)',
  'Does `natGatewayProfile` merge deeply? (the same)',
  'Is an echoed empty `loadBalancerProfile` refused on other outbound types?',
  'Does the autoscaler move the ETag before AKS refuses a stale count? (a pool that it scales)',
]

export async function askQuestions(kit: Kit): Promise<void> {
  for (const { question, ask } of questions) {
    kit.interrupted.throwIfAborted()
    console.log(`${new Date().toISOString().slice(11, 19)} ${question}`)
    const answer = await ask(kit).catch((error) => `not answered: ${error}`)
    kit.report.answers.push({ question, answer })
  }
  for (const question of notAsked)
    kit.report.answers.push({ question, answer: 'not asked: it takes a cluster of another kind' })
}

async function outcome({ arm }: Kit, answer: Answer): Promise<string> {
  if (answer.status >= 400) return refusal(answer)
  return `HTTP ${answer.status}, and the list then reads [${listOf(await settledCluster(arm)).join(', ')}]`
}

function refusal({ status, body, retryAfter }: Answer): string {
  return `HTTP ${status}${retryAfter === undefined ? '' : `, Retry-After: ${retryAfter}`} ${body}`
}

async function eTags({ arm }: Kit): Promise<string> {
  const versions = ['2024-09-01', '2025-10-01', apiVersion, '2026-10-01']
  const shown = versions.map(async (version) => {
    const { status, body } = await arm({ method: 'GET', apiVersion: version })
    return `${version}: ${status === 200 ? (JSON.parse(body).eTag ?? 'none') : `HTTP ${status}`}`
  })
  return (await Promise.all(shown)).join('; ')
}

async function staleETag(kit: Kit): Promise<string> {
  const stale = '00000000-0000-0000-0000-000000000000'
  return outcome(kit, await putList(kit.arm, await readCluster(kit.arm), [`${address}/32`], stale))
}

async function echo(kit: Kit): Promise<string> {
  const { body } = await kit.arm({ method: 'GET', apiVersion })
  return outcome(kit, await kit.arm({ method: 'PUT', apiVersion, body: JSON.parse(body) }))
}

async function stopped(kit: Kit): Promise<string> {
  await stopCluster(kit.az, kit.cluster)
  return outcome(kit, await putList(kit.arm, await readCluster(kit.arm), [`${address}/32`]))
}

/** AKS documents a burst of 20 and one a minute after that. A stale ETag keeps what it lets through from doing anything. */
async function burst(kit: Kit): Promise<string> {
  const body = await readCluster(kit.arm)
  for (let sent = 1; sent <= 30; sent += 1) {
    const answer = await putList(kit.arm, body, [`${address}/32`], '00000000-0000-0000-0000-000000000000')
    if (answer.status === 429) return `PUT ${sent} in a row: ${refusal(answer)}`
  }
  return 'none within 30 PUTs'
}
