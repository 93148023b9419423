// Fails unless `dist` is what `src` and the lock file give: users run `dist`, and reviewers read `src`.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const committed = join(import.meta.dirname, '..', 'dist')
const fresh = mkdtempSync(join(tmpdir(), 'dist-'))
try {
  execFileSync(process.execPath, [join(import.meta.dirname, 'build.ts'), '--out', fresh], { stdio: 'inherit' })
  const differing = [...new Set([...filesIn(committed), ...filesIn(fresh)])].filter(
    (file) => contentOf(committed, file) !== contentOf(fresh, file),
  )
  if (differing.length > 0) {
    console.error(`dist is not what src gives: ${differing.join(', ')} differ. Run \`npm run build\` and commit dist.`)
    process.exitCode = 1
  } else {
    console.log('dist is up to date.')
  }
} finally {
  rmSync(fresh, { recursive: true, force: true })
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length + 1))
}

function contentOf(folder: string, file: string): string | undefined {
  try {
    return readFileSync(join(folder, file), 'utf8')
  } catch {
    return undefined // It is only on the other side, which is a difference.
  }
}
