import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import type { JobLine } from '../lines/job-line.ts'
import { lineReader } from '../lines/line-reader.ts'
import type { BoundaryPath } from './boundary-costs.ts'
import { contextReader } from './line-context.ts'
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
  const context = contextReader(search.mayWrite)
  const writersOf = lineWriters(parts)
  const begun = new Set<Step>()
  /** Lines whose part is undecided. */
  const pending: JobLine[] = []
  let pendingBytes = 0
  let emitted = 0

  function addLine(line: JobLine): void {
    const { time, lastTime } = line
    const path = search.current()
    // A further line of a message is of the part of its first line.
    const isFurther = time === undefined && path !== undefined
    if (pending.length === 0 && path !== undefined && (isFurther || search.isLast(path, lastTime))) {
      const clue = line.isTagged ? line.clue : undefined
      context.read(line, clue)
      search.note(path, clue)
      emitLine(line, path)
      return
    }
    const before = context.read(line, line.clue)
    line.keep()
    pending.push(line)
    pendingBytes += line.raw.bytes.length + BYTES_PER_LINE
    if (!isFurther) {
      const index = emitted + pending.length - 1
      search.extend({ clue: line.clue, time: lastTime, ...before }, index, time !== undefined)
    }
    settle(lastTime)
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
