import type { BesideByStep } from '../model/report/failure.ts'
import type { BaseRequest } from '../model/base-branch.ts'
import { isFailure } from '../model/conclusion.ts'
import { digestOf } from '../model/digest.ts'
import type { KnownIssues } from '../model/known-issue.ts'
import type { LogFactsOf } from '../model/logged/log-facts.ts'
import { NO_LOSSES } from '../model/report/losses.ts'
import type { EarlierAttempt } from '../model/report/attempts.ts'
import type { EarlierRuns } from '../model/report/history.ts'
import type { Cause } from '../model/report/cause.ts'
import { type FailuresOptions, findFailures, type FoundFailures } from './find-failures.ts'
import type { JobReport } from '../model/report/job-report.ts'
import type { Report } from '../model/report/report.ts'
import { SIGNATURE_VERSION } from '../model/schema-version.ts'
import type { UnlistedNeed } from '../model/shapes/report.ts'
import type { TimeBudget } from '../model/report/time-budget.ts'
import type { Job, Run } from '../model/run.ts'
import { groupsOf } from '../model/some.ts'
import type { Instant } from '../model/time.ts'
import { orderCauses } from './causes/causes.ts'
import { isInfrastructure } from './causes/cause-kinds.ts'
import { concludeRun, matchesName } from './failures/conclusion.ts'
import {
  type ComparedAttempts,
  compareAttempts,
  firstFlaky,
  type FlakyReason,
  reportAttempts,
} from './history/attempts.ts'
import { withMissed } from './history/earlier-runs.ts'
import { compareHistory } from './history/compare-history.ts'
import { explainSlowerJobs } from './history/explain-slower.ts'
import { currentJobId } from './jobs/current-job.ts'
import { newIssueUrl } from './same/new-issue.ts'
import { slowestJob, slowestSteps } from './jobs/job-report.ts'
import { accountForNeeds, type NeedsAccount } from './needs/account-for-needs.ts'
import { pathJobs, predecessorsOf, reportJobs } from './report-jobs.ts'
import { criticalPath } from './schedule/critical-path.ts'
import { groupJobs, countMinutes, totalsOfRun, splitWaiting } from './totals/totals.ts'
import { baseTimeNotes, contradictionNotes, unlistedNotes } from './totals/notes.ts'
import { reportTests, type TestFacts } from './tests/report-tests.ts'
import { checkBudgets } from './totals/time-budgets.ts'
import { besideGreenLogs } from './verdicts/learned-runs.ts'
import { comparableSteps, type ComparedRun, compareRun } from './verdicts/compare-run.ts'
import { judgeCauses } from './verdicts/judge-causes.ts'
import type { MoreJudgeFacts } from './verdicts/judge-failure.ts'
import type { GreenStep } from './verdicts/next-requests.ts'
import { byStep } from './verdicts/read-runs.ts'
import { inAttempts } from './verdicts/unsteady.ts'
import { skippedSince, type ThisAttempt, unrunFailures } from './verdicts/unrun-failures.ts'

export interface MeasureOptions extends FailuresOptions {
  /** @default what `findFailures` finds */
  readonly found?: FoundFailures | undefined
  readonly earlierRuns?: EarlierRuns | undefined
  /** Runs that may have had a job that another one skipped in this one. @default none */
  readonly like?: readonly Run[]
}

/** Facts known of a run before it is judged. */
interface MeasuredRun
  extends
    FoundFailures,
    Pick<Report, 'complete' | 'totals' | 'conclusion' | 'history'>,
    Pick<Report, 'unlistedNeeds' | 'criticalPath' | 'criticalPathMissing'>,
    Pick<NeedsAccount, 'forgotten' | 'doubtful'> {}

interface AnalyseOptions extends MeasureOptions, MoreJudgeFacts, TestFacts {
  /** The failures beside what other runs show of them. @default none was read */
  readonly compared?: ComparedRun | undefined
  /** @default what `measureRun` returns */
  readonly measured?: MeasuredRun | undefined
  readonly budgets?: readonly TimeBudget[]
  /** Why the first flaky job failed before. @default its log was not read */
  readonly flakyReason?: FlakyReason | undefined
  /** By job id: what chooses the excerpts of its steps again beside a green log. */
  readonly beside?: ReadonlyMap<number, BesideByStep>
  /** `undefined` if they were not read. */
  readonly issues?: KnownIssues | undefined
  readonly now: Instant
}

/** Computes the report of a run. */
export function analyse(run: Run, options: AnalyseOptions): Report {
  const { currentRun, budgets = [], earlierRuns, earlierAttempts = [], issues, now } = options
  const { losses = NO_LOSSES } = options
  const { keep } = losses
  const measured = options.measured ?? measureRun(run, options)
  const { jobs, failures, causes, doubtful, forgotten, ...rest } = measured
  const listed = jobs ?? []
  const attempts = keep(
    'attempts',
    () => compareWithAttempts(run, listed, earlierAttempts),
    undefined,
  )
  const otherExcerpts = options.otherExcerpts ?? new Map()
  const notRerun = keep(
    'attempts',
    () =>
      attempts ? skippedSince({ jobs: listed, failures, excerpts: otherExcerpts }, attempts) : [],
    [],
  )
  const minutes = keep('budgets', () => countMinutes(listed, run), undefined)
  const found = { jobs: listed, failures, causes }
  const judgedBy = issues && { ...issues, now }
  const compared = {
    ...(options.compared ?? compareRun({ run, ...found, issues: judgedBy })),
    ...found,
  }
  const { base, besideOf, greensOf } = compared
  const urlOf = (cause: Cause) => issues && newIssueUrl(cause, run, { ...issues, greensOf })
  const judged = orderCauses(judgeCauses({ ...options, ...compared, attempts }, losses)).map(
    (cause) => ({
      ...cause,
      signature: cause.signature && `v${SIGNATURE_VERSION}:${digestOf([cause.signature])}`,
      newIssueUrl: keep('the link to a new issue', () => urlOf(cause), undefined),
    }),
  )
  const shown = { failures, causes: judged }
  return {
    ...rest,
    kind: 'run',
    run,
    madeAt: now,
    currentJobId: currentJobId(run, currentRun),
    gate: undefined,
    unfinished: currentRun === undefined && isUnconcluded(run),
    jobs,
    groups: groupJobs(listed),
    ...keep('green', () => besideGreenLogs(shown, base && besideOf, options.beside), shown),
    waiting: splitWaiting(listed, { startedAt: run.startedAt, now }),
    slowestJob: slowestJob(listed),
    slowestSteps: slowestSteps(listed),
    needs: currentRun?.needs ?? [],
    unneeded: listed.filter(({ listed: job }) => forgotten.has(job.id)),
    history: keep(
      'slower',
      () => explainSlowerJobs(measured.history, earlierRuns, options.logFacts),
      measured.history,
    ),
    attempts: attempts && reportAttempts(attempts, notRerun, options.flakyReason),
    overBudget: keep(
      'budgets',
      () => checkBudgets({ run, jobs, totals: measured.totals, minutes }, budgets),
      [],
    ),
    minutes,
    tests: keep(
      'results',
      () => reportTests({ run, jobs: listed, complete: rest.complete }, options),
      undefined,
    ),
    lost: losses.lost(),
    notes: [
      ...run.notes,
      ...(jobs === undefined ? [] : contradictionNotes(run, jobs, doubtful)),
      ...unlistedNotes(run, measured.unlistedNeeds),
      ...baseTimeNotes(judged, base),
    ],
  }
}

/** Computes what is known of a run before it is judged: its jobs and totals, and how these compare with earlier runs. */
export function measureRun(run: Run, options: MeasureOptions): MeasuredRun {
  const { currentRun, earlierRuns, losses = NO_LOSSES } = options
  const { jobs: listed, failures, causes } = options.found ?? findFailures(run, options)
  const jobs = losses.keep('skips', () => listed && withMissed(listed, options.like ?? []), listed)
  const complete =
    jobs !== undefined && run.jobsCounted !== undefined && jobs.length >= run.jobsCounted
  const unlisted = unlistedNeeds(run, jobs ?? [], options)
  const totals = totalsOfRun(run, jobs ?? [], unlisted)
  const { forgotten, doubtful } = accountForNeeds(run, currentRun)
  const conclusion = concludeRun({
    run,
    jobs,
    complete,
    currentStatus: currentRun?.jobStatus,
    needs: currentRun?.needs ?? [],
    unlisted,
    allowedFailures: options.allowedFailures,
  })
  const timed = {
    ...run,
    complete,
    // The current run goes on while it is reported, but the other jobs are what the report is about.
    status: currentRun === undefined ? run.status : undefined,
  }
  const { path, missing } = losses.keep(
    'critical-path',
    () => criticalPath(pathJobs(jobs ?? []), timed),
    {},
  )
  const comparable = { run, jobs, totals, complete, conclusion, criticalPath: path }
  return {
    jobs,
    failures,
    causes,
    complete,
    totals,
    forgotten,
    doubtful,
    conclusion,
    unlistedNeeds: unlisted,
    criticalPath: path,
    criticalPathMissing: missing,
    history: losses.keep('history', () => compareHistory(comparable, earlierRuns), undefined),
  }
}

/** Whether something of a run was read, and that shows no conclusion. */
function isUnconcluded({ conclusion, status, jobs }: Run): boolean {
  return conclusion === undefined && (status !== undefined || jobs !== undefined)
}

/** Lists the logs that may say that what failed in an earlier attempt, and was not re-run, failed by infrastructure. */
export function unrunLogs(
  run: Run,
  attempt: ThisAttempt,
  earlier: readonly EarlierAttempt[],
): readonly Extract<BaseRequest, { readonly kind: 'log' }>[] {
  if (!attempt.failures.flatMap(byStep).some(isInfrastructure)) return []
  const attempts = compareWithAttempts(run, attempt.jobs, earlier)
  const unrun = attempts === undefined ? [] : unrunFailures(attempt, attempts)
  return groupsOf(unrun, ({ report }) => report.listed.id)
    .slice(0, MAX_UNRUN_LOGS)
    .map((group) => ({
      kind: 'log',
      job: group[0].report.listed,
      steps: group.flatMap(({ step }) => step ?? []),
    }))
}

/**
 * Returns the job and the step of an earlier attempt that passed what failed now, if only that explains a failure: its log can
 * show what changed. It is of the first such failure the start of whose own log was read.
 */
export function passedBefore(
  run: Run,
  { jobs, causes }: Pick<FoundFailures, 'causes'> & Pick<ThisAttempt, 'jobs'>,
  { earlier, logFacts }: { earlier: readonly EarlierAttempt[]; logFacts: LogFactsOf },
): GreenStep | undefined {
  const attempts = compareWithAttempts(run, jobs, earlier)
  return comparableSteps(causes)
    .flat()
    .filter((failed) => logFacts.get(failed.job.listed.id)?.versions)
    .flatMap((failure) => {
      const { job, step } = inAttempts(failure, run, attempts)
      return job === undefined ? [] : { job, step }
    })[0]
}

/**
 * Returns the first flaky job of a run in which nothing failed, as the only job of the attempt in which it failed last;
 * `undefined` if no job is flaky.
 */
export function flakyBefore(
  run: Run,
  { jobs = [], failures }: Pick<FoundFailures, 'jobs' | 'failures'>,
  earlier: readonly EarlierAttempt[],
): Run | undefined {
  const attempts = failures.length > 0 ? undefined : compareWithAttempts(run, jobs, earlier)
  const flaky = attempts && firstFlaky(attempts)
  return flaky && aloneIn({ ...run, attempt: flaky.number, startedAt: undefined }, flaky.job)
}

/** Returns a run in which a job is alone, without what forgives it. */
export function aloneIn(run: Run, job: Job): Run {
  return { ...run, jobs: [job], conclusion: undefined, graph: undefined }
}

/** Logs of earlier attempts that are read. */
const MAX_UNRUN_LOGS = 3

/** Compares an attempt with earlier ones; the same workflow file explains their jobs. */
function compareWithAttempts(
  run: Run,
  jobs: readonly JobReport[],
  earlier: readonly EarlierAttempt[],
): ComparedAttempts | undefined {
  return compareAttempts({
    number: run.attempt,
    jobs,
    earlier: earlier.flatMap(({ number, jobs: listed, annotations = new Map() }) => {
      const attempt = { ...run, attempt: number, startedAt: undefined, conclusion: undefined }
      const reported = reportJobs({ ...attempt, jobs: listed }, { annotations })
      // Each attempt has jobs, so that an empty list is not the whole one.
      return reported === undefined || reported.length === 0 ? [] : [{ number, jobs: reported }]
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
  const forgivenIds = new Set(
    jobs.flatMap(({ listed: job, forgiven }) => (forgiven ? [job.id] : [])),
  )
  // GitHub calls a job that reached its time limit cancelled.
  const judged = jobs.map(({ listed: job, outcome = 'success' }) =>
    job.state.kind === 'finished' && isFailure(outcome)
      ? { ...job, state: { ...job.state, conclusion: outcome } }
      : job,
  )
  const listed = run.jobs === undefined ? run : { ...run, jobs: judged }
  const { unaccounted, openLegs } = accountForNeeds(listed, currentRun, forgivenIds)
  return unaccounted.map((need) => {
    const declared = run.graph?.find(({ key }) => key === need.key.toLowerCase())
    const names = [need.key, declared?.name ?? need.key]
    const isAllowed = names.some((name) => matchesName(name, allowedFailures))
    const leg = openLegs.get(need)
    const openLeg = leg && { name: leg.job.name, certain: leg.certain }
    return { ...need, forgiven: isFailure(need.result) && isAllowed, openLeg }
  })
}
