import type { JobGroup } from '../../model/report/group.ts'
import { SLOWER } from '../../model/report/history.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type {
  Doubt,
  DurationChange,
  GroupPair,
  JobPair,
  UnmatchedJob,
} from '../../model/report/run-diff.ts'
import { NOT_COMPARABLE_REASONS } from '../../model/reasons.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { type Section, tableOf } from '../findings/section.ts'
import { jobLink, jobName } from '../text/inline.ts'
import {
  durationCell,
  enumerate,
  formatDifference,
  formatDuration,
  plural,
  unbroken,
  UNKNOWN,
} from '../text/units.ts'
import { isDurationOmitted, type Wording } from './headline.ts'

/** Returns the fields of a column of numbers. */
export function numeric(title: string) {
  return { title, align: 'right' } as const
}

const MAX_LINES = 20
const MAX_NAMES = 5

/** Lists the jobs that are slower or faster, with their steps and queues, the largest change first. */
export function durationsSection({ diff, inline, labels: [one, other] }: Wording): Section {
  const changed = bySize(
    diff.jobs.filter(({ duration, queue, steps }) =>
      [duration, queue, ...steps.map((step) => step.duration)].some((change) => change.changed),
    ),
  )
  const rows = changed.flatMap((pair) => {
    const job = jobLink(pair.after.job, inline)
    const steps = bySize(pair.steps.filter(({ duration }) => duration.changed))
    return [
      ...(pair.queue.changed ? [{ label: `${job}, queued`, change: pair.queue }] : []),
      ...(pair.duration.changed || steps.length > 0 ? [{ label: job, change: pair.duration }] : []),
      ...steps.map(({ after, duration }) => ({
        label: `↳ ${inline.text(after.step.name)}`,
        change: duration,
      })),
    ]
  })
  const ofJobs = changed.flatMap(({ duration }) => (duration.changed ? [duration] : []))
  const unknown = ofJobs.filter(({ spread }) => spread === undefined).length
  return {
    title: 'Slower and faster',
    blocks: [
      ...tableOf({
        noun: 'row',
        rows,
        inline,
        columns: [
          { title: 'Job', isName: true, cell: ({ label }) => label },
          { ...numeric(one), cell: ({ change }) => durationCell(change.before) },
          { ...numeric(other), cell: ({ change }) => durationCell(change.after) },
          { ...numeric('Change'), cell: ({ change }) => unbroken(differenceOf(change)) },
          { ...numeric('Normal'), cell: ({ change }) => unbroken(normalOf(change)) },
        ],
      }),
      ofJobs.length > unknown
        ? 'Normal: how far two runs differ by chance, from the spread of earlier runs.'
        : '',
      unknown > 0
        ? `Without earlier runs, the normal variation of ${plural(unknown, 'job')} is unknown, and a change may be no more than that. Shown are changes of more than ${SLOWER.time / SECOND} s and ${SLOWER.share * 100} %.`
        : '',
    ],
  }
}

function bySize<Pair extends { readonly duration: DurationChange }>(
  pairs: readonly Pair[],
): readonly Pair[] {
  const sizeOf = ({ duration: { delta = 0 } }: Pair) => Math.abs(delta)
  return pairs.toSorted((a, b) => sizeOf(b) - sizeOf(a))
}

function differenceOf({ before, after, delta }: DurationChange): string {
  if (delta === undefined || before === undefined || after === undefined) return UNKNOWN
  return formatDifference(after, before)
}

function normalOf({ spread }: DurationChange): string {
  if (spread === undefined) return UNKNOWN
  return `±${formatDuration(SLOWER.deviations * Math.SQRT2 * spread)}`
}

const DOUBTS: Readonly<Record<Doubt, (other: string) => string>> = {
  incomplete: (other) => `not all jobs of ${other} are listed`,
  unfinished: (other) => `${other} has not finished`,
  'skipped-as-one': () => 'its matrix was skipped as one job',
}

/** Lists the jobs and steps that only one run has, and the legs that have another name. */
export function listedSection({ diff, inline, labels: [one, other] }: Wording): Section {
  const { jobs, added, removed } = diff
  const namesOf = (some: readonly JobReport[]) =>
    enumerate(
      some.map(({ job }) => jobName(job, inline)),
      MAX_NAMES,
    )
  const unmatched = (label: string, some: readonly UnmatchedJob[], lacking: string) =>
    [...Map.groupBy(some, ({ doubt }) => doubt)].map(([doubt, group]) => {
      const why = doubt && `Not known to be ${label.toLowerCase()}, since ${DOUBTS[doubt](lacking)}`
      return `${why ?? label}: ${namesOf(group.map(({ job }) => job))}`
    })
  /** Returns a line for each set of steps that jobs have in common. */
  const stepLines = (label: string, stepsOf: (pair: JobPair) => readonly StepReport[]) => {
    const groups = Map.groupBy(jobs, (pair) =>
      JSON.stringify(stepsOf(pair).map(({ step }) => step.name)),
    )
    const lines = [...groups.values()].flatMap((group) => {
      const steps = group.slice(0, 1).flatMap(stepsOf)
      if (steps.length === 0) return []
      const names = steps.map(({ step }) => inline.code(step.name))
      const of = namesOf(group.map(({ after }) => after))
      return `${label} ${steps.length === 1 ? 'step' : 'steps'} of ${of}: ${enumerate(names, MAX_NAMES)}`
    })
    return someLines(lines)
  }
  const renamed = jobs.filter(({ before, after }) => before.job.name !== after.job.name)
  const list = [
    ...unmatched('Added', added, one),
    ...unmatched('Removed', removed, other),
    ...someLines(
      renamed.map(
        ({ before, after }) =>
          `Renamed leg: ${inline.code(before.job.name)} is compared as ${jobName(after.job, inline)}`,
      ),
    ),
    ...stepLines('Added', ({ stepsAdded }) => stepsAdded),
    ...stepLines('Removed', ({ stepsRemoved }) => stepsRemoved),
  ]
  return { title: 'Jobs and steps', blocks: [{ list }] }
}

function someLines(lines: readonly string[]): string[] {
  const rest = lines.length - MAX_LINES
  return [...lines.slice(0, MAX_LINES), ...(rest > 0 ? [`and ${rest} more`] : [])]
}

/** Compares the legs of the matrices that have more or fewer of them. */
export function legsSection({ diff, inline }: Wording): Section {
  return {
    title: 'Legs',
    blocks: tableOf({
      noun: 'matrix row',
      rows: diff.groups,
      inline,
      columns: [
        { title: 'Matrix', isName: true, cell: ({ name }) => inline.text(name) },
        {
          ...numeric('Legs'),
          cell: (pair) => bothSides(pair, (group) => String(group.jobs.length)),
        },
        {
          ...numeric('Slowest'),
          cell: (pair) => bothSides(pair, ({ durations }) => formatDuration(durations?.max)),
        },
        {
          ...numeric('Total'),
          cell: (pair) => bothSides(pair, ({ jobs }) => formatDuration(sumOf(jobs))),
        },
      ],
    }),
  }
}

function bothSides({ before, after }: GroupPair, cellOf: (group: JobGroup) => string): string {
  return unbroken([before, after].map((group) => (group ? cellOf(group) : UNKNOWN)).join(' → '))
}

/** Adds up the durations; `undefined` if one of them is unknown. */
function sumOf(jobs: readonly JobReport[]): Milliseconds | undefined {
  const known = jobs.flatMap(({ duration }) => duration ?? [])
  return known.length < jobs.length ? undefined : known.reduce((sum, one) => sum + one, 0)
}

/** Lists the jobs whose durations are not compared, by reason. */
export function notComparedSection({ diff, inline }: Wording): Section {
  const groups = Map.groupBy(diff.jobs.filter(isDurationOmitted), ({ notCompared }) => notCompared)
  const list = [...groups].flatMap(([reason, pairs]) => {
    if (reason === undefined) return []
    const names = pairs.map(({ after }) => jobName(after.job, inline))
    return `${enumerate(names, MAX_NAMES)}: ${NOT_COMPARABLE_REASONS[reason]}`
  })
  return { title: 'Not compared', blocks: [{ list }] }
}
