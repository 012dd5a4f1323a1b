import type { Annotation } from '../../model/shapes/failure.ts'
import { severityRank, WORST_FIRST } from '../../model/conclusion.ts'
import { type Failure, failedSteps, type StepExcerpt } from '../../model/report/failure.ts'
import { type CommitFiles, locate } from '../../model/report/source-position.ts'
import { isConsequence, isInTrouble, type JobReport } from '../../model/report/job-report.ts'
import type { FailureReport, LoggedFailure, StepErrors } from '../../model/report/cause.ts'
import type { Step } from '../../model/run.ts'
import type { ResultFile } from '../../model/results/test-results.ts'
import { conclusionOf } from '../jobs/timing.ts'
import { stoppedStep } from './fail-fast.ts'
import { MIN_STEP_LIMIT } from './explain-jobs.ts'
import { joinResults } from './join-results.ts'
import { sortBy } from '../../model/some.ts'

/** The data that explains failures, by job id; jobs whose logs or annotations were not read have no entry. */
export interface Explanations {
  readonly excerpts: ReadonlyMap<number, readonly StepExcerpt[]>
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
  /** Those of the commit that the run tests; `undefined` if they were not read. */
  readonly files?: CommitFiles | undefined
  /** Files of all jobs. @default none */
  readonly results?: readonly ResultFile[] | undefined
}

export const UNEXPLAINED: Explanations = { excerpts: new Map(), annotations: new Map() }

/** Lists the failures that are not forgiven: first those that are not a consequence, each kind worst first. */
export function reportFailures(
  jobs: readonly JobReport[],
  { excerpts, annotations, files, results = [] }: Explanations,
): FailureReport[] {
  const rank = (job: JobReport) =>
    severityRank(job.outcome ?? 'unknown') + (isConsequence(job) ? WORST_FIRST.length : 0)
  return sortBy(jobs.filter(isInTrouble), rank).map((job) => {
    const failure = job.failure ?? { kind: 'other' }
    const read = excerpts.get(job.listed.id) ?? []
    const unjoined = { job, failure, excerpts: read.map((excerpt) => ifCut(excerpt, failure)) }
    const { errors: stated, tests, failedTests } = joinResults(unjoined, results)
    const logged = unjoined.excerpts.flatMap(errorsOf)
    const excerptIndex = ({ step: { number } }: StepErrors) =>
      unjoined.excerpts.findIndex(({ step }) => step?.number === number)
    const others = logged.filter(
      ({ step }) => !stated.some((listed) => listed.step.number === step.number),
    )
    const errors = sortBy([...stated, ...others], excerptIndex).map((stepErrors) =>
      withFiles(stepErrors, files),
    )
    return {
      ...unjoined,
      errors,
      tests,
      ...(failedTests.length > 0 && { failedTests }),
      annotations: (annotations.get(job.listed.id) ?? []).filter(
        ({ level }) => level === 'failure',
      ),
    }
  })
}

/** Omits what had not ended unless a time limit or a cancellation stopped the step: a lost runner, or the step itself, can. */
function ifCut(excerpt: StepExcerpt, failure: Failure): StepExcerpt {
  const isCut = failure.kind === 'timed-out' || failure.kind === 'cancelled'
  if (excerpt.notEnded === undefined || (isCut && excerpt.step?.number === failure.step?.number))
    return excerpt
  return { ...excerpt, notEnded: undefined }
}

/** Returns what failed in the step of an excerpt; empty if the log names nothing, or if that step did not fail the job. */
function errorsOf({ step, errors, continued }: StepExcerpt): StepErrors[] {
  if (step === undefined || errors === undefined || continued !== undefined) return []
  const { entries, total, mayBeMore = false } = errors
  return entries.length === 0 && total === undefined ? [] : [{ step, entries, total, mayBeMore }]
}

function withFiles(errors: StepErrors, files?: CommitFiles): StepErrors {
  const entries = errors.entries.map(({ title, detail, position, isTest = false }) => ({
    title,
    detail,
    isTest,
    position: position && locate(position, files),
  }))
  return { ...errors, entries }
}

/** No log can explain these failures: a job that never ran has none. */
const WITHOUT_LOG: readonly Failure['kind'][] = ['never-started', 'cancelled', 'check']

/** Whether a log can explain a failure; the log of the current job is not available yet. */
export function wantsLog({ job, failure }: FailureReport): boolean {
  return !job.current && !WITHOUT_LOG.includes(failure.kind)
}

/** Limits the requests for runs with very many failures. */
export const MAX_ANNOTATED = 100

interface AnnotationScope {
  /** Maximum number of jobs with a failed step, which explains most failures. */
  readonly maxFailedSteps: number
  /** Whether to include a failed step only if it may have timed out. */
  readonly onlyOutcomes: boolean
}

/**
 * Returns the ids of the jobs whose annotations can explain a failure, most useful first, without those that were
 * cancelled.
 */
export function jobsToAnnotate(
  failures: readonly FailureReport[],
  { maxFailedSteps, onlyOutcomes }: AnnotationScope,
): ReadonlySet<number> {
  const others = failures.filter(
    ({ job, failure }) =>
      !job.current && failure.kind !== 'check' && conclusionOf(job.listed) !== 'cancelled',
  )
  // A job that was cancelled later can have reached its limit.
  const atStep = others.filter(
    ({ failure }) => failure.kind === 'failed-step' && failure.cancelled === undefined,
  )
  const rest = others.filter((failure) => !atStep.includes(failure))
  const steps = atStep.filter((report) => !onlyOutcomes || mayHaveTimedOut(report))
  const chosen = [...rest, ...steps.slice(0, maxFailedSteps)]
  return new Set(chosen.slice(0, MAX_ANNOTATED).map(({ job }) => job.listed.id))
}

/** Whether the failed step ran long enough for a time limit. */
function mayHaveTimedOut(report: FailureReport): boolean {
  const step = stepOf(report)
  const duration = report.job.steps.find((timed) => timed.step === step)?.duration
  return duration !== undefined && duration >= MIN_STEP_LIMIT
}

/** Returns the step that failed or was stopped. */
export function stepOf({ failure }: Pick<JobReport, 'failure'>): Step | undefined {
  return failure !== undefined && 'step' in failure ? failure.step : undefined
}

/** Lists the steps whose logs can explain a failure, in order. */
export function stepsOf({ failure, job }: LoggedFailure): readonly Step[] {
  if (failure.kind === 'failed-step') return failedSteps(failure)
  const step =
    failure.kind === 'other' && !job.current ? stoppedStep(job.listed.steps) : stepOf({ failure })
  return step === undefined ? [] : [step]
}
