import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import type { JobLine } from '../lines/job-line.ts'
import { lineReader } from '../lines/line-reader.ts'
import { MAX_OPEN_ACTIONS } from '../lines/marker.ts'
import type { BoundaryPath } from './boundary-costs.ts'
import { lineWriters } from './line-writers.ts'
import { pathSearch } from './path-search.ts'
import { type LogPartition, sequenceSteps } from './step-sequence.ts'

/** Maximum size of the lines whose step is undecided; beyond it, the cheapest path is taken. */
const MAX_PENDING_BYTES = 4_194_304

/** What a pending line needs beyond its bytes, about. */
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

/**
 * Divides the log of a job into the lines of its steps.
 *
 * A log does not mark where a step starts. The API has the seconds in which each step started and
 * finished, and the runner writes a header before each step, which a program can print as well. So the
 * divider finds the cheapest sequence of steps for the lines (the Viterbi algorithm). In the middle of a
 * step there is mostly one candidate, which takes little time; around the start and the end there are
 * a few, until further lines decide.
 */
export function logDivider({ steps, fromStart, emit }: DividerOptions) {
  const parts = sequenceSteps(steps)
  const lastPartOf = lastParts(parts)
  const reader = lineReader(addLine)
  const search = pathSearch(parts, fromStart)
  const writersOf = lineWriters(parts)
  const begun = new Set<Step>()
  /** Lines whose part is undecided. */
  const pending: JobLine[] = []
  let pendingBytes = 0
  let emitted = 0
  /** The inner steps that are open by the runner's markers. */
  const openActions = new Set<string>()
  let marked = false
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
        readMarker(line)
        search.note(path, line.clue)
      }
      headerEnded = line.header === 'end'
      emitLine(line, path)
      return
    }
    readMarker(line)
    line.keep()
    pending.push(line)
    pendingBytes += line.raw.bytes.length + BYTES_PER_LINE
    if (!isFurther) {
      const silent = line.clue?.kind === 'header' && headerEnded
      const nested = openActions.size > 0
      const index = emitted + pending.length - 1
      const added = { clue: line.clue, time: lastTime, silent, nested, marked }
      search.extend(added, index, time !== undefined)
    }
    headerEnded = line.header === 'end'
    settle(lastTime)
  }

  function readMarker({ clue, time }: JobLine): void {
    if (clue?.kind !== 'start-action' && clue?.kind !== 'end-action') return
    // A message of several lines can contain the markers of another log, with their times.
    if (!search.mayWrite(time)) return
    marked = true
    if (clue.kind === 'end-action') openActions.delete(clue.id)
    else if (openActions.size < MAX_OPEN_ACTIONS) openActions.add(clue.id)
  }

  /** Emits the pending lines if the part of the last one is decided, or if too many are pending. */
  function settle(time: Instant | undefined, isForced = pendingBytes > MAX_PENDING_BYTES): void {
    const sections = search.settle(time, isForced)
    for (const line of sections.length === 0 ? [] : pending.splice(0)) {
      const section = sections.findLast(({ from = 0 }) => from <= emitted)
      if (section !== undefined) emitLine(line, section)
    }
    if (pending.length === 0) pendingBytes = 0
  }

  function emitLine(line: JobLine, { part, from }: BoundaryPath): void {
    const step = parts[part]?.step
    if (from !== undefined && step !== undefined) begun.add(step)
    emit(line, writersOf(line, part, from === emitted))
    emitted += 1
  }

  return {
    add: reader.add,
    /** Decides the lines that are still pending. */
    end(): void {
      reader.end()
      settle(undefined, true)
    },
    /** Returns whether no further line can be of the step. */
    isOver: (step: Step) => search.isPast(lastPartOf.get(step) ?? Infinity),
    /** Returns whether the first line of the step was among the lines. */
    hasBegun: (step: Step) => begun.has(step),
  }
}

/** Returns the index of the last part in which each step may write. */
function lastParts(parts: readonly LogPartition[]): ReadonlyMap<Step | undefined, number> {
  return new Map(
    parts.flatMap(({ step, alongside }, index) =>
      [step, ...alongside.map((other) => other.step)].map((part) => [part, index] as const),
    ),
  )
}
