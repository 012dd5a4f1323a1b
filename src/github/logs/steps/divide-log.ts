import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import type { JobLine } from '../lines/job-line.ts'
import { lineReader } from '../lines/line-reader.ts'
import type { RawLine } from '../lines/split-lines.ts'
import { alongsideAt, type BoundaryPath, isDuring } from './boundary-costs.ts'
import { pathSearch } from './path-search.ts'
import { type LogPartition, sequenceSteps } from './step-sequence.ts'

/** Maximum size of the lines whose step is undecided; beyond it, the cheapest path is taken. */
const MAX_PENDING_BYTES = 4_194_304

/** Levels of actions: https://github.com/actions/runner/blob/main/src/Runner.Common/Constants.cs */
const MAX_OPEN_ACTIONS = 10

/** Memory that a pending line needs beyond its bytes, about. */
const BYTES_PER_LINE = 400

interface DividerOptions {
  /** All steps of the job. */
  readonly steps: readonly Step[]
  /** Whether the first added line is the first of the log. */
  readonly fromStart: boolean
  /**
   * Receives the lines in the order of the log, some with a delay, and the steps that may have written them: mostly
   * one; none if no step ran at its time.
   */
  readonly emit: (line: JobLine, steps: readonly Step[]) => void
}

interface LogDivider {
  /** Adds a line; its bytes may change after the call. */
  readonly add: (raw: RawLine) => void
  /** Decides the lines that are still pending. */
  readonly end: () => void
  /** Returns whether no further line can be of the step. */
  readonly isOver: (step: Step) => boolean
  /** Returns whether the first line of the step was among the lines. */
  readonly hasBegun: (step: Step) => boolean
}

/**
 * Divides the log of a job into the lines of its steps.
 *
 * A log does not mark where a step starts. The API has the seconds in which each step started and
 * finished, and the runner writes a header before each step, which a program can print as well. So the
 * divider finds the cheapest sequence of steps for the lines (the Viterbi algorithm). In the middle of a
 * step there is mostly one candidate, which takes little time; around the start and the end there are
 * a few, until further lines decide.
 */
export function logDivider({ steps, fromStart, emit }: DividerOptions): LogDivider {
  const parts = sequenceSteps(steps)
  const lastPartOf = lastParts(parts)
  const reader = lineReader(addLine)
  const search = pathSearch(parts, fromStart)
  const markers = markerReader(search.mayWrite)
  const begun = new Set<Step>()
  /** Lines whose part is undecided. */
  let pending: JobLine[] = []
  let pendingBytes = 0
  let emitted = 0
  let headerEnded = false

  function addLine(line: JobLine): void {
    const { time, lastTime } = line
    const path = search.current()
    // A further line of a message is of the part of its first line.
    const isFurther = time === undefined && path !== undefined
    if (
      pending.length === 0 &&
      path !== undefined &&
      (isFurther || search.isLast(path, lastTime))
    ) {
      if (line.isTagged) {
        markers.read(line)
        search.note(path, line.clue)
      }
      emitLine(line, path)
    } else {
      markers.read(line)
      const silent = line.clue?.kind === 'header' && headerEnded
      const sign = { clue: line.clue, time: lastTime, silent, ...markers.state() }
      if (!isFurther) search.extend(sign, emitted + pending.length, time !== undefined)
      line.keep()
      pending.push(line)
      pendingBytes += line.raw.bytes.length + BYTES_PER_LINE
      settle(lastTime, pendingBytes > MAX_PENDING_BYTES)
    }
    headerEnded = line.header === 'end'
  }

  /** Emits the pending lines if the part of the last one is decided, or if too many are pending. */
  function settle(time: Instant | undefined, isForced: boolean): void {
    const sections = search.settle(time, isForced)
    if (sections.length === 0) return
    const decided = pending
    pending = []
    pendingBytes = 0
    for (const line of decided) {
      const section = sections.findLast(({ from = 0 }) => from <= emitted)
      if (section !== undefined) emitLine(line, section)
    }
  }

  function emitLine(line: JobLine, { part, from }: BoundaryPath): void {
    const written = parts[part]
    if (from !== undefined && written?.step !== undefined) begun.add(written.step)
    emit(line, written === undefined ? [] : writersOf(written, line.lastTime))
    emitted += 1
  }

  return {
    add: reader.add,
    end(): void {
      reader.end()
      settle(undefined, true)
    },
    isOver: (step) => search.isPast(lastPartOf.get(step) ?? Infinity),
    hasBegun: (step) => begun.has(step),
  }
}

/** Follows which inner steps are open by the runner's markers. */
function markerReader(mayWrite: (time: Instant | undefined) => boolean) {
  const open = new Set<string>()
  let marked = false
  return {
    read({ clue, time }: JobLine): void {
      if (clue?.kind !== 'start-action' && clue?.kind !== 'end-action') return
      // A message of several lines can contain the markers of another log, with their times.
      if (!mayWrite(time)) return
      marked = true
      if (clue.kind === 'end-action') open.delete(clue.id)
      else if (open.size < MAX_OPEN_ACTIONS) open.add(clue.id)
    },
    state: () => ({ nested: open.size > 0, marked }),
  }
}

/** Returns the index of the last part in which each step may write. */
function lastParts(parts: readonly LogPartition[]): ReadonlyMap<Step | undefined, number> {
  return new Map(
    parts.flatMap(({ step, alongside }, index) =>
      [step, ...alongside.map((other) => other.step)].map((part) => [part, index]),
    ),
  )
}

/** Lists the steps that may have written a line of a part: its step, and those that ran in parallel. None if none ran. */
function writersOf(part: LogPartition, time: Instant | undefined): readonly Step[] {
  const own = time === undefined || isDuring(part, time) ? [part] : []
  return [...own, ...alongsideAt(part, time)].flatMap(({ step }) => step ?? [])
}
