import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { StepParts } from '../../model/report/step-parts.ts'
import { stateFields } from '../../render/text/state-fields.ts'
import { toSeconds, toTime } from '../../render/text/units.ts'
import { withNulls } from '../../render/text/with-nulls.ts'
import type { JobFactsJson, JobJson, StepJson, StepPartsJson } from '../shapes/job.ts'

export function encodeJob(job: JobReport, report: Report): JobJson {
  return {
    ...encodeJobFacts(job, report),
    mayAwaitApproval: job.mayAwaitApproval ?? false,
    slowestStepNumber: job.slowestStep?.step.number ?? null,
    steps: job.steps.map(encodeStep),
  }
}

/** Returns a job of a report, without its steps. */
export function encodeJobFacts(jobReport: JobReport, report: Report): JobFactsJson {
  const { job } = jobReport
  return {
    id: job.id,
    name: job.name,
    url: job.url,
    ...stateFields(job.state),
    kind: job.kind,
    outcome: jobReport.outcome ?? null,
    forgiven: jobReport.forgiven,
    current: jobReport.current,
    carriedOver: jobReport.carriedOver,
    createdAt: toTime(job.createdAt),
    blockedSeconds: toSeconds(report.waiting.blocked.get(job.id)),
    queueSeconds: toSeconds(jobReport.queue),
    approvalSeconds: toSeconds(jobReport.approvalWait),
    durationSeconds: toSeconds(jobReport.duration),
    slackSeconds: toSeconds(report.criticalPath?.slack?.get(job.id)),
    runner: withNulls(job.runner),
  }
}

export function jobRef({ job }: JobReport) {
  return { jobId: job.id, job: job.name }
}

function encodeStep({ step, duration, parts }: StepReport): StepJson {
  return {
    number: step.number,
    name: step.name,
    kind: step.kind ?? 'step',
    ...stateFields(step.state),
    durationSeconds: toSeconds(duration),
    parts: parts === undefined ? null : encodeParts(parts),
  }
}

function encodeParts({ basis, parts, omitted }: StepParts): StepPartsJson {
  const list = parts.map(({ name, depth, startedAt, completedAt, ...part }) => ({
    name,
    depth,
    startedAt: toTime(startedAt),
    completedAt: toTime(completedAt),
    durationSeconds: toSeconds(part.duration),
    outcome: part.outcome ?? null,
    conclusion: part.conclusion ?? null,
  }))
  return { basis, list, omitted }
}
