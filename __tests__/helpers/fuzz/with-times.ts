import fc from 'fast-check'
import { at } from '../make-run.ts'

/** How long a job was blocked, queued and ran, in seconds, and which of its steps took how much. */
const anyPace = fc.record({
  blocked: fc.nat(120),
  queued: fc.nat(30),
  ran: fc.nat(600),
  true: fc.integer({ min: 0, max: 9 }).map((place) => place > 0),
})

type Pace = typeof anyPace extends fc.Arbitrary<infer Value> ? Value : never

interface Jobs {
  readonly total_count?: unknown
  readonly jobs: readonly (object & { readonly steps?: readonly object[] })[]
}

/** The jobs with the ids of jobs and, nearly all, with times and a status that go together. */
export function withTimes(anyJobs: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(anyJobs as fc.Arbitrary<Jobs>, fc.array(anyPace, { minLength: 4, maxLength: 4 }))
    .map(([response, paces]) => ({
      ...response,
      total_count: response.jobs.length,
      jobs: response.jobs.map((job, place) => ({ ...timed(job, paces[place]), id: place + 1 })),
    }))
}

function timed(job: Jobs['jobs'][number], pace: Pace | undefined): object {
  if (pace?.true !== true) return job
  const { blocked, queued, ran } = pace
  const start = blocked + queued
  const steps = job.steps?.map((step, place, { length }) => ({
    ...step,
    ...('conclusion' in step && step.conclusion !== null && { status: 'completed' }),
    number: place + 1,
    started_at: time(start + (ran * place) / length),
    completed_at: time(start + (ran * (place + 1)) / length),
  }))
  return {
    ...job,
    ...('conclusion' in job && job.conclusion !== null && { status: 'completed' }),
    created_at: time(blocked),
    started_at: time(start),
    completed_at: time(start + ran),
    ...(steps && { steps }),
  }
}

function time(seconds: number): string {
  return new Date(at(Math.floor(seconds))).toISOString().replace('.000', '')
}
