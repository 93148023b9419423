/** What is measured; a row has those that fit it. */
export const figures = {
  ms: { title: 'run', unit: 'ms' },
  first: { title: 'first request', unit: 'ms' },
  write: { title: 'write leaves', unit: 'ms' },
  accepted: { title: 'last write accepted', unit: 'ms' },
  access: { title: 'API server answers', unit: 'ms' },
  late: { title: 'noticed after', unit: 'ms' },
  post: { title: 'post', unit: 'ms' },
  cpu: { title: 'CPU', unit: 'ms' },
  peak: { title: 'peak memory', unit: 'MB' },
  requests: { title: 'requests', unit: '' },
  chain: { title: 'longest chain', unit: '' },
} as const
export type Figure = keyof typeof figures

/** What one run of a row has come to. */
export type Measured = Partial<Record<Figure, number>>

/** Every value that was measured, by row and figure, in the order of the rounds. */
export interface Results {
  readonly rows: Readonly<Record<string, Readonly<Partial<Record<Figure, readonly number[]>>>>>
  /** Why a row has no figures. */
  readonly remarks: Readonly<Record<string, string>>
}

export interface Recorder extends Results {
  add(row: string, measured: Measured): void
  remark(row: string, why: string): void
}

export function createRecorder(): Recorder {
  const rows: Record<string, Partial<Record<Figure, number[]>>> = {}
  const remarks: Record<string, string> = {}
  return {
    rows,
    remarks,
    add(row, measured) {
      rows[row] ??= {}
      for (const [figure, value] of Object.entries(measured) as [Figure, number][]) {
        // What this machine can't tell.
        if (Number.isNaN(value)) continue
        rows[row][figure] = [...(rows[row][figure] ?? []), value]
      }
    },
    remark(row, why) {
      remarks[row] = why
    },
  }
}

/** One value: which figure of which row. */
export interface Cell {
  readonly row: string
  readonly figure: Figure
}

/** Undefined where nothing was measured. */
export function medianOf({ rows }: Results, { row, figure }: Cell): number | undefined {
  return median(rows[row]?.[figure] ?? [])
}

/**
 * How many times the second value the first one is: the median of the rounds' ratios where both were measured in the same
 * rounds, so that a slow moment of the machine hits both; else the ratio of the medians.
 */
export function ratioOf(results: Results, above: Cell, below: Cell): number | undefined {
  const [tops = [], bottoms = []] = [above, below].map(({ row, figure }) => results.rows[row]?.[figure])
  if (tops.length === bottoms.length) return median(tops.map((top, round) => top / (bottoms[round] ?? Number.NaN)))
  const [top, bottom] = [median(tops), median(bottoms)]
  return top === undefined || bottom === undefined ? undefined : top / bottom
}

/** The upper one of the two in the middle, where their number is even. */
function median(values: readonly number[]): number | undefined {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]
}
