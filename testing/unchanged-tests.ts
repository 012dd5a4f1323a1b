import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { listSkipped, type TestFileResult } from './skipped-tests.ts'

const ROOT = join(import.meta.dirname, '..')
const PASSED = join(ROOT, 'node_modules/.cache/passed-tests')

const PAGES = [
  ...['src/**/*.*', 'testing/github-page/page.css', 'testing/fonts.conf', 'package-lock.json'],
]
/** Test files that run only if what they read has changed, and what they read beside their imports. */
const READ: Readonly<Record<string, readonly string[]>> = {
  '__tests__/browser/heading.test.ts': [...PAGES, 'testing/approved/*/summary.md'],
  '__tests__/browser/new-issue.test.ts': PAGES,
  '__tests__/browser/page-in-chromium.test.ts': PAGES,
  '__tests__/browser/page-in-firefox.test.ts': PAGES,
  '__tests__/browser/timeline.test.ts': PAGES,
  '__tests__/browser/webkit.test.ts': PAGES,
  '__tests__/release.test.ts': ['scripts/release.ts', 'scripts/owner.ts'],
  '__tests__/report-json/types.test.ts': [
    ...['run-report.d.ts', 'testing/approved/*/report.json', 'package-lock.json'],
  ],
  '__tests__/supply-chain.test.ts': [
    ...['.github/workflows/*', '.npmrc', 'package*.json', 'dist/**/*.*'],
  ],
}

type TestFiles = ReturnType<typeof findUnchangedTests>

/**
 * Returns the digest of what each of these tests reads, and those whose digest is that of when they last passed; in CI,
 * and if test files are named, all counts as changed.
 */
export function findUnchangedTests() {
  const texts = new Map<string, string>()
  const digests: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(READ).map(([file, read]) => [
      file,
      digestOf([file, ...globSync([...read], { cwd: ROOT })], texts),
    ]),
  )
  const named = process.argv.slice(2).some((argument) => !argument.startsWith('-'))
  const all = named || process.env['CI'] !== undefined
  const unchanged = Object.keys(READ).filter((file) => {
    const passed = passedPath(file)
    return !all && existsSync(passed) && readFileSync(passed, 'utf8') === digests[file]
  })
  return { digests, unchanged }
}

/** Records which of these files pass, and lists all that the run skips at its end: `reporters` of jest. */
export default class UnchangedTestsReporter {
  readonly #files: TestFiles
  readonly #isPartial: boolean

  constructor({ testNamePattern = '' }: { readonly testNamePattern?: string }, files: TestFiles) {
    this.#files = files
    this.#isPartial = testNamePattern !== ''
  }

  /** A file with a skipped test, such as one of a browser that is not installed, has not passed. */
  onTestResult(test: { readonly path: string }, result: CountedResult): void {
    const file = relative(ROOT, test.path)
    const digest = this.#files.digests[file]
    if (digest === undefined) return
    const { numPassingTests, numFailingTests, numPendingTests, testExecError } = result
    const hasPassed = numPassingTests > 0 && numFailingTests + numPendingTests === 0
    mkdirSync(PASSED, { recursive: true })
    writeFileSync(passedPath(file), hasPassed && !testExecError ? digest : '')
  }

  onRunComplete(_: unknown, { testResults }: { readonly testResults: readonly TestFileResult[] }) {
    for (const line of listSkipped(testResults, this.#isPartial)) console.error(line)
    for (const file of this.#files.unchanged)
      console.error(`SKIPPED ${file}: nothing that it reads has changed since it passed`)
  }
}

interface CountedResult {
  readonly numPassingTests: number
  readonly numFailingTests: number
  readonly numPendingTests: number
  readonly testExecError?: unknown
}

function passedPath(file: string): string {
  return join(PASSED, basename(file))
}

/** Returns the digest of files and of all that they import, which are read once into `texts`. */
function digestOf(files: readonly string[], texts: Map<string, string>): string {
  const paths = new Set<string>()
  const add = (path: string): void => {
    if (paths.has(path)) return
    paths.add(path)
    const text = texts.get(path) ?? readFileSync(join(ROOT, path), 'utf8')
    texts.set(path, text)
    if (!path.endsWith('.ts')) return
    for (const [, imported = ''] of text.matchAll(/(?:from |import\()'(\.{1,2}\/[^']+\.ts)'/g))
      add(join(dirname(path), imported))
  }
  files.forEach(add)
  const hash = createHash('sha256').update(process.version)
  for (const path of [...paths].sort()) hash.update(`\n${path}\n${texts.get(path)}`)
  return hash.digest('hex')
}
