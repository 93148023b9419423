import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline'
import { expect, test } from '@jest/globals'
import { armConnection } from '../../src/azure/arm-client.ts'
import { cloudByName } from '../../src/azure/cloud.ts'
import { network } from '../../src/azure/network.ts'

const subscription = '33333333-3333-4333-8333-333333333333'

test("a list's next page is asked for at ARM alone, so that the token goes nowhere else, and within the limit of every reading", async () => {
  const asked: string[] = []
  const limits = new Set<number>()
  const httpClient: HttpClient = {
    async sendRequest(request) {
      const { host, pathname } = new URL(request.url)
      asked.push(host)
      limits.add(request.timeout)
      const nextLink = `https://${pathname === '/second' ? 'elsewhere.example' : host}/second`
      const headers = createHttpHeaders({ 'content-type': 'application/json' })
      return { request, headers, status: 200, bodyAsText: JSON.stringify({ value: [], nextLink }) }
    },
  }
  const cloud = cloudByName('AzureCloud')
  if (cloud === undefined) throw new Error('There is no public cloud.')
  const credential = { getToken: async () => ({ token: 'a token', expiresOnTimestamp: Date.now() + 3_600_000 }) }
  const lists = network(armConnection(cloud, credential, httpClient))
  for (const list of [() => lists.firewallsIn(subscription), () => lists.scaleSetsIn(subscription, 'nodes')]) {
    await expect(list()).rejects.toThrow(/is not on https:\/\/management\.azure\.com/)
  }
  expect(asked).toEqual(Array(4).fill('management.azure.com'))
  expect([...limits]).toEqual([30_000])
})

test.each(['firewallsIn', 'scaleSetsIn'] as const)(
  'a list whose next page is itself comes to an end: %s',
  async (read) => {
    let asked = 0
    const httpClient: HttpClient = {
      async sendRequest(request) {
        asked += 1
        const headers = createHttpHeaders({ 'content-type': 'application/json' })
        return { request, headers, status: 200, bodyAsText: JSON.stringify({ value: [], nextLink: request.url }) }
      },
    }
    const cloud = cloudByName('AzureCloud')
    if (cloud === undefined) throw new Error('There is no public cloud.')
    const credential = { getToken: async () => ({ token: 'a token', expiresOnTimestamp: Date.now() + 3_600_000 }) }
    const lists = network(armConnection(cloud, credential, httpClient))
    await expect(lists[read](subscription, 'nodes')).rejects.toMatchObject({ code: 'UnreadableList' })
    expect(asked).toBeLessThanOrEqual(101)
  },
)
