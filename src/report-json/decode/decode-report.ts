import type * as z from 'zod'
import { isFailure } from '../../model/conclusion.ts'
import type { CriticalPath, JobGroup, Report, Totals } from '../../model/report/report.ts'
import { countConclusions, type JobReport } from '../../model/report/job-report.ts'
import { mapSome, sortBy } from '../../model/some.ts'
import type { Report as ReportShape } from '../../model/shapes/report.ts'
import type { WithoutUnits } from '../../model/shapes/values.ts'
import { pick } from '../pick.ts'
import { decodeCause, decodeFailures, explainJobsJson } from './decode-failures.ts'
import {
  decodeJobJson,
  type Find,
  finder,
  findStep,
  decodeStateJson,
  InvalidReport,
} from './decode-jobs.ts'
import { withoutUnits } from './without-units.ts'
import type { Attempts } from '../../model/report/attempts.ts'
import type { Comparison, History, JobComparison } from '../../model/report/history.ts'
import type {
  AttemptsFields,
  ComparisonFields,
  HistoryFields,
} from '../../model/shapes/comparisons.ts'

type ReportJsonData = z.output<typeof ReportShape>

/** Without its unit, the length of the critical path has the name of its jobs. */
type ReportData = WithoutUnits<Omit<ReportJsonData, 'criticalPathSeconds'>>

/**
 * Returns the report that has this data. What only the analysis reads is not in it: the workflow file,
 * the approvals, the notes of the run alone, and the errors of a log apart from its lines.
 *
 * @throws InvalidReport
 */
export function decodeReport({ criticalPathSeconds, ...read }: ReportJsonData): Report {
  const data = withoutUnits(read)
  const isListed = data.jobsTotal !== undefined
  const jobs = explainJobsJson(data.jobs.map(decodeJobJson), data.failures)
  const findJob = finder(jobs, ({ listed: job }) => job.id, 'job of the report')
  const failures = decodeFailures(data.failures, findJob)
  const findFailure = finder(failures, ({ job }) => job.listed.id, 'failure of the report')
  const { history, attempts, slowestJobId } = data
  return {
    ...pick(data, 'kind', 'madeAt', 'currentJobId', 'conclusion', 'gate', 'unfinished', 'complete'),
    ...pick(data, 'needs', 'unlistedNeeds', 'overBudget', 'minutes', 'tests', 'notes', 'lost'),
    criticalPathMissing: data.criticalPathMissing,
    run: {
      ...data.run,
      ...pick(data, 'repository', 'jobsCounted'),
      jobs: isListed
        ? sortBy(
            jobs.map(({ listed: job }) => job),
            ({ id }) => id,
          )
        : undefined,
      notes: [],
    },
    jobs: isListed ? jobs : undefined,
    groups: data.groups.map((group, index) => decodeGroup(group, findJob, `groups[${index}]`)),
    totals: decodeTotals(data, jobs),
    failures,
    causes: data.causes.map((cause, index) =>
      decodeCause(cause, { findFailure, findJob, failures: data.failures }, `causes[${index}]`),
    ),
    criticalPath: decodePath(data, criticalPathSeconds, findJob),
    waiting: {
      ...data.waiting,
      blockedByJob: mapKnown(data.jobs, ({ blocked }) => blocked),
      unstarted: data.waiting.unstarted.map(({ jobId, ...rest }) => {
        return { ...rest, job: findJob(jobId, 'waiting.unstarted') }
      }),
    },
    slowestJob: slowestJobId === undefined ? undefined : findJob(slowestJobId, 'slowestJobId'),
    slowestSteps: data.slowestSteps.map(({ jobId, stepNumber, duration }, index) => {
      const job = findJob(jobId, `slowestSteps[${index}].jobId`)
      const step = findStep(job, stepNumber, `slowestSteps[${index}].stepNumber`)
      return { ...step, duration, job }
    }),
    unneeded: data.unneededJobIds.map((id) => findJob(id, 'unneededJobIds')),
    history: history && decodeHistory(history, findJob),
    attempts: attempts && decodeAttemptsJson(attempts, findJob),
  }
}

function decodeTotals(data: ReportData, jobs: readonly JobReport[]): Totals {
  const { jobsTotal = 0, jobsUnfinished = 0, unlistedNeeds } = data
  const lost = unlistedNeeds.filter(({ result, forgiven }) => isFailure(result) && !forgiven)
  return {
    ...pick(data, 'duration', 'queue', 'execution'),
    jobsTotal,
    jobsUnfinished,
    jobsFailed: data.jobsFailed ?? lost.length,
    byConclusion: countConclusions(jobs.filter(({ listed: job }) => job.kind === 'job')),
    checks: countConclusions(jobs.filter(({ listed: job }) => job.kind === 'check')),
  }
}

function decodePath(
  data: ReportData,
  length: number | undefined,
  findJob: Find<JobReport>,
): CriticalPath | undefined {
  if (data.criticalPath.length === 0) return undefined
  return {
    soFar: data.criticalPathSoFar,
    length,
    jobs: data.criticalPath.map((job, index) => ({
      job: findJob(job.jobId, `criticalPath[${index}].jobId`),
      ...pick(job, 'heldBy', 'delay', 'blocked'),
    })),
  }
}

/** Returns a value of each job by the job's id, without unknown ones. */
function mapKnown(
  jobs: ReportData['jobs'],
  valueOf: (job: ReportData['jobs'][number]) => number | undefined,
): Map<number, number> {
  return new Map(
    jobs.flatMap((job) => {
      const value = valueOf(job)
      return value === undefined ? [] : [[job.id, value]]
    }),
  )
}

function decodeGroup(
  { jobIds, worstJobId, ...group }: ReportData['groups'][number],
  findJob: Find<JobReport>,
  field: string,
): JobGroup {
  const jobs = mapSome(jobIds, (id) => findJob(id, `${field}.jobIds`))
  const { min, median, max } = group
  const isTimed = min !== undefined && median !== undefined && max !== undefined
  return {
    ...pick(group, 'kind', 'name', 'readyAt', 'completedAt'),
    jobs,
    durations: isTimed ? { min, median, max } : undefined,
    worst: findJob(worstJobId, `${field}.worstJobId`),
  }
}

function decodeHistory(data: HistoryFields, findJob: Find<JobReport>): History {
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
      const compared = jobs.find(({ job }) => job.listed.id === jobId)
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

function decodeAttemptsJson(
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
      ...pick(found, 'failedIn', 'passedIn', 'steps', 'message', 'messageCertain'),
      job: findJob(jobId, 'attempts.flaky'),
    })),
    repeated: repeated.map(({ jobId, failedIn }) => {
      return { failedIn, job: findJob(jobId, 'attempts.repeated') }
    }),
    notRerun: notRerun.map((id) => findJob(id, 'attempts.notRerun')),
  }
}
