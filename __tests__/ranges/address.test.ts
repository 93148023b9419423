import { describe, expect, test } from '@jest/globals'
import { parseAddress } from '../../src/ranges/index.ts'

describe('the answer of an address service', () => {
  test.each([
    ['20.1.2.3', '20.1.2.3/32'],
    ['20.1.2.3\n', '20.1.2.3/32'],
    ['\r\n 223.255.255.255 \r\n', '223.255.255.255/32'],
  ])('%j is an address', (text, address) => {
    expect(parseAddress(text)?.text).toBe(address)
  })

  test.each([
    ['an empty body', ''],
    ['two addresses', '20.1.2.3 20.1.2.4'],
    ['addresses of a chain of proxies', '20.1.2.3, 20.1.2.4'],
    ['a CIDR range', '20.1.2.3/32'],
    ['IPv6', '2001:4860:4860::8888'],
    ['a page', '<html>20.1.2.3</html>'],
    ['a private address', '192.168.1.7'],
    ['a carrier address', '100.64.0.1'],
    ['the placeholder', '0.0.0.0'],
    ['a service tag', 'AzureCloud'],
    ['a leading zero', '020.1.2.3'],
    ['something endless', '1'.repeat(1_000_000)],
  ])('%s is none', (_, text) => {
    expect(parseAddress(text)).toBeUndefined()
  })
})
