import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { workflowRunState } from '../../src/github/workflow-runs.ts'
import { holder } from '../leases/world.ts'
import { type HostilePeers, startHostilePeers } from './support/hostile-peers.ts'

const host = 'api.github.com'
const trusted = tls.getCACertificates('default')
const env = { ...process.env }
let peers: HostilePeers
beforeAll(async () => {
  peers = await startHostilePeers(host)
  tls.setDefaultCACertificates([...trusted, peers.caPem])
  Object.assign(process.env, { GITHUB_API_URL: `https://${host}`, HTTPS_PROXY: peers.proxyUrl, NO_PROXY: '' })
})
afterAll(async () => {
  process.env = env
  tls.setDefaultCACertificates(trusted)
  await peers.close()
})

/** Asks about attempt 1 of run 42 in repository 7. */
function stateWhere(status: number, body: string) {
  const head = `HTTP/1.1 ${status} Said\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n`
  peers.server.behave = (socket) => void socket.end(`${head}location: https://${host}/elsewhere\r\n\r\n${body}`)
  return workflowRunState(holder(), 'a-token')
}

describe('a workflow run', () => {
  test.each([
    ['is over where GitHub says so', 200, '{"status":"completed"}', 'completed'],
    ['goes on in every other status', 200, '{"status":"in_progress"}', 'under-way'],
    ['is unknown where GitHub does not show it', 404, '{"message":"Not Found"}', 'unknown'],
    ['is unknown where GitHub names no status', 200, '{}', 'unknown'],
    ['is unknown where its status is no text', 200, '{"status":1}', 'unknown'],
    ['is unknown where GitHub answers with nothing', 200, 'null', 'unknown'],
    ['is unknown where GitHub answers with a text', 200, '"completed"', 'unknown'],
    ['is unknown where GitHub accepts the question and answers it later', 202, '{"status":"completed"}', 'unknown'],
    ['is unknown where GitHub redirects, which is not followed', 302, '{"status":"completed"}', 'unknown'],
  ])('%s', async (_, status, body, expected) => {
    const earlier = peers.server.received.length
    expect(await stateWhere(status, body)).toBe(expected)
    expect(peers.server.received).toHaveLength(earlier + 1)
  })

  test.each([401, 500])('is not told by an answer with HTTP %i', async (status) => {
    await expect(stateWhere(status, '{"status":"completed"}')).rejects.toMatchObject({ status })
  })

  test('is asked about by its attempt, with the token', async () => {
    await stateWhere(200, '{"status":"completed"}')
    const request = peers.server.received.at(-1)
    expect(request).toMatch(/^GET \/repositories\/7\/actions\/runs\/42\/attempts\/1 HTTP/)
    expect(request).toMatch(/^authorization: token a-token$/im)
  })
})
