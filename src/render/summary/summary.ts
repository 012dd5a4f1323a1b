import { LOST_HERE, type Losses, NO_LOSSES } from '../../model/report/losses.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import { sortBy } from '../../model/some.ts'
import { hasFailures } from '../findings/failures.ts'
import type { Findings } from '../findings/findings.ts'
import { NO_OVERVIEW } from '../findings/overview.ts'
import { type ListItem, blocksToShow, type Block, type Section } from '../findings/section.ts'
import { notesOf } from '../sections/notes.ts'
import {
  needsSection,
  pageSections,
  sectionNames,
  sectionRank,
  type SectionName,
  sectionOf,
} from '../sections/sections.ts'
import { LARGE_RUN_BYTES, MAX_SUMMARY_BYTES, MIN_JOBS_BYTES, sizeOf } from '../text/fit-to-size.ts'
import { guideLink, MARKDOWN } from '../text/inline.ts'
import { iconOf, conclusionStatus } from '../text/labels.ts'
import { details, escapeMarkdown, codeBlock, table } from '../text/markdown.ts'
import { joinTexts, formatDuration, plural } from '../text/units.ts'
import { renderFailures } from './failures.ts'
import { renderJobs } from './jobs.ts'
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

type Render = (findings: Findings, maxBytes: number) => string

/** The sections that the summary lays out in its own way, as far as they fit. */
const LAYOUTS: Partial<Record<SectionName, Render>> = {
  failures: renderFailures,
  timeline: ({ report }, maxBytes) => renderTimeline(report, maxBytes),
  jobs: ({ report }, maxBytes) => (report.kind === 'run' ? renderJobs(report, maxBytes) : ''),
}

interface SummaryOptions {
  /** Only these, for an example that is about some. @default all */
  readonly sections?: readonly string[] | undefined
  /** Page that explains the words. @default no link */
  readonly guide?: string | undefined
  /** Each line end counts as two bytes. */
  readonly maxBytes?: number
  /** Sections that the HTML page writes itself; it folds none. */
  readonly drawn?: Partial<Record<SectionName, string>>
  /** A section that an error of the program loses has a sentence in its place. @default the error is thrown */
  readonly losses?: Losses
}

/**
 * Renders the report as Markdown for the job summary: the result first, then what failed and a line for each other
 * thing that is unusual. The timeline of a green run follows; all else is folded.
 */
export function renderSummary(findings: Findings, options: SummaryOptions = {}): string {
  const { report } = findings
  const { drawn, guide, maxBytes = MAX_SUMMARY_BYTES, losses: { keep } = NO_LOSSES } = options
  const names = drawn === undefined ? sectionNames(report.kind) : pageSections(report.kind)
  const { sections = names } = options
  const isRed = sections.includes('failures') && hasFailures(report)
  const needs = keep(
    'the section of `needs`',
    () => writeSection(needsSection(report, MARKDOWN)),
    LOST_HERE,
  )
  const heading = keep('the heading', () => writeHeading(findings), `## Run Report\n\n${LOST_HERE}`)
  const overview = keep('the overview', () => findings.overview(MARKDOWN), NO_OVERVIEW)
  const { origin, totals, waits, advice, overBudget, lines } = overview
  const facts = [...origin, ...totals, ...guideLink(guide)].join(' · ')
  const opening = [heading, waits.join('<br>\n'), ...advice, facts, ...overBudget, needs]
  const digest = keep('the overview', () => writeDigest(report, sections, lines), LOST_HERE)
  const rendered = new Map<SectionName, string>()
  let left = maxBytes - sizeOf(joinBlocks([...opening, digest])) - sizeOf('\n\n') * names.length
  /** The section that grows with the number of jobs has a limit of its own. */
  const roomFor = (section: SectionName) =>
    section === 'jobs'
      ? Math.min(left, Math.max(LARGE_RUN_BYTES - (maxBytes - left), 2 * MIN_JOBS_BYTES))
      : left
  const placeOf = (section: SectionName) => {
    if (section === 'timeline') return isRed && drawn === undefined ? 'folded' : 'below'
    return staysOpen(section, report) ? 'above' : 'folded'
  }
  const chosen = names.filter((name) => sections.includes(name))
  for (const section of sortBy(chosen, sectionRank)) {
    const layOut = LAYOUTS[section] ?? (() => writeSection(sectionOf(section, report, MARKDOWN)))
    const render = (maxSize: number) =>
      keep(`the section ${section}`, () => layOut(findings, maxSize), lostSection(section))
    const isFolded = placeOf(section) === 'folded' && drawn === undefined
    const whole = isFolded
      ? fold(render(roomFor(section) - FOLD_BYTES))
      : (drawn?.[section] ?? render(roomFor(section)))
    const block = sizeOf(whole) <= left ? whole : ''
    rendered.set(section, block)
    left -= sizeOf(block)
  }
  const { above = [], below = [], folded = [] } = Object.groupBy(names, placeOf)
  const blocksOf = (some: readonly SectionName[]) => some.map((name) => rendered.get(name) ?? '')
  return joinBlocks([
    ...opening,
    ...blocksOf(above),
    digest,
    ...blocksOf(below),
    ...blocksOf(folded),
  ])
}

/** Returns what stands for a section that an error of the program lost. */
export function lostSection(name: SectionName): string {
  const words = name.replace('-', ' ')
  return `### ${words.charAt(0).toUpperCase()}${words.slice(1)}\n\n${LOST_HERE}`
}

function writeHeading({ heading }: Findings): string {
  const { result, name, verdict } = heading()
  return `## ${iconOf(result)} ${escapeMarkdown(name)} ${escapeMarkdown(verdict)}`
}

/** Whether a section is never folded: it decides, or says what the report lacks. */
function staysOpen(section: string, report: AnyReport): boolean {
  if (section === 'notes') return notesOf(report).some(({ severity }) => severity === 'warning')
  return section === 'failures' || section === 'required-checks'
}

/** Writes the lines of the overview, then the one of the folded section that has one. */
function writeDigest(
  report: AnyReport,
  sections: readonly string[],
  lines: readonly ListItem[],
): string {
  const waits = sections.includes('runners') ? sectionOf('runners', report, MARKDOWN).line : ''
  const written = lines.map((line) =>
    typeof line === 'string' ? line : `${iconOf(line.icon)} ${line.text}`,
  )
  return joinTexts([...written, waits ?? ''], '<br>\n')
}

/** Size that `fold` adds to the size of a section, at most. */
const FOLD_BYTES = 100

/** Folds a section under its heading; one that is folded already stays as it is. */
function fold(section: string): string {
  const [, title, body] = /^### (.+)\n+(?!\n)([^]*)$/.exec(section) ?? []
  return title === undefined || body === undefined
    ? section
    : details(`<strong>${title}</strong>`, body)
}

function joinBlocks(blocks: readonly string[]): string {
  return `${joinTexts(blocks, '\n\n')}\n`
}

/** Returns a section as Markdown; '' if it says nothing. */
export function writeSection(section: Section): string {
  const blocks = blocksToShow(section)
  if (blocks.length === 0) return ''
  return `### ${section.title}\n\n${writeBlocks(blocks)}`
}

/** Returns blocks as Markdown. */
function writeBlocks(blocks: readonly Block[]): string {
  return blocks.map(writeBlock).join('\n\n')
}

function writeBlock(block: Block): string {
  if (typeof block === 'string') return block
  if ('legend' in block) return `<sub>${block.legend}</sub>`
  if ('list' in block) return block.list.map(writeItem).join('\n')
  return table(block.table.columns, block.table.rows)
}

function writeItem(item: ListItem): string {
  if (typeof item === 'string') return `- ${item}`
  const { icon, text, below = [] } = item
  const parts = below.map((part) =>
    typeof part === 'string' ? part : codeBlock(part.code, 'yaml'),
  )
  return [`- ${iconOf(icon)} ${text}`, ...parts].join('\n\n').replace(/\n(?!\n)/g, '\n  ')
}

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
