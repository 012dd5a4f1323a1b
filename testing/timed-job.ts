import { reportJob } from '../src/analyse/jobs/job-report.ts'
import type { JobReport } from '../src/model/report/job-report.ts'
import { at, finished, makeJob, makeRun, running } from './make-run.ts'

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
export function timedJob(name: string, times: Times, kind: 'job' | 'check' = 'job'): JobReport {
  const { created, started = created, ended, skipped = false, labels = ['ubuntu-latest'] } = times
  lastId += 1
  const id = times.id ?? lastId
  const conclusion = skipped ? 'skipped' : 'success'
  const runnerName = skipped || kind === 'check' ? undefined : `runner-${id}`
  const job = makeJob({
    id,
    kind,
    name,
    createdAt: at(created),
    state: ended === undefined ? running(started) : finished(started, ended, conclusion),
    runner: { name: runnerName, group: undefined, labels },
  })
  return reportJob(job, { run: makeRun() })
}

/** What GitHub lists for a check that an action wrote. */
export function writtenCheck(name: string, created: number): JobReport {
  return timedJob(name, { created, ended: created }, 'check')
}
