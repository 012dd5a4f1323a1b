import { type Instant, type Milliseconds, SECOND } from '../../../model/time.ts'
import type { Clue } from '../lines/log-clues.ts'
import { costOfName } from './default-names.ts'
import type { LogPartition } from './step-sequence.ts'

/** One interpretation of a log so far: the part that its last line belongs to, and its cost. */
export interface BoundaryPath {
  readonly part: number
  readonly cost: number
  /** Index of the part's first line; `undefined` if that line was not read. */
  readonly from: number | undefined
  /** The interpretation of the undecided lines before that one. */
  readonly before: BoundaryPath | undefined
  /** The part's header was read, or the lines before are unknown. */
  readonly opened: boolean
  /** The part has no inner headers: a script, or a step that waits for others. */
  readonly single: boolean
  /** Its last header was read as that of an inner step. */
  readonly within: boolean
  /** The part has written an error, or the lines before are unknown. */
  readonly errored: boolean
  /** The part has written its last line. */
  readonly ended: boolean
}

/** State of a path that starts in the middle of a log: the part's lines before are unknown. */
export const UNREAD = {
  from: undefined,
  before: undefined,
  opened: true,
  single: false,
  within: false,
  errored: true,
  ended: false,
} as const

/** Sign that a line shows of the step that wrote it. */
export interface BoundarySign {
  readonly clue: Clue | undefined
  readonly time: Instant | undefined
  /** Whether it directly follows a header. */
  readonly silent: boolean
  /** Whether it is within a step of a composite action, by the runner's markers. */
  readonly nested: boolean
  /** Whether the log has such markers. */
  readonly marked: boolean
}

/**
 * Cost of what the runner never does, as far as is known; 0 is what it does. Costs are negative logarithms
 * of a likelihood, about to the base e. The accuracy script measures their effect.
 */
const NEVER = 10

/** Cost of a first line that the runner does not write as one. */
const UNEXPECTED = 1.5 * NEVER

/** A path is dropped if it costs this much more than the best. */
export const MAX_EXCESS = 3 * NEVER

/** Tolerance: the API seems to truncate times to seconds, but may round. */
const EARLY: Milliseconds = SECOND / 2

/** Returns whether the part may write at a time. */
export function isDuring(part: LogPartition, time: Instant): boolean {
  return !cannotHaveStarted(part, time) && time < part.to
}

/** Returns whether the part cannot have started yet. */
export function cannotHaveStarted({ from }: LogPartition, time: Instant): boolean {
  return time < from - EARLY
}

/** Lists the earlier steps that may write while a part does. */
export function alongsideAt(
  { alongside }: LogPartition,
  time: Instant | undefined,
): readonly LogPartition[] {
  if (alongside.length === 0 || time === undefined) return alongside
  return alongside.filter((other) => isDuring(other, time))
}

/** Returns the cost of reading a line as the first of a part. */
export function costOfBeginning(part: LogPartition, { clue, time, nested }: BoundarySign): number {
  const early = time !== undefined && time < part.from ? 3 : 0
  const within = nested && alongsideAt(part, time).length === 0 ? UNEXPECTED : 0
  return early + within + costOfFirst(part, clue)
}

function costOfFirst(part: LogPartition, clue: Clue | undefined): number {
  if (part.kind === 'unlisted') {
    const mayBegin = clue?.kind === 'header' || clue?.kind === 'runner' || clue?.kind === 'cleanup'
    return mayBegin ? 5 : UNEXPECTED
  }
  switch (clue?.kind) {
    case 'runner':
      return clue.steps.test(part.name) ? 0 : UNEXPECTED
    case 'cleanup':
      return part.kind === 'cleanup' ? 0 : UNEXPECTED
    case 'header':
      if (part.kind !== 'main') return UNEXPECTED
      return clue.form === undefined ? UNEXPECTED : costOfName(clue.name, part.name)
    case 'preparation':
    case 'wait':
      return part.kind === 'main' ? 1 : UNEXPECTED
    case 'error':
    case undefined:
      return part.failed ? 4 : UNEXPECTED
    case 'start-action':
    case 'end-action':
    case 'shell':
    case 'set-up':
      return UNEXPECTED
  }
}

/** Returns the cost of a line whose time is outside the part's seconds. */
export function costOfTime(part: LogPartition, time: Instant | undefined): number {
  return time === undefined || isDuring(part, time) ? 0 : 2 * NEVER
}

/** Returns the cost of reading a line as a further one of the part. */
export function costOfStaying(path: BoundaryPath, part: LogPartition, line: BoundarySign): number {
  const { time } = line
  const alone = alongsideAt(part, time).length === 0
  const late = alone ? costOfTime(part, time) : 0
  const ended = alone && path.ended ? 6 : 0
  // When the first listed step may have started, a line more likely belongs to it.
  const before = part.from === -Infinity && time !== undefined && time >= part.to - SECOND ? 0.2 : 0
  return late + ended + before + costOfNext(path, part, line)
}

function costOfNext(
  path: BoundaryPath,
  part: LogPartition,
  { clue, silent, nested, marked }: BoundarySign,
): number {
  switch (clue?.kind) {
    case 'header':
      if (clue.form === undefined || nested) return 0
      if (!path.opened) return costOfName(clue.name, part.name)
      // Only a composite action has inner headers; in a log with markers, they are between markers.
      return path.single ? 6 : marked ? 5 : path.within || silent ? 0.3 : 2.5
    case 'runner':
      return part.kind === 'unlisted' || clue.steps.test(part.name) ? 0 : 8
    case 'cleanup':
      // A composite action cleans up once for each of its steps.
      return part.kind === 'unlisted' ? 0 : part.kind === 'cleanup' ? 3 : 8
    case 'preparation':
    case 'wait':
      return part.kind === 'runner' ? 0 : 3
    case 'shell':
      return path.within ? (clue.byDefault ? 6 : 0) : clue.byDefault ? 0 : 2
    case 'error':
      return clue.unstarted ? 5 : 0
    case 'set-up':
    case 'start-action':
    case 'end-action':
    case undefined:
      return 0
  }
}

/** Returns the cost of ending a part after the lines that a path has of it. */
export function costOfLeaving({ opened, errored }: BoundaryPath, { failed }: LogPartition): number {
  return (failed && !errored ? 6 : 0) + (opened ? 0 : 6)
}

/** Returns the cost of a part that wrote nothing. */
export function costOfSkipping({ kind }: LogPartition): number {
  return kind === 'unlisted' ? 0 : 8
}

/** Returns a path updated by the clue in its last line. */
export function noteClue(path: BoundaryPath, clue: Clue | undefined): BoundaryPath {
  switch (clue?.kind) {
    case 'header':
      return path.opened
        ? { ...path, within: true }
        : { ...path, opened: true, single: clue.form === 'script' }
    case 'error':
      return { ...path, errored: true, opened: path.opened || clue.unstarted }
    case 'set-up':
      return { ...path, ended: true }
    case 'wait':
      return { ...path, opened: true, single: true }
    case 'cleanup':
      return { ...path, opened: true }
    case 'runner':
    case 'shell':
    case 'preparation':
    case 'start-action':
    case 'end-action':
    case undefined:
      return path
  }
}
