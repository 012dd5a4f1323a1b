import { type Milliseconds, MINUTE, SECOND } from '../../model/time.ts'

// How late and how inexact GitHub's times are, from real runs. All that is later has another reason.

/** Clocks differ, the API rounds to seconds, and the runner checks time limits at intervals. */
export const CLOCK_TOLERANCE: Milliseconds = 2 * SECOND

/** A step is listed as started in the next second. */
export const MAX_ROUNDING: Milliseconds = SECOND

/** The process of a step starts after the step. One whose step has the expected name may be slower. */
export const MAX_PROCESS_LAG = { named: 10 * SECOND, unnamed: 3 * SECOND }

/** The running step is listed as running. */
export const MAX_STEP_LAG: Milliseconds = 1.5 * SECOND

/** A job that is listed later after the jobs that it needs is late. */
export const MAX_JOB_LAG: Milliseconds = 15 * SECOND

/** A job that is listed later after the start of the attempt, with all others, waited for an unknown reason. */
export const MAX_LAG_OF_ANY_JOB: Milliseconds = 30 * SECOND

/** Jobs that one end releases are listed at two or three per second, with pauses of up to 5 s. */
export const MAX_BURST_PAUSE: Milliseconds = 6 * SECOND

/** A free runner takes a waiting job: it polls every few seconds. */
export const MAX_PICKUP: Milliseconds = 30 * SECOND

/** A step that reached its time limit ends. */
export const MAX_LIMIT_LAG: Milliseconds = MINUTE

/** A cancelled job ends: scheduling, and a process that shuts down. */
export const MAX_CANCEL_LAG: Milliseconds = 30 * SECOND
