import type { CommitReport } from '../../model/report/commit-report.ts'
import { firstRun } from '../commit/headline.ts'
import { toSeconds, toTime } from '../text/units.ts'
import { causeJson } from './causes.ts'
import type { CommitReportJson } from './commit-types.ts'
import { noteJson, toJson } from './to-json.ts'
import { SCHEMA_VERSION } from './types.ts'
import { withNulls } from './with-nulls.ts'

export function toCommitJson(report: CommitReport): CommitReportJson {
  const { totals, pullRequest, requiredChecks } = report
  return {
    schemaVersion: SCHEMA_VERSION,
    kind: 'commit',
    madeAt: new Date(report.madeAt).toISOString(),
    repository: report.repository,
    commit: report.commit,
    url: report.url,
    branch: report.branch ?? null,
    pullRequest: pullRequest === undefined ? null : withNulls(pullRequest),
    conclusion: report.conclusion,
    complete: report.complete,
    runsTotal: totals.runs,
    runsUnfinished: totals.unfinishedRuns,
    jobsTotal: totals.jobs,
    jobsFailed: totals.failedJobs,
    jobsUnfinished: totals.unfinishedJobs,
    startedAt: toTime(totals.startedAt),
    endedAt: toTime(totals.endedAt),
    durationSeconds: toSeconds(totals.wall),
    executionSeconds: toSeconds(totals.execution),
    peakJobs: totals.peak,
    causes: report.causes.map((cause) => ({
      ...causeJson(cause, firstRun(cause)),
      runIds: cause.runs.map(({ report: { run } }) => run.id),
    })),
    requiredChecks:
      requiredChecks === undefined
        ? null
        : { ...requiredChecks, checks: requiredChecks.checks.map((check) => withNulls(check)) },
    runs: report.runs.map((run) => ({
      label: run.label,
      workflowId: run.workflowId ?? null,
      createdAt: toTime(run.createdAt),
      finished: run.finished,
      current: run.current,
      report: toJson(run.report),
    })),
    notes: report.notes.map(noteJson),
  }
}
