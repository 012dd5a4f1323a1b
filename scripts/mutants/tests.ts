import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import ts from 'typescript'
import type { Change } from '../../testing/changed-tests/plant-changes.ts'
import type { Noticed } from '../../testing/changed-tests/planted-globals.ts'

const ROOT = join(import.meta.dirname, '../..')
const CONFIG = JSON.stringify({
  rootDir: ROOT,
  extensionsToTreatAsEsm: ['.ts'],
  setupFilesAfterEnv: ['<rootDir>/testing/without-deadlines.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  cache: false,
  reporters: [],
  testTimeout: 3_000_000,
  transform: {
    '/(?:__tests__|testing)/(?!changed-tests/).*\\.ts$':
      '<rootDir>/testing/changed-tests/transform.ts',
  },
})
/** The units: no scenario, no browser, and no case, of which all have one `expect`. */
const ROOMS = 'actions|analyse|archive|cli|gather|github|model|render|report-json|results'
const UNITS = `__tests__/(?:(?!scenarios|browser)[a-z-]+/|(?:${ROOMS})\\.)`
const FLAGS = ['--no-compilation-cache', '--max-semi-space-size=32', '--experimental-vm-modules']

/**
 * Runs each test with each of its changes, and prints the changes that neither a test nor the compiler notices, the tests without
 * an `expect`, and those that cannot run twice. What is evaluated while a file is loaded is changed in runs of its own, one change
 * of each file at a time, as is what several files share, since it may have a cache.
 */
export function changeTests(paths: readonly string[]): void {
  const results = runTests(paths.length > 0 ? paths : [UNITS])
  const changes: Record<string, Change> = {}
  for (const result of results) Object.assign(changes, result.changes)
  const noticed = new Set(results.flatMap((result) => result.noticed))
  for (const key of noticedAtLoad(results, noticed)) noticed.add(key)
  const tests = new Set(results.map(({ path }) => relative(ROOT, path)))
  const reached = new Set(results.flatMap((result) => [...result.reached, ...result.loaded]))
  const unnoticed = Object.entries(changes).filter(([key, { reason }]) => {
    // What tests share may be reached by others alone.
    const isUsed = tests.has(fileOf(key)) || reached.has(key)
    return isUsed && !noticed.has(key) && reason === undefined
  })
  const compiled = thatCompile(unnoticed)
  const missed = unnoticed.filter(([key]) => compiled.has(key))
  const lines = [
    ...missed.map(([key, { line, text, choice }]) => {
      const change = choice === undefined ? 'turned round' : `only ${choice.operand}`
      return `${fileOf(key)}:${line}: ${text}: ${change}`
    }),
    ...listTests(results, 'failed', 'fails as it is'),
    ...listTests(results, 'silent', 'reaches no expect'),
    ...listTests(results, 'unrepeatable', 'fails when it runs twice'),
  ]
  for (const line of lines) console.log(line)
  const total = Object.keys(changes).length
  const byDesign = Object.values(changes).filter(({ reason }) => reason !== undefined).length
  console.log(`${missed.length} of ${total} changes unnoticed, and ${byDesign} with a reason`)
  if (lines.length > 0) process.exitCode = 1
}

const fileOf = (key: string) => key.split('#')[0] ?? ''

function noticedAtLoad(
  results: readonly Noticed[],
  noticed: ReadonlySet<string>,
): readonly string[] {
  const tried = new Set(noticed)
  const open = results.map(({ path, loaded, reached }) => {
    const shared = reached.filter((key) => fileOf(key) !== relative(ROOT, path))
    const keys = [...loaded, ...shared].filter((key) => !tried.has(key))
    for (const key of keys) tried.add(key)
    return { path, keys }
  })
  const rounds = Math.max(0, ...open.map(({ keys }) => keys.length))
  return Array.from({ length: rounds }).flatMap((_, round) => {
    const left = open.filter(({ keys }) => keys.length > round)
    const atLoad = left.flatMap(({ keys }) => keys[round] ?? [])
    const paths = left.map(({ path }) => path)
    return runTests(paths, [...new Set(atLoad)]).flatMap((result) => result.noticed)
  })
}

/**
 * Returns the keys of the changes that the compiler accepts: without a default, a value may be `undefined`. It reads one change of
 * each file at a time.
 */
function thatCompile(changes: readonly (readonly [string, Change])[]): ReadonlySet<string> {
  const changed = new Map<string, string>()
  const compiler = startCompiler(changed)
  const byFile = Object.values(Object.groupBy(changes, ([key]) => fileOf(key)))
  const rounds = Math.max(0, ...byFile.map((list = []) => list.length))
  const accepted = Array.from({ length: rounds }, (_, round) => {
    const some = byFile.flatMap((list = []) => list.slice(round, round + 1))
    for (const [key, { choice }] of some) {
      const path = join(ROOT, fileOf(key))
      const text = readFileSync(path, 'utf8')
      if (choice)
        changed.set(
          path,
          `${text.slice(0, choice.from)}(${choice.operand})${text.slice(choice.to)}`,
        )
      else changed.delete(path)
    }
    return some.filter(
      ([key]) => compiler.getSemanticDiagnostics(join(ROOT, fileOf(key))).length === 0,
    )
  })
  return new Set(accepted.flat().map(([key]) => key))
}

/** Starts a compiler that reads some files as they are changed. */
function startCompiler(changed: ReadonlyMap<string, string>): ts.LanguageService {
  const read = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path))
  const { options, fileNames } = ts.parseJsonConfigFileContent(read.config, ts.sys, ROOT)
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  return ts.createLanguageService({
    readFile: (path) => ts.sys.readFile(path),
    fileExists: (path) => ts.sys.fileExists(path),
    getCompilationSettings: () => ({
      ...options,
      ...{ noUnusedLocals: false, noUnusedParameters: false },
    }),
    getScriptFileNames: () => fileNames,
    getScriptVersion: (path) => digest(changed.get(path) ?? ''),
    getScriptSnapshot: (path) => {
      const text = changed.get(path) ?? ts.sys.readFile(path)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  })
}

function listTests(
  results: readonly Noticed[],
  list: 'failed' | 'silent' | 'unrepeatable',
  what: string,
): readonly string[] {
  return results.flatMap((result) =>
    result[list].map((title) => `${relative(ROOT, result.path)}: ${what}: ${title}`),
  )
}

/** The part of jest's result that shows which files could not be loaded. */
interface Result {
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly unknown[]
  }[]
}

function runTests(paths: readonly string[], atLoad: readonly string[] = []): readonly Noticed[] {
  const folder = mkdtempSync(join(tmpdir(), 'changed-tests-'))
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js')
  const env = {
    ...process.env,
    CHANGED_TESTS: folder,
    CHANGED_AT_LOAD: JSON.stringify(atLoad),
  }
  const output = join(folder, 'jest')
  spawnSync(
    process.execPath,
    [...FLAGS, jest, '--config', CONFIG, '--json', `--outputFile=${output}`, ...paths],
    { cwd: ROOT, env, stdio: 'ignore' },
  )
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const { testResults } = read('jest') as Result
  const results = readdirSync(folder).flatMap((name) =>
    name === 'jest' ? [] : [read(name) as Noticed],
  )
  rmSync(folder, { recursive: true })
  const unloaded = testResults.filter(({ assertionResults }) => assertionResults.length === 0)
  if (atLoad.length > 0) {
    const isLost = (key: string) => !results.some(({ changes }) => key in changes)
    return [...results, { ...NOTHING, noticed: atLoad.filter(isLost) }]
  }
  for (const { name, message } of unloaded) throw new Error(`${name}: ${message}`)
  return results
}

const NOTHING: Noticed = {
  path: '',
  changes: {},
  ...{ reached: [], loaded: [], noticed: [], failed: [], silent: [], unrepeatable: [] },
}
