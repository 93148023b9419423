import type { SignIn } from '../azure/sign-in.ts'
import type { Spec } from '../plan/spec.ts'

/** What will outlive the job, or may: an entry that no post step takes out. */
export function lastingWarnings({ mode, restore, runner, lease }: Spec, signIn: SignIn): string[] {
  if (restore === 'none') {
    const adds = (mode === 'add' || mode === 'set') && runner.length > 0
    if (!adds) return []
    return [
      lease === undefined
        ? "With `restore: none` this runner's address stays on the list when the job ends, and the next customer of the cloud may get it."
        : "With `restore: none` this runner's address stays on the list when the job ends, until a later step or sweep finds its lease expired.",
    ]
  }
  if (signIn.method !== 'azure-cli') return []
  return [
    "The post step signs in with az's cached token, so it can undo this step's change only while that lasts and nothing logs az out before. Sign in with `oidc` (`tenant-id`, `client-id`, and `permissions: id-token: write`) to be sure of it.",
  ]
}
