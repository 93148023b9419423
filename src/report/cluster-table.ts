import { formatDuration } from '../time/clock.ts'
import { named, plain, table } from './markdown.ts'

/** One cluster of a step, as the table above all sections has it. */
export interface ClusterRow {
  readonly cluster: string
  /** As its section's heading says it. */
  readonly verdict: string
  readonly ms: number
}

/** What stands first where a step has several clusters. */
export function clusterTable(rows: readonly ClusterRow[]): string {
  return table(
    ['Cluster', 'Verdict', 'Time'],
    rows.map(({ cluster, verdict, ms }) => [named(cluster), plain(verdict), formatDuration(ms)]),
  )
}
