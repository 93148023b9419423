// The bill of materials of what is bundled, from that of all packages: `npm sbom --sbom-format cyclonedx | node scripts/sbom.ts`. Which
// ones are bundled depends on imports, not on `dependencies` in package.json: only dist/licenses.txt knows.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** https://cyclonedx.org/docs/1.5/json */
interface Bill {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } }
  readonly components: readonly { readonly 'bom-ref': string; readonly name: string; readonly version: string }[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
}

const licenses = readFileSync(join(import.meta.dirname, '..', 'dist', 'licenses.txt'), 'utf8')
const bundled = new Set(licenses.split(`\n${'-'.repeat(80)}\n`).map((section) => section.split('\n', 1)[0]))

const bill = JSON.parse(readFileSync(0, 'utf8')) as Bill
const components = bill.components.filter(({ name, version }) => bundled.delete(`${name} ${version}`))
if (bundled.size > 0) {
  console.error(`dist has packages that the bill of materials lacks: ${[...bundled].join(', ')}.`)
  process.exitCode = 1
} else {
  const kept = new Set([bill.metadata.component, ...components].map((component) => component['bom-ref']))
  const dependencies = bill.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }))
  console.log(JSON.stringify({ ...bill, components, dependencies }, undefined, 2))
}
