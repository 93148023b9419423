/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  // The end-to-end tests mostly wait for processes, so there may be more of them than processors.
  maxWorkers: 3,
  // The real-time limit of one test: the end-to-end tests start processes.
  testTimeout: 30_000,
}
