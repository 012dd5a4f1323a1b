import type { Report } from '../../model/report/report.ts'
import type { FailureChange, JobPair, RunDiff, UnmatchedJob } from '../../model/report/run-diff.ts'
import { isSameAttempt } from '../../model/run.ts'
import { reportName, verdict } from '../findings/headline.ts'
import { originOf } from '../findings/overview.ts'
import type { Inline } from '../text/inline.ts'
import { formatDifference, formatDuration, joinTexts, plural } from '../text/units.ts'

/** Returns the result in one plain line: `CI #6 → #7: 12m 4s → 10m 2s (−2m 2s); 1 job added, 2 faster`. */
export function diffHeadline(diff: RunDiff): string {
  const names = [...new Set([reportName(diff.before), reportName(diff.after)])].join(' and ')
  return `${names} ${runLabels(diff).join(' → ')}: ${diffResult(diff)}`
}

/** Returns the same without the runs. */
export function diffResult(diff: RunDiff): string {
  const { jobs, added, removed, failures, totals } = diff
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
  const changes = joinTexts(counts, ', ') || 'no job added, removed, slower or faster'
  const skipped = diff.jobs.filter(isDurationOmitted).length
  const same = [
    counted(count('remaining'), 'failure', 'in both'),
    counted(skipped, 'job', 'not compared'),
  ]
  const rest = joinTexts([changes, ...same], ', ')
  return joinTexts([durationsOf(totals.duration), rest], '; ')
}

/** Whether the durations of a job are not compared although it has one, in at least one of the runs. */
export function isDurationOmitted({ before, after, notCompared }: JobPair): boolean {
  if (notCompared === undefined || notCompared === 'check') return false
  return before.outcome !== 'skipped' || after.outcome !== 'skipped'
}

function durationsOf({ before, after, delta }: RunDiff['totals']['duration']): string {
  if (before === undefined || after === undefined) return ''
  const both = [before, after].map(formatDuration)
  // An arrow would be read as a change.
  if (delta === undefined) return `${both.join(' and ')} (not compared)`
  return `${both.join(' → ')} (${formatDifference(after, before)})`
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

/** What the sections of a comparison are worded with. */
export interface Wording {
  readonly diff: RunDiff
  readonly inline: Inline
  /** Of the first and the second run. */
  readonly labels: readonly [before: string, after: string]
}

export function wordingOf(diff: RunDiff, inline: Inline): Wording {
  const [before, after] = runLabels(diff)
  return { diff, inline, labels: [inline.text(before), inline.text(after)] }
}

/** Returns how a sentence refers to the two runs. */
function runLabels({ before, after }: RunDiff): readonly [before: string, after: string] {
  const [one, other] = [before.run, after.run]
  if (one.id === other.id && one.attempt !== other.attempt)
    return [`attempt ${one.attempt ?? '?'}`, `attempt ${other.attempt ?? '?'}`]
  if (isSameAttempt(one, other)) return ['first', 'second']
  const label = ({ number, id }: Report['run']) =>
    number === undefined ? `run ${id}` : `#${number}`
  const labels = [label(one), label(other)] as const
  return labels[0] === labels[1] ? [`run ${one.id}`, `run ${other.id}`] : labels
}
