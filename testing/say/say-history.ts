import type { ReportJson } from '../../src/model/shapes/report.ts'
import { joined, jobNames } from './say-jobs.ts'

/** Says which jobs failed and passed in attempts, which failed in all, and in which others they ended otherwise. */
export function sayAttempts(report: ReportJson): string {
  const { attempts } = report
  if (attempts === null) return 'not compared'
  const nameOf = jobNames(report)
  const { earlier, notCompared, flaky, repeated, differing } = attempts
  const lines = [
    ...flaky.map(({ job, failedIn, passedIn, steps }) => {
      const failed = failedIn.length === 0 ? '?' : failedIn.join(' ')
      return joined(`${job} failed in ${failed} and passed in ${passedIn}`, steps.join(' + '))
    }),
    ...repeated.map(({ job, failedIn }) => `${job} failed in ${failedIn.join(' ')}`),
    ...differing.map(({ job, conclusion, carriedOver, earlier: before }) => {
      const ends = before.map((one) =>
        one === null
          ? '-'
          : `${one.conclusion ?? one.status}${one.carriedOver ? ' (carried over)' : ''}`,
      )
      const now = `${conclusion ?? 'unfinished'}${carriedOver ? ' (carried over)' : ''}`
      return `${job}: ${[...ends, now].join(', ')}`
    }),
    ...attempts.notRerun.map((id) => `${nameOf(id)} was not re-run`),
  ]
  const compared = `with ${earlier.join(' ')}${notCompared > 0 ? `, ${notCompared} not` : ''}`
  return [compared, ...lines].join('; ')
}

type HistoryJson = NonNullable<ReportJson['history']>
type ComparisonJson = NonNullable<HistoryJson['duration']>

/** Says what something took, for the median of earlier ones. */
export function sayComparison({
  seconds,
  medianSeconds,
  slower,
  changed,
  earlierCount,
}: ComparisonJson) {
  const word = slower ? 'slower' : changed ? 'changed' : 'as before'
  return `${seconds ?? '?'} for ${medianSeconds} of ${earlierCount} ${word}`
}

/** Steps that every job of a case has. */
const UNNAMED = ['Set up job', 'Run npm test', 'Complete job']

/** Says the duration of the run, its jobs and their steps for the median of earlier ones, and what changed it. */
export function sayHistory({ history }: ReportJson): string {
  if (history === null) return 'no history'
  const { duration, durationNotCompared, startDelaySeconds, jobs, causes } = history
  const { newJobs, removedJobs } = history
  const lines = [
    `run ${duration === null ? `not compared: ${durationNotCompared}` : sayComparison(duration)}`,
    startDelaySeconds != null && `started after ${startDelaySeconds}`,
    ...jobs.map(({ job, queue, steps, ...own }) => {
      const waited = queue !== null && queue.slower && `queue ${sayComparison(queue)}`
      const named = steps.filter(({ step }) => !UNNAMED.includes(step))
      const ofSteps = named.map((step) => `${step.step} ${sayComparison(step)}`)
      return joined(`${job} ${sayComparison(own)}`, waited, ...ofSteps)
    }),
    causes.length > 0 &&
      `because of ${causes.map(({ job, part }) => `${job} ${part}`).join(' and ')}`,
    newJobs.length > 0 && `new ${newJobs.join(' + ')}`,
    removedJobs.length > 0 && `removed ${removedJobs.join(' + ')}`,
  ]
  return lines.filter((line) => line !== false).join('; ')
}
