import eslint from '@eslint/js'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'
import { UNITS } from './.dependency-cruiser.js'

const AMBIENT = ['process', 'console', 'globalThis', 'performance']
const TIMERS = ['setTimeout', 'setInterval', 'setImmediate']

/** The files of stages, in the core and in each unit. */
const stagesOf = (...stages) =>
  stages.flatMap((stage) => [`src/${stage}/**`, `src/{${UNITS.join()}}/${stage}/**`])

/** A reader has to count names and values that stand apart. */
const SEVERAL_STARTS = {
  selector:
    'VariableDeclaration[kind="let"] > VariableDeclarator[id.type="ArrayPattern"][init.type="ArrayExpression"]',
  message: 'Write one `let` for each value.',
}

export default tseslint.config(
  { ignores: ['build/', 'coverage/', 'dist/', 'tmp/', 'run-report.d.ts'] },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A number in a template is what this project is about.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-syntax': ['error', SEVERAL_STARTS],
    },
  },
  // The time of a pattern grows with its text. If it does not, a comment names how long the text can be; `npm run bench`
  // measures all patterns, also those that are composed.
  {
    files: ['src/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      // `print.ts` and the command break up workflow commands in what they print.
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        ...['stdout', 'stderr', '_rawDebug'].map((property) => ({ object: 'process', property })),
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@actions/core', allowImportNames: ['getInput', 'isDebug'] },
            'console',
            'node:console',
          ],
        },
      ],
    },
  },
  // An error in a function then appears there, and not at its caller. Those that build a shape return the types of zod.
  {
    files: ['src/**/*.ts'],
    ignores: ['src/model/shapes/values.ts'],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': [
        'error',
        { allowHigherOrderFunctions: false, allowDirectConstAssertionInArrowFunctions: false },
      ],
    },
  },
  {
    files: ['src/actions/print.ts', 'src/cli/main.ts'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-properties': 'off' },
  },
  // With the file of the runner, these functions print nothing.
  { files: ['src/actions/command-files.ts'], rules: { 'no-restricted-imports': 'off' } },
  // Process, clock and randomness are parameters everywhere else.
  {
    files: ['src/**'],
    ignores: [...stagesOf('actions'), 'src/cli/**'],
    rules: {
      'no-restricted-globals': ['error', ...AMBIENT],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now' },
        { object: 'Math', property: 'random' },
      ],
      'no-restricted-syntax': [
        'error',
        SEVERAL_STARTS,
        ':matches(NewExpression, CallExpression)[callee.name="Date"][arguments.length=0]',
      ],
    },
  },
  {
    files: stagesOf('model', 'logs', 'results', 'analyse', 'render', 'archive'),
    rules: { 'no-restricted-globals': ['error', ...AMBIENT, ...TIMERS, 'fetch'] },
  },
  // A report of its own run loads no `zod`.
  {
    files: [
      ...stagesOf('logs', 'results', 'analyse', 'render', 'github', 'gather', 'model'),
      'src/actions/report/**',
    ],
    ignores: ['src/model/shapes/**', 'src/month/render/**', 'src/month/gather/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/shapes/*'], allowTypeImports: true }] },
      ],
    },
  },
  // No deadline of the source passes in a test, since a busy machine may take longer.
  {
    files: ['__tests__/**', 'testing/**'],
    ignores: [
      'testing/{fast-timers,requirements,without-deadlines}.ts',
      'testing/runner/run-in-process.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'AbortSignal',
          property: 'timeout',
          message: 'Pass a signal, or let the deadline of an action pass with `deadlines: true`.',
        },
        ...['describe', 'it'].map((object) => ({
          object,
          property: 'skip',
          message: 'Use `describeWith`, so that `npm test` prints the reason.',
        })),
      ],
    },
  },
  // What tests and scripts share is in testing/.
  ...Object.entries({
    __tests__: ['scripts'],
    scripts: ['__tests__'],
    testing: ['scripts', '__tests__'],
  }).map(([folder, others]) => ({
    files: [`${folder}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:test',
              message: 'Its `mock` keeps the modules of each test file: use `replaceMethod`.',
            },
          ],
          patterns: others.map((other) => ({
            group: [`**/${other}/**`],
            message: 'Use testing/.',
          })),
        },
      ],
    },
  })),
  // eslint changes the `#!` of the command, so typescript-eslint would make a second program for this file.
  {
    files: ['*.js', 'testing/*.js', 'src/cli/index.ts'],
    extends: [tseslint.configs.disableTypeChecked],
  },
)
