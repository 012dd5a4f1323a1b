import { SLOWER } from '../../model/report/history.ts'
import { ranAndPassed } from '../../model/conclusion.ts'
import type { JobTimes, MonthMemory, Sampled, Usage } from '../../model/shapes/month.ts'
import { groupsOf } from '../../model/some.ts'
import { DAY, dayOf, type Instant, type Milliseconds } from '../../model/time.ts'
import { sum } from '../jobs/timing.ts'
import { type FailedAttempt, seriesOf } from './what-failed.ts'

type SampledJob = Sampled['jobs'][number]

/** Steps of a job that are kept, the longest ones. */
const MAX_STEPS = 2

/** Lists how long the jobs of some attempts waited and ran. */
export function sampleJobs(attempts: readonly FailedAttempt[]): SampledJob[] {
  return attempts.flatMap(({ run, jobs = [] }) =>
    jobs.flatMap(({ job, carriedOver, outcome = 'unknown', queue, duration, steps }) => {
      const labels = job.runner.labels.join(', ')
      if (carriedOver || job.kind !== 'job' || labels === '' || duration === undefined) return []
      const timed = steps.map((one) => ({ name: one.step.name, ran: one.duration ?? 0 }))
      return {
        ...{ ...seriesOf(run), job: job.name, labels, wait: queue, ran: duration },
        hasPassed: ranAndPassed(outcome),
        isCancelled: run.conclusion === 'cancelled',
        steps: timed.toSorted((a, b) => b.ran - a.ran).slice(0, MAX_STEPS),
      }
    }),
  )
}

const WEEK = 7 * DAY

/** Reports what the sample of the last seven days used, and which jobs changed against the weeks before. */
export function weeksOf({ samples, days }: MonthMemory, now: Instant) {
  const since = dayOf(now - WEEK)
  const jobsOf = (some: readonly Sampled[]) => some.flatMap(({ jobs }) => jobs)
  const week = samples.filter(({ sampledAt }) => sampledAt >= since)
  const before = jobsOf(samples.filter(({ sampledAt }) => sampledAt < since))
  const runs = days.filter(({ dayAt }) => dayAt >= since)
  const ofRunner = ({ workflowPath, labels }: SampledJob) => JSON.stringify([workflowPath, labels])
  const ofJob = ({ workflowPath, job }: SampledJob) => JSON.stringify([workflowPath, job])
  return {
    sampledRuns: sum(week.map((day) => day.runs)),
    runs: sum(runs.map((day) => day.runs + day.cancelledRuns)),
    used: groupsOf(jobsOf(week), ofRunner)
      .map((some): Usage => {
        const [{ workflow, workflowPath, labels }] = some
        const timeOf = (jobs: readonly SampledJob[]) => sum(jobs.map(({ ran }) => ran))
        const usedCancelled = timeOf(some.filter(({ isCancelled }) => isCancelled))
        return { workflow, workflowPath, labels, used: timeOf(some), usedCancelled }
      })
      .toSorted((a, b) => b.used - a.used),
    jobs: groupsOf(jobsOf(week), ofJob)
      .flatMap((some) => {
        const earlier = before.filter((one) => ofJob(one) === ofJob(some[0]))
        return changeOf(some, earlier)
      })
      .toSorted((a, b) => Math.abs(b.ran - b.ranBefore) - Math.abs(a.ran - a.ranBefore)),
  }
}

/** Runs of a job in the week and before it, so that a median says something. */
const MIN_RUNS = 8

/** Returns the medians of a job that passed, now and before, unless they are alike or it ran seldom. */
function changeOf(all: readonly SampledJob[], allBefore: readonly SampledJob[]): JobTimes[] {
  const some = all.filter(({ hasPassed }) => hasPassed)
  const before = allBefore.filter(({ hasPassed }) => hasPassed)
  const [last] = some
  if (last === undefined || Math.min(some.length, before.length) < MIN_RUNS) return []
  const { workflow, workflowPath, job } = last
  const ran = compared(some, before, (one) => one.ran)
  const wait = compared(some, before, (one) => one.wait)
  if (!ran.hasMoved && !wait.hasMoved) return []
  const moved = last.steps.find(({ name }) => {
    const step = compared(some, before, ({ steps }) => steps.find((one) => one.name === name)?.ran)
    return 2 * Math.abs(step.change) >= Math.abs(ran.change) && step.change * ran.change > 0
  })
  return [
    {
      ...{ workflow, workflowPath, job, runs: some.length },
      ...{ wait: wait.now, waitBefore: wait.before, ran: ran.now, ranBefore: ran.before },
      step: ran.hasMoved ? moved?.name : undefined,
    },
  ]
}

/** Compares a time of some jobs: it has moved if people notice it, and if the middle halves do not overlap. */
function compared(
  some: readonly SampledJob[],
  before: readonly SampledJob[],
  timeOf: (job: SampledJob) => Milliseconds | undefined,
) {
  const [now = [0], old = [0]] = [some, before].map((jobs) => {
    const times = jobs.flatMap((job) => timeOf(job) ?? []).toSorted((a, b) => a - b)
    return [0.25, 0.5, 0.75].map((part) => times[Math.floor((times.length - 1) * part)] ?? 0)
  })
  const [middle, oldMiddle] = [now[1] ?? 0, old[1] ?? 0]
  const change = middle - oldMiddle
  const isApart = change > 0 ? (now[0] ?? 0) > (old[2] ?? 0) : (now[2] ?? 0) < (old[0] ?? 0)
  const isNoticed = Math.abs(change) > Math.max(SLOWER.time, SLOWER.share * oldMiddle)
  return { now: middle, before: oldMiddle, change, hasMoved: isApart && isNoticed }
}
