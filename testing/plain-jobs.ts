import { groupCauses } from '../src/analyse/causes/causes.ts'
import type { Explanations } from '../src/analyse/failures/report-failures.ts'
import type { CauseGroup, FailureReport } from '../src/model/report/cause.ts'
import type { StepExcerpt } from '../src/model/report/failure.ts'
import type { JobReport } from '../src/model/report/job-report.ts'
import type { Report } from '../src/model/report/report.ts'
import type { Job, Run, State, Step } from '../src/model/run.ts'
import type { JobGraph } from '../src/model/workflow-file.ts'
import { makeExcerpt } from './failure-report.ts'
import { finished, makeRun, makeStep, reportOn, reportOnJobs } from './make-run.ts'

/** A step in a state, by its name and its number. */
export function stepIn(state: State, name?: string, number = 1): Step {
  return makeStep({ number, state, ...(name !== undefined && { name }) })
}

/** The steps of a job in these states, from the first one on. */
export function stepsIn(...states: readonly State[]): readonly Step[] {
  return states.map((state, index) => stepIn(state, undefined, index + 1))
}

/** The steps of a job with these names, from the first one on; all passed. */
export function stepsNamed(...names: readonly string[]): readonly Step[] {
  return names.map((name, index) => makeStep({ number: index + 1, name }))
}

/** A job in a state, by its name; without steps, GitHub lists none. */
export function jobIn(state: State, name?: string, steps: readonly Step[] = []): Partial<Job> {
  return { state, steps, ...(name !== undefined && { name }) }
}

/** A job that ended like its second step, from second 5 to 65. */
export function endedJob(name: string, step: string, conclusion: string): Partial<Job> {
  return jobIn(finished(5, 65, conclusion), name, [stepIn(finished(15, 60, conclusion), step, 2)])
}

/** A job that failed at its second step. */
export function failedJob(name: string, step = 'Run npm test'): Partial<Job> {
  return endedJob(name, step, 'failure')
}

/** What the logs of the failed steps of jobs show, in their order; `undefined` for a log that was not read. */
export function readLogs(
  jobs: readonly Partial<Job>[],
  logs: readonly (readonly string[] | undefined)[],
  fields: Partial<StepExcerpt> = {},
): Explanations {
  const excerpts = logs.flatMap((lines, index) => {
    const step = jobs[index]?.steps?.find(
      ({ state }) => state.kind === 'finished' && state.conclusion !== 'success',
    )
    return lines === undefined
      ? []
      : [[index + 1, [makeExcerpt(lines, { step, ...fields })]] as const]
  })
  return { excerpts: new Map(excerpts), annotations: new Map() }
}

/** A failed job: its name, the lines that its step printed, and its step. */
type FailedJob = readonly [
  name: string,
  lines?: readonly string[] | undefined,
  step?: string | undefined,
]

/** The report on jobs that failed. */
export function reportOnFailed(...failed: readonly FailedJob[]): Report {
  const jobs = failed.map(([name, , step]) => failedJob(name, step))
  const explanations = readLogs(
    jobs,
    failed.map(([, lines]) => lines),
  )
  return reportOnJobs(jobs, { explanations })
}

/** A run whose workflow file declares these jobs; `undefined` if it could not be read. */
export function declaredRun(graph: JobGraph | undefined, run: Parameters<typeof makeRun>[0]): Run {
  return makeRun({ jobs: [], ...run, graph })
}

/** A run of which GitHub counts so many jobs; `undefined` if it counts none. */
export function countedRun(
  jobsCounted: number | undefined,
  run: Parameters<typeof makeRun>[0],
): Run {
  return makeRun({ jobs: [], ...run, jobsCounted })
}

/** The jobs of a run, as its report has them. */
export function jobReports(run: Run): readonly JobReport[] {
  return reportOn(run).jobs ?? []
}

/** The listed jobs of a run. */
export function jobsIn({ jobs = [] }: Run): readonly Job[] {
  return jobs
}

/** The run with further jobs. */
export function withJobs(run: Run, jobs: readonly Job[]): Run {
  return { ...run, jobs: [...(run.jobs ?? []), ...jobs] }
}

/** The comparison with earlier runs in a report. */
export function historyOf({ history }: Report): Report['history'] {
  return history
}

/** The failures in a report, the worst first. */
export function failuresIn(report: Report): readonly FailureReport[] {
  return report.failures
}

/** The ids of the jobs of each cause. */
export function jobIdsOf(causes: readonly CauseGroup[]): number[][] {
  return causes.map(({ failures }) => failures.map(({ job }) => job.listed.id))
}

/** What the first cause of failures says; `undefined` if none says it. */
export function messageOf(failures: readonly FailureReport[]): string | undefined {
  return groupCauses(failures)[0]?.message
}

/** The names of the jobs of failures. */
export function jobNamesOf(failures: readonly FailureReport[]): string[] {
  return failures.map(({ job }) => job.listed.name)
}
