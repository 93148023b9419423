// Preloaded into each measured Node process: says at its end what it took. CommonJS, since that loads in less than a millisecond.
const { readFileSync, writeFileSync } = require('node:fs')

process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ cpuMs: (user + system) / 1_000, peakMb: peakKb() / 1_024 }))
})

/**
 * The kernel's own high-water mark of this program. `maxRSS` is no match for it on Linux: it includes what the process that
 * started this one took at that moment (getrusage counts the time before exec as well), here an emulator of 200 MB.
 */
function peakKb() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])
}
