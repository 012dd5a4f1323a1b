import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import { LineStart, readClue } from '../lines/log-clues.ts'
import { timeReader } from '../lines/log-text.ts'
import type { RawLine } from '../lines/split-lines.ts'
import type { BoundaryPath } from './boundary-costs.ts'
import { contextReader } from './line-context.ts'
import { lineWriters } from './line-writers.ts'
import { pathSearch } from './path-search.ts'
import { type LogPartition, sequenceSteps } from './step-sequence.ts'

/** Maximum size of the lines whose step is undecided; beyond it, the cheapest path is taken. */
const MAX_PENDING_BYTES = 4_194_304

/** What a pending line needs beyond its bytes, about. */
const BYTES_PER_LINE = 400

/**
 * Lines without a time, the further lines of messages, that are read of a log, and how many more for each line
 * with a time. The rest is dropped: they are so short that reading all would take seconds for each megabyte.
 */
export const MAX_FURTHER_LINES = 20_000
export const FURTHER_LINES_PER_LINE = 4

/** A line, and the steps that may have written it: mostly one; none if no step ran at its time. */
export interface DividedLine {
  readonly line: LineStart
  /** `undefined` for the further lines of a message. */
  readonly time: Instant | undefined
  readonly steps: readonly Step[]
}

interface DividerOptions {
  /** All steps of the job. */
  readonly steps: readonly Step[]
  /** Whether the first added line is the first of the log. */
  readonly fromStart: boolean
  /** Receives the lines in the order of the log, some with a delay. */
  readonly emit: (line: DividedLine) => void
}

interface Pending {
  readonly line: LineStart
  readonly timed: boolean
  /** Its time, or that of the line before. */
  readonly time: Instant | undefined
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
  const readTimed = timedReader()
  const search = pathSearch(parts, fromStart)
  const context = contextReader(search.mayWrite)
  const writersOf = lineWriters(parts)
  const begun = new Set<Step>()
  /** Lines whose part is undecided. */
  const pending: Pending[] = []
  /** The last pending line if the search does not have it yet. */
  let last: Pending | undefined
  let pendingBytes = 0
  let emitted = 0

  /** Adds a line; its bytes may change after the call. */
  function add(raw: RawLine): void {
    const added = readTimed(raw)
    if (added === undefined) return
    const { line, timed, time } = added
    if (last !== undefined) walkLast(last, line.text)
    const path = search.current()
    // A further line of a message is of the part of its first line.
    const isFurther = !timed && path !== undefined
    if (pending.length === 0 && path !== undefined && (isFurther || search.isLast(path, time))) {
      if (timed && line.isTagged) {
        context.readMarker(line.clue, time)
        search.note(path, line.clue)
      }
      emitLine(added, path)
      return
    }
    const kept = { ...added, line: line.kept() }
    pending.push(kept)
    pendingBytes += raw.bytes.length + BYTES_PER_LINE
    if (!isFurther) last = kept
    else if (pendingBytes > MAX_PENDING_BYTES) settle(time)
  }

  /** Extends all paths by the last pending line, and emits the pending ones if that decides them. */
  function walkLast({ line, timed, time }: Pending, nextText: string): void {
    const clue = timed ? readClue(line, nextText) : undefined
    context.readMarker(clue, time)
    const index = emitted + pending.length - 1
    search.extend({ clue, time, ...context.read(line, timed, clue) }, index, timed)
    last = undefined
    settle(time)
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

  function emitLine({ line, timed, time }: Pending, { part, from }: BoundaryPath): void {
    const step = parts[part]?.step
    if (from !== undefined && step !== undefined) begun.add(step)
    const written = { line, timed, time, part, isFirst: from === emitted }
    emit({ line, time: timed ? time : undefined, steps: writersOf(written) })
    emitted += 1
  }

  return {
    add,
    /** Decides the lines that are still pending. */
    end(): void {
      if (last !== undefined) walkLast(last, '')
      settle(undefined, true)
    },
    /** Returns whether no further line can be of the step. */
    isOver: (step: Step) => search.isPast(lastPartOf.get(step) ?? Infinity),
    /** Returns whether the first line of the step was among the lines. */
    hasBegun: (step: Step) => begun.has(step),
  }
}

/** Returns a function that reads the time of a line; `undefined` for a further line beyond the limit. */
function timedReader(): (raw: RawLine) => Pending | undefined {
  const timeOf = timeReader()
  let maxFurther = MAX_FURTHER_LINES
  let time: Instant | undefined
  return (raw) => {
    const read = timeOf(raw.bytes)
    maxFurther = Math.max(-1, maxFurther + (read === undefined ? -1 : FURTHER_LINES_PER_LINE))
    if (maxFurther < 0) return undefined
    time = read?.time ?? time
    const line = new LineStart(maxFurther === 0 ? { ...raw, cut: true } : raw, read?.textAt ?? 0)
    return { line, timed: read !== undefined, time }
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
