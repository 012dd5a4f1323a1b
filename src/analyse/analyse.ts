import type { EarlierAttempt } from '../model/attempts.ts'
import type { EarlierRuns } from '../model/history.ts'
import type { Billing } from '../model/minutes.ts'
import type { JobReport, Need, Report } from '../model/report.ts'
import type { Job, Run } from '../model/run.ts'
import type { OwnRun } from '../model/target.ts'
import type { TimeBudget } from '../model/time-budget.ts'
import type { Instant } from '../model/time.ts'
import { compareAttempts } from './attempts.ts'
import { concludeRun } from './conclusion.ts'
import { criticalPath } from './critical-path.ts'
import { findDeployments } from './deployments.ts'
import { explainFailures, UNEXPLAINED, type Explanations } from './failures.ts'
import { forgivenJobs } from './forgiven.ts'
import { groupJobs } from './groups.ts'
import { readyAt, reportJob } from './job-report.ts'
import { matchNeeds } from './match-needs.ts'
import { countMinutes } from './minutes.ts'
import { notesOf } from './notes.ts'
import { ownJobId } from './own-job.ts'
import { placeJobs } from './placed-job.ts'
import { slowestJob, slowestSteps } from './slowest.ts'
import { checkBudgets } from './time-budgets.ts'
import { totalsOf } from './totals.ts'
import { unneededJobs } from './unneeded.ts'
import { compareWithUsual } from './usual.ts'
import { splitWaiting } from './waiting.ts'

export interface AnalyseOptions {
  /** `undefined` when the report is on another run than the one that makes it. */
  readonly own: OwnRun | undefined
  /** Names of jobs whose failure is forgiven; `*` stands for any text. */
  readonly allowedFailures: readonly string[]
  /** What `reportJobs` gave for the run, where it is at hand. */
  readonly jobs?: readonly JobReport[] | undefined
  readonly budgets?: readonly TimeBudget[]
  /** What was fetched to compare with. */
  readonly earlierRuns?: EarlierRuns | undefined
  readonly earlierAttempts?: readonly EarlierAttempt[]
  readonly billing?: Billing
  /** What was fetched to explain failures. */
  readonly explanations?: Explanations
  readonly now: Instant
}

const UNKNOWN_BILLING: Billing = { hosted: false, visibility: undefined, billable: undefined }

/** Computes everything that a report says. */
export function analyse(run: Run, options: AnalyseOptions): Report {
  const { own, budgets = [], explanations = UNEXPLAINED, now } = options
  const { earlierRuns, earlierAttempts = [], billing = UNKNOWN_BILLING } = options
  const needs = own?.needs ?? []
  const jobs = options.jobs ?? reportJobs(run, options)
  const complete =
    jobs !== undefined && run.jobsCounted !== undefined && jobs.length >= run.jobsCounted
  const totals = totalsOf(run, jobs ?? [])
  const checked = checkBudgets({ run, jobs, totals }, budgets)
  return {
    run,
    madeAt: now,
    currentJobId: ownJobId(run, own),
    conclusion: concludeRun({ run, jobs, complete, ownStatus: own?.jobStatus, needs }),
    complete,
    jobs,
    groups: groupJobs(jobs ?? [], run.graph),
    totals,
    failures: explainFailures(jobs ?? [], explanations),
    criticalPath: criticalPath(pathJobs(jobs ?? []), { ...run, complete }),
    waiting: splitWaiting(jobs ?? [], {
      startedAt: run.startedAt,
      now,
      deployments: findDeployments(run),
    }),
    slowestJob: slowestJob(jobs ?? []),
    slowestSteps: slowestSteps(jobs ?? []),
    needs,
    unneeded: unneeded(run, jobs ?? [], needs),
    history: compareWithUsual({ jobs, totals }, earlierRuns),
    attempts: compareAttempts(run.attempt, jobs ?? [], earlierAttempts),
    overBudget: checked.exceeded,
    minutes: countMinutes(jobs ?? [], billing),
    notes: [...run.notes, ...checked.notes, ...(jobs === undefined ? [] : notesOf(run, jobs))],
  }
}

/** Every job with its figures, in the order in which they became ready. */
export function reportJobs(
  run: Run,
  { own, allowedFailures }: Pick<AnalyseOptions, 'own' | 'allowedFailures'>,
): readonly JobReport[] | undefined {
  const context = {
    run,
    ownJobId: ownJobId(run, own),
    ownStatus: own?.jobStatus,
    forgiven: forgivenJobs(run, own?.needs ?? [], allowedFailures),
    approved: run.approved === true ? findDeployments(run) : new Set<number>(),
  }
  return run.jobs?.toSorted(byReadiness).map((job) => reportJob(job, context))
}

/** By the workflow file a job that a needed one needs is waited for too. */
function unneeded(
  { graph }: Run,
  jobs: readonly JobReport[],
  needs: readonly Need[],
): readonly JobReport[] {
  const unnamed = unneededJobs(jobs, needs)
  if (graph === undefined || unnamed.length === 0) return unnamed
  const others = pathJobs(jobs)
  return unneededJobs(jobs, needs, matchNeeds(graph, others, placeJobs(others)))
}

/** The job that makes the report comes after the run that it reports; unless it is all there is. */
function pathJobs(jobs: readonly JobReport[]): readonly JobReport[] {
  const others = jobs.filter(({ current }) => !current)
  return others.length === 0 ? jobs : others
}

/** What is ready first comes first; of the same second, and where it is not known, the lower id. */
function byReadiness(a: Job, b: Job): number {
  const [readyA, readyB] = [readyAt(a) ?? Infinity, readyAt(b) ?? Infinity]
  return readyA === readyB ? a.id - b.id : readyA - readyB
}
