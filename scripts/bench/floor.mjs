// The floor: the least that a program does to let this runner in (`main`) and to undo it (`post`), on nothing but Node itself. It
// sends the action's requests in the shortest order there is, checks nothing, handles no failure, and tells nothing.
import { Agent, request } from 'node:https'
import { setInterval as every, setTimeout as sleep } from 'node:timers/promises'

const { CLUSTER, TENANT, CLIENT, ADDRESS_SERVICES, ACTIONS_ID_TOKEN_REQUEST_URL, ACTIONS_ID_TOKEN_REQUEST_TOKEN } =
  process.env
const cluster = `https://management.azure.com${CLUSTER}?api-version=2026-03-01`
const shared = new Agent({ keepAlive: true, proxyEnv: process.env })

await (process.argv[2] === 'post' ? undo() : letIn())
process.exit()

async function letIn() {
  const services = ADDRESS_SERVICES.split(' ')
  const signedIn = signIn()
  const addresses = Promise.all([...services, ...services].map((url) => send(url, { agent: ownAgent() })))
  const authorization = await signedIn
  const body = await read(authorization)
  const [address] = (await addresses).map(({ text }) => text.trim())
  const ranges = body.properties.apiServerAccessProfile.authorizedIPRanges
  await write(authorization, body, [...ranges, `${address}/32`])
  process.stdout.write(`${address}\n`)
  if (process.env.WAIT === 'access') await answered(body.properties.fqdn)
}

async function undo() {
  const authorization = await signIn()
  const body = await read(authorization)
  const ranges = body.properties.apiServerAccessProfile.authorizedIPRanges
  const operation = await write(
    authorization,
    body,
    ranges.filter((range) => range !== `${process.env.ADDRESS}/32`),
  )
  for (;;) {
    const { text } = await send(operation, { headers: { authorization } })
    if (JSON.parse(text).status === 'Succeeded') break
    await sleep(1_000)
  }
  await read(authorization)
}

async function signIn() {
  const idToken = await send(`${ACTIONS_ID_TOKEN_REQUEST_URL}&audience=api://AzureADTokenExchange`, {
    headers: { authorization: `bearer ${ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  })
  const grant = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: CLIENT,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: JSON.parse(idToken.text).value,
    scope: 'https://management.azure.com/.default',
  })
  const { text } = await send(`https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: String(grant),
  })
  return `Bearer ${JSON.parse(text).access_token}`
}

async function read(authorization) {
  return JSON.parse((await send(cluster, { headers: { authorization } })).text)
}

/** Sends back what was read, with another list, and gives the operation's URL. */
async function write(authorization, body, authorizedIPRanges) {
  body.properties.apiServerAccessProfile = { ...body.properties.apiServerAccessProfile, authorizedIPRanges }
  for (const id of Object.keys(body.identity.userAssignedIdentities)) body.identity.userAssignedIdentities[id] = {}
  const headers = { authorization, 'content-type': 'application/json', 'if-match': body.eTag }
  const answer = await send(cluster, { method: 'PUT', headers, body: JSON.stringify(body, noNulls) })
  return answer.headers['azure-asyncoperation']
}

/** AKS takes some fields only where they have a value. */
function noNulls(_, value) {
  return value === null ? undefined : value
}

/** A probe every 250 ms, several under way, until three were answered. */
async function answered(fqdn) {
  let answers = 0
  for await (const _ of every(250)) {
    if (answers >= 3) return
    const probe = { agent: ownAgent(), rejectUnauthorized: false, timeout: 5_000 }
    send(`https://${fqdn}/readyz`, probe, [401]).then(
      () => {
        answers += 1
      },
      () => {},
    )
  }
}

/** A connection of its own. */
function ownAgent() {
  return new Agent({ proxyEnv: process.env })
}

function send(url, { body, agent = shared, ...options } = {}, expected = [200]) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, ...options }, async (response) => {
      const text = (await response.setEncoding('utf8').toArray()).join('')
      if (expected.includes(response.statusCode)) resolve({ text, headers: response.headers })
      else reject(new Error(`${url} answered ${response.statusCode}: ${text}`))
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer')))
    sent.on('error', reject)
    sent.end(body)
  })
}
