import type { Problem } from '../errors.ts'
import { type Mode, namesEgress } from '../options.ts'
import { type Note, warning } from '../plan/decision.ts'
import type { Spec } from '../plan/spec.ts'
import { isPlaceholder } from '../ranges/index.ts'
import type { ValueReader } from './input-reader.ts'
import type { RunnerAddressSource } from './inputs.ts'

/** Refuses what makes no sense together, or asks for nothing at all. */
export function checkRequest(values: ValueReader, spec: Spec, runner: RunnerAddressSource): void {
  const { isInvalid, refuse } = values
  if (isInvalid('mode')) return
  // A mistake is told already; what the input then doesn't ask for is only its consequence.
  const asksRunner = runner.kind !== 'not-asked' || isInvalid('include-runner-ip') || isInvalid('runner-ip')
  const named = namesEgress(spec.egressMode) || spec.egressIps.length > 0
  const addsEgress = named || isInvalid('egress-mode') || isInvalid('egress-ips')
  const namesRanges = spec.declared.length > 0 || isInvalid('ranges') || values.text('ranges-file') !== ''
  if (!makesSense(spec.mode, { asksRunner, addsEgress, namesRanges })) {
    const { what, remedy, code } = senseless[spec.mode]
    refuse('mode', what, remedy, code)
  }
  if (runner.kind === 'ask' && spec.mode !== 'remove' && spec.declared.some(({ entry }) => isPlaceholder(entry)))
    refuse(
      'include-runner-ip',
      "\"0.0.0.0/32\" admits the cluster's own load balancer alone, so the runner's address can't be asked for beside it.",
      'Leave one of them out.',
      'placeholder',
    )
}

/** `set` takes everything else off the list, which an empty variable beside a tag would not show. */
export function notesOnMode({ mode, declared }: Spec): Note[] {
  const [only] = declared
  if (mode !== 'set' || declared.length !== 1 || only?.entry.kind !== 'service-tag') return []
  return [
    warning(
      `\`mode: set\` replaces the whole list, and the service tag "${only.entry.text}" is all that \`ranges\` and \`ranges-file\` name. Check that no other entry was meant.`,
    ),
  ]
}

interface Asked {
  readonly asksRunner: boolean
  readonly addsEgress: boolean
  readonly namesRanges: boolean
}

function makesSense(mode: Mode, { asksRunner, addsEgress, namesRanges }: Asked): boolean {
  switch (mode) {
    case 'set':
      return namesRanges
    case 'add':
      return namesRanges || asksRunner || addsEgress
    case 'remove':
      return namesRanges || asksRunner
    case 'sweep':
      return !asksRunner
    case 'disable':
      return !namesRanges && !asksRunner
  }
}

const senseless: Readonly<Record<Mode, Problem>> = {
  set: {
    code: 'nothing-asked',
    what: '`mode: set` replaces the whole list, and `ranges` and `ranges-file` name no entry.',
    remedy: 'Is a variable or secret empty? Name the ranges, or use `mode: add`.',
  },
  add: {
    code: 'nothing-asked',
    what: '`mode: add` was asked to add nothing.',
    remedy:
      'Did you mean `include-runner-ip: true`? If `ranges` comes from a variable or secret, check that it is set.',
  },
  remove: {
    code: 'nothing-asked',
    what: '`mode: remove` was asked to remove nothing.',
    remedy: 'Name the entries in `ranges`. Did you mean `include-runner-ip: true`?',
  },
  sweep: {
    code: 'invalid-input',
    what: "`mode: sweep` only takes out what leases have left behind, so it has no use for the runner's address.",
    remedy: 'Leave `include-runner-ip` and `runner-ip` out, or use another mode.',
  },
  disable: {
    code: 'invalid-input',
    what: "`mode: disable` opens the API server to the whole internet, so ranges and the runner's address mean nothing with it.",
    remedy: 'Leave them out, or use another mode.',
  },
}
