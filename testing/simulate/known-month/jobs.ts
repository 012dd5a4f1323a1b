import type { FailedJob, MonthRun } from '../known-month.ts'
import { JOBS } from './errors.ts'

/** A job of an attempt as GitHub lists it. */
export interface ListedJob {
  readonly id: number
  readonly name: string
  readonly steps: readonly string[]
  /** Second after `START`. */
  readonly startedAt: number
  /** `undefined` if it passed. */
  readonly failed: FailedJob | undefined
}

/** The job that needs all others, and fails if one of them did. */
export const GREEN = 'all-green'

const FIRST_JOB_ID = 65_000_000_000
const IDS_PER_RUN = 1_000
const IDS_PER_ATTEMPT = 100

/** Lists the jobs of an attempt. Those that passed in the one before are carried over. */
export function jobsOf({ number, attempts }: MonthRun, index: number): ListedJob[] {
  const { startedAt = 0, failed = [] } = attempts[index] ?? {}
  const before = attempts[index - 1]
  const firstId = FIRST_JOB_ID + IDS_PER_RUN * number + IDS_PER_ATTEMPT * index
  const jobs = [...JOBS].map(([name, steps], position): ListedJob => {
    const isCarried = before?.failed.every((job) => job.name !== name) === true
    return {
      ...{ id: firstId + position, name, steps },
      startedAt: (isCarried ? before.startedAt : startedAt) + 10 + position,
      failed: failed.find((job) => job.name === name),
    }
  })
  const green = {
    ...{ id: firstId + jobs.length, name: GREEN, steps: ['Run ./ci/all-green.sh'] },
    startedAt: startedAt + 120,
    failed: failed.length === 0 ? undefined : { name: GREEN, steps: [], readable: true },
  }
  return [...jobs, green]
}
