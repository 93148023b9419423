import { run } from '../test-az-cli.ts'

/** kubectl on this machine, which reaches the API server only while the machine's address is admitted. */
export interface Kubectl {
  /** Whether the API server answers this machine. */
  answers(): Promise<boolean>
  /** How many of how many nodes are ready: a list that shuts nodes out makes them unready within minutes. */
  nodes(): Promise<string>
}

interface Nodes {
  readonly items: readonly { readonly status: { readonly conditions: readonly { type: string; status: string }[] } }[]
}

/** An API server that drops packets says nothing at all, so that every such question takes this long. */
const patience = '--request-timeout=3s'

export function kubectlWith(kubeconfig: string): Kubectl {
  const env = Object.fromEntries(Object.entries(process.env).map(([name, value = '']) => [name, value]))
  const raw = (path: string) => run('kubectl', ['--kubeconfig', kubeconfig, patience, 'get', '--raw', path], env)
  return {
    answers: async () => (await raw('/readyz')).exitCode === 0,
    async nodes() {
      const { exitCode, stdout, stderr } = await raw('/api/v1/nodes')
      if (exitCode !== 0) throw new Error(`kubectl can't list the nodes: ${stderr}`)
      const { items } = JSON.parse(stdout) as Nodes
      const ready = items.filter(({ status }) =>
        status.conditions.some(({ type, status: value }) => type === 'Ready' && value === 'True'),
      )
      return `${ready.length} of ${items.length}`
    },
  }
}
