import eslint from '@eslint/js'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['build/', 'coverage/', 'dist/', 'tmp/'] },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A number in a template is what this project is about.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/page/**'],
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
  {
    files: ['src/actions/print.ts', 'src/cli/main.ts'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-properties': 'off' },
  },
  // With the file of the runner, these functions print nothing.
  { files: ['src/actions/command-files.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['*.js'], extends: [tseslint.configs.disableTypeChecked] },
)
