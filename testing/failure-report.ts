import { groupCauses } from '../src/analyse/causes/causes.ts'
import { excerptChooser } from '../src/logs/views/excerpt-chooser.ts'
import { markOf } from '../src/logs/lines/step-line.ts'
import { readLine } from '../src/github/logs/lines/log-text.ts'
import {
  type Cause,
  type CauseGroup,
  type FailureReport,
  splitByVerdict,
  type Verdict,
  type VerdictContext,
} from '../src/model/report/cause.ts'
import type { Annotation, Elsewhere, Evidence, ListedFailure } from '../src/model/shapes/failure.ts'
import type { ErrorEntry, Failure, StepFindings, StepExcerpt } from '../src/model/report/failure.ts'
import type { AnyReport } from '../src/model/report/any-report.ts'
import type { Report } from '../src/model/report/report.ts'
import type { Run } from '../src/model/run.ts'
import { mapSome, type Some } from '../src/model/some.ts'
import { canBeCommitted, type CommitFiles } from '../src/model/report/source-position.ts'
import type { UnknownReason } from '../src/model/reasons.ts'
import { listedFailure } from './known-issue.ts'
import { finished, makeStep, reportOnJob, reportOnJobs, RUN_URL } from './make-run.ts'

const REPOSITORY_URL = RUN_URL.replace(/\/actions.*/, '')

/** The report on a failure of the job `build`, which took a minute; nothing was read of it. */
export function failureReport(
  failure: Failure,
  { outcome = 'failure', ...fields }: Partial<FailureReport> & { readonly outcome?: string } = {},
): FailureReport {
  const job = reportOnJob({ name: 'build', state: finished(5, 65, outcome) })
  return { job, failure, excerpts: [], errors: [], annotations: [], ...fields }
}

/** A failure of a kind, at the first step if the kind has one; `stopped` is that of a job that was cancelled after it. */
export function makeFailure(kind: Failure['kind'] | 'stopped'): Failure {
  const step = makeStep()
  switch (kind) {
    case 'failed-step':
      return { kind, step, others: [], cancelled: undefined }
    case 'stopped':
      return {
        ...{ kind: 'failed-step', step, others: [] },
        cancelled: { kind: 'cancelled', by: { kind: 'unknown' }, step },
      }
    case 'timed-out':
      return { kind, limitOf: 'step', limit: undefined, step }
    case 'cancelled':
      return { kind, by: { kind: 'unknown' }, step }
    case 'runner-lost':
      return { kind, step }
    case 'never-started':
      return { kind, reason: undefined, infrastructure: true }
    case 'check':
    case 'other':
      return { kind }
  }
}

/** The failure of a job of which steps with these numbers failed, with what each printed. */
export function failedInSteps(
  steps: readonly { readonly number: number; readonly lines: readonly string[] }[],
): FailureReport {
  const excerpts = steps.map(({ number, lines }) => {
    const state = finished(10 * number, 60, 'failure')
    return makeExcerpt(lines, { step: makeStep({ number, name: `Run step ${number}`, state }) })
  })
  const [step = makeStep(), ...others] = excerpts.flatMap((excerpt) => excerpt.step ?? [])
  return failureReport({ kind: 'failed-step', step, others, cancelled: undefined }, { excerpts })
}

/** A failure of which the log shows an excerpt, if any. */
export function showing(excerpt: StepExcerpt | undefined, failure: Failure): FailureReport {
  return failureReport(failure, { excerpts: excerpt === undefined ? [] : [excerpt] })
}

/** The failure of a job whose failed steps have logs that show this; `undefined` for one that does not say why. */
export function foundIn(
  steps: readonly (StepFindings | undefined)[],
  failure = makeFailure('other'),
): FailureReport {
  return failureReport(failure, { excerpts: steps.map((errors) => makeExcerpt([], { errors })) })
}

interface Printed {
  readonly job?: string
  /** The name of its failed step; without one, only the conclusion of the job is known. */
  readonly step?: string | undefined
  /** @default what the step makes of it */
  readonly failure?: Failure
  /** @default 2 */
  readonly exitCode?: number | undefined
  /** Whether its log shows that it stopped before it had said all. @default false */
  readonly mayBeMore?: boolean
  /** GitHub's annotations on the job. */
  readonly says?: readonly Annotation[]
  /** What its test results list as failed. */
  readonly failedTests?: readonly string[]
}

/** The failure of a job that printed these lines; `undefined` if its log was not read. */
export function failedWith(lines: readonly string[] | undefined, printed: Printed = {}) {
  const { job = 'build', step: name, mayBeMore = false, failedTests } = printed
  const { says: annotations = [] } = printed
  const step =
    name === undefined ? undefined : makeStep({ name, state: finished(5, 60, 'failure') })
  const ofStep: Failure =
    step === undefined
      ? { kind: 'other' }
      : { kind: 'failed-step', step, others: [], cancelled: undefined }
  const fields = { step, ...('exitCode' in printed && { exitCode: printed.exitCode }) }
  const excerpt = lines && makeExcerpt(lines, fields)
  const errors = excerpt?.errors && { ...excerpt.errors, mayBeMore }
  return failureReport(printed.failure ?? ofStep, {
    job: reportOnJob({ name: job, state: finished(5, 65, 'failure') }),
    excerpts: excerpt === undefined ? [] : [mayBeMore ? { ...excerpt, errors } : excerpt],
    annotations,
    ...(failedTests && { failedTests }),
  })
}

/** The same failure of a log that was not read as a whole. */
export function cutLog(report: FailureReport): FailureReport {
  const excerpts = report.excerpts.map((excerpt) => ({
    ...excerpt,
    errors: excerpt.errors && {
      ...excerpt.errors,
      log: { ...excerpt.errors.log, isReadToEnd: false },
    },
  }))
  return { ...report, excerpts }
}

/** The same failure in a job of run 41. */
export function inOtherRun(report: FailureReport): FailureReport {
  const { listed: job } = report.job
  const url = job.url.replace(/runs\/\d+/, 'runs/41')
  return { ...report, job: { ...report.job, listed: { ...job, url } } }
}

/** An annotation as GitHub and the runner write it, which belongs to no step. */
export function makeAnnotation(message: string, fields: Partial<Annotation> = {}): Annotation {
  return { level: 'failure', title: undefined, message, path: '.github', line: 1, ...fields }
}

/** An excerpt of a step that printed these lines and ended with exit code 2. `##[error]` begins an error. */
export function makeExcerpt(
  texts: readonly string[],
  fields: Partial<StepExcerpt> = {},
): StepExcerpt {
  const lines = texts.map((text) => readLine(Buffer.from(text)))
  return {
    step: undefined,
    origin: 'step',
    lines: lines.map(({ text, kind }) => ({
      text: markOf({ kind }) + text,
      error: kind === 'error',
      cut: false,
      omittedBefore: 0,
    })),
    omitted: 0,
    exitCode: 2,
    errors: errorsOf(texts, 'exitCode' in fields ? (fields.exitCode ?? 'none') : 2),
    ...fields,
  }
}

/** What the log of a step says failed that printed these lines. */
export function errorsOf(
  texts: readonly string[],
  exitCode: number | 'none' = 2,
): StepFindings | undefined {
  const chooser = excerptChooser(20)
  const exit = `##[error]Process completed with exit code ${exitCode}.`
  for (const text of exitCode === 'none' ? texts : [...texts, exit]) {
    chooser.add({ ...readLine(Buffer.from(text)), timed: true })
  }
  return chooser.excerpt()?.errors
}

/** The files of a commit that has those at which steps failed, with the paths that the steps printed. */
export function filesNamedIn(excerpts: readonly StepExcerpt[]): CommitFiles {
  const paths = excerpts
    .flatMap(({ errors }) => errors?.entries ?? [])
    .flatMap(({ position }) => position?.path ?? [])
    .filter(canBeCommitted)
  return { byEnd: new Map(paths.map((path) => [path, new Set([path])])), isComplete: true }
}

const NOT_READ: Extract<Verdict, { readonly kind: 'unknown' }> = {
  kind: 'unknown',
  context: { evidence: [] },
  reason: 'not-read',
}

const NAMES = { count: 1, names: ['cart › adds'] }

/** A verdict of a kind, which rests on nothing. */
export function makeVerdict(kind: Verdict['kind'], reason?: UnknownReason): Verdict {
  switch (kind) {
    case 'unknown':
      return { kind, reason: reason ?? 'not-read', context: { evidence: [] } }
    case 'beside':
      return {
        kind,
        context: { evidence: [] },
        failingSet: { new: NAMES, same: NAMES, gone: NAMES, survived: false, lines: undefined },
      }
    case 'listed':
      return { kind, context: { evidence: [] }, issues: listedFailure(), compared: NOT_READ }
    case 'known':
    case 'new':
    case 'unsteady':
    case 'infrastructure':
      return { kind, context: { evidence: [] } }
  }
}

/** The verdict beside what issues list of the failure. */
export function besideIssues(verdict: Verdict, issues: ListedFailure): Verdict {
  return { ...verdict, issues }
}

/** The causes with a verdict for each failure of one, by the name of the job. */
export function judgedByJob(
  cause: CauseGroup,
  verdictOf: (job: string) => Verdict,
): readonly Cause[] {
  const verdicts = mapSome(cause.failures, (failure) => ({
    verdict: verdictOf(failure.job.listed.name),
    judged: [failure] as const,
  }))
  return splitByVerdict(cause, verdicts)
}

/** The report with a verdict for each failure, by the name of its job. */
export function withVerdictsByJob(report: Report, verdictOf: (job: string) => Verdict): Report {
  return { ...report, causes: report.causes.flatMap((cause) => judgedByJob(cause, verdictOf)) }
}

/** The report as that of a run with other fields. */
export function asRun(report: Report, fields: Partial<Omit<Run, 'jobs'>>): Report {
  return { ...report, run: { ...report.run, ...fields } }
}

/** The report with this signature of each cause. */
export function withSignature(report: Report, signature: string | undefined): Report {
  return { ...report, causes: report.causes.map((cause) => ({ ...cause, signature })) }
}

/** The report on a run with nothing but these failures. */
export function withFailures(failures: readonly FailureReport[]): Report {
  return { ...reportOnJobs([]), failures }
}

/** The report on a run with nothing but these causes. */
export function withCauses(causes: readonly Cause[]): Report {
  return { ...reportOnJobs([]), causes }
}

/** The failure of a job whose step lists these entries. */
export function failureListing(
  entries: readonly ErrorEntry[],
  step = 'Run make',
  annotations: readonly Annotation[] = [],
): FailureReport {
  const listed = makeStep({ number: 3, name: step })
  return failureReport(
    { kind: 'failed-step', step: listed, others: [], cancelled: undefined },
    { errors: [{ step: listed, entries, total: undefined }], annotations },
  )
}

/** The verdict of `main` as it rests on these runs. */
export function restingOn(
  verdict: Verdict,
  evidence: readonly Evidence[],
  { inLastRuns, redSince, ...fields }: Partial<VerdictContext> = {},
): Verdict {
  return { ...verdict, branch: 'main', context: { evidence, inLastRuns, redSince }, ...fields }
}

/** Says the verdict on a cause with the runs that it rests on: `known 7 6 in the last runs`. */
export function sayJudged({ verdict }: Cause): string {
  const runs = verdict.context.evidence.map(({ runId }) => runId)
  const isSeries = verdict.context.inLastRuns === true
  return [verdict.kind, ...runs, ...(isSeries ? ['in the last runs'] : [])].join(' ')
}

/** A verdict that rests on a run of `main`: number 812, which failed, or passed if the verdict is new. */
export function byMain(kind: 'known' | 'new'): Verdict {
  const evidence = [makeEvidence({ outcome: kind === 'new' ? 'passed' : 'failed' })]
  return { kind, branch: 'main', context: { evidence } }
}

/** The causes of failures; by default, no other run was read. */
export function causesOf(
  failures: readonly FailureReport[],
  verdict: Verdict = NOT_READ,
): readonly Cause[] {
  return groupCauses(failures).map((group) => withVerdict(group, verdict))
}

/** The same report with these verdicts, in the order of its causes; the last one is that of the rest. */
export function withVerdicts<Of extends AnyReport>(
  report: Of,
  ...verdicts: readonly Verdict[]
): Of {
  const causes = report.causes.map((cause: Of['causes'][number], index) =>
    withVerdict(cause, verdicts[index] ?? verdicts.at(-1) ?? cause.verdict),
  )
  return { ...report, causes }
}

/** The cause with one verdict for all of its failures. */
export function withVerdict<Group extends CauseGroup>(cause: Group, verdict: Verdict) {
  return { ...cause, verdict, judged: cause.failures, steps: undefined }
}

/** By default the failed job `build` of run 812 of `main`. */
export function makeEvidence(fields: Partial<Evidence> = {}): Evidence {
  const { runNumber = 812 } = fields
  const runId = 1_000 + runNumber
  return {
    runId,
    runNumber,
    attempt: 1,
    branch: 'main',
    commit: undefined,
    job: 'build',
    url: `${REPOSITORY_URL}/actions/runs/${runId}/job/1`,
    outcome: 'failed',
    stepsListed: true,
    ...fields,
  }
}

/** By default, the newest runs of the pull requests 41, 42 and so on have the same error; no test is named. */
export function makeElsewhere(
  runs: Some<Partial<Elsewhere['runs'][number]>>,
  fields: Partial<Omit<Elsewhere, 'runs'>> = {},
): Elsewhere {
  const event = 'pull_request'
  return {
    runs: mapSome(runs, (run, at) => ({
      ...makeEvidence({ runNumber: 900 + at, branch: `topic-${41 + at}` }),
      ...{ event, pullRequest: 41 + at, sameError: true, ...run },
    })),
    ...{ name: undefined, since: undefined, mayBeMore: false },
    ...{ commit: undefined, isCommitHere: false, ...fields },
  }
}
