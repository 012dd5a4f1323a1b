import type { Note } from '../../model/note.ts'
import type { Report } from '../../model/report/report.ts'
import { reportAdvice } from '../../render/findings/advice.ts'
import { headlineOf } from '../../render/findings/heading.ts'
import { forJson } from '../../render/text/for-json.ts'
import { PLAIN } from '../../render/text/inline.ts'
import { inSeconds } from '../../render/text/units.ts'
import { timelineRows } from '../../render/timeline/timeline.ts'
import type { ReportJson } from '../../model/shapes/report.ts'
import { SCHEMA_VERSION } from '../../model/schema-version.ts'
import { pick } from '../pick.ts'
import { encodeAttempts, encodeHistory } from './encode-comparisons.ts'
import { encodeAdvice, encodeCause, encodeFailure } from './encode-failures.ts'
import {
  encodeBudget,
  encodeGroup,
  encodeJob,
  encodeMinutes,
  encodePathJob,
  encodeWaiting,
  jobRef,
  stepRef,
} from './encode-jobs.ts'

/** Returns the JSON report of a run. */
export function encodeReport(report: Report): ReportJson {
  return forJson(reportFields(report))
}

/** Returns its fields with `undefined` for what is unknown, and with times as instants. */
export function reportFields(report: Report) {
  const { run, totals, jobs, criticalPath, history, attempts, minutes } = report
  const { jobsTotal, jobsFailed, jobsUnfinished }: Partial<typeof totals> = jobs ? totals : {}
  return {
    schemaVersion: SCHEMA_VERSION,
    kind: 'run' as const,
    madeAt: new Date(report.madeAt).toISOString(),
    repository: run.repository,
    run: {
      ...pick(run, 'id', 'attempt', 'number', 'workflow', 'workflowPath', 'event', 'branch'),
      ...pick(run, 'pullRequest', 'commit', 'checkedOut', 'title', 'actor', 'url', 'startedAt'),
      ...pick(run, 'status', 'conclusion'),
    },
    headline: headlineOf(report),
    ...encodeAdvice(reportAdvice(report, PLAIN)),
    ...pick(report, 'conclusion', 'gate', 'unfinished', 'complete', 'criticalPathMissing'),
    tests: report.tests,
    counts: Object.fromEntries(totals.byConclusion),
    jobsTotal,
    jobsCounted: run.jobsCounted,
    jobsFailed,
    jobsUnfinished,
    ...inSeconds(pick(totals, 'duration', 'queue', 'execution')),
    criticalPath: (criticalPath?.jobs ?? []).map(encodePathJob),
    criticalPathSoFar: criticalPath?.soFar ?? false,
    ...inSeconds({ criticalPath: criticalPath?.length }),
    noSavingJobId: criticalPath?.gainless?.job.id,
    slowestJobId: report.slowestJob?.job.id,
    slowestSteps: report.slowestSteps.map(({ job, step, duration }) => {
      return { ...jobRef(job), ...stepRef(step), ...inSeconds({ duration }) }
    }),
    failures: report.failures.map(encodeFailure),
    causes: report.causes.map((cause) => encodeCause(cause, report)),
    overBudget: report.overBudget.map(encodeBudget),
    history: history && encodeHistory(history),
    attempts: attempts && encodeAttempts(attempts),
    minutes: minutes && encodeMinutes(minutes),
    unneededJobIds: report.unneeded.map(({ job }) => job.id),
    waiting: encodeWaiting(report.waiting),
    groups: report.groups.map(encodeGroup),
    timelineOmitted: timelineRows(report).hidden,
    needs: report.needs.map((need) => pick(need, 'key', 'result')),
    unlistedNeeds: report.unlistedNeeds.map((need) => pick(need, 'key', 'result', 'forgiven')),
    currentJobId: report.currentJobId,
    jobs: (jobs ?? []).map((job) => encodeJob(job, report)),
    notes: report.notes.map(encodeNote),
  }
}

export function encodeNote(note: Note) {
  return pick(note, 'severity', 'text', 'jobId', 'url')
}
