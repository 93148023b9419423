import { appendFileSync, readFileSync } from 'node:fs'
import { afterAll, expect } from '@jest/globals'
import { type Play, playVariable, type Reached } from './play.ts'

// Runs before each file of tests: takes the marks of a survey.

const play = JSON.parse(readFileSync(process.env[playVariable] ?? '', 'utf8')) as Play
if (play.kind === 'survey') {
  const { performance } = globalThis
  const began = performance.now()
  const mutants = new Set<number>()
  Object.assign(globalThis, { reached: (index: number) => mutants.add(index) })
  afterAll(() => {
    const report: Reached = {
      test: expect.getState().testPath ?? '',
      ms: performance.now() - began,
      mutants: [...mutants],
    }
    appendFileSync(play.reports, `${JSON.stringify(report)}\n`)
  })
}
