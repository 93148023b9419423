import { start } from './start.ts'

await start(async () => {
  const { mainStep } = await import('./main-step.ts')
  await mainStep()
})
