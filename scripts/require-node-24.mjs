// Plain JavaScript of any age, so that it can still say what is wrong where the rest can't be run.
const found = process.versions.node
if (Number(found.split('.')[0]) !== 24) {
  console.error(
    `This needs Node.js 24, the runtime that runs the action, and found ${found}.\n` +
      'On Linux (x64, arm64) and Windows (x64) `npm ci` brings it along, unless optional dependencies are left out; elsewhere install Node.js 24.',
  )
  process.exit(1)
}
