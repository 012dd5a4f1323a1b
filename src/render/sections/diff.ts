import { ranAndPassed } from '../../model/conclusion.ts'
import type { NotCompared } from '../../model/report/history.ts'
import { SLOWER } from '../../model/report/history.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type {
  Change,
  Doubt,
  DurationChange,
  FailureChange,
  GroupPair,
  JobPair,
  NotComparable,
  RunDiff,
  TotalName,
  UnmatchedJob,
} from '../../model/run-diff.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { type Inline, jobLink, jobName } from '../text/inline.ts'
import { labelOf } from '../text/labels.ts'
import { singleLine } from '../text/markdown.ts'
import {
  enumerate,
  formatDifference,
  formatDuration,
  joinTexts,
  plural,
  UNKNOWN,
} from '../text/units.ts'
import { reportName, verdict } from '../findings/headline.ts'
import { originOf } from '../findings/overview.ts'

/** A part of the comparison of two runs, worded for one output; it has lines or rows. */
export interface DiffSection {
  readonly title: string
  readonly columns: readonly DiffColumn[]
  readonly rows: readonly (readonly string[])[]
  /** Sentences below the table. */
  readonly lines: readonly string[]
}

interface DiffColumn {
  readonly title: string
  /** Whether it has names, which a narrow output truncates. */
  readonly isName: boolean
  /** In which order a narrow output drops columns; never if absent. */
  readonly dropped?: number
}

const MAX_ROWS = 20
const MAX_NAMES = 5

function isSameAttempt([one, other]: readonly [Report['run'], Report['run']]): boolean {
  return one.repository === other.repository && one.id === other.id && one.attempt === other.attempt
}

/** Returns how a sentence refers to the two runs. */
function runLabels({ before, after }: RunDiff): readonly [before: string, after: string] {
  const [one, other] = [before.run, after.run]
  if (one.id === other.id && one.attempt !== other.attempt)
    return [`attempt ${one.attempt ?? '?'}`, `attempt ${other.attempt ?? '?'}`]
  if (isSameAttempt([one, other])) return ['first', 'second']
  const label = ({ number, id }: Report['run']) =>
    number === undefined ? `run ${id}` : `#${number}`
  const labels = [label(one), label(other)] as const
  return labels[0] === labels[1] ? [`run ${one.id}`, `run ${other.id}`] : labels
}

/** Returns the result in one plain line: `CI #6 → #7: 12m 4s → 10m 2s (−2m 2s); 1 job added, 2 faster`. */
export function diffHeadline(diff: RunDiff): string {
  const { jobs, added, removed, failures, totals } = diff
  const [one, other] = runLabels(diff)
  const count = (change: FailureChange['change']) =>
    failures.filter((failure) => failure.change === change).length
  const sure = (unmatched: readonly UnmatchedJob[]) =>
    unmatched.filter(({ doubt }) => doubt === undefined).length
  const moved = (sign: number) =>
    jobs.filter(({ duration }) => duration.changed && Math.sign(duration.delta ?? 0) === sign)
  const counts = [
    counted(count('new'), 'new failure'),
    counted(count('gone'), 'failure', 'gone'),
    counted(sure(added), 'job', 'added'),
    counted(sure(removed), 'job', 'removed'),
    counted(moved(1).length, 'job', 'slower'),
    counted(moved(-1).length, 'job', 'faster'),
  ]
  const { before, after, delta } = totals.duration
  const known = before !== undefined && after !== undefined
  const difference = delta === undefined ? '' : ` (${formatDifference(after ?? 0, before ?? 0)})`
  const times = known && `${formatDuration(before)} → ${formatDuration(after)}${difference}`
  const changes = joinTexts(counts, ', ')
  const names = [...new Set([reportName(diff.before), reportName(diff.after)])].join(' and ')
  const result = joinTexts([times, changes === '' ? 'no job or failure differs' : changes], '; ')
  return `${names} ${one} → ${other}: ${result}`
}

function counted(count: number, noun: string, suffix = ''): string {
  return count === 0 ? '' : joinTexts([plural(count, noun), suffix], ' ')
}

/** Describes the two runs, one line each. */
export function diffOrigins({ before, after }: RunDiff, inline: Inline): string[] {
  return [before, after].map((report) =>
    [...originOf(report, inline), inline.text(verdict(report))].join(' · '),
  )
}

/** Returns the sections that say something, what failed first. */
export function diffSections(diff: RunDiff, inline: Inline): DiffSection[] {
  const context: Wording = { diff, inline, labels: runLabels(diff).map(inline.text) }
  return [
    caveats(context),
    failures(context),
    totals(context),
    durations(context),
    listed(context),
    legs(context),
    paths(context),
    notCompared(context),
  ].filter(({ rows, lines }) => rows.length + lines.length > 0)
}

interface Wording {
  readonly diff: RunDiff
  readonly inline: Inline
  /** Of the first and the second run. */
  readonly labels: readonly string[]
}

const value = (title: string, dropped?: number): DiffColumn => ({
  ...{ title, isName: false },
  ...(dropped !== undefined && { dropped }),
})
const name = (title: string): DiffColumn => ({ title, isName: true })

const NOT_COMPARED: Readonly<Record<NotCompared, string>> = {
  incomplete: 'has jobs or times that are unknown',
  unfinished: 'has not finished',
  partial: 'ran only some of its jobs in this attempt',
  failed: 'did not pass',
  'different-jobs': 'ran other jobs',
  'different-steps': 'has other steps',
}

/** Says why the runs as a whole may not be comparable. */
function caveats({ diff, inline, labels }: Wording): DiffSection {
  const { before, after } = diff
  const differing = (['repository', 'workflow', 'event'] as const).flatMap((field) => {
    const [one, other] = [before.run[field], after.run[field]]
    if (one === other || one === undefined || other === undefined) return []
    return `The ${field} differs: ${inline.code(one)} and ${inline.code(other)}.`
  })
  const same = isSameAttempt([before.run, after.run]) ? ['Both are the same attempt.'] : []
  const reasons = [diff.notCompared.before, diff.notCompared.after].flatMap((reason, index) =>
    reason === undefined ? [] : `${labels[index] ?? ''} ${NOT_COMPARED[reason]}`,
  )
  const whole =
    reasons.length > 0 && diff.totals.duration.delta === undefined
      ? [`The durations of the runs are not compared: ${reasons.join(', and ')}.`]
      : []
  return {
    title: 'Before you compare',
    columns: [],
    rows: [],
    lines: [...same, ...differing, ...whole],
  }
}

const FAILURE_CHANGES: Readonly<Record<FailureChange['change'], string>> = {
  new: 'new',
  gone: 'gone',
  remaining: 'in both',
  unknown: 'unknown',
}

function failures({ diff, inline, labels: [one = '', other = ''] }: Wording): DiffSection {
  const order = Object.keys(FAILURE_CHANGES)
  const sorted = diff.failures.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change))
  return firstRows({
    title: 'Failures',
    columns: [name('job'), value('failure'), value(one, 1), value(other, 2)],
    rows: sorted.flatMap(({ change, before, after, sameError }) => {
      const job = after ?? before
      if (job === undefined) return []
      const note = sameError ? `${FAILURE_CHANGES[change]}, same error` : FAILURE_CHANGES[change]
      return [[linked(job, inline), note, statusOf(before), statusOf(after)].map(String)]
    }),
    lines: [],
  })
}

function statusOf(job: JobReport | undefined): string {
  if (job === undefined) return 'not listed'
  if (job.outcome === undefined) return 'unfinished'
  return ranAndPassed(job.outcome) ? 'passed' : singleLine(labelOf(job.outcome))
}

const TOTALS: readonly (readonly [TotalName, string, (value: number | undefined) => string])[] = [
  ['duration', 'duration', formatDuration],
  ['queue', 'total queue time', formatDuration],
  ['execution', 'total execution time', formatDuration],
  ['minutes', 'runner minutes', (count) => (count === undefined ? UNKNOWN : String(count))],
  ['price', 'estimated price', (usd) => (usd === undefined ? UNKNOWN : money(usd))],
]

function totals({ diff, inline, labels: [one = '', other = ''] }: Wording): DiffSection {
  const known = TOTALS.filter(([key]) => {
    const { before, after } = diff.totals[key]
    return before !== undefined || after !== undefined
  })
  return {
    title: 'Totals',
    columns: [name(''), value(one, 2), value(other, 3), value('change', 1)],
    rows: known.map(([key, label, format]) => {
      const change = diff.totals[key]
      const cells = [format(change.before), format(change.after), totalChange(change, format)]
      return [label, ...cells.map(inline.text)]
    }),
    lines: [],
  }
}

function totalChange(
  { before, after, delta }: Change,
  format: (value: number | undefined) => string,
): string {
  if (delta === undefined || before === undefined || after === undefined) return UNKNOWN
  if (format === formatDuration) return formatDifference(after, before)
  const size = format(Math.abs(delta))
  return size === format(0) ? size : `${delta < 0 ? '−' : '+'}${size}`
}

/** Returns `$1.24`; below a dollar with tenths of a cent, as in GitHub's prices. */
function money(usd: number): string {
  return `$${usd.toFixed(usd < 1 ? 3 : 2)}`
}

/** Lists the jobs that are slower or faster, with their steps and queues, the largest change first. */
function durations({ diff, inline, labels: [one = '', other = ''] }: Wording): DiffSection {
  const changed = diff.jobs
    .filter(({ duration, queue, steps }) =>
      [duration, queue, ...steps.map((step) => step.duration)].some((change) => change.changed),
    )
    .toSorted((a, b) => sizeOf(b.duration) - sizeOf(a.duration))
  const rows = changed.flatMap((pair) => {
    const job = linked(pair.after, inline)
    const steps = pair.steps
      .filter(({ duration }) => duration.changed)
      .toSorted((a, b) => sizeOf(b.duration) - sizeOf(a.duration))
    return [
      ...(pair.queue.changed ? [durationRow(`${job}, queued`, pair.queue)] : []),
      ...(pair.duration.changed || steps.length > 0 ? [durationRow(job, pair.duration)] : []),
      ...steps.map(({ after, duration }) =>
        durationRow(`↳ ${inline.text(after.step.name)}`, duration),
      ),
    ]
  })
  const [unknown = [], known = []] = [true, false].map((isUnknown) =>
    changed.filter(
      ({ duration }) => duration.changed && (duration.spread === undefined) === isUnknown,
    ),
  )
  return firstRows({
    title: 'Slower and faster',
    columns: [name('job'), value(one, 3), value(other, 2), value('change'), value('normal', 1)],
    rows,
    lines: [
      ...(known.length === 0
        ? []
        : ['Normal: how far two runs differ by chance, from the spread of earlier runs.']),
      ...(unknown.length === 0
        ? []
        : [
            `Without earlier runs, the normal variation of ${plural(unknown.length, 'job')} is unknown, and a change may be no more than that. Shown are changes of more than ${SLOWER.time / SECOND} s and ${SLOWER.share * 100} %.`,
          ]),
    ],
  })
}

function durationRow(label: string, change: DurationChange): string[] {
  const { before, after, delta, spread } = change
  const difference =
    delta === undefined || before === undefined || after === undefined
      ? UNKNOWN
      : formatDifference(after, before)
  const normal: Milliseconds | undefined = spread && SLOWER.deviations * Math.SQRT2 * spread
  return [
    label,
    formatDuration(before),
    formatDuration(after),
    difference,
    normal === undefined ? UNKNOWN : `±${formatDuration(normal)}`,
  ]
}

function sizeOf({ delta = 0 }: DurationChange): number {
  return Math.abs(delta)
}

const DOUBTS: Readonly<Record<Doubt, (other: string) => string>> = {
  incomplete: (other) => `not all jobs of ${other} are listed`,
  unfinished: (other) => `${other} has not finished`,
  'skipped-as-one': () => 'its matrix was skipped as one job',
}

/** Lists the jobs and steps that only one run has, and the legs that have another name. */
function listed({ diff, inline, labels: [one = '', other = ''] }: Wording): DiffSection {
  const { jobs, added, removed } = diff
  const renamed = jobs.filter(({ before, after }) => before.job.name !== after.job.name)
  return {
    title: 'Jobs and steps',
    columns: [],
    rows: [],
    lines: [
      ...unmatchedLines('Added', added, one, inline),
      ...unmatchedLines('Removed', removed, other, inline),
      ...someLines(
        renamed.map(
          ({ before, after }) =>
            `Renamed leg: ${inline.code(before.job.name)} is compared as ${jobName(after.job, inline)}`,
        ),
      ),
      ...stepLines('Added', jobs, ({ stepsAdded }) => stepsAdded, inline),
      ...stepLines('Removed', jobs, ({ stepsRemoved }) => stepsRemoved, inline),
    ],
  }
}

/** @param other label of the run that does not list the jobs */
function unmatchedLines(
  label: string,
  jobs: readonly UnmatchedJob[],
  other: string,
  inline: Inline,
): string[] {
  return [...Map.groupBy(jobs, ({ doubt }) => doubt)].map(([doubt, group]) => {
    const names = enumerate(
      group.map(({ job }) => jobName(job.job, inline)),
      MAX_NAMES,
    )
    return doubt === undefined
      ? `${label}: ${names}`
      : `Not known to be ${label.toLowerCase()}, since ${DOUBTS[doubt](other)}: ${names}`
  })
}

/** Returns a line for each set of steps that jobs have in common. */
function stepLines(
  label: string,
  jobs: readonly JobPair[],
  stepsOf: (pair: JobPair) => readonly StepReport[],
  inline: Inline,
): string[] {
  const named = jobs
    .map((pair) => ({ pair, steps: stepsOf(pair).map(({ step }) => step.name) }))
    .filter(({ steps }) => steps.length > 0)
  const groups = Map.groupBy(named, ({ steps }) => JSON.stringify(steps))
  return someLines(
    [...groups.values()].map((group) => {
      const names = group.map(({ pair }) => jobName(pair.after.job, inline))
      const steps = group[0]?.steps.map(inline.code) ?? []
      const noun = steps.length === 1 ? 'step' : 'steps'
      return `${label} ${noun} of ${enumerate(names, MAX_NAMES)}: ${enumerate(steps, MAX_NAMES)}`
    }),
  )
}

function someLines(lines: readonly string[]): string[] {
  const rest = lines.length - MAX_ROWS
  return [...lines.slice(0, MAX_ROWS), ...(rest > 0 ? [`and ${rest} more`] : [])]
}

/** Compares the legs of the matrices that have more or fewer of them. */
function legs({ diff, inline }: Wording): DiffSection {
  return firstRows({
    title: 'Legs',
    columns: [name('matrix'), value('legs'), value('slowest', 2), value('total', 1)],
    rows: diff.groups.map((pair) => [
      inline.text(pair.name),
      bothSides(pair, (group) => String(group.jobs.length)),
      bothSides(pair, ({ durations: spread }) => formatDuration(spread?.max)),
      bothSides(pair, ({ jobs }) => formatDuration(sumOf(jobs))),
    ]),
    lines: [],
  })
}

function bothSides(
  { before, after }: GroupPair,
  cellOf: (group: NonNullable<GroupPair['before']>) => string,
): string {
  const [one, other] = [before, after].map((group) => (group ? cellOf(group) : UNKNOWN))
  return `${one} → ${other}`
}

/** Adds up the durations; `undefined` if one of them is unknown. */
function sumOf(jobs: readonly JobReport[]): Milliseconds | undefined {
  const known = jobs.flatMap(({ duration }) => duration ?? [])
  return known.length < jobs.length ? undefined : known.reduce((sum, one) => sum + one, 0)
}

function paths({ diff, inline, labels: [one = '', other = ''] }: Wording): DiffSection {
  const known = [diff.before, diff.after].map(({ criticalPath }) => criticalPath)
  const [ours = [], theirs = []] = known.map((path) => path?.jobs)
  const isWorthShowing = ours.length > 0 && theirs.length > 0 && ours.length + theirs.length > 2
  const cells = (job: JobReport | undefined) =>
    job === undefined ? ['', ''] : [linked(job, inline), formatDuration(job.duration)]
  const soFar = known.flatMap((path, index) =>
    path?.soFar === true ? `The path of ${index === 0 ? one : other} is the one so far.` : [],
  )
  if (!isWorthShowing) return { title: '', columns: [], rows: [], lines: [] }
  return firstRows({
    title: 'Critical paths',
    columns: [name(one), value('ran', 1), name(other), value('ran', 1)],
    rows: Array.from({ length: Math.max(ours.length, theirs.length) }, (_, at) => [
      ...cells(ours[at]?.job),
      ...cells(theirs[at]?.job),
    ]),
    lines: soFar,
  })
}

const NOT_COMPARABLE: Readonly<Record<Exclude<NotComparable, 'check'>, string>> = {
  'same-name': 'several jobs have the name, and it is unknown which of them are the same',
  unfinished: 'unfinished in one of the runs',
  'carried-over': 'carried over from an earlier attempt in one of the runs',
  skipped: 'skipped in one of the runs',
  'not-passed': 'did not pass in one of the runs, which shortens a job',
  'other-shards': 'the work is shared among another number of legs',
  'unknown-time': 'GitHub reports no usable times',
}

/** Lists the jobs whose durations are not compared, by reason. */
function notCompared({ diff, inline }: Wording): DiffSection {
  const isSkippedTwice = ({ before, after }: JobPair) =>
    before.outcome === 'skipped' && after.outcome === 'skipped'
  const groups = Map.groupBy(
    diff.jobs.filter((pair) => !isSkippedTwice(pair)),
    (pair) => pair.notCompared,
  )
  const lines = [...groups].flatMap(([reason, pairs]) => {
    if (reason === undefined || reason === 'check') return []
    const names = pairs.map(({ after }) => jobName(after.job, inline))
    return `${enumerate(names, MAX_NAMES)}: ${NOT_COMPARABLE[reason]}`
  })
  return { title: 'Not compared', columns: [], rows: [], lines }
}

function linked({ job }: JobReport, { text, link }: Inline): string {
  return jobLink(job, { text, link })
}

function firstRows(section: DiffSection): DiffSection {
  const rest = section.rows.length - MAX_ROWS
  if (rest <= 0) return section
  const more = `${plural(rest, 'more row')} in the JSON format.`
  return { ...section, rows: section.rows.slice(0, MAX_ROWS), lines: [more, ...section.lines] }
}
