import { describe, expect, test } from '@jest/globals'
import { longestQuote } from '../../src/log-text.ts'
import { documentationIn } from '../../src/report/documentation.ts'
import { type FailedCluster, failedSection, failedVerdict, type Wrote } from '../../src/report/failed-section.ts'
import { failedUndoSection, undoSection } from '../../src/report/undo-section.ts'
import { cluster } from './outcomes.ts'
import { record } from './samples.ts'
import { presentedSubject, problemOfSubject } from './subject.ts'

const section = (failed: Partial<FailedCluster>) =>
  failedSection({ cluster: 'aks-shop', problems: [], wrote: 'nothing', undone: true, ...failed }, () => undefined)

describe('what a failed step came to', () => {
  const cancelled = [{ code: 'cancelled', what: 'The job was cancelled.' }] as const
  const refused = [{ code: 'azure-refused', what: 'No.' }] as const

  test.each<[Wrote, string, string]>([
    ['nothing', 'nothing was written', 'cancelled, nothing was written'],
    ['unanswered', 'a write was not answered', 'cancelled, a write was not answered'],
    ['accepted', 'the list was changed, and then the step failed', 'cancelled after the list was changed'],
    ['unknown', 'what to undo is unknown', 'what to undo is unknown'],
  ])('with a write that the state has as "%s": %s; cancelled, which is no failure: %s', (wrote, verdict, ended) => {
    expect(failedVerdict({ problems: refused, wrote })).toBe(verdict)
    expect(failedVerdict({ problems: cancelled, wrote })).toBe(ended)
    expect(ended).not.toContain('failed')
  })

  test('names what becomes of the change', () => {
    expect(section({ problems: refused, wrote: 'accepted' })).toContain('The post step undoes what was written')
    expect(section({ problems: refused, wrote: 'accepted', undone: false })).toContain('No post step undoes')
    expect(section({ problems: refused })).not.toContain('post step')
  })

  test("has the subject in a fence, the box above it, and Entra's words folded", () => {
    const markdown = section({ problems: [problemOfSubject(presentedSubject)] })
    expect(markdown).toContain(`> \`\`\`text\n> ${presentedSubject}\n> \`\`\``)
    expect(markdown.indexOf('[!CAUTION]')).toBeLessThan(markdown.indexOf(presentedSubject))
    expect(markdown).toMatch(/<details><summary>What the service said<\/summary>\n\n```text\nAADSTS700213: /)
  })

  test('cuts what others said with a mark that can be seen', () => {
    const said = 'x'.repeat(longestQuote + 5)
    const markdown = section({ problems: [{ code: 'azure-refused', what: 'No.', said }] })
    expect(markdown).toContain(`\n${'x'.repeat(longestQuote)} … (5 more characters)\n`)
  })
})

test('a failed undo names what stands in the way and its cure before the commands', () => {
  const problem = {
    code: 'permission-missing',
    what: 'No permission.',
    remedy: 'Grant it.',
    commands: 'az role',
  } as const
  const markdown = failedUndoSection(record, [problem], 'az aks update', () => undefined)
  const order = ['No permission.', 'Grant it.', 'az role', 'by hand', 'az aks update'].map((text) =>
    markdown.indexOf(text),
  )
  expect(order).toEqual(order.toSorted((left, right) => left - right))
  expect(Math.min(...order)).toBeGreaterThan(0)
})

test('nothing to undo has no section', () => {
  expect(undoSection({ ...record, cluster }, { kind: 'nothing', why: 'Nothing.' })).toBeUndefined()
})

describe('a code is a link to its section', () => {
  const env = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_ACTION_REPOSITORY: 'octo/aks-authorized-ip-ranges',
    GITHUB_ACTION_REF: 'v1.2.0',
  }
  const url = (ref: string) =>
    `https://github.com/octo/aks-authorized-ip-ranges/blob/${ref}/docs/troubleshooting.md#cluster-busy`

  test.each<[string, Record<string, string>, string | undefined]>([
    ['of the very version', {}, url('v1.2.0')],
    ['of the default branch where no version is named', { GITHUB_ACTION_REF: '' }, url('HEAD')],
    ['nowhere for a local action', { GITHUB_ACTION_REPOSITORY: '' }, undefined],
    ['nowhere on another server', { GITHUB_SERVER_URL: 'https://ghe.example.com' }, undefined],
    ['nowhere with a repository that is none', { GITHUB_ACTION_REPOSITORY: 'a/b)](https://evil.example' }, undefined],
    ['nowhere with a version that leads elsewhere', { GITHUB_ACTION_REF: '../../x' }, undefined],
  ])('%s', (_, changed, expected) => {
    expect(documentationIn({ ...env, ...changed })('cluster-busy')).toBe(expected)
  })
})
