import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline'
import { expect, test } from '@jest/globals'
import { cloudByName } from '../../src/azure/cloud.ts'
import { network } from '../../src/azure/network.ts'

const subscription = '33333333-3333-4333-8333-333333333333'

test("a list's next page is asked for at ARM alone, so that the token goes nowhere else", async () => {
  const asked: string[] = []
  const pages: Readonly<Record<string, unknown>> = {
    'management.azure.com': { value: [], nextLink: 'https://elsewhere.example/next' },
  }
  const httpClient: HttpClient = {
    async sendRequest(request) {
      const { host } = new URL(request.url)
      asked.push(host)
      const headers = createHttpHeaders({ 'content-type': 'application/json' })
      return { request, headers, status: 200, bodyAsText: JSON.stringify(pages[host] ?? { value: [] }) }
    },
  }
  const cloud = cloudByName('AzureCloud')
  if (cloud === undefined) throw new Error('There is no public cloud.')
  const credential = { getToken: async () => ({ token: 'a token', expiresOnTimestamp: Date.now() + 3_600_000 }) }
  const lists = network({ cloud, credential, httpClient })
  for (const list of [() => lists.firewallsIn(subscription), () => lists.scaleSetsIn(subscription, 'nodes')]) {
    await expect(list()).rejects.toThrow(/is not on https:\/\/management\.azure\.com|can't be read to its end/)
  }
  expect(asked).toEqual(['management.azure.com', 'management.azure.com'])
})
