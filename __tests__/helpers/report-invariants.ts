import { expect } from 'expect'
import type { GroupJson, JobJson, ReportJson, StepJson } from '../../src/render/json/types.ts'
import { expectComparisonInvariants, expectSameComparisons } from './comparison-invariants.ts'

/** Checks what holds for every report, whatever GitHub responded. */
export function expectInvariants(report: ReportJson): void {
  const { jobs } = report
  const ran = jobs.filter(({ carriedOver }) => !carriedOver)
  expect(valuesOf(report).filter((value) => value < 0)).toEqual([])
  expect(new Set(jobs.map(({ id }) => id)).size).toBe(jobs.length)
  expect(report.jobsTotal ?? 0).toBe(jobs.filter(isJob).length)
  expectSum(
    report.executionSeconds,
    ran.map(({ durationSeconds }) => durationSeconds),
  )
  expectSum(
    report.queueSeconds,
    ran.map(({ queueSeconds }) => queueSeconds),
  )
  expectCounts(report)
  expectPath(report)
  expectGroups(report)
  expectWaiting(report, ran)
  expectSlowest(report, ran)
  expectComparisonInvariants(report)
  for (const item of jobs.flatMap((job) => (isFinished(job) ? [job, ...job.steps] : []))) {
    expectDifference(item)
  }
}

/** Checks that the outputs agree with the report. */
export function expectSameValues(
  report: ReportJson,
  outputs: Readonly<Record<string, string>>,
): void {
  expectSameComparisons(report, outputs)
  const text = (value: string | number | boolean | null) => (value === null ? '' : String(value))
  expect(outputs).toMatchObject({
    conclusion: report.conclusion,
    complete: text(report.complete),
    'duration-seconds': text(report.durationSeconds),
    'queue-seconds': text(report.queueSeconds),
    'execution-seconds': text(report.executionSeconds),
    'jobs-total': text(report.jobsTotal),
    'jobs-failed': text(report.jobsFailed),
    'jobs-unfinished': text(report.jobsUnfinished),
    'slowest-step-seconds': text(report.slowestSteps[0]?.durationSeconds ?? null),
    'critical-path':
      report.criticalPath.length === 0
        ? ''
        : JSON.stringify(report.criticalPath.map(({ name }) => name)),
    'critical-path-seconds': text(report.criticalPathSeconds),
  })
  const longest = longestOf(report.jobs.filter(({ carriedOver }) => !carriedOver))
  expect(outputs['slowest-job-seconds']).toBe(text(longest ?? null))
  if (outputs['failed-jobs'] !== '') {
    expect(JSON.parse(outputs['failed-jobs'] ?? '')).toHaveLength(report.jobsFailed ?? NaN)
  }
  if (outputs['jobs'] !== '') {
    const facts = JSON.parse(outputs['jobs'] ?? '') as object[]
    expect(facts.map((job, index) => ({ ...job, steps: report.jobs[index]?.steps }))).toEqual(
      report.jobs,
    )
  }
}

function valuesOf(report: ReportJson): number[] {
  const { jobs, slowestSteps, criticalPath, waiting, groups } = report
  const values = [
    report.durationSeconds,
    report.queueSeconds,
    report.executionSeconds,
    report.criticalPathSeconds,
    ...jobs.flatMap((job) => [job.durationSeconds, job.queueSeconds]),
    ...jobs.flatMap((job) => [job.blockedSeconds, job.slackSeconds]),
    ...criticalPath.flatMap((job) => [job.blockedSeconds, job.couldSaveSeconds]),
    ...criticalPath.map((job) => job.delaySeconds),
    ...jobs.map((job) => job.approvalSeconds),
    ...waiting.unstarted.map(({ waitedSeconds }) => waitedSeconds),
    ...[waiting, ...waiting.byLabels].flatMap(valuesOfWaiting),
    ...groups.map((group) => group.minSeconds),
    ...Object.values({ ...report.timelineLeftOut }),
    ...jobs.flatMap(({ steps }) => steps.map((step) => step.durationSeconds)),
    ...slowestSteps.map((step) => step.durationSeconds),
  ]
  return values.filter((value) => value !== null)
}

function valuesOfWaiting(waiting: WaitingValues): (number | null)[] {
  const { blockedSeconds, queueSeconds, longestQueueSeconds, runningSeconds } = waiting
  return [blockedSeconds, queueSeconds, longestQueueSeconds, runningSeconds]
}

function expectSum(sum: number | null, values: readonly (number | null)[]): void {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) expect(sum).toBeNull()
  else
    expect(sum).toBeCloseTo(
      known.reduce((total, value) => total + value, 0),
      3,
    )
}

/** Every job has a conclusion or is unfinished, except the current one, which may be counted or not. */
function expectCounts({ counts, jobsUnfinished, ...report }: ReportJson): void {
  const jobs = report.jobs.filter(isJob)
  const otherJobs = jobs.filter((job) => !job.current)
  expect(jobsUnfinished ?? 0).toBe(otherJobs.filter((job) => !isFinished(job)).length)
  const counted = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const ended = otherJobs.filter(isFinished).length
  expect([ended, ended + jobs.length - otherJobs.length]).toContain(counted)
  for (const [conclusion, count] of Object.entries(counts)) {
    const listed = otherJobs.filter((job) => job.outcome === conclusion).length
    expect([listed, listed + 1]).toContain(count)
  }
}

/** A chain of the run's jobs, in sequence, that is never longer than the run. */
function expectPath({ criticalPath, jobs, ...report }: ReportJson): void {
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const path = criticalPath.flatMap(({ id }) => byId.get(id) ?? [])
  expect(path.map(({ id, name }) => [id, name])).toEqual(
    criticalPath.map((job) => [job.id, job.name]),
  )
  expect(new Set(path).size).toBe(path.length)
  expect(
    path.filter(({ carriedOver, conclusion }) => carriedOver || conclusion === 'skipped'),
  ).toEqual([])
  const ends = path.map(({ completedAt }) => Date.parse(completedAt ?? ''))
  // GitHub may list a job as finished up to 2 s before its start.
  expect(ends.filter((end, place) => end < (ends[place - 1] ?? end) - 2_000)).toEqual([])
  expect(report.criticalPathBasis === null).toBe(path.length === 0)
  expect(report.criticalPathSeconds ?? 0).toBeLessThanOrEqual(report.durationSeconds ?? Infinity)
  for (const { durationSeconds, couldSaveSeconds } of criticalPath) {
    expect(couldSaveSeconds ?? 0).toBeLessThanOrEqual(durationSeconds ?? Infinity)
  }
  // Slack is exact or absent.
  const slack = path.map(({ slackSeconds }) => slackSeconds).filter((seconds) => seconds !== null)
  expect(slack).toEqual(report.criticalPathBasis === 'needs' ? slack.map(() => 0) : [])
  for (const { delaySeconds, blockedSeconds } of criticalPath) {
    expect(blockedSeconds ?? 0).toBeLessThanOrEqual((delaySeconds ?? Infinity) + 2)
  }
}

/** Every job is in one group, in the report's order. */
function expectGroups({ groups, jobs }: ReportJson): void {
  const places = new Map(jobs.map(({ id }, place) => [id, place]))
  const members = groups.flatMap(({ jobIds }) => jobIds)
  expect(members.toSorted((a, b) => a - b)).toEqual(
    jobs.map(({ id }) => id).toSorted((a, b) => a - b),
  )
  for (const ids of [
    ...groups.map(({ jobIds }) => jobIds),
    groups.flatMap(({ jobIds: [id] }) => id ?? []),
  ]) {
    const own = ids.map((id) => places.get(id) ?? NaN)
    expect(own).toEqual(own.toSorted((a, b) => a - b))
  }
  for (const group of groups) expectGroup(group, jobs)
}

function expectGroup(group: GroupJson, jobs: readonly JobJson[]): void {
  const own = jobs.filter(({ id }) => group.jobIds.includes(id))
  const durations = own.flatMap(({ durationSeconds }) => durationSeconds ?? [])
  const { minSeconds, medianSeconds, maxSeconds } = group
  if (durations.length === 0)
    expect([minSeconds, medianSeconds, maxSeconds]).toEqual([null, null, null])
  else {
    expect([minSeconds, maxSeconds]).toEqual([Math.min(...durations), Math.max(...durations)])
    expect(medianSeconds).toBeGreaterThanOrEqual(minSeconds ?? NaN)
    expect(medianSeconds).toBeLessThanOrEqual(maxSeconds ?? NaN)
  }
  expect(group.jobIds).toContain(group.worstJobId)
  expect(own.every(({ name }) => name.startsWith(group.name))).toBe(true)
  const counted = Object.values(group.counts).reduce((sum, count) => sum + count, 0)
  expect(counted).toBeLessThanOrEqual(own.length)
}

type WaitingValues = Omit<ReportJson['waiting'], 'peakJobs' | 'unstarted' | 'byLabels'>

/** Times waited and run are the sums over the jobs, total and by labels. */
function expectWaiting({ waiting, jobs }: ReportJson, ran: readonly JobJson[]): void {
  expectWaitingSums(waiting, ran)
  for (const label of waiting.byLabels) {
    const key = label.labels.toLowerCase().split(', ').sort().join(', ')
    const labelled = ran.filter(({ runner }) => {
      const labels = runner.labels.join(', ').toLowerCase().split(', ')
      return labels.sort().join(', ') === key
    })
    expectWaitingSums(label, labelled)
  }
  expect(waiting.blockedSeconds ?? 0).toBeCloseTo(sumOf(jobs.map((job) => job.blockedSeconds)), 3)
  const took = ran.filter(({ durationSeconds }) => (durationSeconds ?? 0) > 0)
  expect(waiting.peakJobs).toBeGreaterThanOrEqual(Math.min(took.length, 1))
  expect(waiting.peakJobs).toBeLessThanOrEqual(waiting.jobs)
}

/** A check that an action wrote does not wait, so it would only add zeros. */
function expectWaitingSums(waiting: WaitingValues, jobs: readonly JobJson[]): void {
  const queues = jobs.map(({ queueSeconds }) => queueSeconds)
  expect(waiting.jobs).toBeLessThanOrEqual(jobs.length)
  expect(waiting.queueSeconds ?? 0).toBeCloseTo(sumOf(queues), 3)
  expect(waiting.longestQueueSeconds ?? 0).toBe(Math.max(0, ...queues.map((queue) => queue ?? 0)))
  expect(waiting.runningSeconds ?? 0).toBeCloseTo(sumOf(jobs.map((job) => job.durationSeconds)), 3)
}

function expectSlowest({ slowestSteps }: ReportJson, ran: readonly JobJson[]): void {
  const durations = ran
    .flatMap(({ steps }) =>
      steps.filter((step) => !isGroup(step, steps)).flatMap((step) => step.durationSeconds ?? []),
    )
    .filter((duration) => duration > 0)
    .sort((a, b) => b - a)
  expect(slowestSteps.map((step) => step.durationSeconds)).toEqual(
    durations.slice(0, slowestSteps.length),
  )
  expect(slowestSteps.length).toBe(Math.min(durations.length, 10))
}

/** The step after a `parallel` block begins with one of its steps, which may be the longest. */
function isGroup(step: StepJson, steps: readonly StepJson[]): boolean {
  return (
    step.name === 'Parallel group' &&
    steps.some(({ number, startedAt }) => number < step.number && startedAt === step.startedAt)
  )
}

function longestOf(jobs: readonly JobJson[]): number | undefined {
  const durations = jobs.flatMap((job) => job.durationSeconds ?? [])
  return durations.length === 0 ? undefined : Math.max(...durations)
}

type Timed = Pick<JobJson, 'conclusion' | 'startedAt' | 'completedAt' | 'durationSeconds'>

function isFinished({ status }: Pick<JobJson, 'status'>): boolean {
  return status === 'completed'
}

/** A duration is the difference of the two times, or unknown. */
function expectDifference({ conclusion, startedAt, completedAt, durationSeconds }: Timed): void {
  if (durationSeconds === null) return
  const difference = (Date.parse(completedAt ?? '') - Date.parse(startedAt ?? '')) / 1000
  expect(difference).toBeGreaterThanOrEqual(-2)
  expect(durationSeconds).toBeCloseTo(Math.max(0, difference), 3)
  expect(conclusion).not.toBe('skipped')
}

function sumOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

function isJob({ kind }: JobJson): boolean {
  return kind === 'job'
}
