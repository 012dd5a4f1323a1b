import {
  type Cause,
  type CauseGroup,
  type FailureReport,
  splitByVerdict,
  type Verdict,
} from '../src/model/report/cause.ts'
import type { ErrorEntry, Failure, StepExcerpt } from '../src/model/report/failure.ts'
import type { JobReport } from '../src/model/report/job-report.ts'
import type { Report } from '../src/model/report/report.ts'
import type { Step } from '../src/model/run.ts'
import type { Annotation } from '../src/model/shapes/failure.ts'
import { mapSome, type Some } from '../src/model/some.ts'
import { causesOf, failureReport } from './failure-report.ts'
import { makeStep, reportOnJobs } from './make-run.ts'

/** What was read of a job that failed. */
interface Seen {
  readonly logs?: readonly StepExcerpt[]
  readonly listed?: FailureReport['errors']
  readonly annotations?: readonly Annotation[]
  /** @default the job `build` */
  readonly job?: JobReport
}

/** The report on a job that failed at a step, or at none that is known. */
export function failureAt(step: Step | undefined, seen: Seen = {}): FailureReport {
  const { logs = [], listed = [], annotations = [], job } = seen
  const failure =
    step === undefined
      ? ({ kind: 'other' } as const)
      : ({ kind: 'failed-step', step, others: [], cancelled: undefined } as const)
  return failureReport(failure, {
    ...{ excerpts: logs, errors: listed, annotations },
    ...(job && { job }),
  })
}

const STEP = makeStep({ name: 'Run make' })
const STOPPED = { kind: 'cancelled', by: { kind: 'unknown' }, step: undefined } as const
const NEVER = { kind: 'never-started', reason: 'Not paid', infrastructure: false } as const

/** How a job can fail. */
const FAILURES = {
  'at a step': { kind: 'failed-step', step: STEP, others: [], cancelled: undefined },
  'at a time limit': { kind: 'timed-out', limitOf: 'step', limit: undefined, step: STEP },
  'by a newer run': { ...STOPPED, by: { kind: 'newer-run' } },
  'before its start': { ...STOPPED, unstarted: { waited: undefined } },
  'as nobody paid': NEVER,
  'by an outage': { ...NEVER, reason: 'An outage', infrastructure: true },
  'without a step': { kind: 'other' },
  'as a check': { kind: 'check' },
} as const satisfies Readonly<Record<string, Failure>>

export type How = keyof typeof FAILURES

/** The report on a job that failed in one of these ways. */
export function failureBy(how: How, outcome = 'failure', forgiven = false): FailureReport {
  const report = failureReport(FAILURES[how], { outcome })
  return { ...report, job: { ...report.job, forgiven } }
}

/** Judges a failure, by default compared with `main`. */
export function judgedFailure(failure: FailureReport, verdict: Verdict): Cause {
  const [cause] = causesOf([failure], { branch: 'main', ...verdict })
  if (cause === undefined) throw new Error('one failure has one cause')
  return cause
}

/** The report on a run of which only these failures are known, each of them a cause. */
export function reportOfFailures(failures: readonly FailureReport[]): Report {
  const causes = failures.flatMap((failure) => causesOf([failure]))
  return { ...reportOnJobs([]), failures, causes }
}

/** The same failure of the job that runs now, or of another. */
export function inCurrentJob(report: FailureReport, current: boolean): FailureReport {
  return { ...report, job: { ...report.job, current } }
}

/** The cause with another message. */
export function withMessage<Of extends CauseGroup>(cause: Of, message: string | undefined): Of {
  return { ...cause, message }
}

/** The only cause of failures that have one. */
export function onlyCause(failures: readonly FailureReport[]): Cause {
  const [cause, ...others] = causesOf(failures)
  if (cause === undefined || others.length > 0) throw new Error('the jobs have one cause')
  return cause
}

/** The report, each of whose jobs failed at one step, whose log lists the same. */
export function withListed(report: Report, step: Step, entry: ErrorEntry): Report {
  const listed = [{ step, entries: [entry], total: undefined }]
  const failures = (report.jobs ?? []).map((job) => failureAt(step, { job, listed }))
  return { ...report, causes: causesOf(failures) }
}

/** The report on a run of which only a cause is known. */
export function reportOfCause(cause: Cause): Report {
  return { ...reportOnJobs([]), causes: [cause] }
}

/** The report whose first failures have one error and these verdicts; the last failure is a consequence. */
export function withVerdictsInTurn(report: Report, ...verdicts: Some<Verdict>): Report {
  const last = report.failures.at(-1)
  const judged = mapSome(verdicts, (verdict, at) => {
    const failure = report.failures[at]
    if (failure === undefined) throw new Error('too few failures')
    return { verdict, judged: [failure] as const }
  })
  const failures = mapSome(judged, (one) => one.judged[0])
  const consequences = last === undefined ? [] : [last.job]
  return {
    ...report,
    causes: splitByVerdict({ ...onlyCause([failures[0]]), failures, consequences }, judged),
  }
}
