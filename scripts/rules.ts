// Lists rows of the forms and masks of logs that decide no line of the sets, and alternatives of the others without which no
// line is read otherwise: npm run rules
// The sets are testing/simulate, ../shared/corpus if it is there, and folders of logs: npm run rules -- ../logs
// A row that is listed may be right: no set has its tool. One that is not may change nothing of what is reported.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLine, timeReader } from '../src/github/logs/lines/log-text.ts'
import { classifyLine } from '../src/logs/forms/classify-line.ts'
import { findForm } from '../src/logs/forms/find-form.ts'
import { type Form, isWarning } from '../src/logs/forms/form.ts'
import { FORMS } from '../src/logs/forms/forms.ts'
import { maskPart, withoutAmounts } from '../src/logs/masks/mask-line.ts'
import { ALL_MASKS, LISTED_RULES } from '../testing/listed-rules.ts'
import { readErrorPairs } from '../testing/simulate/error-pairs.ts'
import { READ_SETS, simulateLogs } from '../testing/simulate/failed-logs.ts'
import { readLearnedLogs } from '../testing/simulate/learned-logs.ts'
import { differentPairs, equalPairs, silentPairs } from '../testing/simulate/tool-logs/pairs.ts'
import { type Alternative, alternativesOf, readsOtherwise } from './alternatives.ts'

const ROOT = join(import.meta.dirname, '..')
/** So many draw each tool some ten times. */
const PAIRS = 1_000

/** What was read by the pattern of a row. */
interface Seen {
  /** Each text with the position of the first match, or -1. */
  readonly texts: Map<string, number>
  /** Those that the row decided: no row before it did, or the mask changed them. */
  readonly decided: Set<string>
}

const seen = new Map<RegExp, Seen>(
  LISTED_RULES.map(({ pattern }) => [pattern, { texts: new Map(), decided: new Set() }]),
)
/** The forms that the current line has, and the text in which it has them. */
let found: (readonly [RegExp, string])[] = []

for (const pattern of new Set(FORMS.map((one) => one.pattern))) watchForm(pattern)
for (const pattern of new Set(ALL_MASKS.map(([one]) => one))) watchMask(pattern)
const lines = new Set([...simulatedLines(), ...linesInFiles()])
for (const line of lines) readAll(line)

const silent = LISTED_RULES.filter(({ pattern }) => seenBy(pattern).decided.size === 0)
const deciding = LISTED_RULES.filter(({ pattern }) => seenBy(pattern).decided.size > 0)
const alternatives = deciding.flatMap(({ name, pattern }) =>
  alternativesOf(pattern).map((one) => ({ name, pattern, one, decides: decides(pattern, one) })),
)
const unused = alternatives.filter((one) => !one.decides)

console.log(`${lines.size} lines`)
console.log(`${silent.length} of ${LISTED_RULES.length} rows decide none of them:`)
for (const { name, pattern } of silent) console.log(`  ${name}: ${String(pattern)}`)
console.log(`${unused.length} of ${alternatives.length} alternatives of the other rows:`)
for (const { name, pattern, one } of unused)
  console.log(`  ${name}: ${one.text}\n    at ${one.start} in ${String(pattern)}`)

/** Records the texts that the pattern of a form is tried on. */
function watchForm(pattern: RegExp): void {
  pattern.test = (text) => {
    const has = RegExp.prototype.test.call(pattern, text)
    // A pattern of a form begins with `^`.
    seenBy(pattern).texts.set(text, has ? 0 : -1)
    if (has) found.push([pattern, text])
    return has
  }
}

/** Records the texts that a mask is tried on, and those that it changes. */
function watchMask(pattern: RegExp): void {
  const replace = RegExp.prototype[Symbol.replace] as (text: string, by: string) => string
  Object.defineProperty(pattern, Symbol.replace, {
    value: (text: string, by: string) => {
      const masked = replace.call(pattern, text, by)
      const { texts, decided } = seenBy(pattern)
      if (!texts.has(text)) texts.set(text, text.search(pattern))
      if (masked !== text) decided.add(text)
      return masked
    },
  })
}

/** Reads a line as the readers of a log do. */
function readAll(line: string): void {
  found = []
  const read = classifyLine(line)
  const named = findForm(line).form
  const form = 'form' in read ? read.form : undefined
  const ofWarning = read.kind === 'warning' ? formOfWarning() : undefined
  // A total counts also in a line that a form above it classifies.
  const total = foundForms().find(({ role }) => role === 'total')?.pattern
  for (const pattern of [form?.pattern, named?.pattern, ofWarning, total])
    for (const [other, text] of found) if (other === pattern) seenBy(pattern).decided.add(text)
  maskPart(line)
  withoutAmounts(line)
}

/** Lists the forms that the current line has, in the order of the table. */
function foundForms(): readonly Form[] {
  if (found.length === 0) return []
  const patterns = new Set(found.map(([pattern]) => pattern))
  return FORMS.filter(({ pattern }) => patterns.has(pattern))
}

/** A warning is the first form of that role, unless one before has a level. */
function formOfWarning(): RegExp | undefined {
  return foundForms().find(({ role, pattern }) => {
    const text = found.find(([other]) => other === pattern)?.[1] ?? ''
    return role === 'warning' || isWarning(pattern.exec(text)?.groups?.['level'])
  })?.pattern
}

/**
 * Whether a line of the sets is read otherwise without an alternative: what it allows, where its row decides; what it
 * forbids, in any text.
 */
function decides(pattern: RegExp, { without, isForbidden }: Alternative): boolean {
  const { texts, decided } = seenBy(pattern)
  return isForbidden
    ? [...texts].some(([text, at]) => text.search(without) !== at)
    : [...decided].some((text) => readsOtherwise(pattern, without, text))
}

function seenBy(pattern: RegExp): Seen {
  const found = seen.get(pattern)
  if (found === undefined) throw new Error(`${String(pattern)} is in no table`)
  return found
}

function simulatedLines(): readonly string[] {
  const sets = [...READ_SETS, 'blind', 'no-tests', 'later-tries'] as const
  const pairs = [equalPairs(1, PAIRS), differentPairs(1, PAIRS), silentPairs(1, PAIRS)].flat()
  return [
    ...sets.flatMap(simulateLogs).flatMap((log) => log.lines),
    ...pairs.flatMap(({ here, there }) => [...here, ...there]),
    ...(['tests', 'tools'] as const).flatMap(readErrorPairs).flatMap(textsIn),
    ...(['equal', 'different'] as const).flatMap(readLearnedLogs).flatMap(textsIn),
  ]
}

/** Lists the lines of logs in files: whole ones, and cases as JSON. */
function linesInFiles(): readonly string[] {
  const texts = (pattern: string, folder = ROOT): readonly string[] =>
    globSync(pattern, { cwd: folder }).map((path) => readFileSync(join(folder, path), 'utf8'))
  const cases = texts('testing/simulate/**/*.jsonl').flatMap((text) => text.trim().split('\n'))
  const folders = [join(ROOT, '../shared/corpus/job-logs'), ...process.argv.slice(2)]
  const logs = [
    ...texts('testing/simulate/tool-results/*/log.txt'),
    ...folders.flatMap((folder) => texts('**/*.{txt,log}', folder)),
    ...cases.flatMap((text) => textsIn(JSON.parse(text))),
  ]
  const timeOf = timeReader()
  return logs
    .flatMap((log) => log.split(/\r?\n/))
    .map((line) => {
      const bytes = Buffer.from(line)
      return readLine(bytes, timeOf(bytes)?.textAt).text
    })
}

/** Lists all texts in a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
