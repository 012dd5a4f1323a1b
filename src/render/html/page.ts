import { LOST_HERE, NO_LOSSES } from '../../model/report/losses.ts'
import type { Cause } from '../../model/report/cause.ts'
import { isOnlyUnfinished } from '../../model/report/gate.ts'
import type { Findings } from '../findings/findings.ts'
import { logRows } from '../findings/log-block.ts'
import { describeTimes } from '../findings/overview.ts'
import { MAX_CAUSES, renderFailures } from '../summary/failures.ts'
import { lostSection, renderSummary } from '../summary/summary.ts'
import { MARKDOWN } from '../text/inline.ts'
import { escapeMarkdown, escapeText } from '../text/markdown.ts'
import { joinTexts } from '../text/units.ts'
import { renderChart } from './chart.ts'
import { ICON_SHAPES } from './icons.ts'
import { toHtml } from './markdown.ts'

/** A page has no limit of GitHub's; this keeps a browser quick. */
const MAX_PAGE_BYTES = 10_000_000

/** The position of the timeline. No name can write it: they are escaped. */
const CHART = '<!--chart-->'

/**
 * Returns the page of a run or a commit: the summary, with a timeline of all jobs in place of its diagram and its
 * table. It has no script.
 *
 * @param template as for `fillTemplate`
 * @param losses a part that an error of the program loses has a sentence in its place
 */
export function renderPage(findings: Findings, template: string, losses = NO_LOSSES): string {
  const { report, repository } = findings
  const failures = losses.keep(
    'the failures on the page',
    () => renderFailures(findings, MAX_PAGE_BYTES, linkToRow),
    lostSection('failures'),
  )
  const drawn = { failures, timeline: CHART, jobs: '' }
  const summary = renderSummary(findings, { maxBytes: MAX_PAGE_BYTES, drawn, losses })
  const { title } = report.kind === 'run' ? report.run : {}
  const origin = [
    escapeMarkdown(repository),
    title !== undefined && escapeMarkdown(title),
    ...describeTimes(report),
  ]
  // Below the heading.
  const whole = summary.replace('\n\n', () => `\n\n<sub>${joinTexts(origin, ' · ')}</sub>\n\n`)
  const { entries } = findings.failures(MARKDOWN, MAX_CAUSES)
  const causes = entries.flatMap((entry) => ('cause' in entry ? entry.cause : []))
  const [above = '', below = ''] = toHtml(whole, errorLines(causes)).split(CHART)
  const chart = () => renderChart(report, causes)
  const body = [ICON_SHAPES, above, losses.keep('the chart on the page', chart, LOST_HERE), below]
  return fillTemplate(template, titleOf(findings), body)
}

/** Links a cause to its first job, whose row links back. */
function linkToRow(cause: Cause): string {
  const { id } = cause.failures[0].job.listed
  return ` <small>· <a id="cause-${id}" href="#job-${id}">in the timeline</a></small>`
}

function errorLines(causes: readonly Cause[]): ReadonlySet<string> {
  const rows = causes.flatMap((cause) => cause.failures[0].excerpts.flatMap((one) => logRows(one)))
  return new Set(rows.filter(({ kind }) => kind === 'error').map(({ text }) => text))
}

/**
 * Returns the template with a plain title and HTML in its slots.
 *
 * @param template the text of `page.html`, which `npm run build` writes; it has the slots `{{title}}` and `{{body}}`
 */
export function fillTemplate(template: string, title: string, body: readonly string[]): string {
  return template.replace(/\{\{(title|body)\}\}/g, (_slot, name: string) =>
    name === 'title' ? escapeText(title) : body.join('\n'),
  )
}

/** Returns the title of the window. */
function titleOf({ report, repository, heading }: Findings): string {
  const { name, verdict } = heading()
  const isOfRun = report.kind === 'run' && !isOnlyUnfinished(report)
  const number = isOfRun ? report.run.number : undefined
  return `${name}${number === undefined ? '' : ` #${number}`} ${verdict} · ${repository}`
}
