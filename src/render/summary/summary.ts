import type { Note } from '../../model/note.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import { headingOf } from '../findings/heading.ts'
import { overviewOf } from '../findings/overview.ts'
import type { Section } from '../findings/section.ts'
import { needsSection } from '../sections/needs.ts'
import { NOTE_ICONS, NOTES_TITLE, notesOf, paragraphsOf } from '../sections/notes.ts'
import { COMMIT_SECTIONS, RUN_SECTIONS } from '../sections/sections.ts'
import { LARGE_RUN_BYTES, MAX_SUMMARY_BYTES, MIN_JOBS_BYTES, sizeOf } from '../text/fit-to-size.ts'
import { type Inline, MARKDOWN } from '../text/inline.ts'
import { iconOf } from '../text/labels.ts'
import { codeBlock, escapeMarkdown } from '../text/markdown.ts'
import { joinTexts } from '../text/units.ts'
import { renderDetails } from './details.ts'
import { renderFailures } from './failures.ts'
import { renderJobs } from './jobs.ts'
import { renderTimeline } from './timeline.ts'
import { writeSection } from './write-section.ts'

type Render<Subject> = (report: Subject, maxBytes: number) => string

/** A section, and its rank: space is allocated in this order, and not in that of the summary. */
type RankedSection<Subject> = readonly [rank: number, render: Render<Subject>]

/**
 * The sections that a user can choose from, in the order of the summary. Those without a `maxBytes` parameter
 * have a bounded size.
 */
const OF_RUN = {
  failures: [1, renderFailures],
  'over-budget': [2, written(RUN_SECTIONS['over-budget'])],
  'critical-path': [4, written(RUN_SECTIONS['critical-path'])],
  suggestions: [5, written(RUN_SECTIONS.suggestions)],
  timeline: [6, renderTimeline],
  jobs: [12, renderJobs],
  'slowest-steps': [7, written(RUN_SECTIONS['slowest-steps'])],
  waiting: [8, written(RUN_SECTIONS.waiting)],
  history: [9, written(RUN_SECTIONS.history)],
  attempts: [10, written(RUN_SECTIONS.attempts)],
  minutes: [11, written(RUN_SECTIONS.minutes)],
  notes: [3, (report) => renderNotes(notesOf(report))],
  details: [13, renderDetails],
} as const satisfies Record<keyof typeof RUN_SECTIONS, RankedSection<Report>> &
  Record<string, RankedSection<Report>>

/** The same for a commit. */
const OF_COMMIT = {
  failures: [4, renderFailures],
  'required-checks': [1, written(COMMIT_SECTIONS['required-checks'])],
  'over-budget': [5, written(COMMIT_SECTIONS['over-budget'])],
  runs: [2, written(COMMIT_SECTIONS.runs)],
  timeline: [6, renderTimeline],
  notes: [3, (report) => renderNotes(notesOf(report))],
} as const satisfies Record<keyof typeof COMMIT_SECTIONS, RankedSection<CommitReport>> &
  Record<string, RankedSection<CommitReport>>

export type SectionName = keyof typeof OF_RUN

export const SECTION_NAMES = namesOf(OF_RUN)
export const COMMIT_SECTION_NAMES = namesOf(OF_COMMIT)

interface SummaryOptions {
  /** Heading in place of the name of the workflow or commit. */
  readonly title?: string | undefined
  readonly sections?: readonly string[] | undefined
  /** Each line end counts as two bytes. */
  readonly maxBytes?: number
}

/** Renders the report as Markdown for the job summary: the result first, details folded away. */
export function renderSummary(report: Report | CommitReport, options: SummaryOptions = {}): string {
  return 'runs' in report
    ? renderSections(report, OF_COMMIT, options)
    : renderSections(report, OF_RUN, options)
}

function renderSections<Subject extends Report | CommitReport, Name extends string>(
  report: Subject,
  all: Readonly<Record<Name, RankedSection<Subject>>>,
  options: SummaryOptions,
): string {
  const names = namesOf<Name>(all)
  const { title, sections = names, maxBytes = MAX_SUMMARY_BYTES } = options
  const needs = 'runs' in report ? '' : writeSection(needsSection(report, MARKDOWN))
  const opening = [renderHeading(report, title), ...renderOverview(report), needs]
  const rendered = new Map<Name, string>()
  let left = maxBytes - sizeOf(joinBlocks(opening)) - sizeOf('\n\n') * names.length
  /** Two sections grow with the number of jobs and have a limit of their own. */
  const roomFor = (section: Name) => {
    if (section !== 'jobs' && section !== 'details') return left
    const used = maxBytes - left
    const kept = section === 'jobs' && sections.includes('details') ? MIN_JOBS_BYTES : 0
    return Math.min(left, Math.max(LARGE_RUN_BYTES - used - kept, MIN_JOBS_BYTES))
  }
  const chosen = names.filter((name) => sections.includes(name))
  for (const section of chosen.toSorted((a, b) => all[a][0] - all[b][0])) {
    const [, render] = all[section]
    const whole = render(report, roomFor(section))
    const block = sizeOf(whole) <= left ? whole : ''
    rendered.set(section, block)
    left -= sizeOf(block)
  }
  return joinBlocks([...opening, ...names.map((name) => rendered.get(name) ?? '')])
}

function renderHeading(report: Report | CommitReport, title: string | undefined): string {
  const { conclusion, name, verdict } = headingOf(report)
  return `## ${iconOf(conclusion)} ${escapeMarkdown(title ?? name)} ${escapeMarkdown(verdict)}`
}

/** Renders the lines below the headline: the origin, the totals, and slow or flaky jobs. */
export function renderOverview(report: Report | CommitReport): string[] {
  const { origin, totals, lines } = overviewOf(report, MARKDOWN)
  return [
    [...origin, ...totals].join(' · '),
    ...lines.map((line) => (typeof line === 'string' ? line : `${iconOf(line.icon)} ${line.text}`)),
  ]
}

/** Returns a function that renders a section as Markdown. */
function written<Subject>(sectionOf: (report: Subject, inline: Inline) => Section) {
  return (report: Subject) => writeSection(sectionOf(report, MARKDOWN))
}

function joinBlocks(blocks: readonly string[]): string {
  return `${joinTexts(blocks, '\n\n')}\n`
}

/** Returns the keys of a record, which are the names of sections. */
function namesOf<Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(record) as Name[]
}

export function renderNotes(notes: readonly Note[]): string {
  if (notes.length === 0) return ''
  const items = notes.map((note) => `- ${NOTE_ICONS[note.severity]} ${renderNote(note)}`)
  return [`### ${NOTES_TITLE}`, '', ...items].join('\n')
}

function renderNote(note: Note): string {
  const blocks = paragraphsOf(note).map((lines) =>
    lines.length === 1 ? escapeMarkdown(lines.join('')) : codeBlock(lines, 'yaml'),
  )
  return blocks.join('\n\n').replace(/\n(?!\n)/g, '\n  ')
}
