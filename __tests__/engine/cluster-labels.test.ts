import { expect, test } from '@jest/globals'
import type { ClusterId } from '../../src/arm/cluster-id.ts'
import { clusterLabels } from '../../src/steps/cluster-labels.ts'

const id = (text: string): ClusterId => {
  const [subscriptionId = '', resourceGroup = '', name = ''] = text.split('/')
  return { subscriptionId, resourceGroup, name }
}

test.each<[clusters: string[], labels: string[]]>([
  [['s/a/shop'], ['shop']],
  [
    ['s/a/shop', 's/a/store'],
    ['shop', 'store'],
  ],
  [
    ['s/a/shop', 's/b/Shop', 's/b/store'],
    ['a/shop', 'b/Shop', 'store'],
  ],
  [
    ['s/a/shop', 't/A/shop', 't/b/shop'],
    ['s/a/shop', 't/A/shop', 'b/shop'],
  ],
])('%j are called %j: each as short as tells it from the others, whatever the letter case', (clusters, labels) => {
  expect(clusterLabels(clusters.map(id))).toEqual(labels)
})
