// Which line is shown as the reason, though another one is compared.
import type { LogEvent } from '../events/event-store.ts'
import type { StepEvents } from '../events/step-events.ts'
import { boundText, isFrame } from '../lines/frames.ts'
import { processOf } from '../lines/label.ts'
import { isLogged, withoutNames } from '../lines/plain-lines.ts'
import { SOURCE } from '../lines/source.ts'
import { forgivenCommands, survivedEchoes } from '../lines/survived-echoes.ts'
import { CONSEQUENCES, type RankedReason, type RankedRows, signsOf } from './reason-signs.ts'

/** The rows of which the message is chosen that is shown. */
export interface ShownRows extends RankedRows {
  /** Rows that are never certain. */
  readonly uncertain: ReadonlySet<LogEvent | undefined>
  /** Rows that are omitted. */
  readonly omitted: ReadonlySet<LogEvent>
}

/**
 * Returns the rows that can be shown as the message, which are not all that are compared with other logs. These are never
 * certain, and are omitted if another row says why:
 *
 * 1. what a shell or make says of a signal, below a finding or the failure of a place in a file;
 * 2. what the script of the step prints for a command that it survives, and all above it: it ends at what it does not
 *    survive. If it keeps an exit code, no row is certain then. Also the rows of a command that make ignores, or behind which
 *    the script has `|| true`;
 * 3. a failed attempt of a program that repeated it, and reports another failure below;
 * 4. the last words of a program, and those of a wrapper with hyphens between them;
 * 5. what is a word of failure only within a name, such as that of a plug-in;
 * 6. what a process printed that was stopped because another one failed;
 * 7. a default that a tool takes.
 */
export function shownRows({ events, header, entries }: StepEvents, rows: RankedRows): ShownRows {
  const echoed = survivedRows(header, events)
  const survived = [
    ...echoed, // 2
    ...ignoredRows(events), // 2
    ...forgivenRows(header, events), // 2
    ...events.filter(({ text }) => isWrapper(boundText(text))), // 4
    ...stoppedRows(entries, rows.eligible, events), // 6
  ]
  const followed = [
    ...signalRows(rows.eligible, events), // 1
    ...repeatedRows(rows.eligible, events), // 3
    ...rows.eligible.filter(isName).map(({ line }) => line), // 5
    ...events.filter(({ text }) => DEFAULT.test(boundText(text))), // 7
  ]
  const uncertain = new Set([...survived, ...followed])
  const saysWhy = ({ line, signs }: RankedReason) =>
    !uncertain.has(line) && !CONSEQUENCES.some((name) => signs.includes(name))
  const omitted = rows.eligible.some(saysWhy) ? uncertain : new Set(followed)
  const isKept = ({ line }: RankedReason) => !omitted.has(line)
  const { eligible, possible, all } = rows
  const isKeepingCode = echoed.length > 0 && KEEPS_CODE.test(header)
  return {
    eligible: eligible.filter(isKept),
    possible: possible.filter(isKept),
    all: all.filter(isKept),
    uncertain: isKeepingCode ? new Set(events) : uncertain,
    omitted,
  }
}

/** What a shell or make says of a process that a signal of its own error ended. */
const SIGNAL =
  /^(?:\S+: line \d+: +\d+ |g?make(?:\[\d+\])?: \*\*\* \[[^\]]{1,200}\] )?(?:Aborted|Segmentation fault|Bus error|Illegal instruction|Floating point exception)\b(?: \(core dumped\))?(?: {2,}\S.*)?$/

/** Returns the rows that only say which signal ended a process of which a row above says why. */
function signalRows(
  eligible: readonly RankedReason[],
  events: readonly LogEvent[],
): readonly LogEvent[] {
  const signals = eligible.filter(({ line }) => SIGNAL.test(boundText(line.text)))
  if (signals.length === 0) return []
  const isReason = (row: RankedReason) =>
    isUnsurvived(row) && (row.line.lineClass.kind === 'failure' || isPlacedFailure(row, events))
  const reasons = eligible.filter((row) => !signals.includes(row) && isReason(row))
  return signals
    .map(({ line }) => line)
    .filter(({ index }) => reasons.some(({ line }) => line.index < index))
}

/** What a tool takes in place of what it does not have. */
// @example No configurations were provided -- using built in recommended configuration by default.
const DEFAULT =
  /(?:--|—|…|\.\.\.|\.) (?:Defaulting|Falling back|Starting full|Using|using)\b|, (?:falling back|using .{0,40}\bdefaults?)\b/

/** How a script goes on after a failure and ends with it later. */
const KEEPS_CODE = /\$\?|\bset \+\w*e|\bexit ["']?\$|\bPIPESTATUS\b/

/** Returns the last text that a script prints for a command that it survives, and all rows above. */
function survivedRows(header: string, events: readonly LogEvent[]): readonly LogEvent[] {
  const isEchoed = survivedEchoes(header)
  return events.slice(0, events.findLastIndex(({ text }) => isEchoed(text)) + 1)
}

/** Returns the rows of processes that were stopped, if one that was not says that something failed. */
function stoppedRows(
  { isStopped }: Pick<StepEvents['entries'], 'isStopped'>,
  eligible: readonly RankedReason[],
  events: readonly LogEvent[],
): readonly LogEvent[] {
  const failed = eligible.some(({ line }) => {
    const process = processOf(line.label)
    return process !== '' && !isStopped(process)
  })
  return failed ? events.filter(({ label }) => isStopped(processOf(label))) : []
}

/** What make says of a command, and of one whose failure it ignores. */
const MAKE = /^g?make(?:\[\d+\])?: /
const IGNORED = /^g?make(?:\[\d+\])?: \[.{1,200}\] Error \d+ \(ignored\)$/

function ignoredRows(events: readonly LogEvent[]): readonly LogEvent[] {
  return events.flatMap((line, at) => {
    if (!IGNORED.test(boundText(line.text))) return []
    return events.slice(
      events.slice(0, at).findLastIndex(({ text }) => MAKE.test(text)) + 1,
      at + 1,
    )
  })
}

/** A command that npm prints above what it runs of a package. */
const PRINTED_COMMAND = /^> (?=.*\|\|)(.*)$/gm

/** Returns the rows of commands whose failures the script survives, also that of a package. */
function forgivenRows(header: string, events: readonly LogEvent[]): readonly LogEvent[] {
  const output = events.map(({ text }) => text).join('\n')
  const printed = Array.from(output.matchAll(PRINTED_COMMAND), ([, command]) => command)
  const isForgiven = forgivenCommands([header, ...printed].join('\n'))
  return events.filter(({ text, namedBy = '' }) => isForgiven(text, namedBy))
}

/** A file with a number, and that it failed. */
const PLACED_FAILURE = new RegExp(
  `(?<![\\w./@:-])([\\w./@-]{1,200}\\.${SOURCE}):\\d+\\b.*\\bfail(?:ed|ure)\\b`,
)
const WARNING = /\bwarn(?:ing)?\b/i

/** Whether a row is no warning, and the step did not go on after it. */
function isUnsurvived({ line, signs, goesOn }: RankedReason): boolean {
  const isWarning = WARNING.test(line.text) || isLogged(line.text) || signs.includes('skipped')
  return !isWarning && !goesOn && line.continuation.resumed === undefined
}

/** Whether a row says that a place in a file failed, and is the only one of that file: a program can begin each row with one. */
function isPlacedFailure({ line }: RankedReason, events: readonly LogEvent[]): boolean {
  const [, file] = PLACED_FAILURE.exec(boundText(line.text)) ?? []
  const isOther = ({ text }: LogEvent) =>
    text !== line.text &&
    !isFrame(text) &&
    (text.includes(`${file}:`) || text.includes(`//${file}`))
  return file !== undefined && !events.some(isOther)
}

/** What says that something is tried again. */
const AGAIN =
  /\b(?:retrying|will retry|tr(?:y|ies) (?:remaining|left)|trying again|attempt #?\d+(?:\/\d+)? failed)\b/i

/** A program before its error, and words that stand there in place of one: a level, or the name of an exception. */
const PROGRAM = /^(?!npm )([A-Za-z][\w.+-]*)(?:\[\d+\])?: \S/
const LEVEL =
  /^(?:error|fatal|err|e|warn|warning|info|note|debug|notice|panic|failed|failure)$|(?:Error|Exception|Warning)$/i

function programOf(text: string): string | undefined {
  const [, program] = PROGRAM.exec(text.trim()) ?? []
  return program === undefined || LEVEL.test(program) ? undefined : program
}

/** Returns the rows of a program that it repeated, above another failure of it. */
function repeatedRows(
  eligible: readonly RankedReason[],
  events: readonly LogEvent[],
): readonly LogEvent[] {
  const written = events.filter(({ text }) => text.trim() !== '')
  const again = written.flatMap(({ text, index }, at) =>
    AGAIN.test(text) ? { text, index, above: programOf(written[at - 1]?.text ?? '') } : [],
  )
  if (again.length === 0) return []
  const failures = eligible.flatMap(({ line }) => {
    const program = programOf(line.text)
    return program === undefined ? [] : { line, program }
  })
  return failures.flatMap(({ line, program }) => {
    const isOfProgram = (row: (typeof again)[number]) =>
      row.above === program || row.text.split(/[^\w.+-]+/).includes(program)
    const last = again.findLast(isOfProgram)?.index ?? 0
    const isOther = (other: (typeof failures)[number]) =>
      other.program === program && other.line.index > last && other.line.text !== line.text
    return line.index < last && failures.some(isOther) ? line : []
  })
}

/** Words with hyphens between them that say that something failed, behind the label of an error. */
const HYPHENED = /^error: (?:[a-z]+-)+(?:failed|exited|terminated|returned)(?:-[a-z]+)*$/i

/** The last words of a program. */
// @example tar: Error is not recoverable: exiting now
const LAST_WORDS = /: exiting(?: now)?\.?$/

function isWrapper(text: string): boolean {
  return HYPHENED.test(text.trim()) || LAST_WORDS.test(text)
}

const PLAIN = { kind: 'text' } as const

/** Whether a row has no evidence but in a name. */
function isName(row: RankedReason): boolean {
  const text = withoutNames(row.line.text)
  if (!row.signs.includes('exceeded') || text === row.line.text) return false
  const line = { ...row.line, text, lineClass: PLAIN }
  return signsOf({ ...row, line }).includes('noEvidence')
}
