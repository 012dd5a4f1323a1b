import type * as z from 'zod'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Job, State } from '../../model/run.ts'
import type { Job as JobShape, State as StateShape, Step as StepShape } from '../shapes/job.ts'
import { findStep } from './references.ts'

/** Returns the jobs of a report, which are not explained yet. */
export function decodeJobs(jobs: readonly z.output<typeof JobShape>[]): JobReport[] {
  return jobs.map((job, index) => decodeJob(job, `jobs[${index}]`))
}

function decodeJob(data: z.output<typeof JobShape>, field: string): JobReport {
  const { id, kind, name, url, createdAt, runner, slowestStepNumber: slowest } = data
  const steps = data.steps.map(decodeStep)
  const job: Job = {
    ...{ id, kind, name, url, createdAt, runner },
    state: decodeState(data),
    steps: steps.map(({ step }) => step),
  }
  const report: JobReport = {
    job,
    current: data.current,
    carriedOver: data.carriedOver,
    forgiven: data.forgiven,
    outcome: data.outcome,
    failure: undefined,
    causes: [],
    queue: data.queueSeconds,
    approvalWait: data.approvalSeconds,
    ...(data.mayAwaitApproval && { mayAwaitApproval: true }),
    duration: data.durationSeconds,
    steps,
    slowestStep: undefined,
  }
  if (slowest === undefined) return report
  const timed = findStep(report, slowest, `${field}.slowestStepNumber`)
  return { ...report, slowestStep: { ...timed, duration: timed.duration ?? 0 } }
}

function decodeStep({
  number,
  name,
  kind,
  parts,
  ...data
}: z.output<typeof StepShape>): StepReport {
  return {
    step: { number, name, state: decodeState(data), ...(kind === 'group' && { kind }) },
    duration: data.durationSeconds,
    parts: parts && {
      basis: parts.basis,
      parts: parts.list.map(({ durationSeconds: duration, ...part }) => ({ ...part, duration })),
      omitted: parts.omitted,
    },
  }
}

export function decodeState(data: z.output<typeof StateShape>): State {
  const { status, conclusion = 'unknown', startedAt, completedAt } = data
  if (status === 'completed') return { kind: 'finished', conclusion, startedAt, completedAt }
  return status === 'in_progress' ? { kind: 'running', startedAt } : { kind: 'waiting', status }
}
