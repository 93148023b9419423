// Compiles `src` and bundles each entry with everything it needs into `dist`, as the runner takes it: no install step.
import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { thirdPartyLicenses } from './licenses.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist') } } })
const compiled = join(root, 'build')

for (const folder of [compiled, values.out]) rmSync(folder, { recursive: true, force: true })
node('typescript/bin/tsc', '-p', 'tsconfig.build.json')
for (const entry of ['main', 'post']) {
  const options = ['-o', join(values.out, entry), '--no-cache']
  node('@vercel/ncc/dist/ncc/cli.js', 'build', join(compiled, `${entry}.js`), ...options)
  // Starts a browser for interactive sign-in, which no job can use. (Its package can't be left out by `ncc -e`: in an ES
  // module that makes an import at the top, which fails where no node_modules is near.)
  rmSync(join(values.out, entry, 'xdg-open'))
}
writeFileSync(join(values.out, 'licenses.txt'), thirdPartyLicenses(root))

function node(script: string, ...args: string[]): void {
  execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
