import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { actionDefaults } from '../../../emulator/actions-runner/action-metadata.ts'

const root = join(import.meta.dirname, '..', '..', '..')
export const readText = (...path: string[]) => readFileSync(join(root, ...path), 'utf8')

export interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
  readonly run?: string
}

export interface Job {
  readonly if?: string
  readonly 'runs-on'?: unknown
  readonly 'timeout-minutes'?: number
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}

export interface Example {
  readonly file: string
  readonly text: string
  readonly name?: string
  readonly on?: Readonly<Record<string, unknown>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

export const examples: readonly Example[] = readdirSync(join(root, 'examples'))
  .filter((file) => file !== 'README.md')
  .map((file) => {
    const text = readText('examples', file)
    return { ...(parse(text) as Omit<Example, 'file' | 'text'>), file, text }
  })

export function example(file: string): Example {
  const found = examples.find((one) => one.file === file)
  if (found === undefined) throw new Error(`There is no examples/${file}`)
  return found
}

/** How the examples and the README refer to this action. */
export const thisAction = 'your-org/aks-authorized-ip-ranges@<commit>'

/** The step of a job that uses this action. */
export function actionStep({ steps }: Job): Step {
  const found = steps.find(({ uses }) => uses === thisAction)
  if (found === undefined) throw new Error('No step of the job uses this action')
  return found
}

/** What the reader fills in. */
export const filledIn: Readonly<Record<string, string>> = {
  'vars.AZURE_TENANT_ID': '11111111-1111-1111-1111-111111111111',
  'vars.AZURE_CLIENT_ID': '22222222-2222-2222-2222-222222222222',
  'vars.AZURE_SUBSCRIPTION_ID': '33333333-3333-4333-8333-333333333333',
  'vars.AZURE_PLAN_CLIENT_ID': '44444444-4444-4444-8444-444444444444',
  'vars.AZURE_IDENTITY_CLIENT_ID': '55555555-5555-4555-8555-555555555555',
  'inputs.cluster': 'aks-shop',
  'inputs.resource-group': 'rg-shop',
  'inputs.subscription-id': '33333333-3333-4333-8333-333333333333',
  'inputs.tenant-id': '11111111-1111-1111-1111-111111111111',
  'inputs.client-id': '22222222-2222-2222-2222-222222222222',
}

/** A text with every expression replaced, as the runner does it before a step starts. */
export function evaluated(text: string, values: Readonly<Record<string, string>> = filledIn): string {
  return text.replaceAll(/\$\{\{ *([^ }]+) *\}\}/g, (_, expression: string) => {
    const value = values[expression]
    if (value === undefined) throw new Error(`No value is given for the expression ${expression}`)
    return value
  })
}

/** The inputs that a step gives, as the runner hands them on. */
export function inputsOf({ with: given = {} }: Step): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, evaluated(String(value))]))
}

/** The same with the defaults of those that it leaves out. */
export function inputsWithDefaults(step: Step): Record<string, string> {
  return { ...actionDefaults(readText('action.yml'), 'ghs_of_the_job'), ...inputsOf(step) }
}
