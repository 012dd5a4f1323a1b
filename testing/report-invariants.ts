import { isRunnerStep } from '../src/analyse/jobs/runner.ts'
import { expect } from 'expect'
import type { ReportJson } from '../src/model/shapes/report.ts'
import { comparisonProblems, type JobJson } from './comparison-invariants.ts'
import { close, holds, type Problem, same, sumOf } from './problem.ts'

type GroupJson = ReportJson['groups'][number]

/** Checks what holds for every report, whatever GitHub responded. */
export function expectInvariants(report: ReportJson): void {
  expect([...problemsOf(report)]).toEqual([])
}

function* problemsOf(report: ReportJson): Generator<Problem> {
  const { jobs } = report
  const ran = jobs.filter(({ carriedOver }) => !carriedOver)
  const ids = new Set(jobs.map(({ id }) => id))
  yield* same('no error lost a part', report.lost.join(), '')
  yield* same('ids are unique', ids.size, jobs.length)
  yield* same('jobsTotal counts jobs', report.jobsTotal ?? 0, jobs.filter(isJob).length)
  yield* sumProblems('executionSeconds', report.executionSeconds, ran.map(durationOf))
  yield* sumProblems(
    'queueSeconds',
    report.queueSeconds,
    ran.map(({ queueSeconds }) => queueSeconds),
  )
  yield* countProblems(report)
  yield* pathProblems(report)
  yield* groupProblems(report)
  yield* waitingProblems(report, ran)
  yield* slowestProblems(report, ran)
  yield* comparisonProblems(report)
  for (const item of jobs.flatMap((job) => (isFinished(job) ? [job, ...job.steps] : []))) {
    yield* differenceProblems(item)
  }
}

/** Fewer jobs always fit into an output. */
const MAX_LISTED_JOBS = 10

/** Checks that the outputs agree with the report. */
export function expectSameValues(
  report: ReportJson,
  outputs: Readonly<Record<string, string>>,
): void {
  const { overBudget, attempts } = report
  const text = (value: string | number | boolean | null) => (value === null ? '' : String(value))
  const list = (values: readonly unknown[] | undefined) => (values ? JSON.stringify(values) : '')
  expect(outputs).toMatchObject({
    conclusion: report.conclusion,
    complete: text(report.complete),
    'duration-seconds': text(report.durationSeconds),
    'jobs-total': text(report.jobsTotal),
    'over-budget': list(overBudget.map(({ budget }) => budget)),
    'flaky-jobs': list((attempts?.flaky ?? []).map(({ job }) => job)),
  })
  const failed = JSON.parse(outputs['failed-jobs'] ?? '') as unknown[]
  if (report.jobsFailed !== null) expect(failed).toHaveLength(report.jobsFailed)
  const { jobs = '' } = outputs
  if (report.jobs.length > MAX_LISTED_JOBS && jobs.startsWith('Too long: ')) return
  const listed = JSON.parse(jobs) as object[]
  expect(listed.map((job, index) => ({ ...report.jobs[index], ...job }))).toEqual(report.jobs)
}

/** A sum of known durations; unknown if none is known. */
function* sumProblems(
  rule: string,
  sum: number | null,
  values: readonly (number | null)[],
): Generator<Problem> {
  yield* same(
    `${rule} is known if one is`,
    sum === null,
    values.every((value) => value === null),
  )
  yield* close(`${rule} is a sum`, sum, sumOf(values))
}

/** Every job has a conclusion or is unfinished, except the current one, which may be counted or not. */
function* countProblems({ counts, jobsUnfinished, ...report }: ReportJson): Generator<Problem> {
  const jobs = report.jobs.filter(isJob)
  const others = jobs.filter((job) => !job.current)
  const finished = others.filter(isFinished).length
  yield* same('unfinished jobs are counted', jobsUnfinished ?? 0, others.length - finished)
  const counted = sumOf(Object.values(counts))
  const isWhole = counted === finished || counted === finished + jobs.length - others.length
  yield* holds('every conclusion is counted', isWhole, counts)
  for (const [conclusion, count] of Object.entries(counts)) {
    const listed = others.filter((job) => job.outcome === conclusion).length
    yield* holds(`${conclusion} is counted`, count === listed || count === listed + 1, listed)
  }
}

/** A chain of the run's jobs, in sequence, that is never longer than the run. */
function* pathProblems({ criticalPath, jobs, ...report }: ReportJson): Generator<Problem> {
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const path = criticalPath.flatMap(({ jobId }) => byId.get(jobId) ?? [])
  const names = path.map(({ id, name }) => [id, name])
  const named = criticalPath.map(({ jobId, job }) => [jobId, job])
  yield* same('the path has jobs of the run', names, named)
  yield* same('a job is in the path once', new Set(path).size, path.length)
  const isRun = path.every((job) => !job.carriedOver && job.conclusion !== 'skipped')
  yield* holds('the jobs of the path ran', isRun, names)
  const ends = path.map(({ completedAt }) => Date.parse(completedAt ?? ''))
  // GitHub may list a job as finished up to 2 s before its start.
  const isBack = ends.some((end, position) => end < (ends[position - 1] ?? end) - 2_000)
  yield* holds('the jobs of the path finish in sequence', !isBack, ends)
  const isExplained = report.criticalPathMissing === null || path.length === 0
  yield* holds('a path is not missing', isExplained, report.criticalPathMissing)
  const isShort = (report.criticalPathSeconds ?? 0) <= (report.durationSeconds ?? Infinity)
  yield* holds('the path is not longer than the run', isShort, report.criticalPathSeconds)
  for (const job of criticalPath) {
    const isDelayed = (job.blockedSeconds ?? 0) <= (job.delaySeconds ?? Infinity) + 2
    yield* holds('a job is blocked during its delay', isDelayed, job)
  }
}

/** Every job is in one group, in the report's order. */
function* groupProblems({ groups, jobs }: ReportJson): Generator<Problem> {
  const positions = new Map(jobs.map(({ id }, position) => [id, position]))
  const positionsOf = (ids: readonly number[]) => ids.map((id) => positions.get(id) ?? NaN)
  const members = positionsOf(groups.flatMap(({ jobIds }) => jobIds))
  yield* same('every job is in one group', members.toSorted(ascending), [...jobs.keys()])
  const firsts = groups.flatMap(({ jobIds: [id] }) => id ?? [])
  for (const ids of [firsts, ...groups.map(({ jobIds }) => jobIds)]) {
    yield* same('groups are in order', positionsOf(ids), positionsOf(ids).toSorted(ascending))
  }
  for (const group of groups) {
    const own = positionsOf(group.jobIds).flatMap((position) => jobs[position] ?? [])
    yield* oneGroupProblems(group, own)
  }
}

function* oneGroupProblems(group: GroupJson, jobs: readonly JobJson[]): Generator<Problem> {
  const { name, jobIds, worstJobId, counts } = group
  const durations = jobs.flatMap((job) => job.durationSeconds ?? []).sort(ascending)
  const [min = null, max = null] = [durations[0], durations.at(-1)]
  yield* same('a group has its range', [group.minSeconds, group.maxSeconds], [min, max])
  const median = group.medianSeconds
  const isWithin = (min ?? 0) <= (median ?? 0) && (median ?? 0) <= (max ?? 0)
  yield* holds('a median is in the range', isWithin && (median === null) === (min === null), group)
  yield* holds('the worst job is in its group', jobIds.includes(worstJobId), group)
  // GitHub truncates the names of jobs. What varies within them is `…`.
  const [start = ''] = name.slice(0, 97).split('…')
  yield* holds(
    'a group names its jobs',
    jobs.every((job) => job.name.startsWith(start)),
    group,
  )
  yield* holds('a group counts its jobs', sumOf(Object.values(counts)) <= jobs.length, group)
}

type WaitingValues = Omit<ReportJson['waiting'], 'peakJobs' | 'unstarted' | 'byLabels'>

/** Times waited and run are the sums over the jobs, total and by labels. */
function* waitingProblems(
  { waiting, jobs }: ReportJson,
  ran: readonly JobJson[],
): Generator<Problem> {
  yield* waitingSumProblems(waiting, ran)
  const keyOf = (labels: string) => labels.toLowerCase().split(', ').sort().join(', ')
  for (const label of waiting.byLabels) {
    const isLabelled = ({ runner }: JobJson) =>
      keyOf(runner.labels.join(', ')) === keyOf(label.labels)
    yield* waitingSumProblems(label, ran.filter(isLabelled))
  }
  const blocked = sumOf(jobs.map((job) => job.blockedSeconds))
  yield* close('blockedSeconds is a sum', waiting.blockedSeconds, blocked)
  const isPeak = waiting.peakJobs > 0 || !ran.some((job) => (job.durationSeconds ?? 0) > 0)
  yield* holds('a job that ran makes a peak', isPeak && waiting.peakJobs <= waiting.jobs, waiting)
}

/** A check that an action wrote does not wait, so it would only add zeros. */
function* waitingSumProblems(waiting: WaitingValues, jobs: readonly JobJson[]): Generator<Problem> {
  const queues = jobs.map(({ queueSeconds }) => queueSeconds ?? 0)
  yield* holds('waiting jobs are jobs', waiting.jobs <= jobs.length, waiting)
  yield* close('queueSeconds is a sum', waiting.queueSeconds, sumOf(queues))
  yield* same('the longest queue', waiting.longestQueueSeconds ?? 0, Math.max(0, ...queues))
  yield* close('runningSeconds is a sum', waiting.runningSeconds, sumOf(jobs.map(durationOf)))
}

function* slowestProblems(
  { slowestSteps }: ReportJson,
  ran: readonly JobJson[],
): Generator<Problem> {
  const steps = ran.flatMap(({ steps }) =>
    steps.filter((step) => step.kind !== 'group' && !isRunnerStep(step, steps)),
  )
  const durations = [...Map.groupBy(steps, ({ name }) => name).values()]
    .map((named) => Math.max(...named.map((step) => durationOf(step) ?? 0)))
    .filter((duration) => duration > 0)
    .sort((a, b) => b - a)
  yield* same('the slowest steps', slowestSteps.map(durationOf), durations.slice(0, 10))
}

type Timed = Pick<JobJson, 'conclusion' | 'startedAt' | 'completedAt' | 'durationSeconds'>

/** A duration is the difference of the two times, or unknown. */
function* differenceProblems(item: Timed): Generator<Problem> {
  const { conclusion, startedAt, completedAt, durationSeconds } = item
  if (durationSeconds === null) return
  const difference = (Date.parse(completedAt ?? '') - Date.parse(startedAt ?? '')) / 1000
  yield* holds('nothing finishes before its start', difference >= -2, item)
  yield* close('a duration is a difference', durationSeconds, Math.max(0, difference))
  yield* holds('nothing skipped has a duration', conclusion !== 'skipped', item)
}

function durationOf({ durationSeconds }: Pick<Timed, 'durationSeconds'>): number | null {
  return durationSeconds
}

function isFinished({ status }: Pick<JobJson, 'status'>): boolean {
  return status === 'completed'
}

function isJob({ kind }: JobJson): boolean {
  return kind === 'job'
}

function ascending(a: number, b: number): number {
  return a - b
}
