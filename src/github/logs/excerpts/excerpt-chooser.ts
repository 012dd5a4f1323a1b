import type { LogExcerpt } from '../../../model/report/failure.ts'
import type { LogLine } from '../../../model/shapes/failure.ts'
import { REPORTED } from '../forms/any.ts'
import { type LabelledLine, labelSplitter } from '../lines/label.ts'
import type { ReadLine } from '../lines/log-text.ts'
import { blamesWarnings } from '../lines/strict.ts'
import { classifyLine, type LineClass } from './classify-line.ts'
import { blockCollector, type Candidate, cutBlock, type FailureBlock } from './failure-blocks.ts'
import { errorCollector } from './logged-errors.ts'
import type { ClassifiedLine, ScoredLine } from './reason-signs.ts'
import { reasonScorer, type RankedLines } from './reason-scorer.ts'

export interface StepLine extends ReadLine {
  /** Whether the line has a time. The further lines of an `##[error]` message have none. */
  readonly timed: boolean
}

export interface ExcerptChooser {
  add(line: StepLine): void
  /** Returns `undefined` if the step wrote nothing. `omitted` counts from the first added line. */
  excerpt(): LogExcerpt | undefined
}

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs */
const EXIT = /^Error: Process completed with exit code (\d{1,10})\.$/
/** Errors without information. */
const EMPTY_ERROR = /^Error: (?:The operation was canceled\.|$)/
const ERROR_PREFIX = /^Error: /
/** https://github.com/actions/runner/blob/main/src/Runner.Worker/StepsRunner.cs */
const TIMED_OUT = /^Error: The action '.{1,500}' has timed out after \d{1,6} minutes\.$/

/** Lines around the message. */
const MAX_ABOVE = 3
const MAX_BELOW = 4
/** How much less than the best a line can score that is shown too, and its lowest score. */
const MAX_DIFFERENCE = 8
const MIN_SHOWN_SCORE = -5.6

/** Indented or framed lines continue a warning. */
const CONTINUES_WARNING = /^(?:\s|\d+ +\|)/

/**
 * Chooses at most `limit` lines that show why a step failed, in the order of the log, and the empty lines
 * between them. By priority:
 *
 * 1. the line that explains the failure best, with its neighbours;
 * 2. what the first entries of the list say is wrong, with their names;
 * 3. the first failures in a tool's own form and errors that the step reported, as whole blocks;
 * 4. the other lines that explain it nearly as well;
 * 5. the end, up to the last error of the step.
 *
 * An eighth of the lines is reserved for the end, in case the lines that rank best are irrelevant. An empty line is
 * chosen only if there is room, noise only if there is nothing else. Holds a bounded number of lines.
 *
 * @param stopped whether something else ended the step, such as the job's time limit. What it reported
 *   before is not the reason, so the last lines are chosen, as for a step that exceeded its own limit.
 */
export function excerptChooser(limit: number, stopped = false): ExcerptChooser {
  const collector = blockCollector(limit)
  const errors = errorCollector()
  const scorer = reasonScorer()
  const end = tail(limit)
  const endWithNoise = tail(limit)
  const classify = lineClassifier()
  let previous = ''
  let inError = false
  let count = 0
  let exitCode: number | undefined
  let timedOut = false
  /** Position of the last line that says that warnings fail the step. */
  let strictAt: number | undefined

  const splitter = labelSplitter(read)

  function read(
    { kind, text: printed, cut, timed }: StepLine,
    { label, text }: LabelledLine,
  ): void {
    inError = kind === 'error' || (inError && !timed)
    if (kind === 'error') timedOut = TIMED_OUT.test(text)
    const exit = kind === 'error' ? EXIT.exec(text)?.[1] : undefined
    if (exit !== undefined) {
      exitCode = Number(exit)
      collector.breakContext()
      errors.breakContext()
      for (const reader of [end, endWithNoise, scorer]) reader.settle()
      return
    }
    // Collapse repeated empty lines.
    if (printed === '' && previous === '') return
    previous = printed
    const line: Candidate = { label, text, error: inError, cut, index: count }
    if (blamesWarnings(text)) strictAt = count
    count += 1
    const found = classify(kind, text)
    if (kind === 'header') collector.breakContext()
    collector.add(line, found)
    if (kind === 'header') errors.breakContext()
    else errors.add(line, found)
    scorer.add(line, found)
    if (found.kind !== 'noise' && found.kind !== 'warning') end.add(line)
    endWithNoise.add(line)
  }

  return {
    add(line) {
      if (line.kind !== 'hidden' && line.kind !== 'end-of-group') splitter.add(line)
    },
    excerpt() {
      splitter.end()
      const ranked = scorer.ranked(strictAt !== undefined)
      const isStopped = stopped || timedOut
      // What a step reported before something else ended it is not the reason.
      const found = errors.errors({
        message: isStopped ? undefined : ranked.message,
        ...{ others: ranked.others, isStopped, strictAt },
      })
      const chosen = isStopped
        ? endWithNoise.last()
        : chooseLines(limit, {
            ranked,
            said: errors.linesOf(found.entries),
            blocks: collector.blocks(),
            end: end.lines(),
            endWithNoise: endWithNoise.lines(),
          })
      const lines = withoutEmptyStart(chosen)
      if (lines.length === 0 && exitCode === undefined) return undefined
      return {
        lines: lines.map(shownLine),
        omitted: lines[0]?.index ?? 0,
        exitCode,
        errors: found,
      }
    },
  }
}

function withoutEmptyStart(lines: readonly Candidate[]): readonly Candidate[] {
  const begin = lines.findIndex(({ text }) => text !== '')
  return begin === -1 ? [] : lines.slice(begin)
}

/** Returns a chosen line as it is shown, and how many lines are omitted before it. */
function shownLine(
  { index, label, text, ...line }: Candidate,
  at: number,
  lines: readonly Candidate[],
): LogLine {
  const before = lines[at - 1]
  const omittedBefore = before === undefined ? 0 : index - before.index - 1
  return { ...line, text: label + text, omittedBefore }
}

/** Returns a function that classifies the lines of a step, of which some continue a warning. */
function lineClassifier(): (kind: ReadLine['kind'], text: string) => LineClass {
  let inWarning = false
  return (kind, text) => {
    if (kind === 'header') return { kind: 'text' }
    if (kind === 'error') {
      inWarning = false
      // A problem matcher prefixes the tool's line with `##[error]`.
      const found = classifyLine(text.replace(ERROR_PREFIX, ''))
      if (found.kind === 'failure') return found
      return EMPTY_ERROR.test(text) ? { kind: 'text' } : { kind: 'error', form: REPORTED }
    }
    const found = classifyLine(text)
    inWarning =
      found.kind === 'warning' ||
      (inWarning &&
        (found.kind === 'text' || found.kind === 'mention') &&
        CONTINUES_WARNING.test(text))
    return inWarning ? { kind: 'warning' } : found
  }
}

interface ReadStep {
  readonly ranked: RankedLines
  /** The lines that name what failed and say what is wrong. */
  readonly said: readonly Candidate[]
  readonly blocks: readonly FailureBlock[]
  readonly end: readonly Candidate[]
  readonly endWithNoise: readonly Candidate[]
}

function chooseLines(
  limit: number,
  { ranked, said, blocks, end, endWithNoise }: ReadStep,
): Candidate[] {
  const chosen = new Map<number, Candidate>()
  const minScore = Math.max(MIN_SHOWN_SCORE, (ranked.lines[0]?.score ?? 0) - MAX_DIFFERENCE)
  const isShown = ({ signs, isCopy, score }: ScoredLine) =>
    !isCopy && !signs.includes('noEvidence') && score >= minScore
  const forEnd = limit > 1 ? Math.ceil(limit / 8) : 0
  const isNew = ({ index, text }: Candidate) => !chosen.has(index) && text.trim() !== ''
  const take = (lines: readonly Candidate[], size: number) => {
    for (const line of lines.filter(isNew)) if (chosen.size < size) chosen.set(line.index, line)
  }
  const takeLast = (lines: readonly Candidate[]) => {
    const rest = lines.filter(isNew)
    take(rest.slice(Math.max(0, rest.length - (limit - chosen.size))), limit)
  }

  if (ranked.message !== undefined) take(around(ranked.message), limit - forEnd)
  take(said, limit - forEnd)
  // Whole blocks while they fit, and of the first as much as fits.
  for (const [at, block] of blocks.entries()) {
    const room = Math.max(0, limit - forEnd - chosen.size)
    if (block.lines.filter(isNew).length <= room) take(block.lines, limit)
    else if (at === 0) take(cutBlock(block, room), limit)
    else break
  }
  take(
    ranked.lines.filter(isShown).map(({ line }) => line),
    limit - Math.ceil(forEnd / 2),
  )
  takeLast(end)
  // What the step did last can show where it stopped.
  if (chosen.size === 0) takeLast(endWithNoise)
  // An empty line takes no more room than the mark of a gap.
  const known = [...blocks.flatMap(({ lines }) => lines), ...end]
  for (const line of known) {
    const isBetween = chosen.has(line.index - 1) && chosen.has(line.index + 1)
    if (line.text.trim() === '' && isBetween) chosen.set(line.index, line)
  }
  return [...chosen.values()].sort((a, b) => a.index - b.index)
}

/** Returns a line with the lines above it, up to noise, and those below it that are no noise. */
function around({ line, before, after }: ScoredLine): Candidate[] {
  const isNoise = ({ found }: ClassifiedLine) => found.kind === 'noise'
  const written = (lines: readonly ClassifiedLine[]) =>
    lines.map((other) => other.line).filter(({ text }) => text.trim() !== '')
  const above = written(before.slice(before.findLastIndex(isNoise) + 1))
  const below = written(after.filter((other) => !isNoise(other)))
  return [line, ...below.slice(0, MAX_BELOW), ...above.slice(-MAX_ABOVE)]
}

/** Keeps the last lines up to and including the last error; if there is no error, the last lines. */
function tail(limit: number) {
  let settled: Candidate[] = []
  let pending: Candidate[] = []
  let erred = false

  // Truncates rarely, so that the cost per line is small.
  const truncate = (lines: Candidate[]) =>
    lines.length > 2 * limit + 100 ? lines.slice(lines.length - limit) : lines

  function settle(): void {
    erred = true
    settled = truncate([...settled, ...pending])
    pending = []
  }

  return {
    add(line: Candidate): void {
      const before = pending.at(-1) ?? settled.at(-1)
      if (line.text === '' && before?.text === '') return
      pending.push(line)
      pending = truncate(pending)
      if (line.error) settle()
    },
    settle,
    lines: () => (erred ? settled : pending),
    last: () => [...settled, ...pending].slice(-limit),
  }
}
