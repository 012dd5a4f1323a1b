import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import { headerReader } from '../lines/header-reader.ts'
import { type Clue, readClue, textOf } from '../lines/log-clues.ts'
import { timeReader } from '../lines/log-text.ts'
import type { RawLine } from '../lines/split-lines.ts'
import { alongsideAt, isBefore, isDuring, type Line, type Path } from './boundary-costs.ts'
import { firstPaths, nextPaths, noteClue } from './step-paths.ts'
import { sequenceSteps } from './step-sequence.ts'

/** Lines whose step is not decided yet take no more than this; then the best reading is taken. */
const MAX_PENDING_BYTES = 4_194_304

/** A line, and the steps that may have written it: mostly one, and none if its time is of none. */
export interface DividedLine {
  readonly raw: RawLine
  readonly textAt: number
  /** Its own time; `undefined` for the further lines of a message. */
  readonly time: Instant | undefined
  readonly steps: readonly Step[]
}

interface LogDivider {
  /** The bytes of the line need be valid during the call only. */
  readonly add: (raw: RawLine) => void
  /** Decides on the lines that are still open. */
  readonly end: () => void
  /** Whether no further line can be of the step. */
  readonly isOver: (step: Step) => boolean
  /** Whether the beginning of the step was among the lines. */
  readonly hasBegun: (step: Step) => boolean
}

interface DividerOptions {
  /** All steps of the job. */
  readonly steps: readonly Step[]
  /** Whether the first line that is added is the first of the log. */
  readonly fromStart: boolean
  /** Receives each line in the order of the log, some after later ones were added. */
  readonly emit: (line: DividedLine) => void
}

interface Pending {
  readonly raw: RawLine
  readonly textAt: number
  readonly timed: boolean
  /** Its time, or that of the line before. */
  readonly time: Instant | undefined
}

/**
 * Divides the log of a job into the lines of its steps.
 *
 * A log has no boundaries of steps. The API has the seconds in which each step began and ended, and
 * the runner writes a header before each, which a program may print as well. So the lines are read
 * as the sequence of steps that the least speaks against (the Viterbi algorithm). Within most steps
 * there is one candidate, which costs next to nothing; around the seconds in which steps begin and
 * end, there are some, of which one is left soon.
 */
export function logDivider({ steps, fromStart, emit }: DividerOptions): LogDivider {
  const parts = sequenceSteps(steps)
  const mixed = parts.some(({ alongside }) => alongside.length > 0)
  const alone = parts.map(({ step }) => (step === undefined ? [] : [step]))
  const begun = new Set<Step>()
  const openActions = new Set<string>()
  const timeOf = timeReader()
  const header = headerReader()
  const lastHeader = headerReader()
  let headerEnded = false
  let marked = false
  let time: Instant | undefined
  let paths: readonly Path[] = []
  /** Lines whose part is not decided. What follows the last one is not known. */
  const pending: Pending[] = []
  let pendingBytes = 0
  let emitted = 0

  function add(raw: RawLine): void {
    const read = timeOf(raw.bytes)
    const textAt = read?.textAt ?? 0
    if (pending.length > 0) {
      walkLast(textOf(raw.bytes, textAt))
      settle()
    }
    time = read?.time ?? time
    const line = { raw, textAt, timed: read !== undefined, time }
    const [path] = paths
    if (pending.length === 0 && path !== undefined && isSettled(path)) {
      if (raw.bytes[textAt] === HASH) {
        const clue = readClue(raw, textAt)
        noteMarker(clue)
        paths = [noteClue(path, clue, parts[path.part])]
      }
      pass(line, path)
      return
    }
    pending.push({ ...line, raw: { bytes: Buffer.from(raw.bytes), cut: raw.cut } })
    pendingBytes += raw.bytes.length
  }

  /** Whether no later part can have begun. */
  function isSettled({ part }: Path): boolean {
    const next = parts[part + 1]
    return next === undefined || (time !== undefined && isBefore(next, time))
  }

  /** Reads the last of the pending lines in each way that is left. */
  function walkLast(nextText: string): void {
    const last = pending.at(-1)
    if (last === undefined) return
    const clue = last.timed ? readClue(last.raw, last.textAt, nextText) : undefined
    noteMarker(clue)
    const silent = followsHeader(last, clue)
    const line: Line = { clue, silent, time: last.time, nested: openActions.size > 0, marked }
    const index = emitted + pending.length - 1
    paths =
      paths.length === 0
        ? firstPaths(parts, line, fromStart)
        : nextPaths(paths, parts, line, last.timed ? index : undefined)
  }

  /** Whether a header follows another one without a line between them. */
  function followsHeader({ raw, textAt, timed }: Pending, clue: Clue | undefined): boolean {
    const text = textOf(raw.bytes, textAt)
    const silent = clue?.kind === 'header' && headerEnded
    if (clue?.kind === 'header') lastHeader.start()
    headerEnded =
      clue?.kind !== 'header' && lastHeader.accepts(text, timed) && text === '##[endgroup]'
    return silent
  }

  function noteMarker(clue: Clue | undefined): void {
    if (clue?.kind === 'start-action') {
      openActions.add(clue.id)
      marked = true
    }
    if (clue?.kind === 'end-action') openActions.delete(clue.id)
  }

  /** Emits the pending lines once it is known in which part they end, or too many are pending. */
  function settle(): void {
    const [path, ...others] = paths.toSorted((a, b) => a.cost - b.cost)
    if (path === undefined) return
    const decided = others.every(({ part }) => part === path.part) && isSettled(path)
    if (others.length > 0 && !decided && pendingBytes <= MAX_PENDING_BYTES) return
    const sections = sectionsOf(path)
    for (const line of pending.splice(0)) {
      while ((sections[1]?.from ?? Infinity) <= emitted) sections.shift()
      pass(line, sections[0] ?? path)
    }
    pendingBytes = 0
    paths = [{ ...path, cost: 0, before: undefined }]
  }

  function pass({ raw, textAt, timed, time: at }: Pending, { part, from }: Path): void {
    const step = parts[part]?.step
    if (from !== undefined && step !== undefined) begun.add(step)
    emit({ raw, textAt, time: timed ? at : undefined, steps: stepsOf(part) })
    emitted += 1

    function stepsOf(index: number): readonly Step[] {
      const own = parts[index]
      if (own === undefined) return []
      const during = at === undefined || isDuring(own, at) ? (alone[index] ?? []) : []
      const others = alongsideAt(own, at)
      const text = mixed ? textOf(raw.bytes, textAt) : ''
      const first = mixed && from === emitted && text.startsWith('##[group]Run ')
      if (first) header.start()
      if (first || (mixed && header.accepts(text, timed)) || others.length === 0) return during
      return [...during, ...others.flatMap(({ step: other }) => other ?? [])]
    }
  }

  return {
    add,
    end() {
      walkLast('')
      pendingBytes = Infinity
      settle()
    },
    isOver(step) {
      const index = parts.findIndex((part) => part.step === step)
      const part = parts[index]
      if (part === undefined) return false
      const last = parts.findLastIndex(({ alongside }) =>
        alongside.some((other) => other.step === step),
      )
      return paths.length > 0 && paths.every((path) => path.part > Math.max(index, last))
    },
    hasBegun: (step) => begun.has(step),
  }
}

const HASH = 0x23

/** The path and those before it, first to last. */
function sectionsOf(path: Path): Path[] {
  return [...(path.before === undefined ? [] : sectionsOf(path.before)), path]
}
