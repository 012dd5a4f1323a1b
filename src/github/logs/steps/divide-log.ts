import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import { headerReader } from '../lines/header-reader.ts'
import { type Clue, LineStart, readClue } from '../lines/log-clues.ts'
import { timeReader } from '../lines/log-text.ts'
import { MAX_OPEN_ACTIONS } from '../lines/marker.ts'
import type { RawLine } from '../lines/split-lines.ts'
import {
  alongsideAt,
  cannotHaveStarted,
  isDuring,
  type Line,
  type BoundaryPath,
} from './boundary-costs.ts'
import { firstPaths, nextPaths, noteClue } from './step-paths.ts'
import { type LogPartition, sequenceSteps } from './step-sequence.ts'

/** Maximum size of the lines whose step is undecided; beyond it, the cheapest path is taken. */
const MAX_PENDING_BYTES = 4_194_304

/** What a pending line needs beyond its bytes, about. */
const BYTES_PER_LINE = 400

/**
 * Lines without a time, the further lines of messages, that are read of a log, and how many more for each line
 * with a time. The rest is dropped: they are so short that reading all would take seconds for each megabyte.
 */
const MAX_FURTHER_LINES = 20_000
const FURTHER_LINES_PER_LINE = 4

/** Maximum number of paths that are extended by one line, and by how many more than the lines in total. */
const MAX_PATHS = 100
const MAX_EXTENSIONS = 100_000
const EXTENSIONS_PER_LINE = 2

/** A line, and the steps that may have written it: mostly one; none if no step ran at its time. */
export interface DividedLine {
  readonly line: LineStart
  /** `undefined` for the further lines of a message. */
  readonly time: Instant | undefined
  readonly steps: readonly Step[]
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

interface SharedSteps {
  /** The part, and the time, of the line. */
  readonly index: number
  readonly at: Instant | undefined
  readonly steps: readonly Step[]
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
  let paths: readonly BoundaryPath[] = []
  /** Lines whose part is undecided. */
  const pending: Pending[] = []
  /** The last pending line if it is not in `paths` yet. */
  let last: Pending | undefined
  let pendingBytes = 0
  let emitted = 0
  let extensions = 0
  let maxFurther = MAX_FURTHER_LINES
  /** The steps of the last line that several may have written. */
  let shared: SharedSteps = { index: -1, at: undefined, steps: [] }
  const lastPartOf = new Map<Step | undefined, number>()
  for (const [index, { step, alongside }] of parts.entries()) {
    for (const part of [step, ...alongside.map((other) => other.step)]) lastPartOf.set(part, index)
  }

  function add(raw: RawLine): void {
    const read = timeOf(raw.bytes)
    maxFurther += read === undefined ? -1 : FURTHER_LINES_PER_LINE
    if (maxFurther < 0) {
      maxFurther = -1
      return
    }
    const line = new LineStart(maxFurther === 0 ? { ...raw, cut: true } : raw, read?.textAt ?? 0)
    if (last !== undefined) {
      walkLast(line.text)
      settle()
    }
    time = read?.time ?? time
    const added = { line, timed: read !== undefined, time }
    const [path] = paths
    // A further line of a message is of the part of its first line.
    const further = !added.timed && path !== undefined
    if (pending.length === 0 && path !== undefined && (further || isSettled(path))) {
      if (added.timed && line.isTagged) {
        noteMarker(line.clue)
        paths = [noteClue(path, line.clue, parts[path.part])]
      }
      emitLine(added, path)
      return
    }
    const kept = { ...added, line: line.kept() }
    pending.push(kept)
    pendingBytes += raw.bytes.length + BYTES_PER_LINE
    if (!further) last = kept
    else if (pendingBytes > MAX_PENDING_BYTES) settle()
  }

  /** Returns whether no later part can have started. */
  function isSettled({ part }: BoundaryPath): boolean {
    const next = parts[part + 1]
    return next === undefined || (time !== undefined && cannotHaveStarted(next, time))
  }

  /** Extends all paths by the last pending line. */
  function walkLast(nextText: string): void {
    if (last === undefined) return
    const clue = last.timed ? readClue(last.line, nextText) : undefined
    noteMarker(clue)
    const silent = followsHeader(last, clue)
    const line: Line = { clue, silent, time: last.time, nested: openActions.size > 0, marked }
    const index = emitted + pending.length - 1
    paths =
      paths.length === 0
        ? firstPaths(parts, line, fromStart)
        : nextPaths(paths, parts, line, last.timed ? index : undefined)
    extensions += paths.length
    const maxPaths = extensions > MAX_EXTENSIONS + EXTENSIONS_PER_LINE * index ? 1 : MAX_PATHS
    if (paths.length > maxPaths)
      paths = paths.toSorted((a, b) => a.cost - b.cost).slice(0, maxPaths)
    last = undefined
  }

  /** Returns whether a header directly follows another one. */
  function followsHeader({ line, timed }: Pending, clue: Clue | undefined): boolean {
    const silent = clue?.kind === 'header' && headerEnded
    if (clue?.kind === 'header') lastHeader.start()
    headerEnded =
      clue?.kind !== 'header' &&
      lastHeader.accepts(line.text, timed) &&
      line.text === '##[endgroup]'
    return silent
  }

  function noteMarker(clue: Clue | undefined): void {
    if (clue?.kind !== 'start-action' && clue?.kind !== 'end-action') return
    // A message of several lines can contain the markers of another log, with their times.
    if (!paths.some(({ part }) => mayWrite(parts[part], time))) return
    marked = true
    if (clue.kind === 'end-action') openActions.delete(clue.id)
    else if (openActions.size < MAX_OPEN_ACTIONS) openActions.add(clue.id)
  }

  /** Emits the pending lines if the part of the last one is decided, or if too many are pending. */
  function settle(): void {
    const [first, ...others] = paths
    if (first === undefined) return
    const decided = others.every(({ part }) => part === first.part) && isSettled(first)
    if (others.length > 0 && !decided && pendingBytes <= MAX_PENDING_BYTES) return
    const path = paths.reduce((best, other) => (other.cost < best.cost ? other : best))
    const sections = sectionsOf(path)
    let section = 0
    for (const line of pending.splice(0)) {
      while ((sections[section + 1]?.from ?? Infinity) <= emitted) section += 1
      emitLine(line, sections[section] ?? path)
    }
    pendingBytes = 0
    paths = [{ ...path, cost: 0, before: undefined }]
  }

  function emitLine({ line, timed, time: at }: Pending, { part, from }: BoundaryPath): void {
    const step = parts[part]?.step
    if (from !== undefined && step !== undefined) begun.add(step)
    emit({ line, time: timed ? at : undefined, steps: stepsOf(part) })
    emitted += 1

    function stepsOf(index: number): readonly Step[] {
      const current = parts[index]
      if (current === undefined) return []
      if (!mixed) return stepsDuring(index, current)
      // The further lines of a message share the list, which takes time to make.
      if (shared.index !== index || shared.at !== at) {
        const others = alongsideAt(current, at).flatMap(({ step: other }) => other ?? [])
        shared = { index, at, steps: [...stepsDuring(index, current), ...others] }
      }
      const first = from === emitted && line.text.startsWith('##[group]Run ')
      if (first) header.start()
      return first || header.accepts(line.text, timed) ? stepsDuring(index, current) : shared.steps
    }

    function stepsDuring(index: number, current: LogPartition): readonly Step[] {
      return at === undefined || isDuring(current, at) ? (alone[index] ?? []) : []
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
      const lastPart = lastPartOf.get(step)
      if (lastPart === undefined) return false
      return paths.length > 0 && paths.every((path) => path.part > lastPart)
    },
    hasBegun: (step) => begun.has(step),
  }
}

function mayWrite(part: LogPartition | undefined, time: Instant | undefined): boolean {
  if (part === undefined || time === undefined) return false
  return isDuring(part, time) || alongsideAt(part, time).length > 0
}

/** Lists the path and those before it, first to last. */
function sectionsOf(path: BoundaryPath): BoundaryPath[] {
  const sections: BoundaryPath[] = []
  for (let at: BoundaryPath | undefined = path; at !== undefined; at = at.before) sections.push(at)
  return sections.reverse()
}
