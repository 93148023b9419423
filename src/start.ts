import { type Problem, problemText } from './errors.ts'
import { filterLibraryOutput, printed } from './runner/output.ts'

const oldestNode = 24

/**
 * Runs a step to the end of its log. The step is loaded by a dynamic import, so that nothing which an older Node can't parse or
 * lacks is reached before it is told: this file and what it imports run on any Node that knows ES modules.
 */
export async function start(step: () => Promise<void>): Promise<void> {
  const { node } = process.versions
  if (Number.parseInt(node, 10) < oldestNode) return failed(nodeTooOld(node))
  filterLibraryOutput()
  try {
    await step()
  } catch (error) {
    console.error(error)
    failed({ code: 'unexpected', what: 'This step could not be run.', remedy: 'Please report this bug with this log.' })
  }
  await printed()
  // A connection that will never be answered must not hold the job up.
  process.exit()
}

function nodeTooOld(node: string): Problem {
  return {
    code: 'node-too-old',
    what: `AKS Authorized IP Ranges needs a runner with Node 24 (runner v2.327.1 or newer); this is Node ${node}.`,
    remedy: 'Update the self-hosted runner.',
  }
}

/** Without `@actions/core`, which an older Node need not be able to load. */
function failed(problem: Problem): void {
  process.stdout.write(`::error::${problemText(problem)}\n`)
  process.exitCode = 1
}
