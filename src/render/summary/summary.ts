import type { AnyReport } from '../../model/report/any-report.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import { hasFailures } from '../findings/failures.ts'
import { headingOf } from '../findings/heading.ts'
import { overviewOf } from '../findings/overview.ts'
import type { Section } from '../findings/section.ts'
import { needsSection } from '../sections/needs.ts'
import { notesOf, notesSection } from '../sections/notes.ts'
import { COMMIT_SECTIONS, RUN_SECTIONS } from '../sections/sections.ts'
import { LARGE_RUN_BYTES, MAX_SUMMARY_BYTES, MIN_JOBS_BYTES, sizeOf } from '../text/fit-to-size.ts'
import { type Inline, MARKDOWN } from '../text/inline.ts'
import { iconOf } from '../text/labels.ts'
import { details, escapeMarkdown } from '../text/markdown.ts'
import { joinTexts } from '../text/units.ts'
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
  'what-if': [5, written(RUN_SECTIONS['what-if'])],
  timeline: [6, renderTimeline],
  jobs: [12, renderJobs],
  'slowest-steps': [7, written(RUN_SECTIONS['slowest-steps'])],
  waiting: [8, written(RUN_SECTIONS.waiting)],
  history: [9, written(RUN_SECTIONS.history)],
  attempts: [10, written(RUN_SECTIONS.attempts)],
  minutes: [11, written(RUN_SECTIONS.minutes)],
  notes: [3, written(notesSection)],
} as const satisfies Record<keyof typeof RUN_SECTIONS, RankedSection<Report>> &
  Record<string, RankedSection<Report>>

/** The same for a commit. */
const OF_COMMIT = {
  failures: [4, renderFailures],
  'required-checks': [1, written(COMMIT_SECTIONS['required-checks'])],
  'over-budget': [5, written(COMMIT_SECTIONS['over-budget'])],
  runs: [2, written(COMMIT_SECTIONS.runs)],
  timeline: [6, renderTimeline],
  notes: [3, written(notesSection)],
} as const satisfies Record<keyof typeof COMMIT_SECTIONS, RankedSection<CommitReport>> &
  Record<string, RankedSection<CommitReport>>

export const SECTION_NAMES = namesOf(OF_RUN)
export const COMMIT_SECTION_NAMES = namesOf(OF_COMMIT)

interface SummaryOptions {
  /** Heading in place of the name of the workflow or commit. */
  readonly title?: string | undefined
  readonly sections?: readonly string[] | undefined
  /** Each line end counts as two bytes. */
  readonly maxBytes?: number
}

/**
 * Renders the report as Markdown for the job summary: the result first. If something failed, what failed follows,
 * then a line for each thing that took long, and all else is folded.
 */
export function renderSummary(report: AnyReport, options: SummaryOptions = {}): string {
  return report.kind === 'commit'
    ? renderSections(report, OF_COMMIT, options)
    : renderSections(report, OF_RUN, options)
}

function renderSections<Subject extends AnyReport, Name extends string>(
  report: Subject,
  all: Readonly<Record<Name, RankedSection<Subject>>>,
  options: SummaryOptions,
): string {
  const names = namesOf<Name>(all)
  const { title, sections = names, maxBytes = MAX_SUMMARY_BYTES } = options
  const isRed = sections.includes('failures') && hasFailures(report)
  const needs = report.kind === 'commit' ? '' : writeSection(needsSection(report, MARKDOWN))
  const [totals = '', ...lines] = renderOverview(report)
  const opening = [renderHeading(report, title), totals, ...(isRed ? [] : lines), needs]
  const digest = isRed ? writeDigest(report, sections, lines) : ''
  const rendered = new Map<Name, string>()
  let left = maxBytes - sizeOf(joinBlocks([...opening, digest])) - sizeOf('\n\n') * names.length
  /** The section that grows with the number of jobs has a limit of its own. */
  const roomFor = (section: Name) =>
    section === 'jobs'
      ? Math.min(left, Math.max(LARGE_RUN_BYTES - (maxBytes - left), 2 * MIN_JOBS_BYTES))
      : left
  const isOpen = (section: Name) => !isRed || staysOpen(section, report)
  const chosen = names.filter((name) => sections.includes(name))
  for (const section of chosen.toSorted((a, b) => all[a][0] - all[b][0])) {
    const [, render] = all[section]
    const whole = isOpen(section)
      ? render(report, roomFor(section))
      : fold(render(report, roomFor(section) - FOLD_BYTES))
    const block = sizeOf(whole) <= left ? whole : ''
    rendered.set(section, block)
    left -= sizeOf(block)
  }
  const { open = [], folded = [] } = Object.groupBy(names, (name) =>
    isOpen(name) ? 'open' : 'folded',
  )
  const blocksOf = (some: readonly Name[]) => some.map((name) => rendered.get(name) ?? '')
  return joinBlocks([...opening, ...blocksOf(open), digest, ...blocksOf(folded)])
}

/** Whether a section is not folded if something failed: it decides, or says what the report lacks. */
function staysOpen(section: string, report: AnyReport): boolean {
  if (section === 'notes') return notesOf(report).some(({ severity }) => severity === 'warning')
  return section === 'failures' || section === 'required-checks'
}

/** Writes a line for each section that is folded and has one, then the lines about slow and flaky jobs. */
function writeDigest(
  report: AnyReport,
  sections: readonly string[],
  lines: readonly string[],
): string {
  const all =
    report.kind === 'commit'
      ? { 'over-budget': COMMIT_SECTIONS['over-budget'](report, MARKDOWN) }
      : {
          'critical-path': RUN_SECTIONS['critical-path'](report, MARKDOWN),
          'over-budget': RUN_SECTIONS['over-budget'](report, MARKDOWN),
        }
  const said = Object.entries(all).flatMap(([name, one]) => (sections.includes(name) ? one : []))
  const titled = said.flatMap(({ title, line = '' }) => (line === '' ? [] : [`${title}: ${line}`]))
  // A list would continue that of the causes.
  return [...titled, ...lines].join('<br>\n')
}

/** What `fold` adds to the size of a section, at most. */
const FOLD_BYTES = 100

/** Folds a section under its heading; one that is folded already stays as it is. */
function fold(section: string): string {
  const [, title, body] = /^### (.+)\n+([^]*)$/.exec(section) ?? []
  return title === undefined || body === undefined
    ? section
    : details(`<strong>${title}</strong>`, body)
}

function renderHeading(report: AnyReport, title: string | undefined): string {
  const { result, name, verdict } = headingOf(report)
  return `## ${iconOf(result)} ${escapeMarkdown(title ?? name)} ${escapeMarkdown(verdict)}`
}

/** Renders the lines below the headline: the origin, the totals, and slow or flaky jobs. */
export function renderOverview(report: AnyReport): string[] {
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
