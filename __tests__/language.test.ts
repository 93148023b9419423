import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

// One name for one thing, and plain words: CONTRIBUTING.md, "Names and language". What was renamed must not come back.

const root = join(import.meta.dirname, '..')
const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => join(folder, file))

const outdated = `
  Wish completeWish Claim EgressClaims Listing listingOf Footprint Nodes nodesFrom shows Seen Shown reappeared planRepair Fate
  LeaseBook swap Swapping Lessons Ledger patiently Patience Pace Manners readPatiently readSettled readTurn Surroundings
  Departure Sight carriersOf learntWay begun behind Testimony verdict objections Undoing Mistake spell told unlessAborted
  Meddler Chronicle Stage tally struck landscape Reading Attempt`
  .trim()
  .split(/\s+/)
const declaration = new RegExp(
  `^export (?:async )?(?:interface|type|class|function|const) (?:${outdated.join('|')})\\b`,
  'm',
)

test.each(['src', 'emulator', '__tests__', 'scripts'])('%s exports nothing by a name that was replaced', (folder) => {
  const found = filesIn(folder, /\.ts$/).filter((file) => declaration.test(readFileSync(join(root, file), 'utf8')))
  expect(found).toEqual([])
})

const vague = new RegExp(`\\b(?:some|no|every|any)${'body'}\\b`, 'i')

test.each(['src', 'emulator', '__tests__', 'scripts', 'docs', 'examples'])('%s names who acts', (folder) => {
  const texts = filesIn(folder, /\.(ts|md|yml)$/).filter((file) => vague.test(readFileSync(join(root, file), 'utf8')))
  expect(texts).toEqual([])
})
