import type { Purpose } from '../github/http/rate-limit.ts'
import { type Milliseconds, SECOND } from '../model/time.ts'

/** What a question may cost. Questions with the same budget share it. */
export interface Budget {
  /** For which enough requests of the token must remain. */
  readonly purpose: Purpose
  /** Requests to the API. @default as many as it takes */
  readonly requests?: number
  /** What ends the reading `TIMEOUT` after its first question; `failures` is whatever explains them. */
  readonly deadline: 'failures' | 'comparison' | 'slower'
  /** What follows if too few requests remain, to follow "so". @default nothing is said */
  readonly otherwise?: string
}

/** How long a report waits, from the first question with a deadline on. */
export const TIMEOUT: Milliseconds = 20 * SECOND

/** Logs, and annotations, for which requests are left to the last. */
export const MAX_LAST_READ = 3

/** The list of runs, the jobs of one, and a log: fewer show little about a run. */
export const MIN_REQUESTS_PER_RUN = 3

const NO_ATTEMPTS = 'this attempt was not compared with earlier ones'
const NOT_COMPARED = 'the failures were not compared with the base branch'

/** In the order of need. Logs and annotations have a limit of their own. */
export const BUDGETS = {
  reasons: { purpose: 'reasons', deadline: 'failures' },
  /** For all runs of a report. */
  base: { purpose: 'reasons', requests: 10, deadline: 'failures', otherwise: NOT_COMPARED },
  /** If few requests remain: enough for the verdict of one failure. */
  lastBase: { purpose: 'reasons', requests: 5, deadline: 'failures', otherwise: NOT_COMPARED },
  issues: { purpose: 'reasons', requests: 1, deadline: 'failures' },
  /** The logs that show that nothing but what issues list failed. */
  proof: { purpose: 'reasons', requests: 10, deadline: 'failures' },
  names: { purpose: 'explanation', deadline: 'failures' },
  /** The same, for a run that passed. */
  namesOfGreen: { purpose: 'comparison', deadline: 'failures' },
  /** The tests of the base branch: its newest green run, the artifacts of this, and five of them. */
  tests: { purpose: 'comparison', requests: 10, deadline: 'failures' },
  /** The same with 20 artifacts, if a value of the gate is about them. */
  gatedTests: { purpose: 'unusual', requests: 25, deadline: 'failures' },
  /** The list, the jobs of three branches, a log, and the commits of all. */
  others: { purpose: 'explanation', requests: 6, deadline: 'failures' },
  /** The log of the job that passed what is new. */
  runner: { purpose: 'explanation', requests: 1, deadline: 'failures' },
  /** To list the artifacts of the memory, to read the run and the file of the newest, and to get its address. */
  month: { purpose: 'explanation', requests: 4, deadline: 'failures' },
  /** Earlier attempts, if jobs did not pass. */
  attempts: { purpose: 'explanation', deadline: 'comparison', otherwise: NO_ATTEMPTS },
  attemptsOfGreen: { purpose: 'unusual', deadline: 'comparison', otherwise: NO_ATTEMPTS },
  /** What the merge queue waits for. */
  queue: { purpose: 'comparison', deadline: 'comparison' },
  /** Earlier runs, whatever this run is like. */
  history: { purpose: 'comparison', deadline: 'comparison' },
  /** Earlier runs, if this run is unusual. */
  unusual: {
    purpose: 'unusual',
    deadline: 'comparison',
    otherwise: 'this run was not compared with earlier ones',
  },
  slower: { purpose: 'explanation', deadline: 'slower' },
} satisfies Record<string, Budget>
