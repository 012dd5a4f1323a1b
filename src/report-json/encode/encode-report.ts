import type { Note } from '../../model/note.ts'
import type { Report } from '../../model/report/report.ts'
import type { Run } from '../../model/run.ts'
import { headlineOf } from '../../render/findings/heading.ts'
import { inSeconds, toTime } from '../../render/text/units.ts'
import { withNulls } from '../../render/text/with-nulls.ts'
import { timelineRows } from '../../render/timeline/timeline.ts'
import type { NoteJson, ReportJson, RunJson } from '../../model/shapes/report.ts'
import { SCHEMA_VERSION } from '../../model/schema-version.ts'
import { encodeAttempts, encodeHistory } from './encode-comparisons.ts'
import { encodeCause, encodeFailure } from './encode-failures.ts'
import { encodeGate } from './encode-gate.ts'
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
  const { run, totals, jobs, criticalPath, history, attempts, minutes } = report
  const { duration, queue, execution } = totals
  return {
    schemaVersion: SCHEMA_VERSION,
    kind: 'run',
    madeAt: new Date(report.madeAt).toISOString(),
    repository: run.repository,
    run: encodeRun(run),
    headline: headlineOf(report),
    conclusion: report.conclusion,
    gate: encodeGate(report.gate),
    unfinished: report.unfinished,
    complete: report.complete,
    counts: Object.fromEntries(totals.byConclusion),
    jobsTotal: jobs === undefined ? null : totals.jobsTotal,
    jobsCounted: run.jobsCounted ?? null,
    jobsFailed: jobs === undefined ? null : totals.jobsFailed,
    jobsUnfinished: jobs === undefined ? null : totals.jobsUnfinished,
    ...inSeconds({ duration, queue, execution }),
    criticalPath: (criticalPath?.jobs ?? []).map(encodePathJob),
    criticalPathBasis: criticalPath?.basis ?? null,
    criticalPathInferredBecause: criticalPath?.mismatch ?? run.graphMissing ?? null,
    criticalPathSoFar: criticalPath?.soFar ?? false,
    ...inSeconds({ criticalPath: criticalPath?.length }),
    noSavingJobId: criticalPath?.gainless?.job.id ?? null,
    slowestJobId: report.slowestJob?.job.id ?? null,
    slowestSteps: report.slowestSteps.map(({ job, ...slow }) => ({
      ...jobRef(job),
      ...stepRef(slow.step),
      ...inSeconds({ duration: slow.duration }),
    })),
    failures: report.failures.map(encodeFailure),
    causes: report.causes.map((cause) => encodeCause(cause, run)),
    overBudget: report.overBudget.map(encodeBudget),
    history: history === undefined ? null : encodeHistory(history),
    attempts: attempts === undefined ? null : encodeAttempts(attempts),
    minutes: minutes === undefined ? null : encodeMinutes(minutes),
    unneededJobIds: report.unneeded.map(({ job }) => job.id),
    waiting: encodeWaiting(report.waiting),
    groups: report.groups.map(encodeGroup),
    timelineOmitted: timelineRows(report).hidden,
    needs: report.needs.map(({ key, result }) => ({ key, result })),
    unlistedNeeds: report.unlistedNeeds.map(({ key, result, forgiven }) => ({
      key,
      result,
      forgiven,
    })),
    currentJobId: report.currentJobId ?? null,
    jobs: (jobs ?? []).map((job) => encodeJob(job, report)),
    notes: report.notes.map(encodeNote),
  }
}

export function encodeNote({ severity, text, jobId, url }: Note): NoteJson {
  return { severity, text, jobId: jobId ?? null, url: url ?? null }
}

export function encodeRun(run: Run): RunJson {
  const { id, attempt, number, workflow, workflowPath, event, branch, pullRequest, commit } = run
  const { checkedOut, title, actor, url, startedAt, status, conclusion } = run
  return withNulls({
    ...{ id, attempt, number, workflow, workflowPath, event, branch, pullRequest, commit },
    ...{ checkedOut, title, actor, url, startedAt: toTime(startedAt), status, conclusion },
  })
}
