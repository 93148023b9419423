import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

interface LockedPackage {
  readonly version?: string
  readonly license?: string
}

/** The licences of the packages that these files, which are in the bundle, belong to; in the order of the lock file. */
export function thirdPartyLicenses(root: string, files: readonly string[]): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>
  }
  const bundled = new Set(files.map((file) => packageOf(relative(root, file).replaceAll(sep, '/'))))
  const sections = Object.entries(lock.packages)
    .filter(([path]) => bundled.has(path))
    .map(([path, { version, license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return `${name} ${version ?? ''}\n${license ?? 'licence not stated'}\n\n${licenseText(join(root, path))}`
    })
  return `${sections.join(`\n${'-'.repeat(80)}\n`)}\n`
}

/** The folder of the package that a file belongs to, as the lock file names it. */
function packageOf(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]
}

function licenseText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name))
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
}
