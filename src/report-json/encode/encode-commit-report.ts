import type { AnyReport } from '../../model/report/any-report.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import { reportAdvice } from '../../render/findings/advice.ts'
import { firstRun } from '../../render/findings/commit-headline.ts'
import { headlineOf } from '../../render/findings/heading.ts'
import { forJson } from '../../render/text/for-json.ts'
import { PLAIN } from '../../render/text/inline.ts'
import { inSeconds } from '../../render/text/units.ts'
import type { CommitReportJson } from '../../model/shapes/commit-report.ts'
import type { ReportJson } from '../../model/shapes/report.ts'
import { SCHEMA_VERSION } from '../../model/schema-version.ts'
import { pick } from '../pick.ts'
import { encodeAdvice, encodeCause } from './encode-failures.ts'
import { encodeNote, encodeReport, reportFields } from './encode-report.ts'

/** Returns the JSON report of a run or of a commit. */
export function encodeAnyReport(report: AnyReport): ReportJson | CommitReportJson {
  return report.kind === 'commit' ? encodeCommitReport(report) : encodeReport(report)
}

/** Returns the JSON report of a commit. */
export function encodeCommitReport(report: CommitReport): CommitReportJson {
  const { startedAt, completedAt, duration, execution, peakJobs, ...counts } = report.totals
  return forJson({
    schemaVersion: SCHEMA_VERSION,
    kind: 'commit' as const,
    madeAt: new Date(report.madeAt).toISOString(),
    ...pick(report, 'repository', 'commit', 'url', 'branch', 'pullRequest'),
    headline: headlineOf(report),
    ...encodeAdvice(reportAdvice(report, PLAIN)),
    ...pick(report, 'conclusion', 'gate', 'complete'),
    ...counts,
    startedAt,
    completedAt,
    ...inSeconds({ duration, execution }),
    peakJobs,
    causes: report.causes.map((cause) => ({
      ...encodeCause(cause, { run: firstRun(cause), gate: report.gate }),
      runIds: cause.runs.map(({ report: { run } }) => run.id),
    })),
    requiredChecks: report.requiredChecks,
    runs: report.runs.map((run) => ({
      ...pick(run, 'label', 'workflowId', 'createdAt', 'finished', 'current'),
      report: reportFields(run.report),
    })),
    notes: report.notes.map(encodeNote),
  })
}
