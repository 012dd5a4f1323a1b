// Reports how large the project is, and fails above limits: npm run lint
// Writes the tokens of src to size-baseline.json: node scripts/check-size.ts --write
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { ACTIONS } from '../testing/action-manifests.ts'
import { countWords } from '../testing/prose.ts'
import { packArchive } from '../testing/release/archive.ts'
import { countRooms, countTokens } from './size/count-tokens.ts'
import {
  findOffenders,
  type Offender,
  OFFENDER_KINDS,
  type OffenderKind,
} from './size/find-offenders.ts'
import { countShapes, type Shapes } from './size/count-shapes.ts'
import { measureFirstRequest } from './size/first-request.ts'
import { programSize } from './size/program-sizes.ts'

/** Limits, and the tokens of each room of `src` at a commit, with which the printed ones are compared. */
interface Baseline {
  /** Tokens of all rooms of `src`. Nothing here writes it. */
  readonly max: number
  /** Tokens of `__tests__` and `testing` together. */
  readonly maxOfTests: number
  readonly shapes: Shapes
  readonly commit: string
  readonly tokens: Readonly<Record<string, number>>
}

/** What is above a limit as before: the lines of a function, or how many of another kind are at a place. */
type Exceptions = Readonly<Partial<Record<OffenderKind, Readonly<Record<string, number>>>>>

const ROOT = join(import.meta.dirname, '..')
const BASELINE = 'scripts/size-baseline.json'
const EXCEPTIONS = 'scripts/exceptions.json'

/** A download of so much takes some hundredths of a second; the words of the patterns of lines take 20,000 of it. */
const MAX_ARCHIVE_BYTES = 838_000
/** More is no page that anyone reads to its end. */
const MAX_PAGE_WORDS = 1_500
const MAX_WORDS = 13_000

/** Counts that may only fall. */
const SHAPES: Readonly<Record<keyof Shapes, string>> = {
  longFiles: 'files over 300 lines',
  longFunctions: 'functions over 60 lines',
  namesTwice: 'names of functions and types in two files',
}

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })
const rooms = countRooms(ROOT)
if (values.write) {
  writeBaseline()
} else {
  const tooLarge = [...reportTokens(), ...reportBundle()]
  const pages = reportPages()
  console.log('\nmilliseconds from the start of the process to the first request, no limit')
  printRow(Math.round(await measureFirstRequest(ROOT)), 'dist/report/index.js')
  const problems = [...tooLarge, ...compareWithExceptions([...findOffenders(ROOT), ...pages])]
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
}

function writeBaseline(): void {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim()
  if (git('status', '--porcelain', '--', 'src') !== '')
    throw new Error('src has changes that are not committed: the baseline is that of a commit')
  const before = readJson(BASELINE) as Baseline
  const total = sum([...rooms.values()])
  if (total > before.max) throw new Error(aboveMax(total, before.max))
  const tokens = Object.fromEntries(rooms)
  const baseline: Baseline = { ...before, commit: git('rev-parse', 'HEAD'), tokens }
  writeFileSync(join(ROOT, BASELINE), `${JSON.stringify(baseline, null, 2)}\n`)
}

/** @returns what is too large */
function reportTokens(): readonly string[] {
  const { max, maxOfTests, shapes, commit, tokens } = readJson(BASELINE) as Baseline
  console.log(`tokens of each room of src, and how many more than at ${commit.slice(0, 8)}`)
  for (const room of new Set([...Object.keys(tokens), ...rooms.keys()]))
    printRow(rooms.get(room) ?? 0, difference(room, rooms.get(room) ?? 0, tokens[room] ?? 0))
  const before = sum(Object.values(tokens))
  const total = sum([...rooms.values()])
  printRow(total, `${difference('total', total, before)}, at most ${max}`)
  const ofTests = countTokens(ROOT, globSync('{__tests__,testing}/**/*.ts', { cwd: ROOT }))
  printRow(ofTests, `__tests__ and testing, at most ${maxOfTests}`)
  const now = countShapes(ROOT)
  const risen = Object.entries(SHAPES).flatMap(([name, words]) => {
    const [count, most] = [now[name as keyof Shapes], shapes[name as keyof Shapes]]
    printRow(count, `${words}, at most ${most}`)
    return count > most ? `src has ${count} ${words}, at most ${most}` : []
  })
  return [
    ...(total > max ? [aboveMax(total, max)] : []),
    ...(ofTests > maxOfTests ? [`the tests have ${ofTests} tokens, at most ${maxOfTests}`] : []),
    ...risen,
  ]
}

function aboveMax(total: number, max: number): string {
  return `src has ${total} tokens, at most ${max}: take out what nobody needs`
}

/** @returns what is too large */
function reportBundle(): readonly string[] {
  console.log('\nbytes of the bundle that each program starts with, and of the archive')
  for (const name of [...ACTIONS.map((action) => action.name), 'cli'])
    printRow(programSize(ROOT, name), `dist/${name}/index.js`)
  const size = gzipSync(packArchive(ROOT)).length
  printRow(size, `archive, packed, at most ${MAX_ARCHIVE_BYTES}`)
  return size > MAX_ARCHIVE_BYTES
    ? [`the packed archive has ${size} bytes, at most ${MAX_ARCHIVE_BYTES}`]
    : []
}

/** @returns the pages that are too long */
function reportPages(): readonly Offender[] {
  console.log(`\nwords of each page for users that no command writes, at most ${MAX_PAGE_WORDS}`)
  const documents = globSync(['README.md', 'SECURITY.md', 'docs/**/*.md'], { cwd: ROOT })
  const paths = [...new Set([...documents, ...ACTIONS.map(({ document }) => document)])].sort()
  const pages = paths.map((place) => {
    const { written: words, generated } = countWords(readFileSync(join(ROOT, place), 'utf8'))
    printRow(words, generated === 0 ? place : `${place}, and ${generated} that a command writes`)
    return { place, words, generated, max: MAX_PAGE_WORDS }
  })
  const total = { place: 'all pages', words: sum(pages.map(({ words }) => words)), max: MAX_WORDS }
  printRow(total.words, `${total.place}, at most ${MAX_WORDS}`)
  printRow(sum(pages.map(({ generated }) => generated)), 'that a command writes, no limit')
  return [...pages, total]
    .filter(({ words, max }) => words > max)
    .map(({ place, words, max }) => ({
      kind: 'pages',
      place,
      amount: 1,
      text: `${words} words, at most ${max}`,
    }))
}

/** Lists what is above a limit and no exception, and each exception that is no longer above it. */
function compareWithExceptions(offenders: readonly Offender[]): readonly string[] {
  const exceptions = readJson(EXCEPTIONS) as Exceptions
  return OFFENDER_KINDS.flatMap((kind) => {
    const listed = exceptions[kind] ?? {}
    const found = Map.groupBy(
      offenders.filter((one) => one.kind === kind),
      ({ place }) => place,
    )
    const added = [...found].flatMap(([place, some]) =>
      amountOf(some) > (listed[place] ?? 0) ? some.map(({ text }) => `${place}: ${text}`) : [],
    )
    const gone = Object.entries(listed).flatMap(([place, count]) => {
      const left = amountOf(found.get(place) ?? [])
      if (left >= count) return []
      const change = left === 0 ? 'take it out of the list' : `write ${left} in place of ${count}`
      return `${EXCEPTIONS}: ${kind}: ${place} has become smaller: ${change}`
    })
    return [...added, ...gone]
  })
}

function amountOf(offenders: readonly Offender[]): number {
  return sum(offenders.map(({ amount }) => amount))
}

function difference(what: string, now: number, before: number): string {
  const share = before === 0 ? '' : ` (${(((now - before) / before) * 100).toFixed(1)} %)`
  return now === before ? what : `${what}, ${now > before ? '+' : ''}${now - before}${share}`
}

function printRow(size: number, what: string): void {
  console.log(`${String(size).padStart(9)} ${what}`)
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
