import { ranAndPassed } from '../../model/conclusion.ts'
import { UNFIT_REASONS } from '../../model/reasons.ts'
import type { PathJob } from '../../model/report/critical-path.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Change, FailureChange, RunDiff, TotalName } from '../../model/report/run-diff.ts'
import { isSameAttempt } from '../../model/run.ts'
import { blocksToShow, type Section, tableOf } from '../findings/section.ts'
import { type Inline, jobLink } from '../text/inline.ts'
import { labelOf } from '../text/labels.ts'
import { durationCell, formatDifference, formatDuration, unbroken, UNKNOWN } from '../text/units.ts'
import { type Wording, wordingOf } from './headline.ts'
import {
  durationsSection,
  legsSection,
  listedSection,
  notComparedSection,
  numeric,
} from './job-sections.ts'

/** Returns the sections that say something, what failed first. */
export function diffSections(diff: RunDiff, inline: Inline): Section[] {
  const wording = wordingOf(diff, inline)
  return [
    caveatsSection(wording),
    failuresSection(wording),
    totalsSection(wording),
    durationsSection(wording),
    listedSection(wording),
    legsSection(wording),
    pathsSection(wording),
    notComparedSection(wording),
  ].filter((section) => blocksToShow(section).length > 0)
}

/** Says why the runs as a whole may not be comparable. */
function caveatsSection({ diff, inline, labels }: Wording): Section {
  const { before, after } = diff
  const differing = (['repository', 'workflow', 'event'] as const).flatMap((field) => {
    const [one, other] = [before.run[field], after.run[field]]
    if (one === other || one === undefined || other === undefined) return []
    return `The ${field} differs: ${inline.code(one)} and ${inline.code(other)}.`
  })
  const same = isSameAttempt(before.run, after.run) ? ['Both are the same attempt.'] : []
  const reasons = [diff.notCompared.before, diff.notCompared.after].flatMap((reason, index) =>
    reason === undefined ? [] : `${labels[index] ?? ''} ${UNFIT_REASONS[reason]}`,
  )
  const whole =
    reasons.length > 0 && diff.totals.duration.delta === undefined
      ? [`The durations of the runs are not compared: ${reasons.join(', and ')}.`]
      : []
  return { title: 'Before you compare', blocks: [{ list: [...same, ...differing, ...whole] }] }
}

const FAILURE_CHANGES: Readonly<Record<FailureChange['change'], string>> = {
  new: 'new',
  gone: 'gone',
  remaining: 'in both',
  unknown: 'unknown',
}

function failuresSection({ diff, inline, labels: [one, other] }: Wording): Section {
  const order = Object.keys(FAILURE_CHANGES)
  const statusOf = (job: JobReport | undefined) => inline.text(jobStatusOf(job))
  return {
    title: 'Failures',
    blocks: tableOf({
      noun: 'failure',
      inline,
      rows: diff.failures.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change)),
      columns: [
        {
          ...{ title: 'Job', isName: true },
          cell: ({ before, after = before }) => (after ? jobLink(after.job, inline) : ''),
        },
        {
          title: 'Failure',
          cell: ({ change, sameError }) =>
            FAILURE_CHANGES[change] + (sameError ? ', same test or error' : ''),
        },
        { title: one, cell: ({ before }) => statusOf(before) },
        { title: other, cell: ({ after }) => statusOf(after) },
      ],
    }),
  }
}

function jobStatusOf(job: JobReport | undefined): string {
  if (job === undefined) return 'not listed'
  if (job.outcome === undefined) return 'unfinished'
  return ranAndPassed(job.outcome) ? 'passed' : labelOf(job.outcome)
}

const TOTALS: readonly (readonly [TotalName, string, (value: number | undefined) => string])[] = [
  ['duration', 'duration', formatDuration],
  ['queue', 'total queue time', formatDuration],
  ['execution', 'total execution time', formatDuration],
  ['minutes', 'runner minutes', (count) => (count === undefined ? UNKNOWN : String(count))],
]

function totalsSection({ diff, inline, labels: [one, other] }: Wording): Section {
  const cellOf = (text: string) => unbroken(inline.text(text))
  return {
    title: 'Totals',
    blocks: tableOf({
      inline,
      rows: TOTALS.map(([key, label, format]) => ({
        label,
        format,
        change: diff.totals[key],
      })).filter(({ change: { before = 0, after = 0 } }) => before > 0 || after > 0),
      columns: [
        { title: '', isName: true, cell: ({ label }) => label },
        { ...numeric(one), cell: ({ change, format }) => cellOf(format(change.before)) },
        { ...numeric(other), cell: ({ change, format }) => cellOf(format(change.after)) },
        {
          ...numeric('Change'),
          cell: ({ change, format }) => cellOf(totalChange(change, format)),
        },
      ],
    }),
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

function pathsSection({ diff, inline, labels: [one, other] }: Wording): Section {
  const paths = [diff.before, diff.after].map(({ criticalPath }) => criticalPath)
  const [ours = [], theirs = []] = paths.map((path) => path?.jobs)
  const isWorthShowing = ours.length > 0 && theirs.length > 0 && ours.length + theirs.length > 2
  if (!isWorthShowing) return { title: '', blocks: [] }
  const nameOf = (path: PathJob | undefined) => (path ? jobLink(path.job.job, inline) : '')
  const timeOf = (path: PathJob | undefined) => (path ? durationCell(path.job.duration) : '')
  const ran = numeric('Ran')
  return {
    title: 'Critical paths',
    blocks: [
      ...tableOf({
        noun: 'job',
        inline,
        rows: Array.from({ length: Math.max(ours.length, theirs.length) }, (_, at) => ({
          before: ours[at],
          after: theirs[at],
        })),
        columns: [
          { title: one, isName: true, cell: ({ before }) => nameOf(before) },
          { ...ran, cell: ({ before }) => timeOf(before) },
          { title: other, isName: true, cell: ({ after }) => nameOf(after) },
          { ...ran, cell: ({ after }) => timeOf(after) },
        ],
      }),
      ...paths.map((path, index) =>
        path?.soFar === true ? `The path of ${index === 0 ? one : other} is the one so far.` : '',
      ),
    ],
  }
}
