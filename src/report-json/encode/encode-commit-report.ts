import type { AnyReport } from '../../model/report/any-report.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import { firstRun } from '../../render/findings/commit-headline.ts'
import { headlineOf } from '../../render/findings/heading.ts'
import { inSeconds, toTime } from '../../render/text/units.ts'
import { withNulls } from '../../render/text/with-nulls.ts'
import type { CommitReportJson } from '../../model/shapes/commit-report.ts'
import type { ReportJson } from '../../model/shapes/report.ts'
import { SCHEMA_VERSION } from '../../model/schema-version.ts'
import { encodeCause } from './encode-failures.ts'
import { encodeGate } from './encode-gate.ts'
import { encodeNote, encodeReport } from './encode-report.ts'

/** Returns the JSON report of a run or of a commit. */
export function encodeAnyReport(report: AnyReport): ReportJson | CommitReportJson {
  return report.kind === 'commit' ? encodeCommitReport(report) : encodeReport(report)
}

/** Returns the JSON report of a commit. */
export function encodeCommitReport(report: CommitReport): CommitReportJson {
  const { pullRequest, requiredChecks } = report
  const { startedAt, completedAt, duration, execution, peakJobs, ...counts } = report.totals
  return {
    schemaVersion: SCHEMA_VERSION,
    kind: 'commit',
    madeAt: new Date(report.madeAt).toISOString(),
    repository: report.repository,
    commit: report.commit,
    url: report.url,
    branch: report.branch ?? null,
    pullRequest: pullRequest === undefined ? null : withNulls(pullRequest),
    headline: headlineOf(report),
    conclusion: report.conclusion,
    gate: encodeGate(report.gate),
    complete: report.complete,
    ...counts,
    startedAt: toTime(startedAt),
    completedAt: toTime(completedAt),
    ...inSeconds({ duration, execution }),
    peakJobs,
    causes: report.causes.map((cause) => ({
      ...encodeCause(cause, firstRun(cause)),
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
      report: encodeReport(run.report),
    })),
    notes: report.notes.map(encodeNote),
  }
}
