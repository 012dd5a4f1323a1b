/** `npm run mutate`: changes the code that makes the figures in small ways, and sees whether a test tells. */
export default {
  mutate: ['src/analyse/**/*.ts', 'src/github/run/decode.ts'],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    enableFindRelatedTests: false,
    config: {
      testMatch: ['<rootDir>/scripts/mutation/tests.ts'],
      testEnvironment: './scripts/mutation/stop-at-failure.ts',
    },
  },
  coverageAnalysis: 'perTest',
  // Tests that are starved of processor time are not tests that hang.
  timeoutMS: 30_000,
  concurrency: 2,
  // Of what has not changed since, the result is known.
  incremental: true,
  incrementalFile: 'tmp/mutation/incremental.json',
  tempDirName: 'tmp/mutation/sandbox',
  cleanTempDir: 'always',
  ignorePatterns: ['/dist', '/docs', '/tmp'],
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  htmlReporter: { fileName: 'tmp/mutation/report.html' },
  jsonReporter: { fileName: 'tmp/mutation/report.json' },
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
}
