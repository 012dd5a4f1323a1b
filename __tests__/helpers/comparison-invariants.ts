import { expect } from 'expect'
import type { ComparisonJson } from '../../src/render/json/history.ts'
import type { JobJson, ReportJson } from '../../src/render/json/types.ts'

/** Checks what holds for failures, history, attempts and minutes of every report. */
export function expectComparisonInvariants(report: ReportJson): void {
  const jobs = new Map(report.jobs.map((job) => [job.id, job]))
  expectFailures(report, jobs)
  expectOverBudget(report)
  expectHistory(report, jobs)
  expectAttempts(report, jobs)
  expectMinutes(report)
  expect(report.unneededJobIds.filter((id) => jobs.get(id)?.current !== false)).toEqual([])
}

/** Checks that the outputs agree with the report. */
export function expectSameComparisons(
  { overBudget, history, attempts }: ReportJson,
  outputs: Readonly<Record<string, string>>,
): void {
  const slower = history?.jobs.filter((job) => job.slower).map(({ job }) => job)
  expect(outputs).toMatchObject({
    'over-budget': JSON.stringify(overBudget.map(({ budget }) => budget)),
    'slower-jobs': slower === undefined ? '' : JSON.stringify(slower),
    'flaky-jobs': attempts === null ? '' : JSON.stringify(attempts.flaky.map(({ job }) => job)),
  })
}

type Jobs = ReadonlyMap<number, JobJson>

const PASSED = ['success', 'neutral', 'skipped']

/** Every finished job that did not pass and is not forgiven is one failure. */
function expectFailures({ failures }: ReportJson, jobs: Jobs): void {
  const ids = failures.map(({ jobId }) => jobId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const job of jobs.values()) {
    // The current job has failed if one of its steps has, whatever its conclusion.
    if (job.current || job.conclusion === null) continue
    const failed = !PASSED.includes(job.conclusion) && !job.forgiven
    expect([job.name, ids.includes(job.id)]).toEqual([job.name, failed])
  }
  for (const { jobId, job, stepNumber, step, log } of failures) {
    const failed = jobs.get(jobId)
    expect(failed?.name).toBe(job)
    const found = failed?.steps.some(({ number, name }) => number === stepNumber && name === step)
    expect([stepNumber === null, step === null]).toEqual([!found, !found])
    // Each line is one line and moves no cursor.
    expect(log.filter((line) => /[^\P{Cc}\t]/u.test(line))).toEqual([])
  }
}

function expectOverBudget({ overBudget, run }: ReportJson): void {
  for (const { limitSeconds, overruns } of overBudget) {
    const took = overruns.map(({ durationSeconds }) => durationSeconds)
    expect(took.length).toBeGreaterThan(0)
    expect(took.filter((seconds) => seconds <= limitSeconds)).toEqual([])
    expect(took).toEqual(took.toSorted((a, b) => b - a))
    expect(overruns.filter(({ url }) => !url.startsWith(run.url))).toEqual([])
  }
}

function expectHistory({ history }: ReportJson, jobs: Jobs): void {
  if (history === null) return
  expect(history.runs.length).toBeGreaterThan(0)
  const steps = history.jobs.flatMap((job) => job.steps)
  const compared = [
    ...(history.duration === null ? [] : [history.duration]),
    ...history.jobs,
    ...history.jobs.flatMap(({ queue }) => queue ?? []),
    ...steps,
  ]
  for (const comparison of compared) expectComparison(comparison, history.runs.length)
  for (const { jobId, job, seconds } of history.jobs) {
    expect([jobs.get(jobId)?.name, jobs.get(jobId)?.carriedOver]).toEqual([job, false])
    expect(jobs.get(jobId)?.durationSeconds).toBe(seconds)
  }
  for (const { jobId, deltaSeconds } of history.causes) {
    expect(Math.sign(deltaSeconds ?? 0)).toBe(Math.sign(history.duration?.deltaSeconds ?? 0))
    expect(jobs.get(jobId)?.carriedOver).toBe(false)
  }
  const names = [...jobs.values()].map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining([...history.newJobs]))
  expect(names.filter((name) => history.removedJobs.includes(name))).toEqual([])
}

function expectComparison(comparison: ComparisonJson, runs: number): void {
  const { seconds, usualSeconds, spreadSeconds, deltaSeconds, slower, figures: count } = comparison
  const earlier = comparison.earlierSeconds.filter((one) => one !== null)
  expect([comparison.earlierSeconds.length, earlier.length]).toEqual([runs, count])
  expect(usualSeconds).toBeGreaterThanOrEqual(Math.min(...earlier))
  expect(usualSeconds).toBeLessThanOrEqual(Math.max(...earlier))
  expect(spreadSeconds).toBeGreaterThanOrEqual(0)
  if (seconds === null || deltaSeconds === null) {
    expect([deltaSeconds, slower]).toEqual([null, false])
    return
  }
  expect(deltaSeconds).toBeCloseTo(seconds - usualSeconds, 2)
  if (!slower) return
  expect(count).toBeGreaterThanOrEqual(4)
  expect(deltaSeconds).toBeGreaterThan(10)
  expect(deltaSeconds).toBeGreaterThan(usualSeconds / 10)
}

function expectAttempts({ attempts, run }: ReportJson, jobs: Jobs): void {
  if (attempts === null) return
  const { number, earlier, leftOut: omitted, differing, flaky } = attempts
  expect(number).toBe(run.attempt)
  expect(earlier).toEqual(earlier.toSorted((a, b) => a - b))
  expect(earlier.filter((one) => one >= number)).toEqual([])
  expect(earlier.length + omitted).toBe(number - 1)
  for (const row of differing) {
    expect(row.earlier).toHaveLength(earlier.length)
    expect(jobs.get(row.jobId)?.name).toBe(row.job)
  }
  for (const { jobId, failedIn, passedIn } of flaky) {
    expect(differing.map((row) => row.jobId)).toContain(jobId)
    // Attempt 1 is known also if only attempt 2 was listed and had carried the failure over.
    expect([1, ...earlier]).toEqual(expect.arrayContaining([...failedIn]))
    expect([...earlier, number]).toContain(passedIn)
    expect(failedIn.every((attempt) => attempt !== passedIn)).toBe(true)
  }
}

function expectMinutes({ minutes }: ReportJson): void {
  if (minutes === null) return
  const { byLabels } = minutes
  expect(minutes.minutes).toBe(byLabels.reduce((sum, label) => sum + label.minutes, 0))
  for (const label of byLabels) {
    expect(label.minutes).toBeGreaterThanOrEqual(label.jobs)
    expect(label.minutes * 60).toBeGreaterThanOrEqual(label.durationSeconds)
  }
  const prices = byLabels.flatMap(({ estimatedPriceUsd }) => estimatedPriceUsd ?? [])
  expect(minutes.partial).toBe(prices.length < byLabels.length)
  expect(minutes.estimatedPriceUsd ?? 0).toBeCloseTo(
    prices.reduce((sum, price) => sum + price, 0),
    3,
  )
}
