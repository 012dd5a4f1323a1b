import type { LogEvent } from '../events/log-event.ts'
import type { StepEvents } from '../events/step-events.ts'
import { boundText, isFrame } from '../lines/frames.ts'
import { isLogged } from '../lines/plain-lines.ts'
import { SOURCE } from '../lines/source.ts'
import type { RankedReason, RankedRows } from './rank-lines.ts'
import { CONSEQUENCES } from './reason-signs.ts'
import { survivedEchoes } from './survived-echoes.ts'

/** The rows of which the message is chosen that is shown. */
interface ShownRows extends RankedRows {
  /** Rows that are never certain. */
  readonly uncertain: ReadonlySet<LogEvent | undefined>
}

/**
 * Returns the rows that can be shown as the message, which are not all that are compared with other logs. If another row says why, these
 * are omitted, and they are never certain:
 *
 * 1. what a shell or make says of a signal, below a finding or the failure of a place in a file;
 * 2. what the script of the step prints for a command that it survives.
 */
export function shownRows({ events, header }: StepEvents, rows: RankedRows): ShownRows {
  const isEchoed = survivedEchoes(header)
  const uncertain = new Set([
    ...signalRows(rows.eligible, events), // 1
    ...rows.all.flatMap(({ line }) => (isEchoed(line.text) ? line : [])), // 2
  ])
  const saysWhy = ({ line, signs }: RankedReason) =>
    !uncertain.has(line) && !CONSEQUENCES.some((name) => signs.includes(name))
  const isOther = rows.eligible.some(saysWhy)
  const isKept = ({ line }: RankedReason) => !isOther || !uncertain.has(line)
  const { eligible, possible, all } = rows
  return {
    eligible: eligible.filter(isKept),
    possible: possible.filter(isKept),
    all: all.filter(isKept),
    uncertain,
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
    isUnsurvived(row) && (row.line.found.kind === 'failure' || isPlacedFailure(row, events))
  const reasons = eligible.filter((row) => !signals.includes(row) && isReason(row))
  return signals
    .map(({ line }) => line)
    .filter(({ index }) => reasons.some(({ line }) => line.index < index))
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
