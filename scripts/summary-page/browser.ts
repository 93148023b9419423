import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** Debian's package puts it there. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A Chromium of this machine, if it has one. */
export function browser(): string | undefined {
  return places.find((path) => existsSync(path))
}

// As root, which is what containers run as, Chromium has no sandbox; and what it opens is ours.
const options = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--virtual-time-budget=2000']

/** The page after its script has run, as HTML. */
export function renderedPage(chromium: string, page: string): string {
  return execFileSync(chromium, [...options, '--dump-dom', pathToFileURL(page).href], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

/** A picture of the page. @param height in pixels */
export function picture(chromium: string, page: string, file: string, height = 900): void {
  const size = [`--window-size=900,${height}`, '--force-device-scale-factor=1', `--screenshot=${file}`]
  execFileSync(chromium, [...options, ...size, pathToFileURL(page).href], { stdio: 'ignore' })
}
