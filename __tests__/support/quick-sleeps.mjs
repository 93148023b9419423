// Loaded into the action's process with `--import`: the waits between two looks at Azure take a twentieth of their time.
// Only `timers/promises` is touched, which is what the action's clock sleeps on; the limits of requests stay as they are.
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'

const sleep = timers.setTimeout
timers.setTimeout = (ms, ...rest) => sleep(ms / 20, ...rest)
syncBuiltinESMExports()
