import type { Attempts } from '../../model/report/attempts.ts'
import type { Comparison, History, JobComparison } from '../../model/report/history.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type {
  AttemptsFields,
  ComparisonFields,
  HistoryFields,
} from '../../model/shapes/comparisons.ts'
import { pick } from '../pick.ts'
import { decodeStateJson, type Find, findStep, InvalidReport } from './decode-jobs.ts'

export function decodeHistory(data: HistoryFields, findJob: Find<JobReport>): History {
  const { runs, duration, withoutWait } = data
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
    ...data,
    jobs,
    duration: duration && decodeComparison(duration),
    withoutWait: withoutWait && decodeComparison(withoutWait),
    causes: data.causes.map(({ jobId, part }, index) => {
      const compared = jobs.find(({ job }) => job.job.id === jobId)
      const comparison = part === 'queue' ? compared?.queue : compared
      if (compared !== undefined && comparison !== undefined)
        return { job: compared.job, part, comparison }
      throw new InvalidReport(`history.causes[${index}]: history.jobs has no ${part} of ${jobId}`)
    }),
  }
}

function decodeComparison(data: ComparisonFields): Comparison {
  const { seconds, median, spread, delta, slower, changed, earlierCount, earlier } = data
  const baseline = { median, spread, values: earlierCount }
  return { value: seconds, baseline, delta, slower, changed, earlier }
}

export function decodeAttemptsJson(
  { differing, flaky, repeated, notRerun, ...data }: AttemptsFields,
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
    flaky: flaky.map(({ jobId, ...found }) => ({
      ...pick(found, 'failedIn', 'passedIn', 'steps'),
      job: findJob(jobId, 'attempts.flaky'),
    })),
    repeated: repeated.map(({ jobId, failedIn }) => {
      return { failedIn, job: findJob(jobId, 'attempts.repeated') }
    }),
    notRerun: notRerun.map((id) => findJob(id, 'attempts.notRerun')),
  }
}
