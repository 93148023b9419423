/** The closed sets of values that inputs take, each with its type. */

export const modes = ['add', 'set', 'remove', 'disable', 'sweep'] as const
export type Mode = (typeof modes)[number]

export const egressModes = ['auto', 'load-balancer', 'nat-gateway', 'firewall', 'none'] as const
export type EgressMode = (typeof egressModes)[number]

/** Whether the mode names a way whose addresses are to be on the list in any case. */
export function namesEgress(mode: EgressMode): boolean {
  return mode !== 'auto' && mode !== 'none'
}

export const restores = ['temporary', 'all', 'none'] as const
export type Restore = (typeof restores)[number]

export const waits = ['access', 'operation', 'none'] as const
export type Wait = (typeof waits)[number]

/** What the post step waits for: the list, read after the operation, holds the undo; or AKS has accepted it. */
export const restoreWaits = ['done', 'accepted'] as const
export type RestoreWait = (typeof restoreWaits)[number]

export function usualRestoreWait(wait: Wait): RestoreWait {
  return wait === 'none' ? 'accepted' : 'done'
}

/** How much of the list the log, the annotations and the job summary show: on a public repository they are public. */
export const details = ['own', 'full', 'none'] as const
export type Detail = (typeof details)[number]
