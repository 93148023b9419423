import type { LinkTo } from './problems.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * Where the documentation of this very version is, by what the runner says of the action's own repository
 * (docs.github.com/actions/reference/workflows-and-actions/variables). Nowhere where that doesn't look like one of github.com:
 * a local action has no repository, and a server's own may be a copy.
 */
export function documentationIn(env: Env): LinkTo {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = env
  const isKnown = server === 'https://github.com' && /^[\w-]{1,39}\/[\w.-]{1,100}$/.test(repository)
  if (!isKnown || !/^[\w./-]{0,100}$/.test(ref) || ref.includes('..')) return () => undefined
  return (code) => `${server}/${repository}/blob/${ref === '' ? 'HEAD' : ref}/docs/troubleshooting.md#${code}`
}
