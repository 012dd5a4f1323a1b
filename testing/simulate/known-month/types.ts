import type { Place, PlantedError } from './errors.ts'

/** A month of a repository. All times are in seconds after `START`. */
export interface Month {
  /** The midnight at which it begins. */
  readonly from: number
  /** Oldest first. None runs while another one does. */
  readonly runs: readonly MonthRun[]
}

export interface MonthRun {
  /** Its position, from 1. */
  readonly number: number
  readonly event: 'push' | 'schedule' | 'pull_request' | 'merge_group'
  readonly fork: boolean
  /** How many commits the base branch has. */
  readonly commits: number
  readonly createdAt: number
  /** The first one first. */
  readonly attempts: readonly MonthAttempt[]
}

export interface MonthAttempt {
  readonly startedAt: number
  /** When it has finished and is reported. */
  readonly reportedAt: number
  /** The jobs that fail. */
  readonly failed: readonly FailedJob[]
}

export interface FailedJob {
  readonly name: string
  /** In the order of the job; empty if it lost its runner. */
  readonly steps: readonly FailedStep[]
  /** Whether its log can be read. */
  readonly readable: boolean
}

/** The errors of one step of a job. */
export interface FailedStep extends Place {
  readonly errors: readonly PlantedError[]
}
