import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What has a Node process tell what it took. */
export interface UsageFile {
  readonly nodeArguments: readonly string[]
  readonly env: { readonly BENCH_USAGE: string }
  /** Once, after the process has ended. */
  read(): { readonly cpuMs: number; readonly peakMb: number }
}

export function usageFile(): UsageFile {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const file = join(folder, 'usage.json')
  return {
    nodeArguments: ['--require', join(import.meta.dirname, 'usage.cjs')],
    env: { BENCH_USAGE: file },
    read() {
      const usage = JSON.parse(readFileSync(file, 'utf8'))
      rmSync(folder, { recursive: true })
      return usage
    },
  }
}
