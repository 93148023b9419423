import { describe, expect, test } from '@jest/globals'
import { standIn } from '../../src/azure/api-version.ts'

describe('the version that stands in for one that a cloud does not serve', () => {
  const pin = { of: 'Microsoft.ContainerService/managedClusters', version: '2026-03-01', oldest: '2024-09-01' }
  const served = (list: string) =>
    `No registered resource provider found for location 'x' and API version '2026-03-01' for type 'managedClusters'. The supported api-versions are '${list}'. The supported locations are 'x'.`

  test.each([
    ['the newest of those before it', '2024-09-01, 2025-10-01, 2025-02-01', '2025-10-01'],
    ['never one that is newer', '2026-04-01, 2026-10-01, 2025-10-01', '2025-10-01'],
    ['never a preview', '2026-01-02-preview,2025-10-01', '2025-10-01'],
    ['the oldest that is allowed', '2024-08-01, 2024-09-01', '2024-09-01'],
    ['none where all are older', '2017-08-31, 2024-08-01', undefined],
    ['none where all are previews or newer', '2025-01-02-preview, 2026-04-01', undefined],
    ['none where nothing is listed', '', undefined],
  ])('is %s', (_, list, version) => {
    expect(standIn(served(list), pin)).toBe(version)
  })

  test('is none where the answer lists no versions', () => {
    expect(standIn("No registered resource provider found for location 'x'.", pin)).toBeUndefined()
  })
})
