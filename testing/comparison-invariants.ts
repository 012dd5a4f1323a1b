import type { ReportJson } from '../src/model/shapes/report.ts'
import { close, holds, type Problem, same, sumOf } from './problem.ts'

export type JobJson = ReportJson['jobs'][number]

type Jobs = ReadonlyMap<number, JobJson>
type ComparisonJson = NonNullable<NonNullable<ReportJson['history']>['jobs'][number]['queue']>

/** Yields what is wrong with failures, history, attempts and minutes of a report. */
export function* comparisonProblems(report: ReportJson): Generator<Problem> {
  const jobs = new Map(report.jobs.map((job) => [job.id, job]))
  yield* failureProblems(report, jobs)
  yield* budgetProblems(report)
  yield* historyProblems(report, jobs)
  yield* attemptProblems(report, jobs)
  yield* minuteProblems(report)
  const unknown = report.unneededJobIds.filter((id) => jobs.get(id)?.current !== false)
  yield* same('unneeded jobs are listed and not the current one', unknown, [])
}

const PASSED = ['success', 'neutral', 'skipped']

/** Every finished job that did not pass and is not forgiven is one failure. */
function* failureProblems({ failures }: ReportJson, jobs: Jobs): Generator<Problem> {
  const ids = failures.map(({ jobId }) => jobId)
  yield* same('a job is one failure', new Set(ids).size, ids.length)
  for (const { id, current, conclusion, forgiven } of jobs.values()) {
    // The current job has failed if one of its steps has, whatever its conclusion.
    if (current || conclusion === null) continue
    const failed = !PASSED.includes(conclusion) && !forgiven
    yield* same(`job ${id} is a failure if it failed`, ids.includes(id), failed)
  }
  for (const { jobId, job, stepNumber, step, logs } of failures) {
    const { name, steps = [] } = jobs.get(jobId) ?? {}
    yield* same('a failure has the name of its job', name, job)
    const isKnown = steps.some((one) => one.number === stepNumber && one.name === step)
    yield* same('a failed step is one of its job', [stepNumber, step].includes(null), !isKnown)
    yield* same('a failed step has a number and a name', stepNumber === null, step === null)
    const lines = logs.flatMap((log) => log.lines.map(({ text }) => text))
    const commands = lines.filter((line) => /[^\P{Cc}\t]/u.test(line))
    yield* same('each line of a log is one line and moves no cursor', commands, [])
  }
}

function* budgetProblems({ overBudget, run }: ReportJson): Generator<Problem> {
  for (const { limitSeconds, overruns } of overBudget) {
    const took = overruns.map(({ durationSeconds }) => durationSeconds)
    yield* holds('an exceeded budget has overruns', took.length > 0)
    yield* holds('an overrun is above its limit', Math.min(...took) > limitSeconds, took)
    yield* same(
      'overruns are sorted',
      took,
      took.toSorted((a, b) => b - a),
    )
    const isOther = overruns.some(({ url }) => !url.startsWith(run.url))
    yield* holds('an overrun leads to the run', !isOther, overruns)
  }
}

function* historyProblems({ history }: ReportJson, jobs: Jobs): Generator<Problem> {
  if (history === null) return
  yield* holds('a history has runs', history.runs.length > 0)
  const compared = [
    ...(history.duration === null ? [] : [history.duration]),
    ...history.jobs.flatMap((job) => [job, ...(job.queue === null ? [] : [job.queue])]),
    ...history.jobs.flatMap((job) => job.steps),
  ]
  for (const comparison of compared) yield* deltaProblems(comparison, history.runs.length)
  for (const { jobId, job, seconds } of history.jobs) {
    const { name, carriedOver, durationSeconds } = jobs.get(jobId) ?? {}
    const expected = [job, false, seconds]
    yield* same('a compared job is in the report', [name, carriedOver, durationSeconds], expected)
  }
  for (const { jobId, deltaSeconds } of history.causes) {
    const change = Math.sign(history.duration?.deltaSeconds ?? 0)
    yield* same('a cause changes the run its way', Math.sign(deltaSeconds ?? 0), change)
    yield* same('a cause is a job of this attempt', jobs.get(jobId)?.carriedOver, false)
  }
  const names = [...jobs.values()].map(({ name }) => name)
  const wrong = [
    ...history.newJobs.filter((name) => !names.includes(name)),
    ...history.removedJobs.filter((name) => names.includes(name)),
  ]
  yield* same('new jobs are listed, and removed ones are not', wrong, [])
}

function* deltaProblems(comparison: ComparisonJson, runs: number): Generator<Problem> {
  const { seconds, medianSeconds, spreadSeconds, deltaSeconds } = comparison
  const { slower, earlierCount: count } = comparison
  const earlier = comparison.earlierSeconds.filter((one) => one !== null)
  const counts = [comparison.earlierSeconds.length, earlier.length]
  yield* same('every run has a position, and known ones count', counts, [runs, count])
  const isWithin = Math.min(...earlier) <= medianSeconds && medianSeconds <= Math.max(...earlier)
  yield* holds('the baseline is within the earlier values', isWithin, medianSeconds, earlier)
  yield* holds('a spread is not negative', spreadSeconds >= 0, spreadSeconds)
  if (seconds === null || deltaSeconds === null) {
    yield* same('nothing unknown is slower', [deltaSeconds, slower], [null, false])
    return
  }
  yield* close('a delta is a difference', deltaSeconds, seconds - medianSeconds, 0.005)
  const isMuch = count >= 4 && deltaSeconds > 10 && deltaSeconds > medianSeconds / 10
  yield* holds('slower is much slower than some values', !slower || isMuch, comparison)
}

function* attemptProblems({ attempts, run }: ReportJson, jobs: Jobs): Generator<Problem> {
  if (attempts === null) return
  const { number, earlier, notCompared: omitted, differing, flaky } = attempts
  yield* same('the attempt is that of the run', number, run.attempt)
  yield* same(
    'earlier attempts are sorted',
    earlier,
    earlier.toSorted((a, b) => a - b),
  )
  yield* holds(
    'earlier attempts are earlier',
    earlier.every((one) => one < number),
    earlier,
  )
  yield* same('every attempt is listed or omitted', earlier.length + omitted, number - 1)
  for (const row of differing) {
    const actual = [row.earlier.length, row.job]
    const expected = [earlier.length, jobs.get(row.jobId)?.name]
    yield* same('a differing job has every attempt', actual, expected)
  }
  // Attempt 1 is known also if only attempt 2 was listed and had carried the failure over.
  const known = [1, ...earlier]
  for (const { jobId, failedIn, passedIn } of flaky) {
    const isDiffering = differing.some((row) => row.jobId === jobId)
    const isKnown = failedIn.every((one) => known.includes(one))
    yield* holds('a flaky job differs in known attempts', isDiffering && isKnown, failedIn)
    const hasPassed = [...earlier, number].includes(passedIn) && !failedIn.includes(passedIn)
    yield* holds('a flaky job passed in another attempt', hasPassed, passedIn)
  }
}

function* minuteProblems({ minutes }: ReportJson): Generator<Problem> {
  if (minutes === null) return
  const { byLabels } = minutes
  yield* same('minutes are a sum', minutes.minutes, sumOf(byLabels.map((label) => label.minutes)))
  for (const label of byLabels) {
    const isRounded = label.minutes >= label.jobs && label.minutes * 60 >= label.durationSeconds
    yield* holds('minutes are rounded up per job', isRounded, label)
  }
}
