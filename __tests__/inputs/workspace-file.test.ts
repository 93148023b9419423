import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readWorkspaceFile } from '../../src/inputs/workspace-file.ts'

const mebibyte = 1024 * 1024

let folder: string
let workspace: string
let socket: Server
beforeAll(async () => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'ranges-'))
  workspace = join(folder, 'shop')
  for (const path of ['.git', '.github', 'vendor/lib/.GIT', 'folder'])
    mkdirSync(join(workspace, path), { recursive: true })
  mkdirSync(`${workspace}-sibling`)
  const files = {
    '.git/config': 'AUTHORIZATION: basic c2VjcmV0',
    '.gitignore': '20.1.2.1',
    '.github/ranges.txt': '20.1.2.3 # office\n',
    'vendor/lib/.GIT/config': 'AUTHORIZATION: basic c2VjcmV0',
    'bom.txt': '\uFEFF20.1.2.4',
    'largest.txt': 'x'.repeat(mebibyte),
    'larger.txt': 'x'.repeat(mebibyte + 1),
    'empty.txt': '',
    '../shop-sibling/outside.txt': '20.1.2.5',
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(workspace, path), text)
  const links = {
    'to-outside.txt': '../shop-sibling/outside.txt',
    'to-git.txt': '.git/config',
    'to-link.txt': 'to-git.txt',
    'to-git-folder': 'vendor/lib/.GIT',
    'to-zero.txt': '/dev/zero',
    'to-itself.txt': 'to-itself.txt',
    'to-ranges.txt': '.github/ranges.txt',
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(workspace, path))
  execFileSync('mkfifo', [join(workspace, 'pipe.txt')])
  socket = createServer()
  await new Promise<void>((listening) => {
    socket.listen(join(workspace, 'socket.txt'), listening)
  })
})
afterAll(() => {
  socket.close()
  rmSync(folder, { recursive: true })
})

describe('a regular file of the workspace is read', () => {
  test.each([
    ['by its path', '.github/ranges.txt', '.github/ranges.txt', '20.1.2.3 # office\n'],
    ['by a roundabout path', './folder/../.github/ranges.txt', '.github/ranges.txt', '20.1.2.3 # office\n'],
    ['by a link, under its own name', 'to-ranges.txt', '.github/ranges.txt', '20.1.2.3 # office\n'],
    ['whatever its name begins with', '.gitignore', '.gitignore', '20.1.2.1'],
    ['with its byte order mark', 'bom.txt', 'bom.txt', '\uFEFF20.1.2.4'],
    ['of no length', 'empty.txt', 'empty.txt', ''],
    ['of 1 MiB', 'largest.txt', 'largest.txt', 'x'.repeat(mebibyte)],
  ])('%s', (_, path, real, text) => {
    expect(readWorkspaceFile(workspace, path)).toEqual({ kind: 'read', path: real, text })
  })

  test('by an absolute path', () => {
    expect(readWorkspaceFile(workspace, join(workspace, '.gitignore'))).toMatchObject({ kind: 'read' })
  })

  test('where the workspace is the root of the file system', () => {
    expect(readWorkspaceFile('/', join(workspace, '.gitignore'))).toMatchObject({ kind: 'read' })
  })
})

describe('anything else is refused at once', () => {
  const git = "is git's own: `.git` may hold a credential"
  test.each([
    ['above the workspace', '../shop-sibling/outside.txt', 'is outside the workspace'],
    ['a link out of the workspace', 'to-outside.txt', 'is outside the workspace'],
    ['a link to an endless device', 'to-zero.txt', 'is outside the workspace'],
    ['the workspace itself', '.', 'is outside the workspace'],
    ["git's settings, with their credential", '.git/config', git],
    ["a link to git's settings", 'to-git.txt', git],
    ['a link to a link to them', 'to-link.txt', git],
    ['those of another folder, in capitals', 'vendor/lib/.GIT/config', git],
    ['those in a folder that is a link', 'to-git-folder/config', git],
    ['a pipe', 'pipe.txt', 'is a pipe'],
    ['a socket', 'socket.txt', 'is a socket'],
    ['a directory', 'folder', 'is a directory'],
    ['a file of more than 1 MiB', 'larger.txt', 'is larger than 1 MiB'],
    ['a file that is not there', 'ranges.txt', "doesn't exist in the workspace"],
    ['a file below a file', '.gitignore/ranges.txt', "doesn't exist in the workspace"],
    ['a link to itself', 'to-itself.txt', "doesn't exist in the workspace"],
    ['a name that no file has', 'a\0b', "doesn't exist in the workspace"],
  ])('%s', (_, path, why) => {
    expect(readWorkspaceFile(workspace, path)).toEqual({ kind: 'refused', why })
  })

  test('an absolute path to a folder whose name begins like the workspace', () => {
    const path = join(folder, `${basename(workspace)}-sibling`, 'outside.txt')
    expect(readWorkspaceFile(workspace, path)).toEqual({ kind: 'refused', why: 'is outside the workspace' })
  })

  test('anything, where there is no workspace', () => {
    expect(readWorkspaceFile(join(folder, 'none'), 'ranges.txt')).toEqual({
      kind: 'refused',
      why: 'is not there: the workspace is missing',
    })
  })
})
