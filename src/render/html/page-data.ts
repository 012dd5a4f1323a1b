/** What the script of the page reads: rows with their texts and times, so that it computes none of them. */
import { isFailure, severityRank } from '../../model/conclusion.ts'
import { type AnyReport, runsOf } from '../../model/report/any-report.ts'
import type { JobGroup } from '../../model/report/group.ts'
import type { JobComparison } from '../../model/report/history.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import { formatDelta } from '../text/delta.ts'
import { failureLabels } from '../findings/failure-labels.ts'
import { jobStatus } from '../text/labels.ts'
import { displayName } from '../text/inline.ts'
import { singleLine } from '../text/markdown.ts'
import { startOf, stateFields } from '../text/state-fields.ts'
import {
  type Bars,
  barsOf,
  lastSeenIn,
  lengthOf,
  neverRan,
  type Span,
  stepSpan,
} from '../timeline/bars.ts'

/** Times are since `origin`; `null` is unknown. */
export interface PageData {
  readonly origin: Instant
  /** At least a second. */
  readonly length: Milliseconds
  readonly groups: readonly PageGroup[]
  /** By group, those that failed first, as groups with one that failed. */
  readonly jobs: readonly PageJob[]
  /** The jobs with earlier runs. */
  readonly comparisons: readonly PageComparison[]
  /** Ids of the jobs on the critical path, in order. Runs of a commit do not wait for each other. */
  readonly path: readonly number[]
  readonly pathSoFar: boolean
}

interface PageGroup {
  /** `run`: the jobs of a workflow run, in the report of a commit. */
  readonly kind: JobGroup['kind'] | 'run'
  readonly name: string
}

interface PageJob {
  readonly id: number
  readonly name: string
  readonly url: string
  /** Position in `groups`. */
  readonly group: number
  /** The labels in `runs-on`, sorted and joined; '' if unknown. */
  readonly label: string
  readonly runner: string | null
  /** What the job counts as, or its status if it has not finished. */
  readonly outcome: string
  /** The same for people, with what it depends on. */
  readonly status: string
  readonly forgiven: boolean
  /** Position in the table: the worst jobs come first, and equal ones by start. */
  readonly rank: number
  /** The job had not finished when the report was made. */
  readonly open: boolean
  /** Whether it may have waited for an approval. */
  readonly held: boolean
  /** From the start of the attempt to ready. */
  readonly blocked: Milliseconds | null
  /** From ready to started. The position is `null` for a job of an earlier attempt. */
  readonly ready: Milliseconds | null
  readonly wait: Milliseconds | null
  readonly from: Milliseconds | null
  readonly duration: Milliseconds | null
  readonly slack: Milliseconds | null
  /** Why it did not pass, and the number of the cause above. */
  readonly reason: string | null
  readonly cause: number | null
  readonly steps: readonly PageStep[]
}

interface PageStep {
  /** Of the step itself, to link to its log. */
  readonly number: number
  readonly name: string
  /** 0 for a step, 1 for the steps within its action, and so on. */
  readonly depth: number
  /** '' if unknown. */
  readonly outcome: string
  readonly from: Milliseconds | null
  readonly duration: Milliseconds | null
}

interface PageComparison {
  readonly job: number
  readonly slower: boolean
  readonly delta: Milliseconds | null
  readonly change: string
  readonly median: Milliseconds
  readonly value: Milliseconds | null
  readonly earlier: readonly (Milliseconds | null)[]
}

/** @param causes the number of the cause that the page shows, by the id of a job */
export function pageData(report: AnyReport, causes: ReadonlyMap<number, number>): PageData {
  const runs = runsOf(report).map((run) => run.report)
  const lastSeen = lastSeenIn(runs.flatMap(({ jobs = [] }) => jobs))
  const groups = failedFirst(
    groupsOf(report, lastSeen).map((group) => ({
      ...group,
      jobs: failedFirst(group.jobs, hasFailed),
    })),
    ({ jobs }) => jobs.some(hasFailed),
  )
  const origin = originOf(runs, groups) ?? report.madeAt
  const members = groups.flatMap(({ jobs, report }, group) =>
    jobs.map((job) => ({ job, group, report })),
  )
  const since = (instant: Instant) => instant - origin
  const listed = members.map((member) => ({
    ...toJob(member, { since, lastSeen }),
    severity: severityOf(member.job),
  }))
  const ranked = listed.toSorted(
    (a, b) => a.severity - b.severity || (a.from ?? Infinity) - (b.from ?? Infinity),
  )
  const ranks = new Map(ranked.map(({ id }, rank) => [id, rank]))
  const jobs = listed.map(({ severity, ...job }) => ({
    ...job,
    rank: ranks.get(job.id) ?? severity,
    cause: causes.get(job.id) ?? null,
  }))
  const ends = jobs.map(({ ready, wait, from, duration }) =>
    from === null ? (ready ?? 0) + (wait ?? 0) : from + (duration ?? 0),
  )
  const path = report.kind === 'commit' ? undefined : report.criticalPath
  return {
    origin,
    length: ends.reduce((late, end) => Math.max(late, end), SECOND),
    groups: groups.map(({ kind, name }) => ({ kind, name: singleLine(name) })),
    jobs,
    comparisons: runs.flatMap(({ history }) => history?.jobs.map(toComparison) ?? []),
    path: path?.jobs.map(({ job }) => job.job.id) ?? [],
    pathSoFar: path?.soFar ?? false,
  }
}

interface Group extends PageGroup {
  readonly report: Report
  readonly jobs: readonly JobReport[]
  /** When the first job was ready; infinity if that is unknown. */
  readonly start: Instant
}

/** Returns the groups of a run, or one for each run of a commit, by start. */
function groupsOf(report: AnyReport, lastSeen: Instant): Group[] {
  const groups =
    report.kind === 'commit'
      ? report.runs.map(({ label, report }) => ({
          kind: 'run' as const,
          name: label,
          jobs: report.jobs ?? [],
          report,
        }))
      : report.groups.map(({ kind, name, jobs }) => ({ kind, name, jobs, report }))
  const timed = groups.map((group) => {
    const starts = group.jobs.map((job) => readyOf(barsOf(job, lastSeen)) ?? Infinity)
    return { ...group, start: starts.reduce((first, start) => Math.min(first, start), Infinity) }
  })
  return report.kind === 'commit'
    ? timed.toSorted((a, b) => Number(a.start > b.start) - Number(a.start < b.start))
    : timed
}

function readyOf(bars: Bars | undefined): Instant | undefined {
  return (bars?.waiting ?? bars?.running)?.from
}

/** Returns the start of the first attempt, or else of the first job. */
function originOf(runs: readonly Report[], groups: readonly Group[]): Instant | undefined {
  const known = runs.flatMap(({ run }) => run.startedAt ?? [])
  const starts = known.length > 0 ? known : groups.map(({ start }) => start)
  return starts.filter(Number.isFinite).toSorted((a, b) => a - b)[0]
}

interface Clock {
  readonly since: (instant: Instant) => Milliseconds
  readonly lastSeen: Instant
}

function toJob(
  { job: jobReport, group, report }: { job: JobReport; group: number; report: Report },
  { since, lastSeen }: Clock,
): Omit<PageJob, 'cause' | 'rank'> {
  const { job, outcome, current, carriedOver } = jobReport
  const bars = barsOf(jobReport, lastSeen)
  // A pending job is not ready: its concurrency group blocks it.
  const isPending = stateFields(job.state).status === 'pending'
  const [waiting, pending] = isPending ? [undefined, bars?.waiting] : [bars?.waiting, undefined]
  const ready = pending?.to ?? readyOf(bars)
  const blocked = report.waiting.blockedByJob.get(job.id)
  const failure = report.failures.find((failure) => failure.job.job.id === job.id)
  // The start of a job without a runner is a placeholder.
  const started = bars && !neverRan(jobReport) ? startOf(job.state) : undefined
  const start = bars?.running?.from ?? started
  return {
    id: job.id,
    name: displayName(job),
    url: job.url,
    group,
    label: job.runner.labels.map(singleLine).toSorted().join(', '),
    runner: job.runner.name === undefined ? null : singleLine(job.runner.name),
    outcome: outcome ?? (current ? 'in_progress' : stateFields(job.state).status),
    status: jobStatus(jobReport).replace(/^\S+ /, ''),
    forgiven: jobReport.forgiven,
    open: outcome === undefined,
    held: jobReport.mayAwaitApproval ?? false,
    blocked: blocked === undefined ? null : blocked + (pending ? lengthOf(pending) : 0),
    ready: ready === undefined ? null : since(ready),
    wait: waiting === undefined ? null : lengthOf(waiting),
    from: start === undefined ? null : since(start),
    duration:
      bars?.running === undefined
        ? carriedOver
          ? (jobReport.duration ?? null)
          : null
        : lengthOf(bars.running),
    slack: report.criticalPath?.slack?.get(job.id) ?? null,
    reason: (failure && failureLabels(failure).reason) ?? null,
    steps: jobReport.steps.flatMap((step) => toSteps(step, jobReport, { since, lastSeen })),
  }
}

/** Returns the items that failed, and then the others, each in their order. */
function failedFirst<T>(items: readonly T[], failed: (item: T) => boolean): readonly T[] {
  return items.toSorted((a, b) => Number(failed(b)) - Number(failed(a)))
}

function hasFailed({ outcome, forgiven }: JobReport): boolean {
  return outcome !== undefined && isFailure(outcome) && !forgiven
}

/** Returns a lower number for a worse job: unfinished and then forgiven ones come just before what passed. */
function severityOf({ outcome, forgiven }: JobReport): number {
  const passed = severityRank('success')
  if (outcome === undefined) return passed - 0.5
  return forgiven ? passed - 0.25 : severityRank(outcome)
}

/** Returns a step and then the steps within its action, if its log was read. */
function toSteps(report: StepReport, { job }: JobReport, { since, lastSeen }: Clock): PageStep[] {
  const {
    step: { number, name, state },
    parts,
  } = report
  const { conclusion, status } = stateFields(state)
  const ran = stepSpan(report, job, lastSeen)
  const row = (
    fields: Pick<PageStep, 'name' | 'depth' | 'outcome'>,
    span: Span | undefined,
  ): PageStep => ({
    number,
    ...fields,
    name: singleLine(fields.name),
    from: span === undefined ? null : since(span.from),
    duration: span === undefined ? null : lengthOf(span),
  })
  const own = row({ name, depth: 0, outcome: conclusion ?? status }, ran)
  if (parts === undefined) return [own]
  const inner = parts.parts.map(({ name, depth, conclusion = '', startedAt: from, duration }) =>
    row(
      { name, depth: depth + 1, outcome: conclusion },
      duration === undefined ? undefined : { from, to: from + duration },
    ),
  )
  const { omitted } = parts
  const rest = { name: `and ${omitted} more`, depth: 1, outcome: '' }
  return [own, ...inner, ...(omitted === 0 ? [] : [row(rest, undefined)])]
}

function toComparison(comparison: JobComparison): PageComparison {
  const { job, slower, delta = null, value = null, baseline, earlier } = comparison
  return {
    job: job.job.id,
    slower,
    delta,
    change: `${formatDelta(comparison)}${slower ? ' slower' : ''}`,
    median: baseline.median,
    value,
    earlier: earlier.map((time) => time ?? null),
  }
}
