import type { ApiStep } from './api-body.ts'
import { apiStep } from './api-step.ts'

interface JobCourse {
  readonly status: string
  readonly conclusion: string | null
  /** Seconds. */
  readonly start: number
  readonly end: number | undefined
}

/** The steps of a small job that set up, ran its tests, which made its conclusion, and cleaned up. */
export function stepsOfJob({ status, conclusion, start, end }: JobCourse): ApiStep[] {
  const setUp = apiStep({ name: 'Set up job', number: 1, started_at: start, completed_at: start })
  if (status === 'in_progress') {
    return [
      setUp,
      apiStep({ status: 'in_progress', number: 2, started_at: start }),
      apiStep({ name: 'Complete job', status: 'queued', number: 3 }),
    ]
  }
  if (end === undefined || NEVER_RAN.has(conclusion)) return []
  return [
    setUp,
    apiStep({
      number: 2,
      conclusion: STEP_CONCLUSIONS.get(conclusion) ?? conclusion,
      started_at: start,
      completed_at: end,
    }),
    apiStep({ name: 'Complete job', number: 3, started_at: end, completed_at: end }),
  ]
}

const NEVER_RAN: ReadonlySet<string | null> = new Set(['skipped', 'startup_failure'])

/** A step never has these conclusions of a job. */
const STEP_CONCLUSIONS: ReadonlyMap<string | null, string> = new Map([
  ['timed_out', 'cancelled'],
  ['neutral', 'success'],
])
