import type { ChangedRunFields, Range } from '../shapes/what-if.ts'

/** A change to the workflow file, by its kind. */
export type Change =
  | {
      readonly kind: 'shards'
      /** The key of the job in the workflow file. */
      readonly job: string
      readonly from: number
      readonly to: number
    }
  | { readonly kind: 'needs'; readonly job: string; readonly without: string }

/** What a change would do to a run like this one. */
export interface ChangedRun extends Pick<ChangedRunFields, 'saves' | 'assumption'> {
  /** The names of the jobs that change. */
  readonly jobs: readonly string[]
  readonly change: Change
  /** How much more runner time the run would take; below 0 for less. */
  readonly costs: Range
}

/** A question about a change: `test=8`, or `test without lint`. */
export type Question = { readonly text: string } & (
  | { readonly kind: 'shards'; readonly job: string; readonly to: number }
  | { readonly kind: 'needs'; readonly job: string; readonly without: string }
)
