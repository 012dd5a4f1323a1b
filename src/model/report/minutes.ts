import type { Milliseconds } from '../time.ts'

/** What determines the price of a minute. */
export interface Billing {
  /** GitHub-hosted runners are possible: the repository is not on GitHub Enterprise Server. */
  readonly hosted: boolean
  /** `undefined` if the API does not report it. */
  readonly visibility: 'public' | 'private' | undefined
  /** What GitHub has counted for the run so far; `undefined` if unknown. */
  readonly billable: Billable | undefined
}

/** The time that GitHub bills for all attempts of a run. */
export interface Billable {
  readonly total: Milliseconds
  /** By job id, for the jobs that GitHub lists. */
  readonly jobs: ReadonlyMap<number, Milliseconds>
}

/** The minutes of the jobs that ran on one kind of runner. */
export interface LabelMinutes {
  /** The labels in `runs-on`, sorted and joined with `, `; '' if they are unknown. */
  readonly labels: string
  readonly jobs: number
  readonly running: Milliseconds
  /** Each job's rounded up. */
  readonly minutes: number
  /** Known to be self-hosted, so GitHub does not bill the minutes. */
  readonly selfHosted: boolean
  /** GitHub's name for the runner on a bill; `undefined` if it is not in its price list. */
  readonly sku: string | undefined
  /** In US dollars; `undefined` if unknown, 0 if the minutes are free. */
  readonly price: number | undefined
}

/** The runner minutes of an attempt; an estimate, since only GitHub knows what it bills. */
export interface Minutes {
  /** The most minutes first. Never empty. */
  readonly byLabels: readonly LabelMinutes[]
  readonly minutes: number
  /** The sum of the known prices; `undefined` if there is none. */
  readonly price: number | undefined
  /** Some jobs' minutes have no price. */
  readonly partial: boolean
  readonly visibility: Billing['visibility']
  /** What GitHub has counted for all attempts so far; `undefined` if unknown. */
  readonly billable: Milliseconds | undefined
  /** Number of jobs for which GitHub's own value was used. */
  readonly billedJobs: number
  /** Number of running jobs, whose minutes are counted so far. */
  readonly unfinished: number
}
