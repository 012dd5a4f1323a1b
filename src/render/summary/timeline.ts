import type { AnyReport } from '../../model/report/any-report.ts'
import { sizeOf } from '../text/fit-to-size.ts'
import { conclusionStatus } from '../text/labels.ts'
import { escapeMarkdown } from '../text/markdown.ts'
import { formatDuration, joinTexts, plural } from '../text/units.ts'
import { renderTimelineText } from '../timeline/as-text.ts'
import { MAX_DIAGRAM_LENGTH, renderGantt } from '../timeline/gantt.ts'
import { hiddenLabel, pathLabel, waitLabel } from '../timeline/legend.ts'
import {
  countJobs,
  type Detail,
  FULL_DETAIL,
  type Timeline,
  timelineOf,
} from '../timeline/timeline.ts'

/** Levels of detail, from the most readable to the least useful; the first that fits is used. */
const DETAILS: readonly Detail[] = [
  FULL_DETAIL,
  { ...FULL_DETAIL, maxStepped: 0 },
  { maxRows: 12, maxStepped: 0 },
  { maxRows: 4, maxStepped: 0 },
]

/**
 * Renders a diagram of when each job waited and ran, with the critical path and the failures; of a commit,
 * runs by start, each with its jobs below it. It has as many details as fit.
 */
export function renderTimeline(report: AnyReport, maxBytes: number): string {
  const origin = report.kind === 'commit' ? 'the first run started' : 'the first job was ready'
  for (const detail of DETAILS) {
    const timeline = timelineOf(report, detail)
    if (timeline.rows.length === 0) return ''
    const gantt = renderGantt(timeline.rows, altText(report, timeline))
    const text = renderTimelineText(timeline.rows)
    const section = `### Timeline\n\n${gantt}\n\n${text}\n\n<sub>${legend(timeline, origin)}</sub>`
    if (gantt.length <= MAX_DIAGRAM_LENGTH && sizeOf(section) <= maxBytes) return section
  }
  return ''
}

/** Returns the alternative text. */
function altText(report: AnyReport, { rows }: Timeline): string {
  const { duration, jobsTotal } = report.totals
  const length = duration === undefined ? '' : `, ${formatDuration(duration)} in total`
  if (report.kind === 'commit') {
    const { runsTotal } = report.totals
    return `When ${plural(runsTotal, 'run')} of ${plural(jobsTotal, 'job')} waited and ran${length}. The table contains the times of the runs.`
  }
  const jobs = countJobs(rows)
  const which = jobs === 1 ? 'the job' : `each of ${jobs} jobs`
  return `When ${which} waited and ran${length}. The tables contain the same data.`
}

function legend(timeline: Timeline, origin: string): string {
  const { rows, hidden } = timeline
  const segments = rows.flatMap((row) => row.segments)
  const outcomes = rows.flatMap(({ trouble }) => trouble ?? [])
  const stepped = rows.some((row) =>
    row.segments.some(
      ({ kind }, at) => at > 0 && kind !== 'waiting' && row.segments[at - 1]?.kind !== 'waiting',
    ),
  )
  const parts = [
    `Time since ${origin}`,
    segments.some(({ kind }) => kind === 'waiting') && `grey: ${waitLabel(rows)}`,
    ...pathLabel(timeline),
    ...new Set(outcomes.map((outcome) => escapeMarkdown(conclusionStatus(outcome)))),
    stepped && 'segments: longest steps',
    ...hiddenLabel(hidden),
  ]
  return joinTexts(parts, ' · ')
}
