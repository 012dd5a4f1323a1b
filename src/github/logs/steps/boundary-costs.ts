import { type Instant, type Milliseconds, SECOND } from '../../../model/time.ts'
import type { Clue } from '../lines/log-clues.ts'
import { costOfName, isNameOf } from './default-names.ts'
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

/** What a line shows of the step that wrote it. */
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
  const within = nested && alongsideAt(part, time).length === 0 ? 1.5 * NEVER : 0
  return early + within + costOfFirst(part, clue)
}

function costOfFirst(part: LogPartition, clue: Clue | undefined): number {
  const unexpected = 1.5 * NEVER
  if (part.kind === 'unlisted') {
    if (clue?.kind === 'header') return clue.form === undefined ? unexpected : 5
    return clue?.kind === 'runner' || clue?.kind === 'cleanup' ? 5 : unexpected
  }
  switch (clue?.kind) {
    case 'runner':
      return clue.steps.test(part.name) ? 0 : unexpected
    case 'cleanup':
      return part.kind === 'cleanup' ? 0 : unexpected
    case 'header':
      if (part.kind === 'runner') return unexpected
      if (clue.form === undefined) return isNameOf(clue.name, part.name) ? 4 : 12
      return part.kind === 'cleanup' ? 4 : costOfName(clue.name, part.name)
    case 'preparation':
    case 'wait':
      return part.kind === 'main' ? 1 : unexpected
    case 'error':
      return part.failed ? (clue.unstarted ? 2 : NEVER) : unexpected
    case 'start-action':
    case 'end-action':
      return 2 * NEVER
    case undefined:
      return part.failed ? 6 : unexpected
    case 'shell':
    case 'set-up':
      return unexpected
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
      if (part.kind === 'runner') return NEVER
      // Only a composite action has inner headers; in a log with markers, they are between markers.
      return path.single ? 6 : marked ? 5 : path.within || silent ? 0.3 : 2.5
    case 'runner':
      if (nested || part.kind === 'unlisted' || !path.opened) return 0
      return clue.steps.test(part.name) ? 0 : 8
    case 'cleanup':
      if (nested || part.kind === 'unlisted') return 0
      // A composite action cleans up once for each of its steps.
      return part.kind === 'cleanup' ? (path.opened ? 3 : 0) : 8
    case 'preparation':
      return part.kind === 'runner' || nested ? 0 : path.single ? 5 : 3
    case 'wait':
      return 4
    case 'shell':
      if (nested) return 0
      return path.within ? (clue.byDefault ? 6 : 0) : clue.byDefault ? 0 : 2
    case 'set-up':
      return part.kind === 'runner' || nested ? 0 : 8
    case 'error':
      return clue.unstarted && !nested ? 3 : 0
    case 'start-action':
    case 'end-action':
    case undefined:
      return 0
  }
}

/** Returns the cost of ending a part after the lines that a path has of it. */
export function costOfLeaving(
  { opened, errored, ended }: BoundaryPath,
  { failed }: LogPartition,
): number {
  return (failed && !errored ? 6 : 0) + (opened || ended ? 0 : 6)
}

/** Returns the cost of a part that wrote nothing. */
export function costOfSkipping({ kind, failed }: LogPartition): number {
  const header = kind === 'unlisted' ? 0 : kind === 'runner' ? 1 : 8
  return header + (failed ? 8 : 0)
}
