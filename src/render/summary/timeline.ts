import type { Report } from '../../model/report/report.ts'
import { sizeOf } from '../text/fit-to-size.ts'
import { iconOf, labelOf } from '../text/labels.ts'
import { escapeMarkdown } from '../text/markdown.ts'
import { formatDuration, plural } from '../text/units.ts'
import { DIAGRAM_CHARACTERS, PATH_MARK, renderGantt } from '../timeline/gantt.ts'
import { renderTimelineText } from '../timeline/legend.ts'
import { mayAwaitApproval } from '../timeline/segments.ts'
import {
  type Detail,
  FULL_DETAIL,
  type HiddenJobs,
  type Timeline,
  type TimelineRow,
  timelineRows,
} from '../timeline/timeline.ts'

/** From all that is readable to the least that tells something. */
const DETAILS: readonly Detail[] = [
  FULL_DETAIL,
  { ...FULL_DETAIL, maxStepped: 0 },
  { maxRows: 12, maxStepped: 0 },
  { maxRows: 4, maxStepped: 0 },
]

/** What ran when, what waited, what held the run up and what failed, as a diagram. */
export function renderTimeline(report: Report, budget: number): string {
  for (const detail of DETAILS) {
    const timeline = timelineRows(report, detail)
    if (timeline.rows.length === 0) return ''
    const gantt = renderGantt(timeline.rows, describe(report, timeline))
    const text = renderTimelineText(timeline.rows)
    const section = `### Timeline\n\n${gantt}\n\n${text}\n\n<sub>${legend(timeline)}</sub>`
    if (gantt.length <= DIAGRAM_CHARACTERS && sizeOf(section) <= budget) return section
  }
  return ''
}

function describe({ totals }: Report, { rows }: Timeline): string {
  const jobs = rows.reduce((sum, row) => sum + row.jobs.length, 0)
  const wall = totals.wall === undefined ? '' : `, ${formatDuration(totals.wall)} in all`
  const which = jobs === 1 ? 'the job' : `each of ${jobs} jobs`
  return `When ${which} waited and ran${wall}. The tables have the same in words.`
}

/** What the picture means, in words, and what is not in it. */
function legend({ rows, hidden }: Timeline): string {
  const segments = rows.flatMap((row) => row.segments)
  const marked = rows.flatMap(({ trouble }) => trouble?.outcome ?? [])
  const stepped = rows.some((row) =>
    row.segments.some(
      ({ kind }, at) => at > 0 && kind !== 'waiting' && row.segments[at - 1]?.kind !== 'waiting',
    ),
  )
  return [
    'Time from when the first job was ready',
    ...(segments.some(({ kind }) => kind === 'waiting') ? [`grey: ${waitOf(rows)}`] : []),
    ...(rows.some(({ onPath }) => onPath) ? [`${PATH_MARK} on the critical path`] : []),
    ...new Set(marked.map((outcome) => `${iconOf(outcome)} ${escapeMarkdown(labelOf(outcome))}`)),
    ...(stepped ? ['bars in parts: the longest steps'] : []),
    ...wordsOn(hidden),
  ].join(' · ')
}

/** Says what the jobs of some rows waited for. */
export function waitOf(rows: readonly TimelineRow[]): string {
  const isHeld = rows.some(({ jobs }) => jobs.some(mayAwaitApproval))
  return isHeld ? 'waiting for approval or a runner' : 'waiting for a runner'
}

/** How many jobs are not in the timeline, and why, in plain words. */
export function wordsOn({ skipped, carriedOver, untimed, crowded }: HiddenJobs): string[] {
  const parts = [
    ...(crowded === 0 ? [] : [`${plural(crowded, 'job')} for want of room`]),
    ...(skipped === 0 ? [] : [`${skipped} skipped`]),
    ...(carriedOver === 0 ? [] : [`${carriedOver} of an earlier attempt`]),
    ...(untimed === 0 ? [] : [`${untimed} without known times`]),
  ]
  return parts.length === 0 ? [] : [`not shown: ${parts.join(', ')}`]
}
