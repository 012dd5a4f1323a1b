import { mayExplain } from '../../model/judgement.ts'
import {
  type Cause,
  type ComparedVerdict,
  type FailureReport,
  type JudgedStep,
  type StepErrors,
  type Verdict,
} from '../../model/report/cause.ts'
import type { Cancellation, Canceller, Failure, StepExcerpt } from '../../model/report/failure.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { isSome, mapSome, type Some } from '../../model/some.ts'
import type { CauseFields, FailureFields } from '../../model/shapes/failure.ts'
import { pick } from '../pick.ts'
import { type Find, finder, findStep, InvalidReport, stepOrNone } from './decode-jobs.ts'

/** Returns the jobs with the reasons of those that did not pass. */
export function explainJobsJson(
  jobs: readonly JobReport[],
  failures: readonly FailureFields[],
): JobReport[] {
  const find = finder(jobs, ({ listed: job }) => job.id, 'job of the report')
  const explained = new Map(
    failures.map((data, index) => {
      const field = `failures[${index}]`
      const job = find(data.jobId, `${field}.jobId`)
      const failure = decodeFailure(data, job, find, field)
      const causes = data.causeJobIds.map((id) => find(id, `${field}.causeJobIds`).listed)
      return [job.listed.id, { ...job, failure, causes }]
    }),
  )
  return jobs.map((job) => explained.get(job.listed.id) ?? job)
}

/** Returns the failures. */
export function decodeFailures(
  failures: readonly FailureFields[],
  findJob: Find<JobReport>,
): FailureReport[] {
  return failures.map((failure, index) => {
    const { jobId, logs, tests, annotations } = failure
    const field = `failures[${index}]`
    const job = findJob(jobId, `${field}.jobId`)
    const excerpts = logs.map((log): StepExcerpt => ({
      step: stepOrNone(job, log.stepNumber, `${field}.logs`),
      ...pick(log, 'lines', 'origin', 'exitCode', 'green'),
      notEnded: isSome(log.notEnded) ? log.notEnded : undefined,
      omitted: log.linesAbove,
      continued: log.continuedAfter,
    }))
    const errors = decodeErrors(failure, job, field)
    return { job, failure: job.failure ?? { kind: 'other' }, excerpts, errors, tests, annotations }
  })
}

/** Returns what failed in each step, in the order of their logs. */
function decodeErrors(
  { logs, errors, errorTotals, errorsMayBeMore }: FailureFields,
  job: JobReport,
  field: string,
): StepErrors[] {
  const listed = [...errors, ...errorTotals].map(({ stepNumber }) => stepNumber)
  const numbers = new Set([...logs.flatMap(({ stepNumber }) => stepNumber ?? []), ...listed])
  return [...numbers]
    .filter((number) => listed.includes(number))
    .map((number) => {
      const isOfStep = ({ stepNumber }: { readonly stepNumber: number }) => stepNumber === number
      const total = errorTotals.find(isOfStep)
      return {
        step: findStep(job, number, `${field}.errors`).step,
        entries: errors.filter(isOfStep).map(({ title, detail, path, line, column, ...is }) => {
          const at = { line, column, file: is.inRepository ? path : undefined }
          return {
            title,
            detail,
            isTest: is.test,
            position: path === undefined ? path : { path, ...at },
          }
        }),
        total: total && pick(total, 'counts', 'failed', 'total', 'skipped'),
        mayBeMore: errorsMayBeMore.includes(number),
      }
    })
}

function decodeFailure(
  failure: FailureFields,
  job: JobReport,
  find: Find<JobReport>,
  field: string,
): Failure {
  const { kind, limitOf, cancelledBy: by } = failure
  const step = stepOrNone(job, failure.stepNumber, `${field}.stepNumber`)
  const cancelledAt = (at: Cancellation['step']): Cancellation => ({
    kind: 'cancelled',
    by: decodeCanceller(expect(by, `${field}.cancelledBy`), find, `${field}.cancelledBy`),
    step: at,
  })
  switch (kind) {
    case 'never-started':
      return { kind, reason: failure.reason, infrastructure: failure.infrastructure }
    case 'runner-lost':
      return { kind, step }
    case 'timed-out':
      return { kind, step, limit: failure.limit, limitOf: expect(limitOf, `${field}.limitOf`) }
    case 'cancelled': {
      const { started, waited } = failure
      return { ...cancelledAt(step), ...(!started && { unstarted: { waited } }) }
    }
    case 'failed-step': {
      const later = failure.cancelledAtStepNumber
      return {
        kind,
        step: expect(step, `${field}.stepNumber`),
        others: failure.otherStepNumbers.map(
          (number) => findStep(job, number, `${field}.otherStepNumbers`).step,
        ),
        cancelled: by && cancelledAt(stepOrNone(job, later, `${field}.cancelledAtStepNumber`)),
      }
    }
    case 'check':
    case 'other':
      return { kind }
  }
}

function decodeCanceller(
  { kind, login, failedJobId, inferred }: NonNullable<FailureFields['cancelledBy']>,
  find: Find<JobReport>,
  field: string,
): Canceller {
  switch (kind) {
    case 'fail-fast': {
      const failed =
        failedJobId === undefined ? undefined : find(failedJobId, `${field}.failedJobId`)
      return { kind, failed: failed?.listed, ...(inferred && { inferred }) }
    }
    case 'person':
      return { kind, login: expect(login, `${field}.login`) }
    case 'newer-run':
    case 'unknown':
      return { kind }
  }
}

/** Things that the ids in a cause stand for. */
interface CauseParts {
  readonly findFailure: Find<FailureReport>
  readonly findJob: Find<JobReport>
  /** Those with the verdicts on their steps. */
  readonly failures: readonly FailureFields[]
}

/** Returns a cause, whose jobs are those of some failures and reports. */
export function decodeCause(
  { jobIds, consequences, judged, messageCertain, ...cause }: CauseFields,
  { findFailure, findJob, failures }: CauseParts,
  field: string,
): Cause {
  const failuresOf = (ids: Some<number>, name: string) =>
    mapSome(ids, (id) => findFailure(id, `${field}.${name}`))
  const own = failures.find(({ jobId }) => jobId === judged.jobIds[0])?.verdicts ?? []
  const steps = own.map(({ step: name, kind, ...rest }): JudgedStep => ({
    name,
    kind,
    verdict: decodeVerdict(rest, `${field}.verdicts`),
  }))
  return {
    ...pick(cause, 'kind', 'message', 'signature', 'newIssueUrl'),
    isMessageCertain: messageCertain,
    failures: failuresOf(jobIds, 'jobIds'),
    consequences: consequences.map((id) => findJob(id, `${field}.consequences`)),
    verdict: decodeVerdict(judged, `${field}.judged`),
    judged: failuresOf(judged.jobIds, 'judged'),
    ...(isSome(steps) && { steps }),
  }
}

type VerdictFields = Omit<CauseFields['judged'], 'jobIds'>

function decodeVerdict(data: VerdictFields, field: string): Verdict {
  const { listed: issues, compared: others } = data
  const beside = pick(data, 'elsewhere', 'inMonth')
  if (others === undefined) {
    const verdict = decodeCompared(data)
    return { ...verdict, issues, context: { ...verdict.context, ...beside } }
  }
  const compared = decodeCompared(others)
  if (issues === undefined || mayExplain(compared))
    throw new InvalidReport(`${field} has no \`listed\`, or \`compared\` explains the failures`)
  const { baseBranch: branch, evidence } = data
  return { kind: 'listed', branch, issues, compared, context: { evidence, ...beside } }
}

function decodeCompared(data: NonNullable<VerdictFields['compared']>): ComparedVerdict {
  const { baseBranch: branch, changed, host, failingSet, passedSince } = data
  const { run } = changed
  const rest = {
    branch,
    host,
    context: {
      ...pick(
        data,
        'beyondChange',
        'evidence',
        'inLastRuns',
        'logUnread',
        'passedDaysAgo',
        'redSince',
      ),
      changedFiles: isSome(data.changedFiles) ? data.changedFiles : undefined,
      changed: run && { ...changed, run },
    },
  }
  switch (data.verdict) {
    case 'known': {
      const { learned } = data
      return {
        ...rest,
        kind: data.verdict,
        passedSince,
        failingSet,
        learned: isSome(learned) ? learned : undefined,
      }
    }
    case 'new':
      return failingSet === undefined
        ? { kind: data.verdict, ...rest, passedSince }
        : { kind: 'beside', ...rest, failingSet }
    case 'unknown':
      return {
        ...rest,
        kind: data.verdict,
        almost: data.almost,
        stage: data.stage,
        moreCounted: data.moreCounted,
        step: data.notRerunStep,
        ...pick(data, 'infrastructureEnded'),
        failingSet,
        reason: data.verdictReason ?? 'not-read',
      }
    case 'unsteady':
    case 'infrastructure':
      return { kind: data.verdict, ...rest }
  }
}

/** @throws InvalidReport if the value is missing */
function expect<Value>(value: Value | undefined, field: string): Value {
  if (value === undefined) throw new InvalidReport(`${field} is missing`)
  return value
}
