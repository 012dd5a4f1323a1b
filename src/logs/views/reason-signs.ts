// Signs around a line that it says why a step failed: `npm run why -- log.txt`.
import type { LogEvent } from '../events/event-store.ts'
import { isEnding, isSpecific } from '../lines/ending-forms.ts'
import { boundText, indentOf, isFrame, isFrameOrCode } from '../lines/frames.ts'
import { EVIDENT_SIGNS, LEVEL, saidIn, TEXT_SIGNS, withoutLabels } from '../lines/text-signs.ts'
import { isPassed } from '../words/passed.ts'

/** A line of a step that can be the reason, and what is known of it once the step is over. */
export interface ReasonCandidate {
  readonly line: LogEvent
  /** The lines directly before it and after it. */
  readonly before: readonly LogEvent[]
  readonly after: readonly LogEvent[]
  /** Number of lines after it, without noise. */
  readonly toEnd: number
  /** Whether the step goes on to work after it: it survived the error. */
  readonly goesOn: boolean
}

/** A comment of a script that a shell prints, and an option in the help of a command. */
const COMMENT =
  /^# (?!Failed|Looks|Error)[A-Z][a-z]+ |^\s*(?:npm (?:ERR!|error) +)?\[?-{1,2}[a-z](?:[\w-]*[ |=,]+<|, --|[\w-]*\|-{1,2}[a-z])|\bnpm (?:ERR!|error) {3,}[A-Z]|\s# [\w./-]+:\d+(?: [\d.]+s)?$/

/** Row in which a tool says how many its list omits. */
const OMITTED = /^\W*(?:and )?\d+ more(?: \w+){0,2}(?: (?:that|not) .*|\W*)$/

/** A counter of nothing, whatever it counts. */
const NOTHING = /^\W*\w+(?: \w+){0,2}\s*[:=]\s*0\W*$/

/** That nothing is wrong. */
// @example orders/__init__.py: No issues detected!
const NONE_WRONG =
  /^(?!.*\b(?:[Ee]rror|ERROR|[Ff]atal|FATAL)\b:)(?:.*[.:] )?\W*(?:[Ff]ound )?[Nn]o (?:\w+ ){0,2}(?:errors?|hits?|issues?|offen[cs]es?|problems?|violations?|vulnerabilit(?:y|ies)|warnings?)(?: (?:were |was )?(?:found|detected))?\W*$/

/** What a shell says of a process that a signal ended. */
const KILLED = /^(?:Killed|Terminated|Aborted|Segmentation fault|Bus error)\b(?! due to).{0,20}$/

/** That a command found nothing to do, what it counts, or what it names alone is a reason, whatever it says of its status. */
const FOUND_NONE = /\bno .{1,40} found\b|^error: \d+ [a-z]|^\S+: failed$/i

const LABELLED = /^.{0,60}\b(?:error|Error|ERROR|fatal|failed|FAILED|Problem)\b/
const QUOTED = /['"`“‘«][^'"`”’»]{1,100}['"`”’»]/
const SENTENCE = /^[A-Z].{15,}\.$/

/** Weights of what a line is among the others. */
const WEIGHTS = {
  noEvidence: -2,
  noReason: -2.3,
  failureLine: 1.5,
  failureHeading: 1.8,
  levelError: 0.4,
  detailUnderError: 1.2,
  introduced: 1.5,
  goesOn: -1,
  short: -0.7,
  continuation: -2,
} as const satisfies Readonly<Record<string, number>>

/** The name of a sign; a misspelled one is an error of the compiler. */
export type SignName = (typeof TEXT_SIGNS)[number][0] | keyof typeof WEIGHTS

/** A line that can be the reason, with its score. */
export interface RankedReason extends ReasonCandidate {
  readonly signs: readonly SignName[]
  readonly score: number
  /** Whether a line before it has the same text. */
  readonly isCopy: boolean
}

/** The lines that can be the message: with evidence, without, and all, the best first. */
export type RankedRows = Readonly<Record<'eligible' | 'possible' | 'all', readonly RankedReason[]>>

const EVIDENCE: ReadonlySet<SignName> = new Set([
  ...EVIDENT_SIGNS.map(([name]) => name),
  'levelError',
  'introduced',
  'failureLine',
] as const)

export const SIGN_WEIGHTS: ReadonlyMap<SignName, number> = new Map([
  ...TEXT_SIGNS.map(([name, weight]) => [name, weight] as const),
  ...(Object.entries(WEIGHTS) as [keyof typeof WEIGHTS, number][]),
])

/** Signs of a line that says only that what is above it failed. */
export const CONSEQUENCES: readonly SignName[] = [
  'wrapper',
  'commandFailed',
  'wholeFailed',
  'exitStatus',
]

/** Below this, a line does not say why the step failed. */
export const MIN_SCORE = -1.5

/** Returns how well a line with these signs explains the failure of its step. */
export function scoreOf(signs: readonly SignName[]): number {
  return signs.reduce((score, name) => score + (SIGN_WEIGHTS.get(name) ?? 0), 0)
}

const MAX_SHORT_CHARACTERS = 30
/** What heads the reason, in the form of Gradle, CMake, Cargo or R, or between rules. */
const INTRODUCES =
  /^(?:\* What went wrong|CMake Error .*|\s*Caused by(?: error)?):\s*$|^[⎯─━═]{3,} [\w ]{0,40}(?:Error|Exception|Rejection) [⎯─━═]{3,}$/
/** The head of a panel, whose rows look like source code. */
// @example ╭─ Error ─────────────────────╮
const PANEL = /^[╭┌][─━═]+ (?:\w+ )?Errors? [─━═]+[╮┐]$/

/** A form with at least so many lines after it is a heading. */
const MIN_LINES_BELOW_HEADING = 4

/** Lists the signs of a line. */
export function signsOf({ line, before, goesOn }: ReasonCandidate): readonly SignName[] {
  const { lineClass: found } = line
  const raw = boundText(line.text)
  const text = withoutLabels(raw)
  const said = saidIn(text)
  const signs: SignName[] = TEXT_SIGNS.filter(
    ([name, , pattern]) => pattern.test(said) || (name === 'errorLabel' && line.mark !== ''),
  ).map(([name]) => name)
  const ends = isEnding(raw) && !FOUND_NONE.test(raw)
  if (ends && !signs.includes('exitStatus')) signs.push('exitStatus')
  // What is below the name of a hook says what failed.
  if (found.kind === 'failure' && found.form.role !== 'begun')
    signs.push(found.form.after >= MIN_LINES_BELOW_HEADING ? 'failureHeading' : 'failureLine')
  if (LEVEL.test(raw)) signs.push('levelError')
  const above = before.at(-1)
  const isInPanel = above !== undefined && PANEL.test(above.text)
  if (above && (INTRODUCES.test(above.text) || isInPanel)) signs.push('introduced')
  if (found.kind !== 'mention' && !signs.some((name) => EVIDENCE.has(name)))
    signs.push('noEvidence')
  if (!isInPanel && namesNoReason(line)) signs.push('noReason')
  const isUnderError = before.some((above) => LABELLED.test(boundText(above.mark + above.text)))
  const isDetail = !signs.includes('errorLabel') && (QUOTED.test(said) || SENTENCE.test(said))
  if (isUnderError && isDetail) signs.push('detailUnderError')
  if (above && isWrapped(above, line)) signs.push('continuation')
  if (goesOn) signs.push('goesOn')
  if (text.length <= MAX_SHORT_CHARACTERS) signs.push('short')
  return signs
}

/** A line of prose that is at least so long can continue in the next one. */
const MIN_WRAPPED_CHARACTERS = 46

/** Returns whether a sentence continues in the next line; one behind a time does not. */
function isWrapped(line: LogEvent, next: LogEvent): boolean {
  const text = boundText(line.text)
  return (
    text.length >= MIN_WRAPPED_CHARACTERS &&
    /^(?!\w+=|\[?\d+[-:/.]\d).*[\w,)'"`]$/.test(text) &&
    /^\s*[a-z](?!\S*:\d)/.test(next.text) &&
    indentOf(text) === indentOf(next.text)
  )
}

/** Whether a line names no reason: noise, a total, a frame, source code, or only words that any failure has. */
export function namesNoReason({ text, lineClass: found }: LogEvent): boolean {
  const raw = boundText(text)
  const said = withoutLabels(raw)
  return (
    found.kind === 'noise' ||
    found.kind === 'summary' ||
    isFrameOrCode(raw) ||
    isFrame(said) ||
    COMMENT.test(raw) ||
    OMITTED.test(raw) ||
    NOTHING.test(raw) ||
    NONE_WRONG.test(raw) ||
    isPassed(raw) ||
    (!isSpecific(said) && !KILLED.test(said))
  )
}
