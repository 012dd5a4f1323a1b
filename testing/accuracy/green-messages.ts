import { readFileSync } from 'node:fs'
import type { LogRow } from '../../src/model/logged/step-log.ts'
import { type Accuracy, countOf, countText, percent, ratio } from './accuracy.ts'
import { readStepLog } from './changed-errors.ts'
import { showFailure } from './shown-failure.ts'

/** Messages that are right beside the green log, and of the certain ones. */
const MIN_RIGHT = 88 / 97
const MIN_CERTAIN = 0.96
/** Messages that the log of quite another step costs. */
const MAX_LOST = 2

/** Pairs between a log and that of another step. */
const OTHER = 7

/** A step that was really run, once green and once with a planted fault. */
interface GreenPair {
  readonly name: string
  readonly green: readonly string[]
  readonly red: readonly string[]
  /** Patterns of the lines that say why it failed. */
  readonly reasons: readonly string[]
}

interface Shown {
  readonly name: string
  readonly isRight: boolean
  readonly isCertain: boolean
}

/** Measures the messages of failed steps beside a log of the step in which it passed, and beside logs that are none. */
export function measureGreenMessages(): Accuracy {
  const pairs = readFileSync(new URL('../simulate/green-pairs.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as GreenPair)
  const show = (logOf?: (pair: GreenPair, at: number) => readonly string[] | undefined) =>
    pairs.map((pair, at) => showBeside(pair, logOf?.(pair, at)))
  const alone = show()
  const beside = show(({ green }) => green)
  const lostBeside = lostIn(alone, beside)
  const itself = lostIn(
    alone,
    show(({ red }) => red),
  )
  const other = lostIn(
    alone,
    show((_, at) => pairs[(at + OTHER) % pairs.length]?.green),
  )
  const right = countOf(beside.map(({ isRight }) => isRight))
  const certain = countOf(beside.flatMap((one) => (one.isCertain ? one.isRight : [])))
  const wrong = beside.flatMap(({ name, isRight }) => (isRight ? [] : name))
  return {
    lines: [
      `right without a green log: ${describe(alone)}`,
      `right beside one: ${describe(beside)} (at least ${percent(MIN_RIGHT, 1)}, and ${percent(MIN_CERTAIN, 0)} of the certain ones); lost: ${lostBeside.length}`,
      `lost beside the failed log itself: ${itself.length}; beside the log of another step: ${other.length} (at most ${MAX_LOST})`,
      `wrong beside a green log: ${wrong.join(', ')}`,
    ],
    targetsMet:
      ratio(right) >= MIN_RIGHT &&
      ratio(certain) >= MIN_CERTAIN &&
      lostBeside.length + itself.length === 0 &&
      other.length <= MAX_LOST,
  }
}

function describe(shown: readonly Shown[]): string {
  const right = countOf(shown.map(({ isRight }) => isRight))
  const certain = countOf(shown.flatMap((one) => (one.isCertain ? one.isRight : [])))
  return `${countText(right)}; certain and right: ${countText(certain)}`
}

function lostIn(before: readonly Shown[], after: readonly Shown[]): readonly string[] {
  return before.flatMap(({ name, isRight }, at) =>
    isRight && after[at]?.isRight !== true ? name : [],
  )
}

function showBeside({ name, red, reasons }: GreenPair, green?: readonly string[]): Shown {
  const { cause } = showFailure({ lines: red }, green && rowsOf(green))
  const isReason = (text: string) => reasons.some((reason) => new RegExp(reason).test(text))
  const isRight = saysReason(cause?.message, red, isReason)
  return { name, isRight, isCertain: cause?.isMessageCertain === true }
}

function rowsOf(lines: readonly string[]): readonly LogRow[] {
  return readStepLog(lines).excerpts[0]?.errors?.log.rows ?? []
}

/** A shorter text can stand in any line. */
const MIN_CHARACTERS = 12

/** Whether a message, or the line that it is made from, says why the step failed. */
export function saysReason(
  message = '',
  lines: readonly string[],
  isReason: (text: string) => boolean,
): boolean {
  const text = bare(message).replace(/ \(and \d+ more\)$/, '')
  const said = text
    .replace(/^\S+:\d+: /, '')
    .replace(/ \([\w@/.-]+\)$/, '')
    .replace(/, (?:left|right|expected|actual|received): .*$/i, '')
  const rows = lines.map(bare).filter((line) => line.includes(said))
  return [text, ...(said.length < MIN_CHARACTERS ? [] : rows)].some(isReason)
}

function bare(line: string): string {
  return line
    .replace(/\p{Cc}\[[0-9;?]*[A-Za-z]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
