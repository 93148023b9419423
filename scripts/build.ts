// Compiles `src` and bundles it with everything it needs into `dist`, as the runner takes it: no install step. Both entries share
// one bundle; what `action.yml` names are stubs that call it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { recordSources } from './build-sources.ts'
import { thirdPartyLicenses } from './licenses.ts'

/** What this script takes from `ncc`, which has no types of its own. */
type Bundle = (
  entry: string,
  options: { cache: false; quiet: true; externals: Readonly<Record<string, string>> },
) => Promise<{
  readonly code: string
  readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array }>>
  readonly stats: { toJson(options: Readonly<Record<string, unknown>>): BundledModule }
}>

/** One file, or several that were made one. */
interface BundledModule {
  readonly nameForCondition?: string | null
  readonly modules?: readonly BundledModule[]
}

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist') } } })
const out = resolve(values.out)
const compiled = join(root, 'build')
const bundle = createRequire(import.meta.url)('@vercel/ncc') as Bundle

/**
 * Packages that no job needs, and a file that stands for them: `open` starts a browser for interactive sign-in, `@actions/core`
 * starts programs by `@actions/exec` to describe the platform, and its HTTP client and `@actions/github` hold `undici` ready for
 * requests that this action sends by its own (loading it took a third of the start). (`ncc -e` would leave an import of the package at
 * the top of the bundle, which fails where no node_modules is near.)
 */
const leftOut = { open: './not-bundled.js', '@actions/exec': './not-bundled.js', undici: './not-bundled.js' }
const notBundled = `export default function notBundled() {
  throw new Error('This package is left out of the bundle.')
}

export const fetch = notBundled

/** \`@actions/github\` makes one where a proxy is set, and asks nothing through it. */
export class ProxyAgent {}
`

rmSync(compiled, { recursive: true, force: true })
// The bundler names modules by their paths from here.
process.chdir(root)
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
const { code, assets, stats } = await bundle(join(compiled, 'entries.js'), {
  cache: false,
  quiet: true,
  externals: leftOut,
})
const modules = stats.toJson({
  all: false,
  modules: true,
  nestedModules: true,
  modulesSpace: 1e6,
  nestedModulesSpace: 1e6,
})
rmSync(out, { recursive: true, force: true })
write('index.js', code)
for (const [file, { source }] of Object.entries(assets)) write(file, source)
write('not-bundled.js', notBundled)
for (const entry of ['main', 'post']) write(`${entry}/index.js`, stub(entry))
write('licenses.txt', thirdPartyLicenses(root, filesIn(modules)))
recordSources(root, out)

function write(file: string, content: string | Uint8Array): void {
  const path = join(out, file)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
}

function stub(entry: string): string {
  return `import { ${entry} } from '../index.js'\n\nawait ${entry}()\n`
}

function filesIn({ nameForCondition, modules = [] }: BundledModule): string[] {
  return [nameForCondition ?? [], ...modules.map(filesIn)].flat()
}
