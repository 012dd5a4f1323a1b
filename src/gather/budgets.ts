// What reading may cost.
import type { Purpose } from '../github/http/rate-limit.ts'
import { type Milliseconds, MINUTE, SECOND } from '../model/time.ts'

/** Limit of what a question may cost. Questions with the same budget share it. */
export interface Budget {
  /** Purpose for which enough requests of the token must remain. */
  readonly purpose: Purpose
  /** Requests to the API. @default as many as it takes */
  readonly requests?: number
  /**
   * Questions with the same one end `TIMEOUT` after the first request of them. Requests of `comparison` and `slower` wait
   * for those of others. @default 'reasons'
   */
  readonly deadline?: 'reasons' | 'verdict' | 'comparison' | 'slower'
  /** Consequence if too few requests remain, to follow "so". @default nothing is said */
  readonly otherwise?: string
}

/** Time that a report waits, from the first request of questions with one deadline on. */
export const TIMEOUT: Milliseconds = 20 * SECOND

/** Time from the start of a report after which no question waits. */
export const MAX_WAIT: Milliseconds = 45 * SECOND

/** Logs, and annotations, for which requests are left to the last. */
export const MAX_LAST_READ = 3

/** The list of runs, the jobs of one, and a log: fewer show little about a run. */
export const MIN_REQUESTS_PER_RUN = 3

const NO_ATTEMPTS = 'this attempt was not compared with earlier ones'
const NOT_COMPARED = 'the failures were not compared with the base branch'

/**
 * Costs of each question, in the order of need, and then what is read in other ways. Logs and annotations have a
 * limit of their own.
 */
export const BUDGETS = {
  reasons: { purpose: 'reasons' },
  /** Budget for all runs of a report. */
  base: { purpose: 'reasons', requests: 10, deadline: 'verdict', otherwise: NOT_COMPARED },
  /** If few requests remain: enough for the verdict of one failure. */
  lastBase: { purpose: 'reasons', requests: 5, deadline: 'verdict', otherwise: NOT_COMPARED },
  issues: { purpose: 'reasons', requests: 1 },
  /** The log of a forgiven job, and its failure on the base branch. */
  forgiven: { purpose: 'comparison', requests: 4 },
  /** The logs that show that nothing but what issues list failed. */
  proof: { purpose: 'reasons', requests: 13, deadline: 'verdict' },
  names: { purpose: 'explanation' },
  /** The same budget for a run that passed. */
  namesOfGreen: { purpose: 'comparison' },
  /** The tests of the base branch: its newest green run, its artifacts, and five downloads. */
  tests: { purpose: 'comparison', requests: 10 },
  /** The same with 100 artifacts, if a value of the gate is about them. */
  gatedTests: { purpose: 'unusual', requests: 105 },
  /** The list, the jobs of three branches, the logs of two, and the commits of all. */
  others: { purpose: 'explanation', requests: 7 },
  /** The log of the job that passed what is new, and those for further causes. */
  green: { purpose: 'explanation', requests: 1 },
  moreGreens: { purpose: 'comparison', requests: 2 },
  /** Requests to list the artifacts of the memory, to read the run and the file of the newest, and to get its address. */
  month: { purpose: 'explanation', requests: 4 },
  /** Earlier attempts, if jobs did not pass. */
  attempts: { purpose: 'explanation', deadline: 'comparison', otherwise: NO_ATTEMPTS },
  attemptsOfGreen: { purpose: 'unusual', deadline: 'comparison', otherwise: NO_ATTEMPTS },
  /** Budget for what the merge queue waits for. */
  queue: { purpose: 'comparison', deadline: 'comparison' },
  /** Earlier runs, whatever this run is like. */
  history: { purpose: 'comparison', deadline: 'comparison' },
  /** Earlier runs, if this run is unusual. */
  unusual: {
    purpose: 'unusual',
    deadline: 'comparison',
    otherwise: 'this run was not compared with earlier ones',
  },
  /** A list, and the jobs of three runs. */
  releases: { purpose: 'comparison', deadline: 'comparison', requests: 4 },
  slower: { purpose: 'explanation', deadline: 'slower' },
  /** The list of earlier runs, also if it is listed again; a run without a failure waits for a part of it. */
  search: { timeout: 18 * SECOND },
  searchOfGreen: { timeout: 10 * SECOND },
  /** The test results of a run. */
  artifacts: { timeout: 10 * SECOND },
  /**
   * Requests for what is new in a night of a memory: with 20 for the memory and the issue, a third of what a repository has
   * in an hour. If its time is over, the night reports what it has.
   */
  night: { purpose: 'unusual', requests: 330, timeout: 9 * MINUTE },
  /** Part of the requests that is for the lists of runs. */
  nightLists: { requests: 150 },
} satisfies Record<string, Partial<Budget & { readonly timeout: Milliseconds }>>
