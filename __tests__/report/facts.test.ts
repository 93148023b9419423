import { expect, test } from '@jest/globals'
import { AllowList } from '../../src/plan/allow-list.ts'
import { leaving } from '../../src/plan/decision.ts'
import { updateFact, waitFact } from '../../src/report/facts.ts'
import type { UpdateResult } from '../../src/update/compare-and-swap.ts'
import type { Effect } from '../../src/update/effect.ts'
import { type Asked, planned } from '../plan/world.ts'

test.each<[asked: Asked, line: string]>([
  [{ mode: 'add', ranges: ['9.9.9.9', '7.7.7.7'] }, 'Update: 2 added, accepted by AKS'],
  [{ mode: 'remove', ranges: ['8.8.8.8'] }, 'Update: 1 removed, accepted by AKS'],
  [{ mode: 'set', ranges: ['9.9.9.9'], egressMode: 'none' }, 'Update: 1 added, 2 removed, accepted by AKS'],
])('of %j the log says "%s"', (asked, line) => {
  const change = planned(['8.8.8.8/32', '5.5.5.5/32'], asked)
  expect(updateFact({ kind: 'written', change } as UpdateResult)).toBe(line)
})

test('of a change of leases alone the log says so', () => {
  const change = leaving(AllowList.parse(['8.8.8.8/32']))
  expect(updateFact({ kind: 'written', change } as UpdateResult)).toBe('Update: leases changed, accepted by AKS')
})

test.each<[access: Effect['access'], operation: Effect['operation'], line: string]>([
  ['proven', 'running', 'Wait: in force for this runner'],
  ['not-checked', 'ended', 'Wait: AKS has ended the update, and the list holds the change'],
  ['not-checked', 'running', 'Wait: none, AKS goes on with the update'],
  ['not-checked', 'none', 'Wait: none needed'],
])('of access %s and an operation %s the log says "%s"', (access, operation, line) => {
  expect(waitFact({ access, operation, cluster: undefined })).toBe(line)
})
