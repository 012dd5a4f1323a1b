import type { CriticalPath, PathJob, Report } from '../../model/report/report.ts'
import { HELD_BY_REASONS, type PathMissing } from '../../model/reasons.ts'
import { type Inline, jobLabel, jobLink } from '../text/inline.ts'
import { mayChange } from '../text/labels.ts'
import { waitSentences } from '../text/waits.ts'
import { formatDuration, plural, shareOf, UNKNOWN } from '../text/units.ts'
import { type CellColumn, durationColumn, type Section, tableOf } from '../findings/section.ts'

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
export function criticalPathSection(report: Report, inline: Inline): Section {
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
  const chain = path.jobs.map(({ job }) => jobLabel(job.listed, inline)).join(' → ')
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
    { title: 'Job', isName: true, cell: ({ job }, inline) => jobLink(job.listed, inline) },
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
