import type { JobReport } from '../../model/report/job-report.ts'
import { iconOf } from '../text/labels.ts'
import { stateFields } from '../text/state-fields.ts'
import { joinTexts, plural, textsIn } from '../text/units.ts'
import type { HiddenJobs, Timeline, TimelineRow } from './timeline.ts'

export const PATH_MARK = '◆'

export function iconsOf({ onPath, trouble }: TimelineRow): string[] {
  return textsIn([onPath && PATH_MARK, trouble && iconOf(trouble)])
}

/** Returns what the mark of the critical path means, in the words of its section; empty without a mark. */
export function pathLabel({ rows, pathSoFar = false }: Omit<Timeline, 'hidden'>): string[] {
  if (!rows.some(({ onPath }) => onPath)) return []
  return [`${PATH_MARK} ${pathSoFar ? 'holds the run up so far' : 'held the run up'}`]
}

/** Returns what the jobs of some rows waited for. */
export function waitLabel(rows: readonly TimelineRow[]): string {
  const jobs = rows.flatMap((row) => row.jobs)
  const statusOf = ({ listed: { state } }: JobReport) => stateFields(state).status
  const held = jobs.filter((job) => job.mayAwaitApproval || statusOf(job) === 'waiting')
  const reasons = [
    held.length > 0 && 'approval',
    jobs.some((job) => statusOf(job) === 'pending') && 'a concurrency group',
    'a runner',
  ]
  return `waiting for ${joinTexts(reasons, ' or ')}`
}

/** Returns how many jobs are not in the timeline, and why; empty if all are. */
export function hiddenLabel(hidden: HiddenJobs): string[] {
  const { skipped, carriedOver, untimed, crowded, passed = 0 } = hidden
  const parts = [
    passed > 0 && plural(passed, 'other job'),
    crowded > 0 && `${plural(crowded, 'job')} that did not fit`,
    skipped > 0 && `${skipped} skipped`,
    carriedOver > 0 && `${carriedOver} from an earlier attempt`,
    untimed > 0 && `${untimed} without timestamps`,
  ]
  return parts.some(Boolean) ? [`hidden: ${joinTexts(parts, ', ')}`] : []
}
