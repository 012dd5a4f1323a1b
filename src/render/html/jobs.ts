import { type AnyReport, runsOf } from '../../model/report/any-report.ts'
import { JOB_COLUMNS, type JobRow } from '../sections/jobs.ts'
import { tableOf } from '../findings/section.ts'
import { jobLink } from '../text/inline.ts'
import { plural } from '../text/units.ts'
import { timelineOf } from '../timeline/commit-rows.ts'
import { timelineText } from '../timeline/as-text.ts'
import { drawIcons } from './icons.ts'
import { escapeHtml, HTML } from './inline.ts'
import type { PageData } from './page-data.ts'
import { wrapSection, writeSection } from './write-section.ts'

/** The script of the page shows all jobs. */
export const MAX_TABLE_JOBS = 100

/** Renders the timeline and the jobs for readers without the script, which replaces both. */
export function renderStaticJobs(report: AnyReport, { jobs: ranked }: PageData): string {
  const all = runsOf(report).flatMap(({ label, report: { jobs = [], history } }) => {
    const compared = new Map(history?.jobs.map((comparison) => [comparison.job, comparison]))
    const run = label === '' ? '' : `${HTML.text(label)} › `
    return jobs.map((job): JobRow => ({
      job,
      name: run + jobLink(job.job, HTML),
      comparison: compared.get(job),
    }))
  })
  const ranks = new Map(ranked.map(({ id, rank }) => [id, rank]))
  const rankOf = ({ job }: JobRow) => ranks.get(job.job.id) ?? 0
  const rows = all.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MAX_TABLE_JOBS)
  const rest = all.length - rows.length
  const { rows: lines } = timelineOf(report)
  return [
    lines.length === 0
      ? ''
      : wrapSection(
          'timeline',
          'Timeline',
          `<pre class="log">${drawIcons(timelineText(lines, escapeHtml).join('\n'))}</pre>`,
        ),
    writeSection('jobs', {
      title: 'Jobs',
      blocks: [
        ...tableOf({ rows, columns: JOB_COLUMNS, inline: HTML }),
        rest === 0 ? '' : `${plural(rest, 'more job')} in the timeline, which needs a script.`,
        all.length === 0 ? 'No jobs are listed.' : '',
      ],
    }),
  ].join('\n')
}
