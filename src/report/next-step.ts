import type { Detail } from '../options.ts'
import { replacesPlaceholder } from '../plan/decision.ts'
import { alert, named } from './markdown.ts'
import type { Outcome } from './outcome.ts'

/** What becomes of the change when the job ends, as far as the diff doesn't say it. */
export function nextStep({ change, spec, dryRun }: Outcome, detail: Detail): string[] {
  if (change === undefined || dryRun) return []
  if (spec.restore === 'all') return ['When the job ends, every change of this step is undone.']
  const shown = (text: string) => (detail === 'none' ? "this runner's address" : named(text))
  const temporary = change.added.filter((addition) => addition.temporary).map(({ text }) => shown(text))
  const leased = change.leases?.acquired.map(({ address }) => shown(address.text)) ?? []
  if (spec.restore === 'none')
    return temporary.length === 0
      ? []
      : [
          alert(
            'WARNING',
            `**${temporary.join(', ')} stays on the list after the job**, since \`restore\` is \`none\`.`,
          ),
        ]
  if (temporary.length === 0 && leased.length === 0) return []
  if (temporary.length === 0)
    return [`When the job ends, so does its lease of ${leased.join(', ')}. What no other job holds is taken out then.`]
  // The diff says it already.
  if (leased.length === 0 && !replacesPlaceholder(change)) return []
  const unless = leased.length > 0 ? ', unless another job holds a lease of it by then' : ''
  const placeholder = replacesPlaceholder(change) ? `, and the placeholder \`0.0.0.0/32\` comes back` : ''
  return [`When the job ends, ${temporary.join(', ')} is taken out again${placeholder}${unless}.`]
}
