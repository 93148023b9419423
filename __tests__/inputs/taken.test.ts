import { expect, test } from '@jest/globals'
import { addressServices } from '../../src/runner/address.ts'
import { read, type Values } from './support/read.ts'

const ask = (inputs: Values = {}): Values => ({ 'include-runner-ip': 'true', ...inputs })

test.each<[text: string, environment: unknown]>([
  ['', { kind: 'named', name: 'AzureCloud' }],
  ['azureusgovernment', { kind: 'named', name: 'AzureUSGovernment' }],
  ['https://management.azure.com/', { kind: 'named', name: 'AzureCloud' }],
  ['https://management.example/', { kind: 'endpoint', url: 'https://management.example/' }],
])('`environment: %s` means a cloud by its name or by its ARM endpoint', (environment, expected) => {
  expect(read(ask({ environment })).environment).toEqual(expected)
})

test.each<[inputs: Values, source: unknown]>([
  [ask(), { kind: 'ask', services: addressServices }],
  [
    ask({ 'runner-ip-services': ' https://a.example/ip,https://b.example\n' }),
    { kind: 'ask', services: ['https://a.example/ip', 'https://b.example'] },
  ],
  [ask({ 'runner-ip': '4.4.4.4' }), { kind: 'given' }],
  [{ 'runner-ip': '4.4.4.4' }, { kind: 'given' }],
  [{ ranges: '4.4.4.4' }, { kind: 'not-asked' }],
])('%j say where the address of the runner comes from', (inputs, expected) => {
  expect(read(inputs).runnerAddress).toEqual(expected)
})

test.each([1, 360])('`timeout-minutes: %i` is taken', (minutes) => {
  expect(read(ask({ 'timeout-minutes': String(minutes) })).timeoutMs).toBe(minutes * 60_000)
})
