import type { JobReport, Report } from '../model/report.ts'
import type { Job, Run } from '../model/run.ts'
import type { OwnRun } from '../model/target.ts'
import type { Instant } from '../model/time.ts'
import { concludeRun } from './conclusion.ts'
import { criticalPath } from './critical-path.ts'
import { forgivenJobs } from './forgiven.ts'
import { groupJobs } from './groups.ts'
import { readyAt, reportJob } from './job-report.ts'
import { notesOf } from './notes.ts'
import { ownJobId } from './own-job.ts'
import { slowestJob, slowestSteps } from './slowest.ts'
import { totalsOf } from './totals.ts'
import { splitWaiting } from './waiting.ts'

export interface AnalyseOptions {
  /** `undefined` when the report is on another run than the one that makes it. */
  readonly own: OwnRun | undefined
  /** Names of jobs whose failure is forgiven; `*` stands for any text. */
  readonly allowedFailures: readonly string[]
  readonly now: Instant
}

/** Computes everything that a report says. */
export function analyse(run: Run, { own, allowedFailures, now }: AnalyseOptions): Report {
  const needs = own?.needs ?? []
  const context = {
    run,
    ownJobId: ownJobId(run, own),
    ownStatus: own?.jobStatus,
    forgiven: forgivenJobs(run, needs, allowedFailures),
  }
  const jobs = run.jobs?.toSorted(byReadiness).map((job) => reportJob(job, context))
  const complete =
    jobs !== undefined && run.jobsCounted !== undefined && jobs.length >= run.jobsCounted
  return {
    run,
    madeAt: now,
    currentJobId: context.ownJobId,
    conclusion: concludeRun({ run, jobs, complete, ownStatus: own?.jobStatus, needs }),
    complete,
    jobs,
    groups: groupJobs(jobs ?? []),
    totals: totalsOf(run, jobs ?? []),
    criticalPath: criticalPath(pathJobs(jobs ?? []), run.startedAt, run.graph),
    waiting: splitWaiting(jobs ?? [], run.startedAt),
    slowestJob: slowestJob(jobs ?? []),
    slowestSteps: slowestSteps(jobs ?? []),
    needs,
    notes: [...run.notes, ...(jobs === undefined ? [] : notesOf(run, jobs))],
  }
}

/** The job that makes the report comes after the run that it reports; unless it is all there is. */
function pathJobs(jobs: readonly JobReport[]): readonly JobReport[] {
  const others = jobs.filter(({ current }) => !current)
  return others.length === 0 ? jobs : others
}

/** What is ready first comes first; of the same second, and where it is not known, the lower id. */
function byReadiness(a: Job, b: Job): number {
  const [readyA, readyB] = [readyAt(a) ?? Infinity, readyAt(b) ?? Infinity]
  return readyA === readyB ? a.id - b.id : readyA - readyB
}
