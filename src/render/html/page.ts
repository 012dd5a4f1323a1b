import { deflateRawSync } from 'node:zlib'
import { type AnyReport, repositoryOf } from '../../model/report/any-report.ts'
import { isOnlyUnfinished } from '../../model/report/gate.ts'
import { failuresOf } from '../findings/failures.ts'
import { headingOf } from '../findings/heading.ts'
import { needsSection } from '../sections/needs.ts'
import { pageSections, sectionOf } from '../sections/sections.ts'
import { singleLine } from '../text/markdown.ts'
import { causesByJob, renderFailures } from './failures.ts'
import { renderHeader, renderTotals } from './header.ts'
import { escapeHtml, HTML } from './inline.ts'
import { renderStaticJobs } from './jobs.ts'
import { pageData } from './page-data.ts'
import { writeSection } from './write-section.ts'

const MAX_PAGE_CAUSES = 50

/**
 * Returns the page of a run or a commit: the template with the report in it. All that does not move is in
 * it as HTML, so that it is readable without the script. What the script draws is compressed and in Base64,
 * so no name in it can end its element.
 *
 * @param template the text of `page.html`, which `npm run build` writes; it has the slots `{{title}}`,
 * `{{above}}`, `{{jobs}}`, `{{below}}` and `{{data}}`
 */
export function renderPage(report: AnyReport, template: string): string {
  const failures = failuresOf(report, HTML, MAX_PAGE_CAUSES)
  const data = pageData(report, causesByJob(failures))
  return fillTemplate(template, {
    title: titleOf(report),
    above: [
      renderHeader(report),
      renderFailures(failures),
      renderTotals(report),
      writeSection('needs', needsSection(report, HTML)),
      renderSections(report, 'above'),
    ].join('\n'),
    jobs: renderStaticJobs(report, data),
    below: renderSections(report, 'below'),
    data: deflateRawSync(JSON.stringify(data)).toString('base64'),
  })
}

interface PageContents extends Readonly<Record<string, string>> {
  /** In plain text. */
  readonly title: string
}

/** Returns the template with HTML in its slots. */
function fillTemplate(template: string, contents: PageContents): string {
  const filled: PageContents = { ...contents, title: escapeHtml(singleLine(contents.title)) }
  return template.replace(
    /\{\{(title|above|jobs|below|data)\}\}/g,
    (slot, name: string) => filled[name] ?? slot,
  )
}

function renderSections(report: AnyReport, position: 'above' | 'below'): string {
  return pageSections(report.kind, position)
    .map((name) => writeSection(name, sectionOf(name, report, HTML)))
    .filter((section) => section !== '')
    .join('\n')
}

/** Returns the title of the window. */
function titleOf(report: AnyReport): string {
  const { name, verdict } = headingOf(report)
  const isOfRun = report.kind === 'run' && !isOnlyUnfinished(report)
  const number = isOfRun ? report.run.number : undefined
  return `${name}${number === undefined ? '' : ` #${number}`} ${verdict} · ${repositoryOf(report)}`
}
