export default {
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  // All cores: without it, jest uses one fewer, which is a single one on a machine with two.
  maxWorkers: '100%',
  // Stops a test that hangs; a busy machine may slow the others down.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
}
