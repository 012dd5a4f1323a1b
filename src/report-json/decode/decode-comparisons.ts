import type * as z from 'zod'
import type { Attempts } from '../../model/report/attempts.ts'
import type { Comparison, History, JobComparison } from '../../model/report/history.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type {
  Attempts as AttemptsShape,
  History as HistoryShape,
} from '../../model/shapes/comparisons.ts'
import { decodeStateJson, type Find, findStep, InvalidReport } from './decode-jobs.ts'

type HistoryData = z.output<typeof HistoryShape>

export function decodeHistory(data: HistoryData, findJob: Find<JobReport>): History {
  const { branch, runs, duration, durationNotCompared, newJobs, removedJobs } = data
  const jobs = data.jobs.map(({ jobId, queue, steps, ...comparison }, index): JobComparison => {
    const field = `history.jobs[${index}]`
    const job = findJob(jobId, `${field}.jobId`)
    const { reasons, reasonsRunId } = comparison
    const run = runs.find(({ id }) => id === reasonsRunId)
    if (run === undefined && reasonsRunId !== undefined)
      throw new InvalidReport(`${field}.reasonsRunId: history.runs has no run ${reasonsRunId}`)
    return {
      ...decodeComparison(comparison),
      ...(run !== undefined && { slow: { run, reasons } }),
      job,
      queue: queue && decodeComparison(queue),
      steps: steps.map(({ stepNumber, ...compared }) => ({
        ...decodeComparison(compared),
        step: findStep(job, stepNumber, `${field}.steps`),
      })),
    }
  })
  return {
    ...{ branch, runs, jobs, newJobs, removedJobs },
    startDelay: data.startDelaySeconds,
    wall: duration && decodeComparison(duration),
    notCompared: durationNotCompared,
    causes: data.causes.map(({ jobId, part }, index) => {
      const compared = jobs.find(({ job }) => job.job.id === jobId)
      const comparison = part === 'queue' ? compared?.queue : compared
      if (compared !== undefined && comparison !== undefined)
        return { job: compared.job, part, comparison }
      throw new InvalidReport(`history.causes[${index}]: history.jobs has no ${part} of ${jobId}`)
    }),
  }
}

function decodeComparison(data: NonNullable<HistoryData['duration']>): Comparison {
  const { seconds, medianSeconds, spreadSeconds, earlierCount, earlierSeconds } = data
  return {
    value: seconds,
    baseline: { median: medianSeconds, spread: spreadSeconds, values: earlierCount },
    delta: data.deltaSeconds,
    slower: data.slower,
    changed: data.changed,
    earlier: earlierSeconds,
  }
}

export function decodeAttemptsJson(
  { differing, flaky, repeated, ...data }: z.output<typeof AttemptsShape>,
  findJob: Find<JobReport>,
): Attempts {
  return {
    ...data,
    differing: differing.map(({ job: name, jobId, earlier }) => ({
      name,
      job: findJob(jobId, 'attempts.differing'),
      earlier: earlier.map(
        (attempt) =>
          attempt && {
            job: { id: attempt.jobId, url: attempt.url, state: decodeStateJson(attempt) },
            carriedOver: attempt.carriedOver,
          },
      ),
    })),
    flaky: flaky.map(({ jobId, failedIn, passedIn, steps }) => ({
      ...{ failedIn, passedIn, steps },
      job: findJob(jobId, 'attempts.flaky'),
    })),
    repeated: repeated.map(({ jobId, failedIn }) => ({
      failedIn,
      job: findJob(jobId, 'attempts.repeated'),
    })),
  }
}
