// Chooses the excerpt of a step.
import { isInGreen, type Standing } from '../../model/logged/green-log.ts'
import type {
  ChooseBeside,
  LogExcerpt,
  StepFindings,
  LoggedEntry,
} from '../../model/report/failure.ts'
import type { LogLine } from '../../model/shapes/failure.ts'
import type { LogEvent } from '../events/event-store.ts'
import type { StepEvents } from '../events/step-events.ts'
import type { StepLine } from '../lines/step-line.ts'
import type { StartedTest } from '../starts/start-reader.ts'
import type { ChosenReason, Ranking } from './rank-lines.ts'
import type { RankedReason } from './reason-signs.ts'
import { tryReader } from './try-reader.ts'
import type { FailureForm } from '../forms/form.ts'

export interface ExcerptChooser {
  add(line: StepLine): void
  /**
   * Returns `undefined` if the step wrote nothing. `omitted` counts from the first added line.
   *
   * @param header the lines of the step's header
   * @param notEnded what had not ended if something else ended the step, whose last lines are then shown
   * @param isRead whether the step was read whole; @default true
   */
  excerpt(
    header?: string,
    notEnded?: readonly StartedTest[],
    isRead?: boolean,
  ): ChosenExcerpt | undefined
  /** Returns what a step says failed that wrote nothing: nothing. */
  silence(): StepFindings
}

export interface ChosenExcerpt extends LogExcerpt {
  /** `undefined` if something else ended the step. */
  readonly chooseBeside?: ChooseBeside | undefined
}

/** Lines below the message. */
const MAX_BELOW = 4

/**
 * Chooses at most `limit` lines that show why a step failed, in the order of the log, and the empty lines
 * between them. By priority:
 *
 * 1. the line that explains the failure best, with those below it;
 * 2. what the first entries of the list say is wrong, with their names;
 * 3. the first failures in a tool's own form and errors that the step reported, as whole blocks;
 * 4. the other lines that explain it nearly as well;
 * 5. the end, up to the last error of the step.
 *
 * Beside a green log, (3) and (4) omit what it has as well, and other lines of the end come before the rest.
 *
 * An eighth of the lines is reserved for the end, in case the lines that rank best are irrelevant. Noise is
 * chosen only if there is nothing else. Holds a bounded number of lines.
 *
 * @param stopped whether something else ended the step, such as the job's time limit. What it reported
 *   before is not the reason, so the last lines are chosen, as for a step that exceeded its own limit.
 * @param wantsKinds whether the kinds of the failure are read
 */
export function excerptChooser(limit: number, stopped = false, wantsKinds = true): ExcerptChooser {
  const reader = tryReader(wantsKinds)
  return {
    silence: () => reader.silence(),
    add(line) {
      if (line.kind !== 'hidden' && line.kind !== 'end-of-group') reader.add(line)
    },
    excerpt(header = '', notEnded = [], isRead = true) {
      const { errors, step, ranking, found, isOver } = reader.end(header, stopped, isRead)
      const said = entryLines(step.events, found.entries)
      const choice = { limit, step, said, all: ranking.all }
      const chosen = isOver
        ? stoppedLines(step.last, limit, notEnded)
        : chooseLines({ ...choice, message: ranking.shown.message })
      const shown = shownLines(chosen)
      if (shown.lines.length === 0 && step.exitCode === undefined) return undefined
      const excerpt = { ...shown, exitCode: step.exitCode, errors: found }
      if (isOver) return excerpt
      return {
        ...excerpt,
        chooseBeside(green) {
          const beside = errors.comparedWithGreen({ step, found, ranking, green })
          if (beside === undefined) return undefined
          const { message, standingOf, ...shown } = beside
          return { ...shownLines(chooseLines({ ...choice, message, standingOf })), ...shown }
        },
      }
    },
  }
}

function shownLines(chosen: readonly LogEvent[]): Pick<LogExcerpt, 'lines' | 'omitted'> {
  const begin = chosen.findIndex(({ text }) => text !== '')
  const lines = begin === -1 ? [] : chosen.slice(begin)
  return { lines: lines.map(shownLine), omitted: lines[0]?.index ?? 0 }
}

/** Returns a chosen line as it is shown, and how many lines are omitted before it. */
function shownLine(
  { index, label, text, error, cut }: LogEvent,
  at: number,
  lines: readonly LogEvent[],
): LogLine {
  const before = lines[at - 1]
  const omittedBefore = before === undefined ? 0 : index - before.index - 1
  return { text: label + text, error, cut, omittedBefore }
}

/** What lines are chosen by. */
interface LineChoice extends Pick<Ranking, 'all'>, Pick<ChosenReason, 'message'> {
  readonly limit: number
  readonly step: StepEvents
  /** The lines that name what failed and say what is wrong. */
  readonly said: readonly LogEvent[]
  /** How a line stands in a green log of the step, if one was read. */
  readonly standingOf?: (line: LogEvent) => Standing
}

function chooseLines({
  limit,
  step,
  said,
  all,
  message,
  standingOf,
}: LineChoice): readonly LogEvent[] {
  const { events, last, endsAt } = step
  const chosen = new Map<number, LogEvent>()
  const forEnd = limit > 1 ? Math.ceil(limit / 8) : 0
  const isNew = ({ index, text }: LogEvent) => !chosen.has(index) && text.trim() !== ''
  const take = (lines: readonly LogEvent[], size: number) => {
    for (const line of lines.filter(isNew)) if (chosen.size < size) chosen.set(line.index, line)
  }
  const takeLast = (lines: readonly LogEvent[]) => {
    const rest = lines.filter(isNew)
    take(rest.slice(Math.max(0, rest.length - (limit - chosen.size))), limit)
  }

  if (message !== undefined) take(withLinesBelow(message), limit - forEnd) // 1
  take(said, limit - forEnd) // 2
  const end = [...new Set([...events, ...last])]
    .filter(({ position }) => position <= endsAt)
    .toSorted((a, b) => a.index - b.index)
  // 3: whole blocks while they fit, and of the first as much as fits.
  const isFresh = (line: LogEvent) => standingOf === undefined || !isInGreen(standingOf(line))
  const blocks = failureBlocks(end).filter(([line]) => line !== undefined && isFresh(line))
  const room = () => limit - forEnd - chosen.size
  const isTooLong = (block: readonly LogEvent[]) => block.filter(isNew).length > room()
  for (const [at, block] of blocks.entries()) {
    if (at > 0 && isTooLong(block)) break
    take(block, limit - forEnd)
  }
  const isShown = ({ signs, isCopy }: RankedReason) => !isCopy && !signs.includes('noEvidence')
  take(
    all
      .filter(isShown)
      .map(({ line }) => line)
      .filter(isFresh),
    limit - Math.ceil(forEnd / 2),
  ) // 4
  if (standingOf !== undefined)
    takeLast(end.filter((line) => standingOf(line) === 'not' && line.lineClass.kind !== 'noise'))
  takeLast(end.filter(({ lineClass: { kind } }) => kind !== 'noise' && kind !== 'warning')) // 5
  // What the step did last can show where it stopped.
  if (chosen.size === 0) takeLast(end)
  // An empty line takes no more room than the mark of a gap.
  for (const line of events) {
    const isBetween = chosen.has(line.index - 1) && chosen.has(line.index + 1)
    if (line.text.trim() === '' && isBetween) chosen.set(line.index, line)
  }
  return [...chosen.values()].sort((a, b) => a.index - b.index)
}

/** Returns a line with those below it that are no noise. */
function withLinesBelow({ line, after }: RankedReason): readonly LogEvent[] {
  return [
    line,
    ...after.filter(({ lineClass: found }) => found.kind !== 'noise').slice(0, MAX_BELOW),
  ]
}

/** Entries that are shown, and of each the lines that say what is wrong. */
const MAX_SHOWN = 4
const MAX_SAID = 3

/** A shorter text can stand in any detail. */
const MIN_CHARACTERS = 6

/** Returns, of the first entries, the lines that say what is wrong and the one that names it. */
function entryLines(
  events: readonly LogEvent[],
  entries: readonly LoggedEntry[],
): readonly LogEvent[] {
  return entries.slice(0, MAX_SHOWN).flatMap(({ detail, printed }) => {
    const said = events.filter(({ text }) => detail !== undefined && containsDetail(text, detail))
    const named = events.filter(({ mark, text }) => text === printed || mark + text === printed)
    return said.length === 0 ? [] : [...said.slice(0, MAX_SAID), ...named.slice(0, 1)]
  })
}

/** Whether a text contains a detail, or a part of one that was joined. */
function containsDetail(text: string, detail: string): boolean {
  const own = text.trim()
  return text.includes(detail) || (own.length >= MIN_CHARACTERS && detail.includes(own))
}

/** Maximum length of a heading, such as `* What went wrong:`, which different failures can share. */
const MAX_HEADING_CHARACTERS = 30

/**
 * Returns failures in a tool's own form, and errors that the step reported, each once: the line, and those below it
 * that belong to it, up to noise.
 */
function failureBlocks(events: readonly LogEvent[]): readonly (readonly LogEvent[])[] {
  const texts = new Set<string>()
  return events.flatMap((line, at) => {
    const form = reportForm(line)
    if (form === undefined || texts.has(line.text)) return []
    if (line.text.length > MAX_HEADING_CHARACTERS) texts.add(line.text)
    const rest = events.slice(at + 1)
    const end = rest.findIndex((other, count) => {
      // Keeps the lines of one runner message together.
      const isPart = count < form.after || (line.error && other.error)
      const isNoise = other.lineClass.kind === 'noise' || other.lineClass.kind === 'warning'
      return !isPart || isNoise || reportForm(other) !== undefined
    })
    return [[line, ...rest.slice(0, end === -1 ? undefined : end)]]
  })
}

function reportForm({ lineClass: found, error }: LogEvent): FailureForm | undefined {
  const isReport = found.kind === 'failure' || (found.kind === 'error' && error)
  return isReport ? found.form : undefined
}

/** Tests whose lines are shown. */
const MAX_TESTS = 3

/** Lines below the one that says that a test started or continued. */
const MAX_BELOW_START = 2

/**
 * Chooses the lines of a step that something else ended: the last ones, and above them, in at most half of the room, those
 * of the tests that had not ended.
 */
function stoppedLines(
  last: readonly LogEvent[],
  limit: number,
  notEnded: readonly StartedTest[],
): readonly LogEvent[] {
  const ofTests = notEnded.slice(0, MAX_TESTS).flatMap(({ printed }) => {
    const at = last.findLastIndex(({ text }) => text.includes(printed))
    return at === -1 ? [] : last.slice(at, at + 1 + MAX_BELOW_START)
  })
  const ofEnd = new Set(last.slice(-limit))
  const others = new Set(ofTests.filter((line) => !ofEnd.has(line)))
  const above = [...others].slice(0, Math.floor(limit / 2))
  const below = last.slice(-(limit - above.length))
  return [...above, ...below].toSorted((one, other) => one.index - other.index)
}
