// Checks format, code, imports, words, documents, sizes and commits: npm run lint
// Format and code only of files that differ from main or are not committed: npm run lint -- --changed
import { execFile, execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pLimit from 'p-limit'

const ROOT = join(import.meta.dirname, '..')
const CODE = /\.(?:js|ts)$/

const { values } = parseArgs({ options: { changed: { type: 'boolean', default: false } } })
const files = values.changed ? changedFiles() : ['.']
const code = values.changed ? files.filter((file) => CODE.test(file)) : ['.']

const checks: Readonly<Record<string, readonly string[]>> = {
  ...(code.length > 0 && { code: ['eslint', '--no-warn-ignored', ...code] }),
  ...(files.length > 0 && { format: ['prettier', '--check', '--ignore-unknown', ...files] }),
  imports: ['depcruise', 'src', 'testing', '--config', '.dependency-cruiser.js'],
  // It does not follow `import()`, nor what imports the bundle, nor `jest.config.js`.
  exports: [
    'ts-unused-exports',
    'tsconfig.json',
    '--excludePathsFromReport=src/gather/failures/questions;src/programs;testing/skipped-tests;testing/changed-tests/planted-globals;testing/changed-tests/transform',
  ],
  'exports for tests': ['node', 'scripts/check-exports.ts'],
  words: ['node', 'scripts/check-words.ts'],
  rules: ['node', 'scripts/check-rules.ts'],
  documents: ['node', 'scripts/check-documents.ts'],
  commits: ['node', 'scripts/check-commits.ts'],
}
const inParallel = pLimit(availableParallelism())
await Promise.all(
  Object.entries(checks).map(([name, command]) => inParallel(() => run(name, command))),
)
// Beside other checks, the start that it measures takes three times as long.
await run('size', ['node', 'scripts/check-size.ts'])

/** Prints what the check prints when it has ended. */
async function run(name: string, [program = '', ...args]: readonly string[]): Promise<void> {
  await new Promise<void>((resolve) => {
    // npm puts the programs of packages first on the PATH.
    execFile(program, args, { cwd: ROOT, maxBuffer: Infinity }, (error, stdout, stderr) => {
      console.log(`== ${name}\n${stdout}${stderr}`)
      if (error !== null) process.exitCode = 1
      resolve()
    })
  })
}

function changedFiles(): string[] {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' })
  const base = git('merge-base', 'HEAD', 'main').trim()
  const changed = git('diff', '--name-only', '--diff-filter=d', base)
  const added = git('ls-files', '--others', '--exclude-standard')
  return [...new Set(`${changed}${added}`.split('\n'))].filter((file) => file !== '')
}
