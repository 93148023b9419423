import { start } from './start.ts'

/** What `dist/main/index.js` and `dist/post/index.js` call: one bundle holds both steps, and loads the one that runs. */
export async function main(): Promise<void> {
  await start(async () => {
    const { mainStep } = await import('./main-step.ts')
    await mainStep()
  })
}

export async function post(): Promise<void> {
  await start(async () => {
    const { postStep } = await import('./post-step.ts')
    await postStep()
  })
}
