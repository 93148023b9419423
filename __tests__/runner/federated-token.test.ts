import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readFederatedToken } from '../../src/runner/federated-token.ts'

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzeXN0ZW0ifQ.c2lnbmF0dXJl'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'token-'))
  const files = {
    token: `${token}\n`,
    blank: ' \n',
    secret: 'the-secret',
    lines: `${token}\n${token}`,
    wide: `${token}é`,
    long: `a.b.${'c'.repeat(64 * 1024)}`,
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  mkdirSync(join(folder, 'folder'))
  symlinkSync('token', join(folder, 'link'))
  symlinkSync('nowhere', join(folder, 'broken'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each(['token', 'link'])(
  "the token is what the file holds, by whatever link, without the line's end: %s",
  (name) => {
    expect(readFederatedToken(join(folder, name))).toBe(token)
  },
)

describe('a file that holds no token is refused at once, and never quoted', () => {
  test.each([
    ['missing', "can't be read (ENOENT)"],
    ['broken', "can't be read (ENOENT)"],
    ['folder', 'is a directory'],
    ['pipe', 'is a pipe'],
    ['/dev/zero', 'is a device'],
    ['blank', 'is empty'],
    ['secret', 'holds no JSON Web Token'],
    ['lines', 'holds no JSON Web Token'],
    ['wide', 'holds no JSON Web Token'],
    ['long', 'is larger than 64 KiB'],
  ])('%s: it %s', (name, why) => {
    const path = name.startsWith('/') ? name : join(folder, name)
    expect(() => readFederatedToken(path)).toThrow(
      expect.objectContaining({
        code: 'sign-in-token-file',
        message: `The token file of the workload identity, ${path}, ${why}.`,
        remedy: expect.stringContaining('`auth-method: oidc`'),
      }),
    )
  })
})
