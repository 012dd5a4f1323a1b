import { deflateRawSync } from 'node:zlib'
import { type AnyReport, repositoryOf } from '../../model/report/any-report.ts'
import { type Failures, failuresOf } from '../findings/failures.ts'
import { headingOf } from '../findings/heading.ts'
import { needsSection } from '../sections/needs.ts'
import { notesSection } from '../sections/notes.ts'
import { COMMIT_SECTIONS, ofEachRun, RUN_SECTIONS } from '../sections/sections.ts'
import { singleLine } from '../text/markdown.ts'
import { causesByJob, renderFailures } from './failures.ts'
import { renderHeader } from './header.ts'
import { escapeHtml, HTML } from './inline.ts'
import { renderStaticJobs } from './jobs.ts'
import { pageData } from './page-data.ts'
import { writeSection } from './write-section.ts'

type RunSection = keyof typeof RUN_SECTIONS

/** Where the page of a run has each section. That of a commit has those below the jobs for each run. */
const POSITIONS: Readonly<Record<RunSection, 'above' | 'below'>> = {
  'over-budget': 'above',
  'critical-path': 'above',
  'slowest-steps': 'below',
  waiting: 'below',
  history: 'below',
  attempts: 'below',
  minutes: 'below',
}

function sectionsAt(position: 'above' | 'below'): RunSection[] {
  // Its keys are the names.
  return (Object.keys(POSITIONS) as RunSection[]).filter((name) => POSITIONS[name] === position)
}

/**
 * Returns the page of a run or a commit: the template with the report in it. All that does not move is in
 * it as HTML, so that it is readable without the script. What the script draws is compressed and in Base64,
 * so no name in it can end its element.
 *
 * @param template the text of `page.html`, which `npm run build` writes; it has the slots `{{title}}`,
 * `{{above}}`, `{{jobs}}`, `{{below}}` and `{{data}}`
 */
export function renderPage(report: AnyReport, template: string): string {
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

function renderAbove(report: AnyReport, failures: Failures): string {
  const sections =
    report.kind === 'commit'
      ? Object.entries(COMMIT_SECTIONS).map(([name, sectionOf]) =>
          writeSection(name, sectionOf(report, HTML)),
        )
      : [
          writeSection('needs', needsSection(report, HTML)),
          ...sectionsAt('above').map((name) =>
            writeSection(name, RUN_SECTIONS[name](report, HTML)),
          ),
        ]
  return [renderHeader(report), renderFailures(failures), ...sections].join('\n')
}

function renderBelow(report: AnyReport): string {
  const sections = sectionsAt('below').map((name) =>
    writeSection(
      name,
      report.kind === 'commit'
        ? ofEachRun(report, RUN_SECTIONS[name], HTML)
        : RUN_SECTIONS[name](report, HTML),
    ),
  )
  return [...sections, writeSection('notes', notesSection(report, HTML))].join('\n')
}

/** Returns the title of the window. */
function titleOf(report: AnyReport): string {
  const { name, verdict } = headingOf(report)
  const number = report.kind === 'run' ? report.run.number : undefined
  return `${name}${number === undefined ? '' : ` #${number}`} ${verdict} · ${repositoryOf(report)}`
}
