import { start } from './start.ts'

await start(async () => {
  const { postStep } = await import('./post-step.ts')
  await postStep()
})
