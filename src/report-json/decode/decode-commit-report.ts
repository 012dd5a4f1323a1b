import type * as z from 'zod'
import type { CommitReport } from '../../model/report/commit-report.ts'
import { mapSome } from '../../model/some.ts'
import type { CommitReport as CommitReportShape } from '../shapes/commit-report.ts'
import { byId, decodeCause } from './decode-failures.ts'
import { decodeNote, decodeReport } from './decode-report.ts'
import { finder } from './references.ts'

/** @throws InvalidReport */
export function decodeCommitReport(data: z.output<typeof CommitReportShape>): CommitReport {
  const { repository, commit, url, branch, pullRequest, madeAt, conclusion, complete } = data
  const runs = data.runs.map(({ report, ...run }) => ({ ...run, report: decodeReport(report) }))
  const findRun = finder(new Map(runs.map((run) => [run.report.run.id, run])), 'run of the report')
  return {
    ...{ repository, commit, url, branch, pullRequest, madeAt, conclusion, complete, runs },
    causes: data.causes.map(({ runIds, ...cause }, index) => {
      const field = `causes[${index}]`
      const having = mapSome(runIds, (id) => findRun(id, `${field}.runIds`))
      const failures = having.flatMap(({ report }) => report.failures)
      const jobs = having.flatMap(({ report }) => report.jobs ?? [])
      const findFailure = finder(
        new Map(failures.map((failure) => [failure.job.job.id, failure])),
        'failure of these runs',
      )
      const findJob = finder(byId(jobs), 'job of these runs')
      return { ...decodeCause(cause, findFailure, findJob, field), runs: having }
    }),
    requiredChecks: data.requiredChecks,
    totals: {
      startedAt: data.startedAt,
      endedAt: data.completedAt,
      wall: data.durationSeconds,
      execution: data.executionSeconds,
      peak: data.peakJobs,
      runs: data.runsTotal,
      unfinishedRuns: data.runsUnfinished,
      jobs: data.jobsTotal,
      failedJobs: data.jobsFailed,
      unfinishedJobs: data.jobsUnfinished,
    },
    notes: data.notes.map(decodeNote),
  }
}
