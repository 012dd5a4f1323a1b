import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import type { JobLine } from '../lines/job-line.ts'
import { lineReader } from '../lines/line-reader.ts'
import type { RawLine } from '../lines/split-lines.ts'
import {
  alongsideAt,
  type BoundaryPath,
  type BoundarySign,
  cannotHaveStarted,
  costOfBeginning,
  costOfLeaving,
  costOfSkipping,
  costOfStaying,
  costOfTime,
  isDuring,
  MAX_EXCESS,
  noteClue,
  UNREAD,
} from './boundary-costs.ts'
import { type LogPartition, sequenceSteps } from './step-sequence.ts'

/** Maximum size of the lines whose step is undecided; beyond it, the cheapest path is taken. */
const MAX_PENDING_BYTES = 4_194_304

/** Levels of actions: https://github.com/actions/runner/blob/main/src/Runner.Common/Constants.cs */
const MAX_OPEN_ACTIONS = 10

/** Memory that a pending line needs beyond its bytes, about. */
const BYTES_PER_LINE = 400

/** Maximum number of paths that are extended by one line, and by how many more than the lines in total. */
const MAX_PATHS = 100
const MAX_EXTENSIONS = 100_000
const EXTENSIONS_PER_LINE = 2

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
export class LogDivider {
  readonly #options: DividerOptions
  readonly #parts: readonly LogPartition[]
  /** The index of the last part in which each step may write. */
  readonly #lastPartOf: ReadonlyMap<Step | undefined, number>
  readonly #reader = lineReader((line) => {
    this.#read(line)
  })
  readonly #begun = new Set<Step>()
  /** The cheapest interpretations of the lines so far; one if no line is undecided. */
  #paths: readonly BoundaryPath[] = []
  #extensions = 0
  /** Lines whose part is undecided. */
  #pending: JobLine[] = []
  #pendingBytes = 0
  #emitted = 0
  /** The inner steps that are open by the runner's markers. */
  readonly #open = new Set<string>()
  #isMarked = false
  #isBelowHeader = false

  constructor(options: DividerOptions) {
    this.#options = options
    this.#parts = sequenceSteps(options.steps)
    this.#lastPartOf = new Map(
      this.#parts.flatMap((part, index) =>
        [part, ...part.alongside].map(({ step }) => [step, index] as const),
      ),
    )
  }

  /** Adds a line; its bytes may change after the call. */
  add(raw: RawLine): void {
    this.#reader.add(raw)
  }

  /** Decides the lines that are still pending. */
  end(): void {
    this.#reader.end()
    this.#settle(undefined, true)
  }

  /** Returns whether no further line can be of the step. */
  isOver(step: Step): boolean {
    const last = this.#lastPartOf.get(step) ?? Infinity
    return this.#paths.length > 0 && this.#paths.every(({ part }) => part > last)
  }

  /** Returns whether the first line of the step was among the lines. */
  hasBegun(step: Step): boolean {
    return this.#begun.has(step)
  }

  #read(line: JobLine): void {
    const [path] = this.#paths
    // A further line of a message is of the part of its first line.
    const isFurther = line.time === undefined && path !== undefined
    const isAlone = this.#pending.length === 0 && path !== undefined
    if (isAlone && (isFurther || this.#isLast(path, line.lastTime))) {
      if (line.isTagged) {
        this.#readMarker(line)
        this.#paths = [noteClue(path, line.clue)]
      }
      this.#emit(line, path)
    } else {
      this.#readMarker(line)
      if (!isFurther) this.#extend(line)
      line.keep()
      this.#pending.push(line)
      this.#pendingBytes += line.raw.bytes.length + BYTES_PER_LINE
      this.#settle(line.lastTime, this.#pendingBytes > MAX_PENDING_BYTES)
    }
    this.#isBelowHeader = line.header === 'end'
  }

  /** Follows which inner steps are open. */
  #readMarker({ clue, time }: JobLine): void {
    if (clue?.kind !== 'start-action' && clue?.kind !== 'end-action') return
    // A message of several lines can contain the markers of another log, with their times.
    const mayWrite = (part: LogPartition | undefined) =>
      part !== undefined &&
      time !== undefined &&
      (isDuring(part, time) || alongsideAt(part, time).length > 0)
    if (!this.#paths.some(({ part }) => mayWrite(this.#parts[part]))) return
    this.#isMarked = true
    if (clue.kind === 'end-action') this.#open.delete(clue.id)
    else if (this.#open.size < MAX_OPEN_ACTIONS) this.#open.add(clue.id)
  }

  /** Extends all paths by a line, with which a part can start if it has a time. */
  #extend({ clue, time, lastTime }: JobLine): void {
    const index = this.#emitted + this.#pending.length
    const silent = clue?.kind === 'header' && this.#isBelowHeader
    const nested = this.#open.size > 0
    const sign = { clue, time: lastTime, silent, nested, marked: this.#isMarked }
    const isFirst = this.#paths.length === 0
    const paths = cheapest(
      isFirst ? this.#firstPaths(sign) : this.#nextPaths(sign, time === undefined ? time : index),
    )
    this.#extensions += paths.length
    const isMany = this.#extensions > MAX_EXTENSIONS + EXTENSIONS_PER_LINE * index
    const maxPaths = isMany ? 1 : MAX_PATHS
    this.#paths =
      paths.length > maxPaths ? paths.toSorted((a, b) => a.cost - b.cost).slice(0, maxPaths) : paths
  }

  #firstPaths(sign: BoundarySign): readonly BoundaryPath[] {
    const parts = this.#parts
    if (!this.#options.fromStart)
      return parts.map((part, index) => ({
        ...UNREAD,
        part: index,
        cost: costOfTime(part, sign.time),
      }))
    const [first] = parts
    if (first === undefined) return []
    // A log that begins without the runner's own lines has none of the step that sets it up.
    const isOther = sign.time !== undefined && (sign.clue?.kind ?? 'header') === 'header'
    const cost = first.kind === 'runner' && isOther ? MAX_EXCESS : 0
    const begun = beginPart(first, sign, { part: 0, cost, from: 0, before: undefined })
    return [
      begun,
      ...this.#laterPaths(sign, begun.cost, { part: 1, cost: 0, from: 0, before: undefined }),
    ]
  }

  /** @param from the index of the line; `undefined` if no part can start with it */
  #nextPaths(sign: BoundarySign, from: number | undefined): readonly BoundaryPath[] {
    const extended = this.#paths.flatMap((path) => {
      const part = this.#parts[path.part]
      if (part === undefined) return []
      const cost = path.cost + costOfStaying(path, part, sign)
      return [{ path, part, stayed: noteClue({ ...path, cost, ended: false }, sign.clue) }]
    })
    const stays = extended.map(({ stayed }) => stayed)
    if (from === undefined) return stays
    const least = Math.min(...stays.map(({ cost }) => cost))
    return extended.flatMap(({ path, part, stayed }) => {
      const cost = path.cost + costOfLeaving(path, part)
      return [
        stayed,
        ...this.#laterPaths(sign, least, { part: path.part + 1, cost, from, before: path }),
      ]
    })
  }

  /**
   * Returns the paths on which a part starts with a line.
   *
   * @param least the cost of the cheapest other path
   * @param beginning the first part that may start, and the cost of all lines before
   */
  #laterPaths(sign: BoundarySign, least: number, beginning: Beginning): BoundaryPath[] {
    const { time } = sign
    const found: BoundaryPath[] = []
    let { cost } = beginning
    for (let number = beginning.part; cost <= least + MAX_EXCESS; number++) {
      const part = this.#parts[number]
      if (part === undefined || (time !== undefined && cannotHaveStarted(part, time))) break
      if (time === undefined || isDuring(part, time)) {
        const costBegun = cost + costOfBeginning(part, sign)
        found.push(beginPart(part, sign, { ...beginning, part: number, cost: costBegun }))
      }
      cost += costOfSkipping(part)
    }
    return found
  }

  /** Returns whether no part after that of a path can have started. */
  #isLast({ part }: BoundaryPath, time: Instant | undefined): boolean {
    const next = this.#parts[part + 1]
    return next === undefined || (time !== undefined && cannotHaveStarted(next, time))
  }

  /**
   * Emits the pending lines if the part of the last one is decided, or if too many are pending.
   *
   * @param time the time of the line after them
   */
  #settle(time: Instant | undefined, isForced: boolean): void {
    const [first, ...others] = this.#paths
    if (first === undefined) return
    const isDecided = others.every(({ part }) => part === first.part) && this.#isLast(first, time)
    if (others.length > 0 && !isDecided && !isForced) return
    const path = this.#paths.reduce((best, other) => (other.cost < best.cost ? other : best))
    this.#paths = [{ ...path, cost: 0, before: undefined }]
    const sections: BoundaryPath[] = []
    for (let at: BoundaryPath | undefined = path; at !== undefined; at = at.before)
      sections.push(at)
    const decided = this.#pending
    this.#pending = []
    this.#pendingBytes = 0
    for (const line of decided) {
      const section = sections.find(({ from = 0 }) => from <= this.#emitted)
      if (section !== undefined) this.#emit(line, section)
    }
  }

  #emit(line: JobLine, { part, from }: BoundaryPath): void {
    const written = this.#parts[part]
    if (from !== undefined && written?.step !== undefined) this.#begun.add(written.step)
    this.#options.emit(line, written === undefined ? [] : writersOf(written, line.lastTime))
    this.#emitted += 1
  }
}

type Beginning = Pick<BoundaryPath, 'part' | 'cost' | 'from' | 'before'>

function beginPart(part: LogPartition, { clue }: BoundarySign, beginning: Beginning): BoundaryPath {
  const opened = part.kind === 'runner' || part.kind === 'unlisted'
  const flags = { opened, single: false, within: false, errored: false, ended: false }
  return noteClue({ ...beginning, ...flags }, clue)
}

/** Returns the cheapest path for each state that affects later costs, without those far from the best. */
function cheapest(paths: readonly BoundaryPath[]): readonly BoundaryPath[] {
  if (paths.length === 1) return paths
  const found = new Map<number, BoundaryPath>()
  for (const path of paths) {
    const { part, opened, single, within, errored, cost } = path
    const key =
      16 * part + 8 * Number(opened) + 4 * Number(single) + 2 * Number(within) + Number(errored)
    if (cost < (found.get(key)?.cost ?? Infinity)) found.set(key, path)
  }
  const kept = [...found.values()]
  const least = kept.reduce((cost, path) => Math.min(cost, path.cost), Infinity)
  return kept.filter(({ cost }) => cost <= least + MAX_EXCESS)
}

/** Lists the steps that may have written a line of a part: its step, and those that ran in parallel. None if none ran. */
function writersOf(part: LogPartition, time: Instant | undefined): readonly Step[] {
  const own = time === undefined || isDuring(part, time) ? [part] : []
  return [...own, ...alongsideAt(part, time)].flatMap(({ step }) => step ?? [])
}
