import { describe, expect, test } from '@jest/globals'
import { egress, lists, type Row, rows, runner } from '../support/list-rows.ts'
import type { MainOptions } from './support/job.ts'
import { createWorld, failureOf } from './support/world.ts'

function options({ mode, asked }: Row, restore: keyof Row['post']): MainOptions {
  const ranges = asked.ranges === undefined ? [] : [asked.ranges]
  return { asked: { mode, restore, ranges, runner: asked.runner ? [runner] : [] }, wait: 'none' }
}

describe('main sends the list of its mode, and post what `restore` leaves of it', () => {
  const cases = rows.flatMap((row) =>
    (['temporary', 'all', 'none'] as const).map((restore) => ({ ...row, row, restore })),
  )
  test.each(cases)('$list, mode $mode of $asked, restore $restore', async ({ row, restore, main, post, error }) => {
    const world = createWorld({ ranges: lists[row.list], egress: egress.map((text) => text.replace('/32', '')) })
    const job = world.job()
    const step = job.main(options(row, restore))
    if (error === undefined) await step
    else {
      const { message, remedy = '' } = await failureOf(step)
      expect(`${message} ${remedy}`.trim()).toBe(error)
    }
    const sent = () => job.writes.map(({ list }) => list)
    expect(sent()).toEqual(main === undefined ? [] : [main])
    await job.post()
    expect(sent().slice(main === undefined ? 0 : 1)).toEqual(post[restore] === undefined ? [] : [post[restore]])
  })
})
