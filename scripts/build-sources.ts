import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** All that decides what `dist` holds. The lock file stands for the packages, the compiler and the bundler. */
const sources = ['src/**/*.*', 'package-lock.json', 'tsconfig*.json', 'scripts/build*.ts', 'scripts/licenses.ts']

/** Keeps beside the bundle what it was built from: git keeps no times to compare. */
export function recordSources(root: string, dist: string): void {
  writeFileSync(join(dist, 'sources.sha256'), `${digestOfSources(root)}\n`)
}

/** @throws {Error} where `dist` was built from other sources than today's: what it shows says nothing of them. */
export function refuseStaleDist(root: string): void {
  if (recordedDigest(root) === digestOfSources(root)) return
  throw new Error('dist was not built from the present src and package-lock.json. Run `npm run build` first.')
}

function recordedDigest(root: string): string | undefined {
  try {
    return readFileSync(join(root, 'dist', 'sources.sha256'), 'utf8').trim()
  } catch {
    return undefined // No build, or one of before there was a record.
  }
}

function digestOfSources(root: string): string {
  const hash = createHash('sha256')
  const files = globSync(sources, { cwd: root }).map((file) => file.replaceAll('\\', '/'))
  for (const file of files.sort()) {
    // A checkout on Windows may have other line ends, which change nothing.
    const content = readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n')
    hash.update(`${file}\0${content}\0`)
  }
  return hash.digest('hex')
}
