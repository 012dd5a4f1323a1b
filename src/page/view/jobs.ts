import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { GroupJson, JobJson, ReportJson, StepJson } from '../../render/json/types.ts'

/** From and to, since the start of the attempt. */
export type Span = readonly [from: Milliseconds, to: Milliseconds]

/** A job with what the page needs to draw, filter and sort it. */
export interface JobView {
  readonly job: JobJson
  readonly group: GroupView
  /** The labels in `runs-on`, sorted and joined; '' if unknown. */
  readonly label: string
  /** What the job counts as, or its status if it has not finished. */
  readonly outcome: string
  /** From the start of the attempt to ready. */
  readonly blocked: Span | undefined
  /** From ready to started, or to the last known time if the job still waits. */
  readonly waited: (WaitSpan & { readonly span: Span }) | undefined
  readonly ran: Span | undefined
  /** The job had not finished when the report was made. */
  readonly open: boolean
  readonly steps: readonly StepView[]
  readonly onPath: boolean
  /** Slower than in earlier runs, by more than the normal spread allows. */
  readonly slower: boolean
  /** Compared with the median of earlier runs; `undefined` if unknown. */
  readonly delta: Milliseconds | undefined
}

interface WaitSpan {
  readonly kind: 'runner' | 'approval'
}

/** A step, or a step within a composite action. */
export interface StepView {
  /** Unique in the job. */
  readonly key: string
  /** Of the step itself, to link to its log. */
  readonly number: number
  readonly name: string
  /** 0 for a step, 1 for the steps within its action, and so on. */
  readonly depth: number
  /** '' if unknown. */
  readonly outcome: string
  readonly ran: Span | undefined
  readonly seconds: number | null
  /** Inferred from the groups of the log, which scripts can print too. */
  readonly isHint: boolean
}

export interface GroupView {
  /** Position in the report; identifies the group in the fragment. */
  readonly index: number
  readonly kind: GroupJson['kind']
  readonly name: string
  readonly jobs: JobView[]
}

/** The jobs of a report, in its order, and the time that they span. */
export interface RunView {
  readonly report: ReportJson
  readonly jobs: readonly JobView[]
  readonly groups: readonly GroupView[]
  /** 1970 based time of the start of the attempt. */
  readonly origin: number
  readonly length: Milliseconds
}

export function viewRun(report: ReportJson): RunView {
  const groups = report.groups.map(({ kind, name }, index): GroupView => ({
    index,
    kind,
    name,
    jobs: [],
  }))
  const groupOf = new Map(
    report.groups.flatMap(({ jobIds }, index) => jobIds.map((id) => [id, groups[index]] as const)),
  )
  const clock = clockOf(report)
  const path = new Set(report.criticalPath.map(({ id }) => id))
  const compared = new Map(report.history?.jobs.map((item) => [item.jobId, item]))
  const jobs = report.jobs.map((job): JobView => {
    const group = groupOf.get(job.id) ?? loneGroup(job, groups)
    const comparison = compared.get(job.id)
    const delta = comparison?.deltaSeconds
    // Only visible rows need them, and a large run has tens of thousands.
    let steps: readonly StepView[] | undefined
    const view: JobView = {
      job,
      group,
      label: job.runner.labels.toSorted().join(', '),
      outcome: job.outcome ?? (job.current ? 'in_progress' : job.status),
      ...spansOf(job, clock),
      open: job.completedAt === null && job.outcome === null,
      get steps() {
        return (steps ??= job.steps.flatMap((step) => viewStep(step, clock)))
      },
      onPath: path.has(job.id),
      slower: comparison?.slower ?? false,
      delta: delta == null ? undefined : delta * SECOND,
    }
    group.jobs.push(view)
    return view
  })
  const ends = jobs.flatMap(({ ran, waited }) => [ran?.[1] ?? 0, waited?.span[1] ?? 0])
  const length = ends.reduce((latest, end) => Math.max(latest, end), SECOND)
  return { report, jobs, groups, origin: clock.origin, length }
}

/** Start of the attempt, and from then to the latest time that GitHub reports: there, open bars end. */
interface Clock {
  readonly origin: number
  readonly lastSeen: Milliseconds
}

function clockOf({ run, jobs, madeAt }: ReportJson): Clock {
  const took = jobs.filter(({ outcome, carriedOver }) => outcome !== 'skipped' && !carriedOver)
  const times = took.flatMap(timesOf)
  const origin =
    run.startedAt === null
      ? times.reduce((first, time) => Math.min(first, time), Date.parse(madeAt))
      : Date.parse(run.startedAt)
  return { origin, lastSeen: times.reduce((last, time) => Math.max(last, time), origin) - origin }
}

function timesOf({ createdAt, startedAt, durationSeconds, steps, outcome }: JobJson): number[] {
  const start = startedAt === null || durationSeconds === null ? NaN : Date.parse(startedAt)
  const ends = outcome === null ? steps.map(({ completedAt }) => completedAt) : []
  const times = [createdAt, outcome === null ? startedAt : null, ...ends]
  return [
    ...times.map((time) => (time === null ? NaN : Date.parse(time))),
    start + (durationSeconds ?? 0) * SECOND,
  ].filter((time) => !Number.isNaN(time))
}

/** A job of no group stands alone. */
function loneGroup({ name }: JobJson, groups: GroupView[]): GroupView {
  const group: GroupView = { index: groups.length, kind: 'job', name, jobs: [] }
  groups.push(group)
  return group
}

/** A job that was carried over ran before the attempt, so it has no position in it. */
function spansOf(job: JobJson, clock: Clock): Pick<JobView, 'blocked' | 'waited' | 'ran'> {
  if (job.carriedOver) return { blocked: undefined, waited: undefined, ran: undefined }
  const ready = since(job.createdAt, clock)
  const blocked =
    ready === undefined || !job.blockedSeconds
      ? undefined
      : ([ready - job.blockedSeconds * SECOND, ready] as const)
  return { blocked, waited: waitOf(job, ready, clock), ran: spanOf(job, clock) }
}

function waitOf(
  job: JobJson,
  ready: Milliseconds | undefined,
  { lastSeen }: Clock,
): JobView['waited'] {
  if (ready === undefined) return undefined
  if (job.approvalSeconds) {
    return { kind: 'approval', span: [ready, ready + job.approvalSeconds * SECOND] }
  }
  if (job.queueSeconds) return { kind: 'runner', span: [ready, ready + job.queueSeconds * SECOND] }
  const waits = job.startedAt === null && job.outcome === null && ready < lastSeen
  const kind = job.status === 'waiting' ? 'approval' : 'runner'
  return waits ? { kind, span: [ready, lastSeen] } : undefined
}

/** From the start for the duration; up to the last known time if it still ran. */
function spanOf(
  item: Pick<StepJson, 'startedAt' | 'completedAt' | 'durationSeconds' | 'conclusion' | 'status'>,
  clock: Clock,
): Span | undefined {
  const start = since(item.startedAt, clock)
  if (start === undefined) return undefined
  if (item.durationSeconds === null && item.status === 'in_progress') {
    return [start, Math.max(start, clock.lastSeen)]
  }
  return item.durationSeconds === null ? undefined : [start, start + item.durationSeconds * SECOND]
}

function since(time: string | null, { origin }: Clock): Milliseconds | undefined {
  return time === null ? undefined : Date.parse(time) - origin
}

/** Returns a step and then the steps within its action, if its log was read. */
function viewStep(step: StepJson, clock: Clock): StepView[] {
  const { number, name, conclusion, status, parts } = step
  const own: StepView = {
    key: String(number),
    number,
    name,
    depth: 0,
    outcome: conclusion ?? status,
    ran: spanOf(step, clock),
    seconds: step.durationSeconds,
    isHint: false,
  }
  const inner = parts?.list.map((part, index): StepView => {
    const start = since(part.startedAt, clock) ?? 0
    const seconds = part.durationSeconds
    return {
      key: `${number}.${index}`,
      number,
      name: part.name,
      depth: part.depth + 1,
      outcome: part.conclusion ?? '',
      ran: seconds === null ? undefined : [start, start + seconds * SECOND],
      seconds,
      isHint: parts.basis === 'groups',
    }
  })
  return [own, ...(inner ?? [])]
}
