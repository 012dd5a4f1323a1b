import type { StepParts } from '../../model/report/step-parts.ts'
import { toSeconds, toTime } from '../text/units.ts'
import type { ConclusionText, Count, Seconds, Time } from './values.ts'

/** The steps within a composite action, as the log of the job shows them. */
export interface StepPartsJson {
  /**
   * `markers`: the runner wrote a line before and after each inner step. `groups`: the log has no such
   * lines, and its groups are a hint; nested inner steps are listed like all others.
   */
  readonly basis: StepParts['basis']
  /** In the order in which they started, so that nested ones follow the one that they are part of. */
  readonly list: readonly StepPartJson[]
  /** Further inner steps, which are not in the list. */
  readonly omitted: Count
}

/** A step within a composite action, with the times of the log. */
interface StepPartJson {
  readonly name: string
  /** 0 for the steps of the action itself, 1 for those of an action that it uses, and so on. */
  readonly depth: Count
  readonly startedAt: Time
  /** `null` if unknown. */
  readonly completedAt: Time | null
  /** `null` if the inner step was skipped, or if its end is unknown. */
  readonly durationSeconds: Seconds | null
  /** Before `continue-on-error`; `null` if unknown, as it is for groups. */
  readonly outcome: ConclusionText | null
  /** After `continue-on-error`; `null` if unknown, as it is for groups. */
  readonly conclusion: ConclusionText | null
}

export function stepPartsJson({ basis, parts, omitted }: StepParts): StepPartsJson {
  const list = parts.map(({ name, depth, startedAt, completedAt, ...part }) => ({
    name,
    depth,
    startedAt: toTime(startedAt),
    completedAt: toTime(completedAt),
    durationSeconds: toSeconds(part.duration),
    outcome: part.outcome ?? null,
    conclusion: part.conclusion ?? null,
  }))
  return { basis, list, omitted }
}
