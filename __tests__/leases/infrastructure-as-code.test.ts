import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { slots } from '../../src/leases/lease-tag.ts'
import { declared } from '../inputs/support/read.ts'

const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'infrastructure-as-code.md'), 'utf8')
const snippets = (language: string) =>
  [...guide.matchAll(/```(\w+)\n(.*?)```/gs)].flatMap(([, found, text = '']) => (found === language ? [text] : []))

describe('docs/infrastructure-as-code.md', () => {
  const terraform = snippets('hcl')

  test('has a snippet for each of the two Terraform providers', () => {
    expect(terraform.map((text) => /^resource "(\w+)"/.exec(text)?.[1])).toEqual([
      'azurerm_kubernetes_cluster',
      'azapi_resource',
    ])
  })

  test.each(terraform)('lets Terraform ignore every tag that a lease may be, and no other', (text) => {
    expect([...text.matchAll(/\btags\["([^"]+)"\]/g)].map(([, name]) => name)).toEqual(slots)
  })

  test('shares a file between a template and `ranges-file` that the action takes', () => {
    expect(snippets('json').map((file) => declared({ mode: 'set' }, { file }))).toEqual([
      ['137.117.106.88/29', '20.90.7.120/32'],
    ])
  })
})
