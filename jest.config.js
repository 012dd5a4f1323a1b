export default {
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  // More workers than cores, since many tests wait for a child process or for each other's sockets.
  maxWorkers: '150%',
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
