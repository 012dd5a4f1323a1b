import { type Instant, type Milliseconds, SECOND } from '../../../model/time.ts'
import type { Clue } from '../lines/log-clues.ts'
import { costOfName, isLocalAction, isNameOf } from './default-names.ts'
import type { Part } from './step-sequence.ts'

/** One reading of a log so far: the part that its last line belongs to, and what speaks against it. */
export interface Path {
  readonly part: number
  readonly cost: number
  /** The index of the part's first line; `undefined` if that was not read. */
  readonly from: number | undefined
  /** How the lines before that one were read, as far as they are not decided. */
  readonly before: Path | undefined
  /** The part's own header has been seen, or the lines before are not known. */
  readonly opened: boolean
  /** It has no header within: a script, or a step that waits for others. */
  readonly single: boolean
  /** Its last header was taken for that of a step within. */
  readonly within: boolean
  /** It has written an error, or the lines before are not known. */
  readonly errored: boolean
  /** It has written its last line. */
  readonly ended: boolean
}

export interface Line {
  readonly clue: Clue | undefined
  readonly time: Instant | undefined
  /** Whether it follows a header without a line between them. */
  readonly silent: boolean
  /** Whether it is within a step of a composite action, by the markers of the runner. */
  readonly nested: boolean
  /** Whether such markers have been seen in this log. */
  readonly marked: boolean
}

/**
 * What speaks against a reading, in powers of about e: 0 is what the runner does, 10 is what it
 * never does as far as is known. The accuracy script measures their effect.
 */
const NEVER = 10

/** A path that costs so much more than the best is dropped. */
export const MAX_EXCESS = 3 * NEVER

/** The API has been seen to cut fractions of a second, but does not say that it never rounds. */
const EARLY: Milliseconds = SECOND / 2

/** Whether a time is one at which the part may write. */
export function isDuring({ from, to }: Part, time: Instant): boolean {
  return time >= from - EARLY && time < to
}

/** Whether the part can not have begun yet. */
export function isBefore({ from }: Part, time: Instant): boolean {
  return time < from - EARLY
}

/** The earlier steps that may write while a part does. */
export function alongsideAt({ alongside }: Part, time: Instant | undefined): readonly Part[] {
  if (alongside.length === 0 || time === undefined) return alongside
  return alongside.filter((other) => isDuring(other, time))
}

/** What speaks against a line being the first of a part. */
export function costOfBeginning(part: Part, { clue, time, nested }: Line): number {
  const early = time !== undefined && time < part.from ? 3 : 0
  const within = nested && alongsideAt(part, time).length === 0 ? 1.5 * NEVER : 0
  return early + within + costOfFirst(part, clue)
}

function costOfFirst(part: Part, clue: Clue | undefined): number {
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
      if (part.kind !== 'main') return unexpected
      return isLocalAction(part.name) ? 0 : part.name.startsWith('Run ') ? 2 : 1
    case 'wait':
      return part.kind === 'main' ? 1 : unexpected
    case 'named':
      return clue.name === part.name ? 0 : unexpected
    case 'error':
      return part.failed ? (clue.unstarted ? 2 : NEVER) : unexpected
    case 'start-action':
    case 'end-action':
      return 2 * NEVER
    case 'shell':
    case 'set-up':
    case undefined:
      return unexpected
  }
}

/** What speaks against a line being of a part at its time, which is a fact as far as whole seconds go. */
export function costOfTime(part: Part, time: Instant | undefined): number {
  return time === undefined || isDuring(part, time) ? 0 : 2 * NEVER
}

/** What speaks against a line being a further one of the part. */
export function costOfStaying(path: Path, part: Part, line: Line): number {
  const { time } = line
  const alone = alongsideAt(part, time).length === 0
  const late = alone ? costOfTime(part, time) : 0
  const ended = alone && path.ended ? 6 : 0
  // Once the first listed step may have begun, the lines are more likely to be of that step.
  const before = part.from === -Infinity && time !== undefined && time >= part.to - SECOND ? 0.2 : 0
  return late + ended + before + costOfNext(path, part, line)
}

function costOfNext(path: Path, part: Part, { clue, silent, nested, marked }: Line): number {
  switch (clue?.kind) {
    case 'header':
      if (clue.form === undefined || nested) return 0
      if (!path.opened) return costOfName(clue.name, part.name)
      if (part.kind === 'runner') return NEVER
      // Only a composite action has headers within, and with markers they lie between these.
      return path.single ? 6 : marked ? 5 : path.within || silent ? 0.3 : 2.5
    case 'runner':
      if (nested || part.kind === 'unlisted' || !path.opened) return 0
      return clue.steps.test(part.name) ? 0 : 8
    case 'cleanup':
      if (nested || part.kind === 'unlisted') return 0
      // A composite action cleans up once for each of its steps.
      return part.kind === 'cleanup' ? (path.opened ? 3 : 0) : 8
    case 'named':
      return nested || clue.name === part.name ? 0 : 8
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
      if (nested) return 0
      // A step with `continue-on-error` is listed as a success.
      return clue.unstarted || (clue.exit && !part.failed) ? 3 : 0
    case 'start-action':
    case 'end-action':
    case undefined:
      return 0
  }
}

/** What speaks against a part having written all that a path has of it. */
export function costOfLeaving(
  { opened, single, within, errored, ended }: Path,
  { failed }: Part,
  { silent }: Line,
): number {
  const unopened = opened || ended ? 0 : 6
  // An action that writes nothing at all is mostly a composite one, whose first step follows.
  const empty = silent && opened && !single && !within ? 3 : 0
  return (failed && !errored ? 6 : 0) + unopened + empty
}

/** What speaks against a part having written nothing. */
export function costOfSkipping({ kind, failed }: Part): number {
  const header = kind === 'unlisted' ? 0 : kind === 'runner' ? 1 : 8
  return header + (failed ? 8 : 0)
}
