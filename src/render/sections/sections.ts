import type { AttemptJob, AttemptRow } from '../../model/report/attempts.ts'
import type { Report, CriticalPath, PathJob } from '../../model/report/report.ts'
import { type Inline, jobName, jobLabel, jobLink } from '../text/inline.ts'
import { attemptList, jobStatus, stepStatus, mayChange, conclusionStatus } from '../text/labels.ts'
import { plural, UNKNOWN, formatDuration, shareOf, enumerate } from '../text/units.ts'
import {
  type CellColumn,
  type Section,
  tableOf,
  durationColumn,
  type Block,
  blocksToShow,
} from '../findings/section.ts'
import { HELD_BY_REASONS, type PathMissing } from '../../model/reasons.ts'
import { waitSentences } from '../text/waits.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { RequiredCheck } from '../../model/shapes/commit-report.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import type { Need } from '../../model/shapes/report.ts'
import { historySection } from './history.ts'
import { notesSection } from './notes.ts'
import { runnersSection } from './runners.ts'
import { runsSection } from './runs.ts'

const MAX_REPEATED = 20

/** Returns the jobs that differ between the attempts, and those that failed repeatedly. */
function attemptsSection({ attempts }: Report, inline: Inline): Section {
  const title = 'Attempts'
  if (attempts === undefined) return { title, blocks: [] }
  const { number, earlier, notCompared, differing } = attempts
  const repeated = attempts.repeated
    .slice(0, MAX_REPEATED)
    .map(({ job, failedIn }) => `${jobName(job.job, inline)} (${attemptList(failedIn)})`)
  const columns: CellColumn<AttemptRow>[] = [
    { title: 'Job', isName: true, cell: ({ name }, { text }) => text(name) },
    ...earlier.map((attempt, index) => ({
      title: `Attempt ${attempt}`,
      cell: (row: AttemptRow) => earlierCell(row.earlier[index], inline),
    })),
    {
      title: `Attempt ${number} (this one)`,
      cell: ({ job }, { text, link }) => link(text(jobStatus(job)), job.job.url),
    },
  ]
  const isPartial = differing.length > 0 && notCompared !== 0
  return {
    title,
    blocks: [
      ...tableOf({ rows: differing, columns, inline, noun: 'job' }),
      repeated.length > 0 ? `Failed repeatedly: ${repeated.join(', ')}.` : '',
      isPartial ? `${plural(notCompared, 'earlier attempt')} not compared.` : '',
    ],
  }
}

function earlierCell(attempt: AttemptJob | undefined, { text, link }: Inline): string {
  if (attempt === undefined) return UNKNOWN
  const { job, carriedOver } = attempt
  return `${link(text(stepStatus(job.state)), job.url)}${carriedOver ? ', not re-run' : ''}`
}

const LEGEND =
  'Delay: from the end of the previous job, or the start of the attempt, until this job started.'

/** Thing that a job waited for; a dash for a job that was ready at the start. */
const HELD_BY = { ...HELD_BY_REASONS, needs: 'needed jobs', start: UNKNOWN }

const UNKNOWN_PATH: Readonly<Record<Exclude<PathMissing, 'not-read'>, string>> = {
  'no-file': 'Unknown: GitHub generates this workflow, so it has no file.',
  'not-understood': 'Unknown: the workflow file could not be parsed.',
  unmatched: 'Unknown: not all jobs could be matched to the workflow file.',
  contradicted:
    'Unknown: the start times of the jobs contradict the workflow file at this commit, so another version may have run.',
}

/** Returns the chain of jobs that determined when the run finished. */
function criticalPathSection(report: Report, inline: Inline): Section {
  const title = 'What held the run up'
  const { criticalPath: path, criticalPathMissing: missing, jobs = [], totals } = report
  // With a single job, the path says nothing.
  if (jobs.length < 2) return { title, blocks: [] }
  if (missing === 'not-read') {
    const advice = `The permission ${inline.code('contents: read')} can show which job waited for which.`
    return { title, blocks: [advice] }
  }
  if (path === undefined)
    return { title, blocks: missing === undefined ? [] : [UNKNOWN_PATH[missing]] }
  const chain = path.jobs.map(({ job }) => jobLabel(job.job, inline)).join(' → ')
  return {
    title,
    blocks: [
      `${chain}: ${pathSentence(path, totals)}`,
      ...tableOf({ rows: path.jobs, columns: columnsOf(path), inline }),
      waitSentences(report, inline).join(' '),
      { legend: LEGEND },
    ],
  }
}

function columnsOf({ length }: CriticalPath): CellColumn<PathJob>[] {
  return [
    { title: 'Job', isName: true, cell: ({ job }, inline) => jobLink(job.job, inline) },
    {
      title: 'Held back by',
      short: 'held by',
      cell: ({ heldBy }) => HELD_BY[heldBy ?? 'start'],
    },
    durationColumn('Delay', ({ delay }) => delay),
    durationColumn('Ran', ({ job }) => job.duration),
    {
      title: '% of run',
      align: 'right',
      cell: ({ job }) => shareOf(job.duration, length),
    },
  ]
}

/** Returns `2 jobs in sequence, 4m 57s.` */
function pathSentence(path: CriticalPath, { jobsUnfinished }: Report['totals']): string {
  const count = plural(path.jobs.length, 'job')
  const sequence = path.jobs.length === 1 ? count : `${count} in sequence`
  const length = `${path.soFar ? ' so far' : ''}, ${formatDuration(path.length)}`
  return `${sequence}${length}.${path.soFar ? ` ${mayChange(jobsUnfinished)}` : ''}`
}

const MAX_PASSED = 10

const ICONS: Readonly<Record<RequiredCheck['status'], string>> = {
  failed: 'failure',
  missing: 'failure',
  unfinished: 'unfinished',
  unknown: 'unknown',
  passed: 'success',
}

/** Lists the required checks, those that block the merge first; those that passed share a line. */
function requiredChecksSection({ requiredChecks }: CommitReport, inline: Inline): Section {
  const title = 'Required checks'
  const { branch = '', checks = [], complete = true } = requiredChecks ?? {}
  if (checks.length === 0) return { title, blocks: [] }
  const { text, code, strong, link } = inline
  const nameOf = ({ name, url, skippedAs }: RequiredCheck) =>
    strong(url === undefined || skippedAs !== undefined ? text(name) : link(text(name), url))
  const { passed = [], other = [] } = Object.groupBy(checks, ({ status }) =>
    status === 'passed' ? 'passed' : 'other',
  )
  const names = passed.map(({ name }) => text(name))
  const list = [
    ...other.map((check) => ({
      icon: ICONS[check.status],
      text: `${nameOf(check)} ${sayingOf(check, code(branch), inline)}`,
    })),
    passed.length > 0 && {
      icon: ICONS.passed,
      text: `${plural(passed.length, 'check')} passed: ${enumerate(names, MAX_PASSED)}`,
    },
    !complete && {
      icon: ICONS.unknown,
      text: `The rules of ${code(branch)} were not completely readable, so more checks may be required.`,
    },
  ]
  return { title, blocks: [{ list: list.filter((line) => line !== false) }] }
}

function sayingOf(check: RequiredCheck, branch: string, inline: Inline): string {
  const { status, url } = check
  switch (status) {
    case 'failed':
      return `did not pass and blocks the merge into ${branch}`
    case 'missing':
      return `blocks the merge into ${branch} unless another workflow reports it: ${whyMissing(check, inline)}`
    case 'unfinished':
      return 'has not finished'
    case 'unknown':
      return url === undefined
        ? 'is unknown: none of these jobs reported it, but another app, another run or a later job may'
        : 'is unknown: jobs of this name differ, or GitHub also has a newer run that was skipped or an older one that was re-run'
    case 'passed':
      return 'passed'
  }
}

function whyMissing({ name, url, skippedAs }: RequiredCheck, { text, link }: Inline): string {
  if (skippedAs === undefined || url === undefined)
    return 'no run of this commit did, and all have finished'
  const isMatrix = name.startsWith(`${skippedAs} (`) || skippedAs.includes('matrix.')
  const kind = isMatrix ? 'matrix' : 'call'
  return `the ${kind} ${link(text(skippedAs), url)} was skipped, which GitHub reports under that name alone`
}

type Make<Subject> = (report: Subject, inline: Inline) => Section

/** A section of a report. Each output lays out one without `make` in its own way. */
type SectionRow = {
  /** Space in the summary is allocated in this order, and not in the order of the sections. */
  readonly rank: number
  /** Place in a terminal: above or below the timeline, or not at all. */
  readonly terminal?: 'above' | 'below'
} & (
  | { readonly of: 'run'; readonly make?: Make<Report> }
  | { readonly of: 'commit'; readonly make?: Make<CommitReport> }
  | { readonly of: 'each'; readonly make?: Make<AnyReport> }
)

/** Sections in the order of the summary and of the page. The size of those with `make` is bounded. */
const SECTIONS = {
  failures: { rank: 3, of: 'each' },
  'required-checks': { rank: 1, of: 'commit', make: requiredChecksSection, terminal: 'above' },
  runs: { rank: 2, of: 'commit', make: runsSection, terminal: 'above' },
  'critical-path': { rank: 5, of: 'run', make: criticalPathSection, terminal: 'below' },
  timeline: { rank: 6, of: 'each' },
  jobs: { rank: 10, of: 'run' },
  runners: { rank: 7, of: 'run', make: runnersSection },
  history: { rank: 8, of: 'run', make: historySection },
  attempts: { rank: 9, of: 'run', make: attemptsSection },
  notes: { rank: 4, of: 'each', make: notesSection, terminal: 'below' },
} as const satisfies Record<string, SectionRow>

const NEED_COLUMNS: readonly CellColumn<Need>[] = [
  { title: 'Job', isName: true, cell: ({ key }, { text }) => text(key) },
  { title: 'Result', cell: ({ result }, { text }) => text(conclusionStatus(result)) },
]

export type SectionName = keyof typeof SECTIONS

// Its keys are the names.
const NAMES = Object.keys(SECTIONS) as readonly SectionName[]

/** Lists the sections that the summary of a run or of a commit has. */
export function sectionNames(kind: AnyReport['kind']): readonly SectionName[] {
  return NAMES.filter((name) => isSectionOf(kind, name))
}

/** Lists the sections of the page, which also has those of each run of a commit. Their paths are not joined. */
export function pageSections(kind: AnyReport['kind']): readonly SectionName[] {
  return NAMES.filter((name) => kind === 'run' || name !== 'critical-path')
}

/** Lists the sections that a terminal has above or below the timeline. */
export function terminalSections(
  kind: AnyReport['kind'],
  position: 'above' | 'below',
): readonly SectionName[] {
  return NAMES.filter((name) => isSectionOf(kind, name) && rowOf(name).terminal === position)
}

function isSectionOf(kind: AnyReport['kind'], name: SectionName): boolean {
  return ['each', kind].includes(SECTIONS[name].of)
}

export function sectionRank(name: SectionName): number {
  return SECTIONS[name].rank
}

/**
 * Returns a section; for a commit, the section of a run is made for each of its runs. Empty if an output lays it out
 * itself.
 */
export function sectionOf(name: SectionName, report: AnyReport, inline: Inline): Section {
  const row = rowOf(name)
  const none = { title: '', blocks: [] }
  if (row.make === undefined) return none
  if (row.of === 'each') return row.make(report, inline)
  if (row.of === 'run')
    return report.kind === 'run' ? row.make(report, inline) : ofEachRun(report, row.make, inline)
  return report.kind === 'commit' ? row.make(report, inline) : none
}

/** Returns the results in `needs`, which are all that is known if the jobs could not be listed. */
export function needsSection(report: AnyReport, inline: Inline): Section {
  const rows = report.kind === 'run' && report.jobs === undefined ? report.needs : []
  return {
    title: 'Jobs that this one needs',
    blocks: tableOf({ rows, columns: NEED_COLUMNS, inline }),
  }
}

function rowOf(name: SectionName): SectionRow {
  return SECTIONS[name]
}

/** Returns a section of each run of a commit as one, below the labels of the runs. */
function ofEachRun({ runs }: CommitReport, make: Make<Report>, inline: Inline): Section {
  const { text, link, strong } = inline
  const sections = runs.map(({ label, report }) => {
    const section = make(report, inline)
    const blocks = blocksToShow(section)
    const name = strong(link(text(label), report.run.url))
    return { title: section.title, blocks: blocks.length === 0 ? [] : [name, ...blocks] }
  })
  const isLegend = (block: Block) => typeof block !== 'string' && 'legend' in block
  const { legends = [], others = [] } = Object.groupBy(
    sections.flatMap(({ blocks }) => blocks),
    (block) => (isLegend(block) ? 'legends' : 'others'),
  )
  const once = new Map(legends.map((legend) => [JSON.stringify(legend), legend]))
  return { title: sections[0]?.title ?? '', blocks: [...others, ...once.values()] }
}
