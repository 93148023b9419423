import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import type { RoleAssignment } from '../../emulator/arm/arm.ts'
import { StepError } from '../../src/errors.ts'
import { type FeatureRow, featureRows, roleRows, roles } from './documents.ts'
import { type Story, scopes, stories } from './stories.ts'

/** Who the job of the runner 9.9.9.9 is to the emulated ARM. */
const objectId = 'Bearer 9.9.9.9'

interface Played {
  readonly works: boolean
  readonly failure: string | undefined
  /** What the action itself tells the user, without the service's own words. */
  readonly told: string
}

type Grant = Omit<RoleAssignment, 'objectId'>

/** Plays a feature for a principal that has been granted this much. */
async function play(story: Story, grants: readonly Grant[]): Promise<Played> {
  const world = story.world()
  for (const grant of grants) world.arm.assignRole({ objectId, ...grant })
  const job = world.job()
  const step = job.main(story.main)
  const error = await step.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const log = job.log.at('info')
  if (error === undefined) {
    const shown = story.shows({ world, outcome: await step, log })
    return { works: isDeepStrictEqual(shown, story.expected), failure: undefined, told: log.join('\n') }
  }
  if (!(error instanceof StepError)) throw error
  return { works: false, failure: error.code, told: [error.message, error.remedy, error.commands].join('\n') }
}

/** Of each role of a feature what it needs, where the document says that the role is assigned. */
function grantsOf({ actions, roles: names }: FeatureRow): Grant[] {
  return names.flatMap((name) => {
    const held = actions.filter((action) => roles.get(name)?.Actions.includes(action))
    return (scopes[name] ?? []).map((scope) => ({ scope, actions: held }))
  })
}

/** What a feature can't do without, beside its own actions. */
function grantsBeside({ beside }: Story): Grant[] {
  return featureRows.filter(({ feature }) => beside.includes(feature)).flatMap(grantsOf)
}

function without(taken: string, grants: readonly Grant[]): Grant[] {
  return grants.map(({ scope, actions }) => ({ scope, actions: actions.filter((action) => action !== taken) }))
}

function storyOf({ feature }: FeatureRow): Story {
  const story = stories[feature]
  if (story === undefined) throw new Error(`No story uses the feature "${feature}"`)
  return story
}

// Each feature is granted its own actions alone, so one that works shows that it goes without all others, too.
describe.each(featureRows)('$feature', (row) => {
  const story = storyOf(row)
  const grants = [...grantsBeside(story), ...grantsOf(row)]

  test('works with exactly its actions, assigned where the document says', async () => {
    expect(await play(story, grants)).toMatchObject({ works: true, failure: undefined })
  })

  test.each(row.actions)(
    'does not work without %s, and the message names it and where it is missing',
    async (action) => {
      const { works, failure, told } = await play(story, without(action, grants))
      expect({ works, failure }).toEqual({ works: false, failure: row.failure })
      // Azure's identifiers are the same in any letter case.
      expect(told.toLowerCase()).toContain(action.toLowerCase())
      const granted = grantsOf(row).filter(({ actions }) => actions.includes(action))
      expect(granted.filter(({ scope }) => told.toLowerCase().includes(scope.toLowerCase()))).not.toEqual([])
    },
  )
})

test.each(featureRows.filter(({ failure }) => failure === 'egress-unresolved'))(
  '$feature works with the built-in role Reader, which the messages have a command for',
  async (row) => {
    const story = storyOf(row)
    const reader = (scopes['egress-firewall'] ?? []).map((scope) => ({ scope, actions: ['*/read'] }))
    expect(await play(story, [...grantsBeside(story), ...reader])).toMatchObject({ works: true })
  },
)

describe('the table of features, the roles and the stories are of one mind', () => {
  test('every story stands in the table, and every row of it has a story', () => {
    expect(featureRows.map(({ feature }) => feature)).toEqual(Object.keys(stories))
  })

  test.each([...roles])('the features of %s need all that it holds, and no more', (name, { Actions }) => {
    const others = featureRows.filter((row) => row.roles.includes(name))
    const needed = others.flatMap(({ actions }) => actions).filter((action) => Actions.includes(action))
    expect([...new Set(needed)].toSorted()).toEqual(Actions.toSorted())
  })

  test.each(featureRows)('the roles of "$feature" hold its actions', ({ roles: names, actions }) => {
    const held = names.flatMap((name) => roles.get(name)?.Actions ?? [])
    expect(actions.filter((action) => !held.includes(action))).toEqual([])
    // A role that adds nothing to the feature isn't named with it.
    expect(names.filter((name) => !roles.get(name)?.Actions.some((action) => actions.includes(action)))).toEqual([])
  })

  test('every role is listed with its file and its name in Azure', () => {
    expect(roleRows.toSorted()).toEqual([...roles].map(([file, { Name }]) => [`${file}.json`, Name]).toSorted())
  })

  test.each([...roles])('%s can be assigned in the subscription that is put in place of the zeros', (_, role) => {
    expect(role.AssignableScopes).toEqual(['/subscriptions/00000000-0000-0000-0000-000000000000'])
    expect(Object.keys(role)).toEqual(['Name', 'Description', 'Actions', 'AssignableScopes'])
  })
})
