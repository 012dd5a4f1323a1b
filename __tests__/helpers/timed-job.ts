import { between } from '../../src/analyse/jobs/timing.ts'
import type { JobReport } from '../../src/model/report/job-report.ts'
import { type Instant, SECOND } from '../../src/model/time.ts'

/** When the runs of these tests start. */
export const STARTED: Instant = Date.UTC(2026, 0, 5, 12)

export interface Times {
  /** In seconds after the run's start. */
  readonly created?: number
  readonly started?: number
  /** Without it, the job is still running. */
  readonly ended?: number
  readonly skipped?: boolean
  readonly id?: number
  readonly labels?: readonly string[]
}

let lastId = 100

/** A job with nothing but a name and times; ids ascend in the order of making. */
export function timedJob(name: string, times: Times): JobReport {
  const { created, started = created, ended, skipped = false, labels = ['ubuntu-latest'] } = times
  lastId += 1
  const id = times.id ?? lastId
  const startedAt = at(started)
  const completedAt = at(ended)
  return {
    job: {
      id,
      kind: 'job',
      name,
      url: `https://github.com/octo/example/actions/runs/1/job/${id}`,
      state:
        ended === undefined
          ? { kind: 'running', startedAt }
          : {
              kind: 'finished',
              conclusion: skipped ? 'skipped' : 'success',
              startedAt,
              completedAt,
            },
      createdAt: at(created),
      runner: { name: skipped ? undefined : `runner-${id}`, group: undefined, labels },
      steps: [],
    },
    current: false,
    carriedOver: false,
    forgiven: false,
    failure: undefined,
    causes: [],
    outcome: ended === undefined ? undefined : skipped ? 'skipped' : 'success',
    queue: skipped ? undefined : between(at(created), startedAt),
    duration: skipped ? undefined : between(startedAt, completedAt),
    steps: [],
    slowestStep: undefined,
  }
}

function at(seconds: number | undefined): Instant | undefined {
  return seconds === undefined ? undefined : STARTED + seconds * SECOND
}

/** What GitHub lists for a check that an action wrote. */
export function writtenCheck(name: string, created: number): JobReport {
  const { job, ...report } = timedJob(name, { created, ended: created })
  return { ...report, job: { ...job, kind: 'check', runner: { ...job.runner, name: undefined } } }
}
