import { idsOf } from '../../model/report/job-report.ts'
import type { Note } from '../../model/note.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import { forJson, toJson, type BeforeJson } from '../../render/text/for-json.ts'
import { PLAIN } from '../../render/text/inline.ts'
import { inSeconds, toSeconds } from '../../render/text/units.ts'
import { adviceWord, type Findings, findingsIn } from '../../render/findings/findings.ts'
import { timelineOf } from '../../render/timeline/timeline.ts'
import type { CommitReportJson } from '../../model/shapes/commit-report.ts'
import type { ReportJson } from '../../model/shapes/report.ts'
import { SCHEMA_VERSION } from '../../model/schema-version.ts'
import { pick } from '../pick.ts'
import { encodeCause, encodeFailure, encodeStepVerdicts } from './encode-failures.ts'
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
import type { Attempts } from '../../model/report/attempts.ts'
import type { Comparison, History } from '../../model/report/history.ts'
import { stateFields } from '../../render/text/state-fields.ts'

/** Returns the JSON report of a run or of a commit as text, of which an object would be a copy. */
export function reportJson(findings: Findings): string {
  const { report } = findings
  const isCommit = report.kind === 'commit'
  return toJson(isCommit ? commitFields(report, findings) : reportFields(report, findings))
}

/** Returns the JSON report of a run. */
export function encodeReport(report: Report): ReportJson {
  return forJson(reportFields(report, findingsIn(report)))
}

/** Returns the JSON report of a commit. */
export function encodeCommitReport(report: CommitReport): CommitReportJson {
  return forJson(commitFields(report, findingsIn(report)))
}

/** Returns the fields of a report of a commit, as `reportFields` does those of a run. */
function commitFields(report: CommitReport, findings: Findings) {
  const { startedAt, completedAt, duration, execution, peakJobs, ...counts } = report.totals
  return {
    schemaVersion: SCHEMA_VERSION,
    kind: 'commit' as const,
    madeAt: new Date(report.madeAt).toISOString(),
    ...pick(report, 'repository', 'commit', 'url', 'branch', 'pullRequest', 'conflict'),
    ...headFields(findings),
    ...pick(report, 'conclusion', 'gate', 'complete'),
    ...counts,
    startedAt,
    completedAt,
    ...inSeconds({ duration, execution }),
    peakJobs,
    causes: report.causes.map((cause) => ({
      ...encodeCause(cause, { ...cause.runs[0].report, gate: report.gate }),
      runIds: cause.runs.map(({ report: { run } }) => run.id),
    })),
    requiredChecks: report.requiredChecks,
    runs: report.runs.map((run) => ({
      ...pick(run, 'label', 'workflowId', 'createdAt', 'finished', 'current'),
      report: reportFields(run.report, findingsIn(run.report)),
    })),
    notes: report.notes.map(encodeNote),
  }
}

function headFields(findings: Findings) {
  return {
    headline: findings.headline(),
    advice: adviceWord(findings),
    adviceText: findings.advice(PLAIN).first?.text,
  }
}

/** Returns the fields of a report of a run, with `undefined` for what is unknown, and with times as instants. */
function reportFields(report: Report, findings: Findings) {
  const { run, totals, jobs, criticalPath, history, attempts, minutes } = report
  const { jobsTotal, jobsFailed, jobsUnfinished }: Partial<typeof totals> = jobs ? totals : {}
  const verdicts = encodeStepVerdicts(report)
  return {
    schemaVersion: SCHEMA_VERSION,
    kind: 'run' as const,
    madeAt: new Date(report.madeAt).toISOString(),
    repository: run.repository,
    run: {
      ...pick(run, 'id', 'attempt', 'number', 'workflow', 'workflowPath', 'event', 'branch'),
      ...pick(
        run,
        'fork',
        'pullRequest',
        'commit',
        'checkedOut',
        'title',
        'actor',
        'url',
        'startedAt',
      ),
      ...pick(run, 'status', 'conclusion'),
    },
    ...headFields(findings),
    ...pick(report, 'conclusion', 'gate', 'unfinished', 'complete', 'criticalPathMissing'),
    tests: report.tests,
    lost: report.lost,
    counts: Object.fromEntries(totals.byConclusion),
    jobsTotal,
    jobsCounted: run.jobsCounted,
    jobsFailed,
    jobsUnfinished,
    ...inSeconds(pick(totals, 'duration', 'queue', 'execution')),
    criticalPath: (criticalPath?.jobs ?? []).map(encodePathJob),
    criticalPathSoFar: criticalPath?.soFar ?? false,
    ...inSeconds({ criticalPath: criticalPath?.length }),
    slowestJobId: report.slowestJob?.listed.id,
    slowestSteps: report.slowestSteps.map(({ job, step, duration }) => {
      return { ...jobRef(job), ...stepRef(step), ...inSeconds({ duration }) }
    }),
    failures: report.failures.map((failure) => encodeFailure(failure, verdicts)),
    causes: report.causes.map((cause) => encodeCause(cause, report)),
    overBudget: report.overBudget.map(encodeBudget),
    history: history && encodeHistory(history),
    attempts: attempts && encodeAttempts(attempts),
    minutes: minutes && encodeMinutes(minutes),
    unneededJobIds: idsOf(report.unneeded),
    waiting: encodeWaiting(report.waiting),
    groups: report.groups.map(encodeGroup),
    timelineOmitted: timelineOf(report).hidden,
    ...pick(report, 'needs', 'unlistedNeeds', 'currentJobId'),
    jobs: (jobs ?? []).map((job) => encodeJob(job, report)),
    notes: report.notes.map(encodeNote),
  }
}

function encodeNote(note: Note) {
  return pick(note, 'severity', 'text', 'jobId', 'url')
}

function encodeHistory(history: History): BeforeJson<ReportJson['history']> {
  return {
    ...pick(history, 'branch', 'runs'),
    duration: history.duration && encodeComparison(history.duration),
    durationNotCompared: history.durationNotCompared,
    causes: history.causes.map(({ job, part, comparison: { delta } }) => {
      return { ...jobRef(job), part, ...inSeconds({ delta }) }
    }),
    ...inSeconds({ startDelay: history.startDelay }),
    withoutWait: history.withoutWait && encodeComparison(history.withoutWait),
    jobs: history.jobs.map(({ job, queue, steps, slow, ...comparison }) => ({
      ...jobRef(job),
      ...encodeComparison(comparison),
      reasons: slow?.reasons ?? [],
      reasonsRunId: slow?.run.id,
      queue: queue && encodeComparison(queue),
      steps: steps.map(({ step: { step }, ...compared }) => {
        return { ...stepRef(step), ...encodeComparison(compared) }
      }),
    })),
    ...pick(history, 'newJobs', 'removedJobs'),
  }
}

function encodeComparison({ value, baseline, delta, slower, changed, earlier }: Comparison) {
  const { median, spread, values } = baseline
  return {
    seconds: toSeconds(value),
    ...inSeconds({ median, spread, delta }),
    slower,
    changed,
    earlierCount: values,
    earlierSeconds: earlier.map(toSeconds),
  }
}

function encodeAttempts(attempts: Attempts): BeforeJson<ReportJson['attempts']> {
  const { differing, flaky, repeated, notRerun } = attempts
  return {
    ...pick(attempts, 'number', 'earlier', 'notCompared'),
    differing: differing.map(({ job, earlier }) => ({
      ...jobRef(job),
      conclusion: job.outcome,
      carriedOver: job.carriedOver,
      earlier: earlier.map((attempt) => {
        if (attempt === undefined) return undefined
        const { id, state, url } = attempt.job
        return { jobId: id, ...stateFields(state), url, carriedOver: attempt.carriedOver }
      }),
    })),
    flaky: flaky.map(({ job, ...found }) => ({ ...jobRef(job), ...found })),
    repeated: repeated.map(({ job, failedIn }) => ({ ...jobRef(job), failedIn })),
    notRerun: idsOf(notRerun),
  }
}
