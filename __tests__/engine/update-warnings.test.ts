import { describe, expect, test } from '@jest/globals'
import type { ClusterBody } from '../../emulator/arm/arm.ts'
import type { Asked } from '../plan/world.ts'
import { createWorld } from './support/world.ts'

const resumes = (what: string) =>
  `Any update of a cluster makes AKS resume what was left half done, and so does this one: ${what}. That may take long, or fail again.`
const virtualNodes =
  "The cluster has virtual nodes (add-on aciConnectorLinux), which don't work with authorized IP ranges: they lose the API server once the restriction is in force."

interface Row {
  readonly title: string
  readonly edit: (body: ClusterBody) => void
  readonly ranges?: readonly string[]
  readonly asked?: Asked
  readonly warnings: readonly string[]
}

describe('a step warns before it writes', () => {
  test.each<Row>([
    { title: 'not of a cluster that is as it should be', edit: () => {}, warnings: [] },
    {
      title: 'of a cluster that an update will repair',
      edit: ({ properties }) => {
        properties.provisioningState = 'Failed'
      },
      warnings: [resumes('the cluster is Failed')],
    },
    {
      title: 'of a pool whose upgrade was cancelled, and of one that is on its way to a newer version',
      edit: ({ properties }) => {
        const [system, apps] = properties.agentPoolProfiles
        Object.assign(system ?? {}, { provisioningState: 'Canceled' })
        Object.assign(apps ?? {}, { orchestratorVersion: '1.33.2', currentOrchestratorVersion: '1.32.5' })
      },
      warnings: [resumes('node pool "apps" is at 1.32.5 and goes to 1.33.2; node pool "system" is Canceled')],
    },
    {
      title: 'of a control plane that is on its way to a newer version',
      edit: ({ properties }) => {
        Object.assign(properties, { kubernetesVersion: '1.33.2', currentKubernetesVersion: '1.32.5' })
      },
      warnings: [resumes('the control plane is at 1.32.5 and goes to 1.33.2')],
    },
    {
      title: 'not of a version that leaves the patch to AKS',
      edit: ({ properties }) => {
        Object.assign(properties, { kubernetesVersion: '1.33', currentKubernetesVersion: '1.33.2' })
      },
      warnings: [],
    },
    {
      title: 'of virtual nodes, where the restriction is turned on',
      edit: ({ properties }) => {
        properties.addonProfiles = { ACIConnectorLinux: { enabled: true, config: { SubnetName: 'aci' } } }
      },
      ranges: [],
      asked: { mode: 'set', ranges: ['8.8.8.8'] },
      warnings: [virtualNodes],
    },
    {
      title: 'not of virtual nodes on a cluster that is restricted already',
      edit: ({ properties }) => {
        properties.addonProfiles = { aciConnectorLinux: { enabled: true } }
      },
      warnings: [],
    },
    {
      title: 'of an address that outlives the job',
      edit: () => {},
      asked: { mode: 'add', runner: ['9.9.9.9'], restore: 'none' },
      warnings: [
        "With `restore: none` this runner's address stays on the list when the job ends, and the next customer of the cloud may get it.",
      ],
    },
    {
      title: 'not of ranges that are there to stay',
      edit: () => {},
      asked: { mode: 'add', ranges: ['7.7.7.7'], restore: 'none' },
      warnings: [],
    },
    {
      title: "not of a runner's address that it takes out for good",
      edit: () => {},
      ranges: ['8.8.8.8/32', '9.9.9.9/32'],
      asked: { mode: 'remove', runner: ['9.9.9.9'], restore: 'none' },
      warnings: [],
    },
    {
      title: 'not where it writes nothing',
      edit: ({ properties }) => {
        properties.provisioningState = 'Failed'
      },
      ranges: ['9.9.9.0/24'],
      warnings: [],
    },
  ])('$title', async ({ edit, ranges = ['8.8.8.8/32'], asked, warnings }) => {
    const world = createWorld({ ranges })
    world.cluster.edit(edit)
    const job = world.job()
    await job.main({ wait: 'none', ...(asked && { asked }) })
    expect(job.log.at('warning')).toEqual(warnings)
  })
})
