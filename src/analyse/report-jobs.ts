import { neverRan } from '../model/report/job-times.ts'
import { isFailure, isPass } from '../model/conclusion.ts'
import { type FailedNeed, isInTrouble, type JobReport } from '../model/report/job-report.ts'
import { type Losses, NO_LOSSES } from '../model/report/losses.ts'
import type { Job, Run } from '../model/run.ts'
import { groupsOf } from '../model/some.ts'
import type { CurrentRun } from '../model/target.ts'
import { failureCauses } from './causes/consequences.ts'
import { explainJobs, outcomeOf } from './failures/explain-jobs.ts'
import { forgivenJobs } from './failures/conclusion.ts'
import type { Explanations } from './failures/report-failures.ts'
import { currentJobId } from './jobs/current-job.ts'
import { matchJobName, type NameMatch } from './jobs/job-name.ts'
import { readyAt, reportJob } from './jobs/job-report.ts'
import { conclusionOf, isSkipped } from './jobs/timing.ts'
import { matrixLegs } from './jobs/matrix-legs.ts'
import { runnerNamesIn } from './jobs/runner.ts'
import { accountForNeeds } from './needs/account-for-needs.ts'
import { type GraphMatch, inOwnFile, matchGraph, type Predecessors } from './needs/match-needs.ts'
import { whySkipped } from './needs/why-skipped.ts'

export interface JobsOptions extends Partial<Pick<Explanations, 'annotations' | 'excerpts'>> {
  /** `undefined` if the report is about another run than the one of this step. */
  readonly currentRun?: CurrentRun | undefined
  /** Names of jobs whose failure is forgiven; `*` stands for any text. */
  readonly allowedFailures?: readonly string[]
  readonly losses?: Losses | undefined
}

/** Reports the times, outcome and failure of every job, in the order in which they became ready. */
export function reportJobs(run: Run, options: JobsOptions = {}): readonly JobReport[] | undefined {
  const { currentRun, allowedFailures = [], annotations = new Map(), excerpts } = options
  const { losses = NO_LOSSES } = options
  const context = {
    run,
    currentJobId: currentJobId(run, currentRun),
    currentStatus: currentRun?.jobStatus,
    deployments: findDeployments(run),
  }
  const concluded = run.jobs?.toSorted(byJobReadiness).map((job) => reportJob(job, context))
  if (concluded?.some(({ outcome = 'success' }) => !isPass(outcome)) !== true)
    return concluded && withSkips(concluded, { ...options, run })
  const legs = matrixLegs(run.graph)
  const account = accountForNeeds(run, currentRun)
  // For a matrix that a person or a newer run stopped, `needs` has the result `cancelled`.
  const isStopped = account.matches.some(({ need }) => need.result === 'cancelled')
  const failedInNeeds = new Set(
    account.matches
      .filter(({ need }) => need.result === 'failure' && !isStopped)
      .flatMap(({ jobs }) => jobs.map(({ id }) => id)),
  )
  const failures = explainJobs(concluded, { run, annotations, excerpts, legs, failedInNeeds })
  const runnerNames = runnerNamesIn(run.graph)
  const explained = concluded.map((report) => {
    const failure = failures.get(report.listed.id)
    const named = failure === undefined ? {} : { runnerNames }
    return { ...report, ...named, failure, outcome: outcomeOf(report.outcome, failure) }
  })
  const forgiveness = { run, account, allowedFailures, legs }
  const forgiven = losses.keep('forgiven', () => forgivenJobs(explained, forgiveness), new Set())
  const reports = explained.map((report) => ({
    ...report,
    forgiven: forgiven.has(report.listed.id),
  }))
  const match = matchOf(run, reports)
  const predecessors = match?.needs
  const causes = failureCauses(reports, predecessors, excerpts)
  const failedNeedsOf = match === undefined ? () => [] : failedNeedsIn(match, reports)
  const all = reports.map((report) => {
    const { id } = report.listed
    const found = causes.get(id) ?? []
    const isByLog = report.failure?.kind !== 'cancelled' && predecessors?.has(id) !== true
    const areNeedsUnknown = isByLog && found.length > 0
    const failedNeeds = found.length > 0 ? failedNeedsOf(report) : []
    const needs = failedNeeds.length > 0 ? { failedNeeds } : {}
    return { ...report, causes: found, areNeedsUnknown, ...needs }
  })
  return withSkips(all, { ...options, run })
}

/** Adds why jobs were skipped, if all jobs are listed and matched with the file that the run has used. */
function withSkips(
  reports: readonly JobReport[],
  { run, currentRun, losses = NO_LOSSES }: JobsOptions & { readonly run: Run },
): readonly JobReport[] {
  const { graphMayDiffer, jobsCounted = Infinity } = run
  const hasSkip = reports.some(({ listed: job }) => isSkipped(job))
  if (!hasSkip || graphMayDiffer || reports.length < jobsCounted) return reports
  const jobs = pathJobs(reports).flatMap(({ listed: job }) => (job.kind === 'job' ? job : []))
  const match = matchOf(run, reports)
  // Jobs that contradict the file have no match.
  if (match?.matches.size !== jobs.length) return reports
  const { forgiven } = accountForNeeds(run, currentRun)
  const evidence = { ...match, run, currentRun, jobs, forgiven }
  const reasons = losses.keep('skips', () => whySkipped(evidence), undefined)
  return reports.map((report) => {
    const skippedBecause = reasons?.get(report.listed.id)
    return skippedBecause === undefined ? report : { ...report, skippedBecause }
  })
}

/** Returns which job of the run needs which; `undefined` without the workflow file, or if it does not fit. */
export function predecessorsOf(
  run: Pick<Run, 'graph'>,
  jobs: readonly JobReport[],
): Predecessors | undefined {
  return matchOf(run, jobs)?.needs
}

function matchOf(
  { graph }: Pick<Run, 'graph'>,
  jobs: readonly JobReport[],
): GraphMatch | undefined {
  return graph && matchGraph(graph, pathJobs(jobs)).read
}

/** Returns a function that lists the keys in the own `needs` of a job whose jobs did not pass, by the file. */
function failedNeedsIn(match: GraphMatch, jobs: readonly JobReport[]) {
  const results = new Map(
    jobs.filter(isInTrouble).map(({ listed: job }) => {
      const hasFailed = isFailure(conclusionOf(job))
      return [job.id, hasFailed ? 'failure' : 'cancelled'] as const
    }),
  )
  return ({ listed: job }: JobReport): readonly FailedNeed[] => {
    const needed = inOwnFile(job.id, match).filter(({ id }) => results.has(id))
    return groupsOf(needed, ({ declared }) => declared.key).map((group) => ({
      key: group[0].declared.key,
      results: group.flatMap(({ id }) => results.get(id) ?? []),
    }))
  }
}

/** Excludes the current job from the critical path, unless there are no other jobs. */
export function pathJobs(jobs: readonly JobReport[]): readonly JobReport[] {
  const others = jobs.filter(({ current }) => !current)
  return others.length === 0 ? jobs : others
}

/** Sorts by readiness; jobs of the same second, or without a known time, by id. */
function byJobReadiness(a: Job, b: Job): number {
  const readyA = readyAt(a) ?? Infinity
  const readyB = readyAt(b) ?? Infinity
  return readyA === readyB ? a.id - b.id : readyA - readyB
}

/**
 * Returns the ids of the jobs that may have waited for an approval; empty without the workflow file.
 *
 * 1. A job that started waited for none if nobody approved an environment that it may deploy to. If the approvals
 *    could not be read, it may have waited for any.
 * 2. A job that never started may still wait for any.
 */
function findDeployments({
  jobs = [],
  graph,
  approved = UNKNOWN_ENVIRONMENT,
}: Run): ReadonlySet<number> {
  if (graph === undefined) return new Set()
  const mayHaveWaited = (job: Job) =>
    matchJobName(job.name, graph).some(
      (match) =>
        neverRan(job)
          ? environmentOf(match) !== undefined // 2
          : approved.some((name) => mayDeployTo(match, name)), // 1
    )
  return new Set(jobs.filter((job) => job.kind === 'job' && mayHaveWaited(job)).map(({ id }) => id))
}

/** One approval of an unknown environment. */
const UNKNOWN_ENVIRONMENT = [undefined] as const

function environmentOf(match: NameMatch): string | undefined {
  return match.at(-1)?.job.environment
}

/** Whether a job may deploy to an environment: names ignore case, and an expression can be any text. */
function mayDeployTo(match: NameMatch, name: string | undefined): boolean {
  if (match.at(-1)?.job.called === 'unread') return true
  const environment = environmentOf(match)?.toLowerCase()
  if (environment === undefined || name === undefined) return environment !== undefined
  const [start = '', ...others] = environment.split(/\$\{\{(?:[^$]|\$(?!\{\{))*?\}\}/)
  const end = others.at(-1)
  const known = name.toLowerCase()
  if (end === undefined) return known === start
  return known.length >= start.length + end.length && known.startsWith(start) && known.endsWith(end)
}
