import { deflateRawSync } from 'node:zlib'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import { headingOf } from '../findings/heading.ts'
import { needsSection } from '../sections/needs.ts'
import { notesOf } from '../sections/notes.ts'
import { COMMIT_SECTIONS, ofEachRun, RUN_SECTIONS } from '../sections/sections.ts'
import { singleLine } from '../text/markdown.ts'
import { renderFailures } from './failures.ts'
import { renderHeader } from './header.ts'
import { escapeHtml, HTML } from './inline.ts'
import { renderStaticJobs } from './jobs.ts'
import { renderNotes } from './notes.ts'
import { writeSection } from './write-section.ts'

type RunSection = keyof typeof RUN_SECTIONS

/** Where the page of a run has each section. That of a commit has those below the jobs for each run. */
const POSITIONS: Readonly<Record<RunSection, 'above' | 'below'>> = {
  'over-budget': 'above',
  'critical-path': 'above',
  suggestions: 'above',
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
 * it as HTML, so that it is readable without the script. The report's JSON is compressed and in Base64, a
 * fifteenth of its size for 5,000 jobs, so no name in it can end its element.
 *
 * @param json the JSON report, which the script of the page reads
 * @param template the text of `page.html`, which `npm run build` writes; it has the slots `{{title}}`,
 * `{{above}}`, `{{jobs}}`, `{{below}}` and `{{report}}`
 */
export function renderPage(report: Report | CommitReport, json: object, template: string): string {
  const contents: Readonly<Record<string, string>> = {
    title: escapeHtml(titleOf(report)),
    above: renderAbove(report),
    jobs: renderStaticJobs(report),
    below: renderBelow(report),
    report: deflateRawSync(JSON.stringify(json)).toString('base64'),
  }
  return template.replace(
    /\{\{(title|above|jobs|below|report)\}\}/g,
    (slot, name: string) => contents[name] ?? slot,
  )
}

function renderAbove(report: Report | CommitReport): string {
  const sections =
    'runs' in report
      ? Object.entries(COMMIT_SECTIONS).map(([name, sectionOf]) =>
          writeSection(name, sectionOf(report, HTML)),
        )
      : [
          writeSection('needs', needsSection(report, HTML)),
          ...sectionsAt('above').map((name) =>
            writeSection(name, RUN_SECTIONS[name](report, HTML)),
          ),
        ]
  return [renderHeader(report), renderFailures(report), ...sections].join('\n')
}

function renderBelow(report: Report | CommitReport): string {
  const sections = sectionsAt('below').map((name) =>
    writeSection(
      name,
      'runs' in report
        ? ofEachRun(report, RUN_SECTIONS[name], HTML)
        : RUN_SECTIONS[name](report, HTML),
    ),
  )
  return [...sections, renderNotes(notesOf(report))].join('\n')
}

/** Returns the title of the window. */
function titleOf(report: Report | CommitReport): string {
  const { name, verdict } = headingOf(report)
  const [repository, number] =
    'runs' in report ? [report.repository, undefined] : [report.run.repository, report.run.number]
  return singleLine(
    `${name}${number === undefined ? '' : ` #${number}`} ${verdict} · ${repository}`,
  )
}
