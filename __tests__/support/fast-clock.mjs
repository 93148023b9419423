// Loaded into the action's process with `--import`: its clock runs forty times as fast, so that waits and what is measured of them
// agree. The limits of single requests stay as they are.
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'

const pace = 40
const sleep = timers.setTimeout
timers.setTimeout = (ms, ...rest) => sleep(ms / pace, ...rest)
syncBuiltinESMExports()

const now = performance.now.bind(performance)
performance.now = () => now() * pace
