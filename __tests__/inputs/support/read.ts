import { type Problem, problemsOf, problemText } from '../../../src/errors.ts'
import type { Inputs } from '../../../src/inputs/inputs.ts'
import { readInputs } from '../../../src/inputs/read-inputs.ts'

export type Values = Readonly<Record<string, string>>

/** What a test gives beside the inputs that it is about. */
export interface Given {
  readonly env?: Values
  /** What the file that `ranges-file` names holds. */
  readonly file?: string
}

export const clusterId =
  '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-shop/providers/Microsoft.ContainerService/managedClusters/aks-shop'
const given = {
  cluster: clusterId,
  'tenant-id': '11111111-1111-1111-1111-111111111111',
  'client-id': '22222222-2222-2222-2222-222222222222',
}
const jobEnv = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example' }

/** The inputs of a job that may ask for an ID token; `file` is in the workspace as `ranges.txt`. */
export function read(values: Values, { env = {}, file }: Given = {}): Inputs {
  const all: Values = { ...given, ...(file === undefined ? {} : { 'ranges-file': 'ranges.txt' }), ...values }
  return readInputs({
    input: (name) => all[name] ?? '',
    env: { ...jobEnv, ...env },
    readWorkspaceFile: () => ({ kind: 'read', path: 'ranges.txt', text: file ?? '' }),
  })
}

/** What is wrong with the inputs. */
export function problems(values: Values, others?: Given): readonly Problem[] {
  try {
    read(values, others)
  } catch (error) {
    return problemsOf(error)
  }
  return []
}

/** The same as the user reads it, without the codes. */
export function messages(values: Values, others?: Given): string[] {
  return problems(values, others).map((problem) => problemText(problem).replace(` [${problem.code}]`, ''))
}

/** What is declared, where nothing is wrong. */
export function declared(values: Values, others?: Given): string[] {
  return read(values, others).spec.declared.map(({ entry }) => entry.text)
}
