import type { Cause, FailureReport, JudgedFailures, Verdict } from '../src/model/report/cause.ts'
import type { Failure, StepExcerpt } from '../src/model/report/failure.ts'
import type { JobReport } from '../src/model/report/job-report.ts'
import type { Step } from '../src/model/run.ts'
import type { Annotation } from '../src/model/shapes/failure.ts'
import { causesOf, failureReport } from './failure-report.ts'
import { makeStep } from './make-run.ts'

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
export function judgedFailure(
  failure: FailureReport,
  verdict: Verdict,
): { readonly cause: Cause; readonly judged: JudgedFailures } {
  const [cause] = causesOf([failure], { branch: 'main', ...verdict })
  if (cause === undefined) throw new Error('one failure has one cause')
  return { cause, judged: cause.verdicts[0] }
}
