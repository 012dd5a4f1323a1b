import type { JobReport } from '../../model/report/job-report.ts'
import { failedStep } from '../../model/run.ts'
import type { Milliseconds } from '../../model/time.ts'
import { verbOf } from '../text/labels.ts'
import { formatDuration } from '../text/units.ts'
import type { Span } from './bars.ts'
import { type Entry, isFailed } from './entries.ts'
import { partsOf } from './steps.ts'

/** `path` ran too, and is on the critical path. */
export type SegmentKind = 'waiting' | 'running' | 'path' | 'failed'

export interface Segment extends Span {
  readonly kind: SegmentKind
  /** What it says where there is room: how long, and what that was. Either may be ''. */
  readonly figure: string
  readonly what: string
}

/** The shares of the whole that a step takes at least to be shown, and that the longest one takes. */
const STEP_SHARE = 1 / 20
const LONG_STEP_SHARE = 1 / 10

/** What is shorter can't be told from the edge of a bar. */
const SEGMENT_SHARE = 1 / 100

/**
 * What is drawn in the row of an entry, by start; never empty.
 *
 * @param stepped whether long steps are segments of their own; only where the entry is one job
 * @param total how long the whole timeline is
 */
export function segmentsOf(
  entry: Entry,
  { stepped, total }: { stepped: boolean; total: Milliseconds },
): Segment[] {
  return [...waitingSegment(entry, total), ...runningSegments(entry, stepped, total)]
}

const APPROVAL = 'waiting for approval or a runner'

/** Returns whether a job waits or waited for an approval; GitHub does not say when that came. */
export function mayAwaitApproval({ job: { state }, approvalWait }: JobReport): boolean {
  return approvalWait !== undefined || (state.kind === 'waiting' && state.status === 'waiting')
}

function waitingSegment({ bars, trouble, jobs }: Entry, total: Milliseconds): Segment[] {
  const { waiting, running } = bars
  if (waiting === undefined) return []
  const length = waiting.to - waiting.from
  if (running !== undefined && length <= total * SEGMENT_SHARE) return []
  const isHeld = jobs.some(mayAwaitApproval)
  const neverRan = running === undefined && jobs.every(({ outcome }) => outcome !== undefined)
  return [
    {
      ...waiting,
      kind: neverRan && trouble !== undefined && isFailed(trouble) ? 'failed' : 'waiting',
      figure: formatDuration(length),
      what: neverRan ? 'never started' : isHeld ? APPROVAL : 'waiting',
    },
  ]
}

function runningSegments(entry: Entry, stepped: boolean, total: Milliseconds): Segment[] {
  const { bars, jobs, trouble, onPath } = entry
  const { running } = bars
  const [job] = jobs
  if (running === undefined || job === undefined) return []
  const kind = onPath ? 'path' : 'running'
  const parts = stepped ? stepSegments(job, running, { kind, total }) : []
  if (parts.length > 0) return parts
  return [
    {
      ...running,
      kind: trouble !== undefined && isFailed(trouble) ? 'failed' : kind,
      figure: formatDuration(running.to - running.from),
      what: jobs.length === 1 ? remarkOn(job) : '',
    },
  ]
}

/** Empty when no step tells more than the job does. */
function stepSegments(
  job: JobReport,
  running: Span,
  { kind, total }: { kind: SegmentKind; total: Milliseconds },
): Segment[] {
  const parts = partsOf(job, running, {
    shortestStep: total * STEP_SHARE,
    shortestGap: total * SEGMENT_SHARE,
  })
  const steps = parts.filter(({ step }) => step !== undefined)
  if (!steps.some(({ from, to }) => to - from >= total * LONG_STEP_SHARE)) return []
  const culprit = isFailed(job) ? failedStep(job.job.steps) : undefined
  // A failure that is too short for a segment of its own is shown by the whole.
  if (isFailed(job) && !steps.some(({ step }) => step === culprit)) return []
  return parts.map(({ from, to, step, duration }) => ({
    from,
    to,
    kind: step !== undefined && step === culprit ? 'failed' : kind,
    figure: step === undefined ? '' : formatDuration(duration),
    what: step?.name.replace(/^Run /, '') ?? '',
  }))
}

function remarkOn({ outcome, job }: JobReport): string {
  if (outcome === undefined) return job.state.kind === 'finished' ? '' : 'so far'
  return outcome === 'success' ? '' : verbOf(outcome).replace(/^was /, '')
}
