import type { Milliseconds } from '../time.ts'

/** A prediction. The limits hold the truth nine times in ten. */
export interface Range {
  readonly expected: Milliseconds
  readonly low: Milliseconds
  readonly high: Milliseconds
}

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
export interface ChangedRun {
  readonly change: Change
  /** The names of the jobs that change. */
  readonly jobs: readonly string[]
  /** How much sooner the run would end; below 0 if it would end later. */
  readonly saves: Range
  /** How much more runner time the run would take; below 0 for less. */
  readonly costs: Range
  /** What has to be true, in one sentence. */
  readonly assumption: string
}

/** A question about a change: `test=8`, or `test without lint`. */
export type Question = { readonly text: string } & (
  | { readonly kind: 'shards'; readonly job: string; readonly to: number }
  | { readonly kind: 'needs'; readonly job: string; readonly without: string }
)
