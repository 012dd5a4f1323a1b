import { deflateRawSync } from 'node:zlib'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import { type Failures, failuresOf } from '../findings/failures.ts'
import { headingOf } from '../findings/heading.ts'
import { needsSection } from '../sections/needs.ts'
import { notesOf } from '../sections/notes.ts'
import { COMMIT_SECTIONS, ofEachRun, RUN_SECTIONS } from '../sections/sections.ts'
import { singleLine } from '../text/markdown.ts'
import { causesByJob, renderFailures } from './failures.ts'
import { renderHeader } from './header.ts'
import { escapeHtml, HTML } from './inline.ts'
import { renderStaticJobs } from './jobs.ts'
import { renderNotes } from './notes.ts'
import { pageData } from './page-data.ts'
import { writeSection } from './write-section.ts'

/** The sections of a run after its jobs, which the page of a commit has for each run. */
const AFTER_JOBS = ['slowest-steps', 'waiting', 'history', 'attempts', 'minutes'] as const

/**
 * Returns the page of a run or a commit: the template with the report in it. All that does not move is in
 * it as HTML, so that it is readable without the script. What the script draws is compressed and in Base64,
 * so no name in it can end its element.
 *
 * @param template the text of `page.html`, which `npm run build` writes; it has the slots `{{title}}`,
 * `{{above}}`, `{{jobs}}`, `{{below}}` and `{{data}}`
 */
export function renderPage(report: Report | CommitReport, template: string): string {
  const failures = failuresOf(report, HTML)
  const data = JSON.stringify(pageData(report, causesByJob(failures)))
  return fillTemplate(template, {
    title: titleOf(report),
    above: renderAbove(report, failures),
    jobs: renderStaticJobs(report),
    below: renderBelow(report),
    data: deflateRawSync(data).toString('base64'),
  })
}

interface PageContents extends Readonly<Record<string, string>> {
  /** In plain text. */
  readonly title: string
}

/** Returns the template with HTML in its slots. */
export function fillTemplate(template: string, contents: PageContents): string {
  const filled: PageContents = { ...contents, title: escapeHtml(singleLine(contents.title)) }
  return template.replace(
    /\{\{(title|above|jobs|below|data)\}\}/g,
    (slot, name: string) => filled[name] ?? slot,
  )
}

function renderAbove(report: Report | CommitReport, failures: Failures): string {
  const sections =
    'runs' in report
      ? (['required-checks', 'over-budget', 'runs'] as const).map((name) =>
          writeSection(name, COMMIT_SECTIONS[name](report, HTML)),
        )
      : [
          writeSection('needs', needsSection(report, HTML)),
          ...(['over-budget', 'critical-path', 'suggestions'] as const).map((name) =>
            writeSection(name, RUN_SECTIONS[name](report, HTML)),
          ),
        ]
  return [renderHeader(report), renderFailures(failures), ...sections].join('\n')
}

function renderBelow(report: Report | CommitReport): string {
  const sections = AFTER_JOBS.map((name) =>
    'runs' in report
      ? ofEachRun(report, RUN_SECTIONS[name], HTML)
      : RUN_SECTIONS[name](report, HTML),
  )
  return [
    ...sections.map((section, at) => writeSection(AFTER_JOBS[at] ?? '', section)),
    renderNotes(notesOf(report)),
  ].join('\n')
}

/** Returns the title of the window. */
function titleOf(report: Report | CommitReport): string {
  const { name, verdict } = headingOf(report)
  const [repository, number] =
    'runs' in report ? [report.repository, undefined] : [report.run.repository, report.run.number]
  return `${name}${number === undefined ? '' : ` #${number}`} ${verdict} · ${repository}`
}
