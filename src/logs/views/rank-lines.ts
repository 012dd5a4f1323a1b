// Chooses the line that says why a step failed, by its signs: `npm run why -- log.txt`.
import type { Standing } from '../../model/logged/green-log.ts'
import type { LogEvent } from '../events/event-store.ts'
import type { StepEvents } from '../events/step-events.ts'
import { isEnding, isSpecific } from '../lines/ending-forms.ts'
import { boundText, isFrameOrCode } from '../lines/frames.ts'
import { isEcho, isLogged } from '../lines/plain-lines.ts'
import { withoutLabels } from '../lines/text-signs.ts'
import { isCounting, isTotal } from '../words/total.ts'
import { shownRows, type ShownRows } from './shown-rows.ts'
import {
  CONSEQUENCES,
  MIN_SCORE,
  namesNoReason,
  type RankedReason,
  type RankedRows,
  type ReasonCandidate,
  scoreOf,
  type SignName,
  signsOf,
} from './reason-signs.ts'

/** The line that says why the step failed; `undefined` if none does. */
export interface ChosenReason extends Partial<Pick<ShownRows, 'uncertain' | 'omitted'>> {
  readonly message: RankedReason | undefined
  /** Whether the message certainly says why. */
  readonly isCertain: boolean
}

/** The lines of a step by how well they say why it failed. */
export interface Ranking extends RankedRows {
  /** The message that is compared with other logs, and the one that is shown. */
  readonly compared: ChosenReason
  readonly shown: ChosenReason
  /** Returns the message that is shown beside a green log of the step, by how lines stand in it. */
  readonly comparedWithGreen: (standingOf: (line: LogEvent) => Standing) => ChosenReason
}

/** Lines around one that can explain it. */
const MAX_BEFORE = 10
const MAX_AFTER = 5

/** Lines of the end that can be the reason whatever they say. */
const MAX_END = 60

/** Ranks the lines that can say why a step failed. */
export function rankLines(step: StepEvents): Ranking {
  const texts = new Set<string>()
  const all = candidatesOf(step)
    .map((one): RankedReason => {
      const isCopy = texts.has(one.line.text)
      texts.add(one.line.text)
      const signs = signsOf(one)
      return { ...one, isCopy, signs, score: scoreOf(signs) }
    })
    .sort((one, other) => other.score - one.score)
  const possible = all.filter(
    ({ line, score, signs }) =>
      score >= MIN_SCORE &&
      !isHarmless(line, step) &&
      !signs.includes('noReason') &&
      !isEcho(line.text) &&
      !isLogged(line.text) &&
      !isTotal(line.text) &&
      ![CLOSING, COMMAND, CLEANUP].some((pattern) => pattern.test(boundText(line.text))),
  )
  const eligible = possible.filter(({ signs }) => !signs.includes('noEvidence'))
  const rows = { eligible, possible, all }
  const compared = chooseReason(step, rows)
  function choose(chosen: readonly RankedReason[]): ChosenReason {
    const { uncertain, omitted, ...shown } = shownRows(step, { ...rows, eligible: chosen })
    const { message, isCertain } = chooseReason(step, shown, shownBelow)
    return { message, isCertain: isCertain && !uncertain.has(message?.line), uncertain, omitted }
  }
  return {
    ...rows,
    compared,
    shown: choose(eligible),
    comparedWithGreen: (standingOf) => choose(besideGreen(compared.message, rows, standingOf)),
  }
}

/** Chooses the line that says why the step failed, and says whether that is certain. */
function chooseReason(
  step: StepEvents,
  { eligible, possible, all }: RankedRows,
  below: typeof shownBelow = belowHeading,
): ChosenReason {
  const hasFailure = all.some(({ line: { lineClass: found } }) =>
    ['failure', 'error'].includes(found.kind),
  )
  const isSaid = ({ line, score }: RankedReason) =>
    score >= MIN_SCORE &&
    !['noise', 'summary', 'mention'].includes(line.lineClass.kind) &&
    !(hasFailure && isHarmless(line, step))
  const best = unsurvived(eligible) ?? possible[0] ?? all.find(isSaid)
  const message = best
    ? innermost(below(best, step, all), step.events)
    : all.find(({ line }) => line.mark !== '' && !isEnding(line.text))
  // The runner can mark a copy of it.
  const copies = all.filter(({ line }) => line.text === message?.line.text)
  const isCertain =
    message !== undefined &&
    ([message, ...copies].some(statesReason) || standsAlone(message.line, step))
  return { message, isCertain }
}

/** Whether a line is a warning of a step that warnings do not fail. */
function isHarmless({ lineClass: found, text }: LogEvent, { strictAt }: StepEvents): boolean {
  return strictAt === undefined && (found.kind === 'warning' || WARNING.test(text))
}

/** A step that prints so little says nothing else. */
const MAX_LITTLE = 6

/**
 * Whether no other line of a step can be the reason, and the step did not continue after it: it is the only one that says
 * that something failed, or the last line and one of those, or the step says nearly nothing.
 */
function standsAlone(line: LogEvent, { events, endsAt }: StepEvents): boolean {
  const rows = events.filter(
    ({ text, position, lineClass: found }) =>
      text.trim() !== '' && position <= endsAt && found.kind !== 'noise' && !isEnding(text),
  )
  const failed = rows.filter(({ error, lineClass: found }) => error || found.kind !== 'text')
  const isOne = failed.includes(line) && (failed.length === 1 || rows.at(-1) === line)
  const isAlone = isOne || (rows.includes(line) && rows.length <= MAX_LITTLE)
  return isAlone && line.continuation.resumed === undefined && !isCounting(line.text)
}

/**
 * Returns the lines of which the message is chosen beside a green log, the best first: (1) the new ones with evidence; (2)
 * if there are none, the new ones that can be it; (3) those with evidence that it has less often; (4) the one that is chosen
 * without it, if it is new; (5) any new one that names what failed or says more than that something did; (6) those that are
 * chosen without it.
 */
function besideGreen(
  alone: RankedReason | undefined,
  { eligible, possible, all }: RankedRows,
  standingOf: (line: LogEvent) => Standing,
): readonly RankedReason[] {
  const are = (standing: Standing, some: readonly RankedReason[]) =>
    some.filter(({ line }) => standingOf(line) === standing)
  const said = all.filter(
    ({ line }) =>
      line.lineClass.kind !== 'noise' &&
      !isEnding(line.text) &&
      (line.namedBy !== undefined || !(line.lineClass.kind === 'summary' || isTotal(line.text))),
  )
  const choices = [
    are('not', eligible),
    are('not', possible),
    are('more often', eligible),
    are('not', alone === undefined ? [] : [alone]),
    are('not', said),
  ]
  return choices.find(({ length }) => length > 0) ?? eligible
}

function candidatesOf({ events, endsAt, works }: StepEvents): readonly ReasonCandidate[] {
  const unchanged = unchangedLines(events)
  const isWritten = ({ qualified }: LogEvent) => qualified.key !== ''
  const endFrom = events.filter(isWritten).at(-MAX_END)?.index ?? 0
  return events.flatMap((line, at) => {
    const { index, position } = line
    const isAtEnd = index >= endFrom && position <= endsAt && line.lineClass.kind !== 'noise'
    const isAboutFiles = line.error && position > endsAt
    if (!isWritten(line) || isAboutFiles || unchanged.has(index) || (!line.hasSign && !isAtEnd))
      return []
    const near = (from: number, to: number) =>
      events
        .slice(Math.max(0, at + from), at + to + 1)
        .filter((other) => other.index >= index + from && other.index <= index + to)
    return {
      line,
      before: near(-MAX_BEFORE, -1),
      after: near(1, MAX_AFTER).filter((other) => other.position <= endsAt || other.hasSign),
      toEnd: Math.max(0, endsAt - position),
      goesOn: works > line.works,
    }
  })
}

const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/

/** Returns the indexes of the lines of diffs that did not change. */
function unchangedLines(events: readonly LogEvent[]): ReadonlySet<number> {
  const found = new Set<number>()
  /** Rows of the hunk that are still to come. */
  let before = 0
  let after = 0
  for (const { text, index } of events) {
    const hunk = HUNK.exec(text)
    if (hunk !== null) {
      before = Number(hunk[1] ?? 1)
      after = Number(hunk[2] ?? 1)
    } else if (before + after > 0) {
      if (!text.startsWith('+')) before -= 1
      if (!text.startsWith('-')) after -= 1
      if (!/^[+-]/.test(text)) found.add(index)
    }
  }
  return found
}

/** How much less a later line can say than an error after which the step continued, and how much it has to. */
const MAX_DIFFERENCE = 3
const MIN_LATER_SCORE = 1.5

/** Signs of a line that reports an error in a form of its own. */
const STATEMENTS: readonly SignName[] = ['errorLabel', 'exceptionStart', 'errno']

/** Another line says why something failed to happen. */
const FAILED_TO = /\bfailed to \w/i

/** Whether a line says itself that it is why: the runner marks it, or it reports an error after which the step did not continue. */
function statesReason({ line, signs }: RankedReason): boolean {
  const has = (name: SignName) => signs.includes(name)
  const isOwn = STATEMENTS.some(has) && !CONSEQUENCES.some(has) && !FAILED_TO.test(line.text)
  return line.error || (isOwn && line.continuation.resumed === undefined)
}

/**
 * Returns the line that explains the failure best, or a later one that says nearly as much, and not only that what is
 * above it failed, if the step continued between them: it survived the first one.
 */
function unsurvived(eligible: readonly RankedReason[]): RankedReason | undefined {
  return eligible
    .filter(({ isCopy, signs }) => !isCopy && !CONSEQUENCES.some((name) => signs.includes(name)))
    .toSorted((one, other) => one.line.index - other.line.index)
    .reduce((last: RankedReason | undefined, one) => {
      const { resumed = Infinity } = last?.line.continuation ?? {}
      const isSaid = last && one.score >= Math.max(MIN_LATER_SCORE, last.score - MAX_DIFFERENCE)
      return isSaid && resumed < one.line.continuation.before && last.line.index < one.line.index
        ? one
        : last
    }, eligible[0])
}

/**
 * What a tool says of all that failed without a count. A count of vulnerabilities can be all that a scanner reports, so
 * it is no total of a finding, but another line says more.
 */
const CLOSING =
  /^\W{0,8}(?:Error: )?\d+ (?:\w+ ){0,2}vulnerabilit(?:y|ies)\b(?:,? \(?(?:and )?(?:\d+|\w+)){0,6}[^\w]{0,4}$|\btests did not pass\b|\bfailed to (?:push|fetch) some (?:refs|objects)\b|\bcheck found ERRORs|\bcompleted with errors, see\b|^\s*Failed: +(?:\S+$|\d+ failure)|\bfailed="\d|^\W*\d+ [a-z]+(?: [a-z]+){0,3}(?:(?:,| and) \d+ [a-z]+(?: [a-z]+){0,3})+(?: in [\d.:]+ ?m?s)?\W*$|not remade because of errors|^\s*https?:\/\/\S+(?: -- .*)?$/

/** A warning behind the name of a service or a position. */
const WARNING = /^[\s\d:]*(?:[^\s\d:]\S*)? {1,8}Warning:? /

/** A command that a tool advises. */
const COMMAND =
  /^\s*(?:npm|npx|yarn|pnpm|pip|cargo|composer|bundle|poetry|uv|dotnet) (?!error network )[a-z]{2,20}(?: \S{1,60}){0,4}$/

/** What a script does at its end, whatever happened before. */
const CLEANUP = /^(?:rm|rmdir|umount|kill|pkill|killall): /

/** A row that is nested by its indentation, which no task of Gradle is. */
const NESTED = /^ {0,40}> (?!(?:Task|Configure) )/

/** Returns the deepest of the rows that are nested below a line, up to an empty line. */
function innermost(row: RankedReason, events: readonly LogEvent[]): RankedReason {
  const depth = ({ text }: LogEvent) => NESTED.exec(text)?.[0].length ?? 0
  if (depth(row.line) === 0 && !row.signs.includes('introduced')) return row
  const below = events.slice(events.indexOf(row.line) + 1)
  const end = below.find(({ text }) => text.trim() === '')
  const line = below
    .slice(0, end && below.indexOf(end))
    .reduce((last, other) => (depth(other) > depth(last) ? other : last), row.line)
  return { ...row, line }
}

/** What introduces what stands below: it ends with a colon, without a quotation or behind a position. */
const HEADING = /^[^'"`]*:\s*$|:\d+:\d+:$/

/** A longer line that ends with a colon says what happened. */
const MAX_HEADING_WORDS = 10
/** Signs of a sentence that says what is wrong, though it ends with a colon. */
const MIN_SENTENCE_WORDS = 5
const STATES: readonly SignName[] = ['cannot', 'negated', 'missing', 'exceeded']

/** A sentence above a value. @example The lock file is out of date. Expected: */
const STATED = /[a-z\d)]\. [A-Z]\w+:\s*$/

/** Rows below a heading that can be what it introduces, and empty ones among them. */
const MAX_INTRODUCED = 10
const MAX_EMPTY = 2

/** Returns the row that a sentence closes, or that stands below a heading. */
function shownBelow(
  row: RankedReason,
  step: StepEvents,
  all: readonly RankedReason[],
): RankedReason {
  return introducedBy(row, step, all) ?? firstBelow(row, step, all)
}

/** A row of a list. */
const BULLET = /^\s*[*•·-] (?=\S)/
const TRACEBACK = /^Traceback \(most recent call last\)/

/** Returns the row that plain words or a logged line head that have no colon: the first of a list, or the end of a traceback. */
function introducedBy({ line }: RankedReason, step: StepEvents, all: readonly RankedReason[]) {
  const [next, ...others] = step.events.filter(({ index }) => index > line.index)
  const heads = TRACEBACK.test(next?.text ?? '')
  const isListed = BULLET.test(next?.text ?? '') && !BULLET.test(line.text) && arePlain(line.text)
  const found = heads ? others.find(({ text }) => /^\S/.test(text)) : isListed ? next : undefined
  const row = all.find((one) => one.line === found)
  return row?.signs.includes('advice') ? undefined : row
}

/**
 * Returns what a longer heading introduces, up to a row of another label: of the rows with evidence the one that ranks best, if
 * all have the label, or else the first.
 */
function firstBelow(
  row: RankedReason,
  step: StepEvents,
  all: readonly RankedReason[],
): RankedReason {
  const { events } = step
  const { text, index } = row.line
  if (STATED.test(text)) return row
  const said = withoutLabels(text).trim().split(/\s+/)
  const isHeading = HEADING.test(text) && said.length <= MAX_HEADING_WORDS
  if (!isHeading || saysItself(row)) return belowHeading(row)
  const labelOf = (other: string) =>
    other.slice(0, -withoutLabels(other).length || undefined).trim()
  const label = labelOf(text)
  const rows = events.filter((line) => line.index > index).slice(0, MAX_INTRODUCED + MAX_EMPTY)
  const isEmpty = (other: string) => other.trim() === '' || other.trim() === label
  const isOther = (other: string) => label !== '' && labelOf(other) !== label
  const end = rows.findIndex((line) => !isEmpty(line.text) && isOther(line.text))
  const near = new Set(end === -1 ? rows : rows.slice(0, end))
  const canBe = ({ line, score, signs }: RankedReason) =>
    near.has(line) && score >= MIN_SCORE && !signs.includes('noEvidence') && !namesNoReason(line)
  const ranked = all.filter(canBe)
  const [first] =
    label === '' ? ranked.toSorted((one, other) => one.line.index - other.line.index) : ranked
  return first ?? belowHeading(row)
}

/** Returns the line below a heading: that is what it introduces. */
function belowHeading(line: RankedReason): RankedReason {
  const { text } = line.line
  const words = withoutLabels(text).match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0
  const isHeading = HEADING.test(text) && words <= MAX_HEADING_WORDS
  if (!isHeading) return line
  const below = line.after.find(
    ({ text: other, lineClass: found }) =>
      found.kind !== 'noise' && isSpecific(other) && !isFrameOrCode(other),
  )
  // A line that says what is wrong keeps its place beside one that does not.
  return below === undefined || (saysItself(line) && !below.hasSign)
    ? line
    : { ...line, line: below }
}

/** Whether a heading is a sentence that says itself what is wrong. */
function saysItself({ line, signs }: RankedReason): boolean {
  const words = withoutLabels(line.text).match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0
  return words >= MIN_SENTENCE_WORDS && STATES.some((name) => signs.includes(name))
}

/** A word of a sentence that has no name, place or quotation: a plain one, or a count. */
const WORD = /^\(?(?:[a-z]+(?:\(s\))?|\d+(?:\.\d+)?)[.,:!)]*$/
const MAX_WORDS = 14

/** Whether a text has no name, place or quotation. */
function arePlain(text: string): boolean {
  const words = text.split(' ')
  const isPlain = (word: string, at: number) =>
    WORD.test(at === 0 || /[.!:]$/.test(words[at - 1] ?? '') ? word.replace(/^[A-Z]+/, 'a') : word)
  return words.length <= MAX_WORDS && words.every(isPlain)
}
