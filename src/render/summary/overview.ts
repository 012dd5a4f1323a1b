import type { Report } from '../../model/report/report.ts'
import { flakyJobs, originOf, slowerJobs, totalsOf } from '../findings/overview.ts'
import { jobName, MARKDOWN } from '../text/inline.ts'
import { escapeMarkdown } from '../text/markdown.ts'
import { enumerate, formatDuration } from '../text/units.ts'

const MAX_UNNEEDED = 10

/** Renders the lines below the headline: the run's origin, its totals, and slow or flaky jobs. */
export function renderOverview(report: Report): string {
  return [
    [...originOf(report, MARKDOWN), ...totalsOf(report, MARKDOWN)].join(' · '),
    ...slowest(report),
    ...slowerJobs(report, MARKDOWN),
    ...flakyJobs(report, MARKDOWN).map((line) => `⚠️ ${line}`),
    ...unneeded(report),
  ].join('\n\n')
}

function slowest({ slowestJob }: Report): string[] {
  if (slowestJob?.duration === undefined) return []
  const { job, duration, slowestStep: slowestIn } = slowestJob
  const step =
    slowestIn === undefined
      ? ''
      : ` (slowest step: ${escapeMarkdown(slowestIn.step.name)}, ${formatDuration(slowestIn.duration)})`
  return [`Slowest job: ${jobName(job, MARKDOWN)} ${formatDuration(duration)}${step}`]
}

/** Names the jobs that a gate on `needs` does not cover. */
function unneeded({ unneeded: jobs }: Report): string[] {
  if (jobs.length === 0) return []
  const names = jobs.map(({ job }) => `**${escapeMarkdown(job.name)}**`)
  return [`Not in \`needs\`: ${enumerate(names, MAX_UNNEEDED)}`]
}
