import { availableParallelism } from 'node:os'

export default {
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  // More workers than cores, since many tests wait for a process or a deadline. Not `150%`: jest reads
  // a percentage above 100 as a number of workers.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  // Stops a test that hangs. On two cores with 25 processes, one took 82 s that takes 5 s alone.
  testTimeout: 300_000,
  setupFilesAfterEnv: ['<rootDir>/testing/without-deadlines.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testSequencer: '<rootDir>/testing/long-first.js',
  reporters: ['default', '<rootDir>/testing/skipped-tests.ts'],
  // jest removes the types itself, as Node does.
  transform: {},
}
