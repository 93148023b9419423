import { parse } from 'yaml'

export interface WorkflowStep {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

export interface Workflow {
  readonly permissions?: unknown
  readonly jobs: Readonly<Record<string, WorkflowJob>>
}

export interface WorkflowJob {
  readonly permissions?: unknown
  /** A reusable workflow, in place of steps. */
  readonly uses?: string
  readonly steps?: readonly WorkflowStep[]
}

export function parseWorkflow(text: string): Workflow {
  return parse(text) as Workflow
}

export function stepsOf({ jobs }: Workflow): WorkflowStep[] {
  return Object.values(jobs).flatMap(({ steps = [] }) => steps)
}

/** Every action and reusable workflow that it names, as it names them. */
export function usesOf(workflow: Workflow): string[] {
  return [...Object.values(workflow.jobs), ...stepsOf(workflow)].flatMap(({ uses }) => uses ?? [])
}
