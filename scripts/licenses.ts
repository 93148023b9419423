import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

interface LockedPackage {
  readonly version?: string
  readonly license?: string
}

/**
 * The licences of the packages that these files, which are in the bundle, belong to; in the order of the lock file.
 * @throws {Error} where one isn't known: its terms ask for it in every copy.
 */
export function thirdPartyLicenses(root: string, files: readonly string[]): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>
  }
  // The bundler names a file by its real path, and node_modules may be a link.
  const base = dirname(realpathSync(join(root, 'node_modules')))
  const bundled = new Set(files.flatMap((file) => packageOf(relative(base, file).replaceAll(sep, '/')) ?? []))
  const sections = Object.entries(lock.packages)
    .filter(([path]) => bundled.delete(path))
    .map(([path, { version, license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return `${name} ${version ?? ''}\n${license ?? 'licence not stated'}\n\n${licenseText(join(root, path))}`
    })
  if (bundled.size > 0) throw new Error(`The lock file lacks packages that are bundled: ${[...bundled].join(', ')}.`)
  return `${sections.join(`\n${'-'.repeat(80)}\n`)}\n`
}

/** The folder of the package that a file belongs to, as the lock file names it. */
function packageOf(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]
}

function licenseText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name))
  if (file === undefined) throw new Error(`${folder} is bundled, and has no file with its licence.`)
  return readFileSync(join(folder, file), 'utf8').trim()
}
