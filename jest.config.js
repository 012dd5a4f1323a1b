export default {
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  // How long a test takes says how busy the machine is; only one that hangs is stopped.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
}
