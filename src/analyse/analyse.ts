import { isFailure, isPass } from '../model/conclusion.ts'
import type { Attempts, EarlierAttempt } from '../model/report/attempts.ts'
import type { Verdict } from '../model/report/cause.ts'
import type { Annotation } from '../model/report/failure.ts'
import type { EarlierRuns } from '../model/report/history.ts'
import type { JobReport } from '../model/report/job-report.ts'
import type { Billing } from '../model/report/minutes.ts'
import type { Report, UnlistedNeed } from '../model/report/report.ts'
import type { PartsByJob } from '../model/report/step-parts.ts'
import type { TimeBudget } from '../model/report/time-budget.ts'
import type { Job, Run } from '../model/run.ts'
import type { CurrentRun } from '../model/target.ts'
import type { Instant } from '../model/time.ts'
import { groupCauses } from './causes/group-causes.ts'
import { criticalPath } from './critical-path/critical-path.ts'
import { matchNeeds } from './critical-path/match-needs.ts'
import { concludeRun } from './failures/conclusion.ts'
import { failureCauses } from './failures/consequences.ts'
import { explainJobs, outcomeOf } from './failures/explain-jobs.ts'
import { forgivenJobs, matchesName } from './failures/forgiven.ts'
import { type Explanations, reportFailures, UNEXPLAINED } from './failures/report-failures.ts'
import { compareAttempts } from './history/attempts.ts'
import { compareHistory } from './history/compare-history.ts'
import { currentJobId } from './jobs/current-job.ts'
import { findDeployments } from './jobs/deployments.ts'
import { readyAt, reportJob } from './jobs/job-report.ts'
import { matrixLegs } from './jobs/matrix-legs.ts'
import { slowestJob, slowestSteps } from './jobs/slowest.ts'
import { accountForNeeds } from './needs/account-for-needs.ts'
import type { Predecessors } from './schedule/schedule.ts'
import { groupJobs } from './totals/groups.ts'
import { countMinutes } from './totals/minutes.ts'
import { notesOf } from './totals/notes.ts'
import { checkBudgets } from './totals/time-budgets.ts'
import { totalsOf } from './totals/totals.ts'
import { splitWaiting } from './totals/waiting.ts'

export interface AnalyseOptions {
  /** `undefined` if the report is about another run than that of this step. */
  readonly currentRun: CurrentRun | undefined
  /** Names of jobs whose failure is forgiven; `*` stands for any text. */
  readonly allowedFailures: readonly string[]
  readonly budgets?: readonly TimeBudget[]
  readonly earlierRuns?: EarlierRuns | undefined
  readonly earlierAttempts?: readonly EarlierAttempt[]
  readonly billing?: Billing
  readonly explanations?: Explanations
  readonly parts?: PartsByJob
  readonly now: Instant
}

const UNKNOWN_BILLING: Billing = { hosted: false, visibility: undefined, billable: undefined }

/** No other runs were read to compare with. */
const NOT_READ: Verdict = { kind: 'unknown', evidence: [], reason: 'not-read' }

/** Computes the report of a run. */
export function analyse(run: Run, options: AnalyseOptions): Report {
  const { currentRun, budgets = [], explanations = UNEXPLAINED, now } = options
  const { earlierRuns, earlierAttempts = [], billing = UNKNOWN_BILLING } = options
  const needs = currentRun?.needs ?? []
  const jobs = reportJobs(run, { ...options, annotations: explanations.annotations })?.map((job) =>
    withParts(job, options.parts),
  )
  const complete =
    jobs !== undefined && run.jobsCounted !== undefined && jobs.length >= run.jobsCounted
  const unlisted = unlistedNeeds(run, jobs ?? [], options)
  const totals = totalsOf(run, jobs ?? [], unlisted)
  const checked = checkBudgets({ run, jobs, totals }, budgets)
  const { forgotten } = accountForNeeds(run, currentRun)
  const conclusion = concludeRun({
    run,
    jobs,
    complete,
    currentStatus: currentRun?.jobStatus,
    needs,
    unlisted,
    allowedFailures: options.allowedFailures,
  })
  const failures = reportFailures(jobs ?? [], explanations)
  const path = criticalPath(pathJobs(jobs ?? []), { ...run, complete })
  return {
    run,
    madeAt: now,
    currentJobId: currentJobId(run, currentRun),
    conclusion,
    complete,
    jobs,
    groups: groupJobs(jobs ?? [], run.graph),
    totals,
    failures,
    causes: groupCauses(failures).map((group) => ({ ...group, verdict: NOT_READ })),
    criticalPath: path,
    waiting: splitWaiting(jobs ?? [], {
      startedAt: run.startedAt,
      now,
      deployments: findDeployments(run),
    }),
    slowestJob: slowestJob(jobs ?? []),
    slowestSteps: slowestSteps(jobs ?? []),
    needs,
    unlisted,
    unneeded: (jobs ?? []).filter(({ job }) => forgotten.has(job.id)),
    history: compareHistory(
      { jobs, totals, complete, conclusion, criticalPath: path },
      earlierRuns,
    ),
    attempts: compareWithAttempts(run, jobs ?? [], earlierAttempts),
    overBudget: checked.exceeded,
    minutes: countMinutes(jobs ?? [], billing),
    notes: [...run.notes, ...checked.notes, ...(jobs === undefined ? [] : notesOf(run, jobs))],
  }
}

interface JobsOptions extends Pick<AnalyseOptions, 'currentRun' | 'allowedFailures'> {
  /** By job id; jobs whose annotations were not fetched have no entry. */
  readonly annotations?: ReadonlyMap<number, readonly Annotation[]>
}

/** Reports the times, outcome and failure of every job, in the order in which they became ready. */
export function reportJobs(
  run: Run,
  { currentRun, allowedFailures, annotations = new Map() }: JobsOptions,
): readonly JobReport[] | undefined {
  const context = {
    run,
    currentJobId: currentJobId(run, currentRun),
    currentStatus: currentRun?.jobStatus,
    approved: run.approved === true ? findDeployments(run) : new Set<number>(),
  }
  const concluded = run.jobs?.toSorted(byReadiness).map((job) => reportJob(job, context))
  if (concluded?.some(({ outcome = 'success' }) => !isPass(outcome)) !== true) return concluded
  const legs = matrixLegs(run.graph)
  const failures = explainJobs(concluded, { run, annotations, legs })
  const explained = concluded.map((report) => {
    const failure = failures.get(report.job.id)
    if (failure === undefined) return report
    return { ...report, failure, outcome: outcomeOf(report.outcome, failure) }
  })
  const account = accountForNeeds(run, currentRun)
  const forgiven = forgivenJobs(explained, { run, account, allowedFailures, legs })
  const reports = explained.map((report) =>
    forgiven.has(report.job.id) ? { ...report, forgiven: true } : report,
  )
  const causes = failureCauses(reports, predecessorsOf(run, reports))
  return reports.map((report) => {
    const found = causes.get(report.job.id)
    return found === undefined ? report : { ...report, causes: found }
  })
}

/** Adds the inner steps of its steps to the report of a job; they change nothing else in it. */
function withParts(report: JobReport, parts: PartsByJob | undefined): JobReport {
  const found = parts?.get(report.job.id)
  if (found === undefined) return report
  const steps = report.steps.map((timed) => ({ ...timed, parts: found.get(timed.step.number) }))
  return { ...report, steps }
}

/** Compares an attempt with earlier ones; the same workflow file explains their jobs. */
export function compareWithAttempts(
  run: Run,
  jobs: readonly JobReport[],
  earlier: readonly EarlierAttempt[],
): Attempts | undefined {
  return compareAttempts({
    number: run.attempt,
    jobs,
    earlier: earlier.flatMap(({ number, jobs: listed, annotations = new Map() }) => {
      const attempt = { ...run, attempt: number, startedAt: undefined, conclusion: undefined }
      const context = { currentRun: undefined, allowedFailures: [], annotations }
      const reported = reportJobs({ ...attempt, jobs: listed }, context)
      return reported === undefined ? [] : [{ number, jobs: reported }]
    }),
    causesKnown: predecessorsOf(run, jobs) !== undefined,
  })
}

/** Lists the results in `needs` that no listed job accounts for. */
function unlistedNeeds(
  run: Run,
  jobs: readonly JobReport[],
  { currentRun, allowedFailures }: Pick<AnalyseOptions, 'currentRun' | 'allowedFailures'>,
): UnlistedNeed[] {
  const forgivenIds = new Set(jobs.flatMap(({ job, forgiven }) => (forgiven ? [job.id] : [])))
  return accountForNeeds(run, currentRun, forgivenIds).unaccounted.map((need) => {
    const declared = run.graph?.find(({ key }) => key === need.key.toLowerCase())
    const names = [need.key, declared?.name ?? need.key]
    const isAllowed = names.some((name) => matchesName(name, allowedFailures))
    return { ...need, forgiven: isFailure(need.result) && isAllowed }
  })
}

function predecessorsOf({ graph }: Run, jobs: readonly JobReport[]): Predecessors | undefined {
  if (graph === undefined) return undefined
  const others = pathJobs(jobs)
  return matchNeeds(graph, others)
}

/** Excludes the current job from the critical path, unless there are no other jobs. */
function pathJobs(jobs: readonly JobReport[]): readonly JobReport[] {
  const others = jobs.filter(({ current }) => !current)
  return others.length === 0 ? jobs : others
}

/** Sorts by readiness; jobs of the same second, or without a known time, by id. */
function byReadiness(a: Job, b: Job): number {
  const readyA = readyAt(a) ?? Infinity
  const readyB = readyAt(b) ?? Infinity
  return readyA === readyB ? a.id - b.id : readyA - readyB
}
