import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Job, State, Step } from '../../model/run.ts'
import type { JobFields, StateFields, StepFields } from '../../model/shapes/job.ts'
import { pick } from '../pick.ts'

/** Returns a job of a report, which is not explained yet. */
export function decodeJobJson(data: JobFields, index: number): JobReport {
  const steps = data.steps.map(decodeStepJson)
  const job: Job = {
    ...pick(data, 'id', 'kind', 'name', 'url', 'createdAt', 'runner'),
    state: decodeStateJson(data),
    steps: steps.map(({ step }) => step),
  }
  const report: JobReport = {
    listed: job,
    levels: [],
    ...pick(data, 'current', 'carriedOver', 'forgiven', 'outcome'),
    ...pick(data, 'queue', 'approval', 'duration'),
    steps,
    failure: undefined,
    causes: [],
    ...(data.mayAwaitApproval && { mayAwaitApproval: true }),
    ...(data.skippedBecause && { skippedBecause: data.skippedBecause }),
    slowestStep: undefined,
  }
  if (data.slowestStepNumber === undefined) return report
  const timed = findStep(report, data.slowestStepNumber, `jobs[${index}].slowestStepNumber`)
  return { ...report, slowestStep: { ...timed, duration: timed.duration ?? 0 } }
}

function decodeStepJson({ number, name, kind, parts, duration, ...data }: StepFields): StepReport {
  return {
    step: { number, name, state: decodeStateJson(data), ...(kind === 'group' && { kind }) },
    duration,
    parts: parts && { parts: parts.list, omitted: parts.omitted },
  }
}

export function decodeStateJson(data: StateFields): State {
  const { status, conclusion = 'unknown', startedAt, completedAt } = data
  if (status === 'completed') return { kind: 'finished', conclusion, startedAt, completedAt }
  return status === 'in_progress' ? { kind: 'running', startedAt } : { kind: 'waiting', status }
}

/** A report that does not say what its schema requires. The message names the field. */
export class InvalidReport extends Error {}

/** Returns the part of the report with an id, which a field names. @throws InvalidReport */
export type Find<Part> = (id: number, field: string) => Part

/**
 * Returns a function that finds a part of the report by its id.
 *
 * @param what the parts are, such as `job of the report`
 */
export function finder<Part>(
  parts: readonly Part[],
  idOf: (part: Part) => number,
  what: string,
): Find<Part> {
  const byId = new Map(parts.map((part) => [idOf(part), part]))
  return (id, field) => {
    const found = byId.get(id)
    if (found === undefined) throw new InvalidReport(`${field}: ${id} is the id of no ${what}`)
    return found
  }
}

/** Returns the report of a step of a job. */
export function findStep({ steps }: JobReport, number: number, field: string): StepReport {
  const found = steps.find(({ step }) => step.number === number)
  if (found === undefined) throw new InvalidReport(`${field}: the job has no step ${number}`)
  return found
}

/** Returns a step of a job; `undefined` without a number. */
export function stepOrNone(
  job: JobReport,
  number: number | undefined,
  field: string,
): Step | undefined {
  return number === undefined ? undefined : findStep(job, number, field).step
}
