import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import { createGithub, type Github, githubIssuer, type JobSeed } from '../../emulator/identity/github.ts'
import type { Response } from '../../emulator/wire/http.ts'

const start = Date.UTC(2030, 0, 1)
const hour = 60 * 60 * 1000
let now = start
let github: Github

beforeAll(async () => {
  github = await createGithub({ now: () => now })
})

beforeEach(() => {
  now = start
})

async function get(url: string, token?: string): Promise<Response> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const signal = new AbortController().signal
  const request = { method: 'GET', url: new URL(url), headers, body: '', caller: '20.50.1.1', signal }
  return (await github.service(request)) as Response
}

async function idToken(seed: JobSeed, query = ''): Promise<string> {
  const { env } = github.job(seed)
  const answer = await get(`${env.ACTIONS_ID_TOKEN_REQUEST_URL}${query}`, env.ACTIONS_ID_TOKEN_REQUEST_TOKEN)
  return JSON.parse(answer.body).value
}

describe('an ID token', () => {
  test('tells the job, lives five minutes, and is signed by a key that the issuer publishes', async () => {
    const token = await idToken({ repository: 'octo/deploy', runId: 42, runAttempt: 2 }, '&audience=api%3A%2F%2FX')
    const configuration = JSON.parse((await get(`${githubIssuer}/.well-known/openid-configuration`)).body)
    expect(configuration.issuer).toBe(githubIssuer)
    const keys = JSON.parse((await get(configuration.jwks_uri)).body)
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), { currentDate: new Date(now) })
    expect(payload).toMatchObject({
      iss: githubIssuer,
      sub: 'repo:octo/deploy:ref:refs/heads/main',
      aud: 'api://X',
      repository: 'octo/deploy',
      repository_owner: 'octo',
      ref: 'refs/heads/main',
      run_id: '42',
      run_attempt: '2',
      iat: start / 1000,
      exp: start / 1000 + 300,
    })
  })

  test.each<[string, JobSeed, string, object]>([
    [
      'the owner, where no audience is asked for',
      { repository: 'octo/deploy' },
      '',
      { aud: 'https://github.com/octo' },
    ],
    ['the ref', { repository: 'octo/deploy', ref: 'refs/tags/v1' }, '', { sub: 'repo:octo/deploy:ref:refs/tags/v1' }],
    [
      'owner and repository by their IDs as well',
      { repository: 'octo/deploy', ownerId: 123456, repositoryId: 789012, immutableSubject: true },
      '',
      { sub: 'repo:octo@123456/deploy@789012:ref:refs/heads/main', repository_owner_id: '123456' },
    ],
    [
      'a subject of its own',
      { repository: 'octo/deploy', subject: 'repo:octo@1/deploy@2:environment:prod' },
      '',
      { sub: 'repo:octo@1/deploy@2:environment:prod' },
    ],
  ])('names %s', async (_, seed, query, expected) => {
    expect(decodeJwt(await idToken(seed, query))).toMatchObject(expected)
  })

  test('lives as long as set', async () => {
    github.settings.idTokenSeconds = 30
    const token = await idToken({ repository: 'octo/deploy' })
    github.settings.idTokenSeconds = 300
    expect(decodeJwt(token).exp).toBe(start / 1000 + 30)
  })
})

describe('a request token', () => {
  test.each([
    ['six hours, by default', {}, 6 * hour],
    ['as long as set', { requestTokenMs: 1_000 }, 1_000],
  ])('lives %s', async (_, more, life) => {
    const { env } = github.job({ repository: 'octo/deploy', ...more })
    const [url, token] = [String(env.ACTIONS_ID_TOKEN_REQUEST_URL), env.ACTIONS_ID_TOKEN_REQUEST_TOKEN]
    now = start + life - 1
    expect((await get(url, token)).status).toBe(200)
    now = start + life
    expect(await get(url, token)).toMatchObject({ status: 401, body: expect.stringContaining('expired') })
  })

  test('is wanted', async () => {
    const { env } = github.job({ repository: 'octo/deploy' })
    expect((await get(String(env.ACTIONS_ID_TOKEN_REQUEST_URL))).status).toBe(401)
    expect((await get(String(env.ACTIONS_ID_TOKEN_REQUEST_URL), 'made-up')).status).toBe(401)
  })
})
