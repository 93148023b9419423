import { run } from '../test-az-cli.ts'

/** Runs the Azure CLI as whoever is signed in, and gives what it printed as JSON. Throws with its words if it fails. */
export type Az = (...args: readonly string[]) => Promise<unknown>

/** Creating a cluster takes about five minutes, and more on a bad day. */
const limitMs = 30 * 60_000

export const az: Az = async (...args) => {
  const env = Object.fromEntries(Object.entries(process.env).map(([name, value = '']) => [name, value]))
  const { exitCode, stdout, stderr } = await run(
    'az',
    [...args, '--only-show-errors', '--output', 'json'],
    env,
    limitMs,
  )
  if (exitCode !== 0) throw new Error(`az ${args.join(' ')} failed with exit code ${exitCode}:\n${stderr}`)
  return stdout.trim() === '' ? undefined : JSON.parse(stdout)
}
