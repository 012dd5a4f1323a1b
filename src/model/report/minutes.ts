import type { Milliseconds } from '../time.ts'
import type { Rate } from './prices.ts'

/** What must be known of the repository to say what a minute costs. */
export interface Billing {
  /** Its runners can be GitHub's: it is not on a GitHub Enterprise Server. */
  readonly hosted: boolean
  /** `undefined` when the API does not say. */
  readonly visibility: 'public' | 'private' | undefined
  /** What GitHub has already counted of the run; `undefined` where it does not tell. */
  readonly billable: Billable | undefined
}

/** The time that GitHub says it bills, of all attempts of a run. */
export interface Billable {
  readonly total: Milliseconds
  /** By job id, where GitHub tells that. */
  readonly jobs: ReadonlyMap<number, Milliseconds>
}

/** The minutes of the jobs that ran on one kind of runner. */
export interface LabelMinutes {
  /** The labels that `runs-on` asked for, sorted and joined with `, `; '' when they are not known. */
  readonly labels: string
  readonly jobs: number
  readonly running: Milliseconds
  /** Each job's rounded up. */
  readonly minutes: number
  /** Known to be self-hosted, so GitHub does not bill the minutes. */
  readonly selfHosted: boolean
  /** `undefined` where it can't be known. */
  readonly rate: Rate | undefined
  /** In US dollars; `undefined` where it can't be known, 0 where the minutes are free. */
  readonly price: number | undefined
}

/** The runner minutes of an attempt; an estimate, since only GitHub knows what it bills. */
export interface Minutes {
  /** The most minutes first. Never empty. */
  readonly byLabels: readonly LabelMinutes[]
  readonly minutes: number
  /** The sum of the prices that are known; `undefined` when none is. */
  readonly price: number | undefined
  /** Some jobs' minutes have no price. */
  readonly partial: boolean
  readonly visibility: Billing['visibility']
  readonly billable: Billable | undefined
  /** For how many jobs GitHub's own figure was used. */
  readonly billedJobs: number
  /** Jobs that still run, whose minutes count as far as they are known. */
  readonly unfinished: number
}
