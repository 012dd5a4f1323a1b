import type { ReportJson } from '../../src/model/shapes/report.ts'
import { joined, jobNames } from './say-jobs.ts'

const START = Date.parse('2026-03-01T10:00:00Z')
const timed = (name: string, seconds: number | null | undefined) =>
  seconds != null && `${name} ${seconds}`
/** Seconds after the start of the run, as cases have them. */
const secondOf = (time: string | null) => time && (Date.parse(time) - START) / 1_000

/** Says how the run ended, and what of it is not known. */
export function sayConclusion({ conclusion, complete, jobsUnfinished }: ReportJson): string {
  const unfinished = (jobsUnfinished ?? 0) > 0 && `${jobsUnfinished} unfinished`
  return joined(conclusion, unfinished, !complete && 'incomplete')
}

/** Says of each job how long it was blocked, waited and ran, in seconds; what is not known is missing. */
export function sayTimes(report: ReportJson): string {
  const nameOf = jobNames(report)
  const lines = report.jobs.map((job) => {
    const waits = [timed('blocked', job.blockedSeconds), timed('queue', job.queueSeconds)]
    const approval = timed('approval', job.approvalSeconds)
    const flags = [job.carriedOver && 'carried over', job.current && 'current']
    const said = joined(...waits, approval, timed('ran', job.durationSeconds), ...flags)
    return `${nameOf(job.id)}: ${said || 'nothing'}`
  })
  return lines.join('; ') || 'no jobs'
}

/** Says how long each step ran. */
export function saySteps({ jobs }: ReportJson): string {
  const steps = jobs.flatMap((job) => job.steps)
  return steps.map(({ name, durationSeconds }) => `${name} ${durationSeconds ?? '?'}`).join(', ')
}

/** Says which job and steps ran longest. */
export function saySlowest(report: ReportJson): string {
  const { slowestJobId, slowestSteps } = report
  const nameOf = jobNames(report)
  const steps = slowestSteps.map(
    ({ jobId, step, durationSeconds }) => `${nameOf(jobId)} > ${step} ${durationSeconds}`,
  )
  return [slowestJobId === null ? 'no job' : nameOf(slowestJobId), ...steps].join('; ')
}

/** Says what the whole run took, how many jobs ended how, and how many ran at the same time. */
export function sayTotals(report: ReportJson): string {
  const { durationSeconds, queueSeconds, executionSeconds, jobsFailed, counts, waiting } = report
  return joined(
    timed('took', durationSeconds),
    timed('queue', queueSeconds),
    timed('ran', executionSeconds),
    `${jobsFailed ?? '?'} failed`,
    ...Object.entries(counts).map(([conclusion, jobs]) => `${jobs} ${conclusion}`),
    `peak ${waiting.peakJobs}`,
  )
}

type WaitingJson = ReportJson['waiting']

function sayRow(row: Omit<WaitingJson, 'peakJobs' | 'unstarted' | 'byLabels'>): string {
  const { jobs, blockedSeconds, queueSeconds, longestQueueSeconds, runningSeconds } = row
  const queue = timed('queue', queueSeconds)
  const longest = timed('longest', longestQueueSeconds)
  const [blocked, ran] = [timed('blocked', blockedSeconds), timed('ran', runningSeconds)]
  return joined(`${jobs} jobs`, blocked, queue, longest, ran)
}

/** Says how long jobs waited by the labels of their runners, then which never started. */
export function sayWaiting(report: ReportJson): string {
  const nameOf = jobNames(report)
  const { byLabels, unstarted } = report.waiting
  const rows = byLabels.map((row) => `${row.labels}: ${sayRow(row)}`)
  const waits = unstarted.map(({ jobId, waitedSeconds, finished, heldBy }) =>
    joined(`${nameOf(jobId)} waits for ${heldBy} ${waitedSeconds}`, finished && 'finished'),
  )
  return [sayRow(report.waiting), ...rows, ...waits].join('; ')
}

/** Says the runner minutes by labels. */
export function sayMinutes({ minutes }: ReportJson): string {
  if (minutes === null) return 'none'
  const rows = minutes.byLabels.map(
    ({ labels, jobs, minutes: each, durationSeconds, selfHosted }) =>
      joined(
        `${labels}: ${each} min of ${jobs} jobs in ${durationSeconds} s`,
        selfHosted && 'self-hosted',
      ),
  )
  const open = minutes.jobsUnfinished > 0 && `${minutes.jobsUnfinished} unfinished`
  return [joined(String(minutes.minutes), open), ...rows].join('; ')
}

/** Says the groups of jobs. */
export function sayGroups(report: ReportJson): string {
  const nameOf = jobNames(report)
  const lines = report.groups.map(({ kind, name, jobIds }) => {
    const names = jobIds.length > 9 ? `${jobIds.length} jobs` : jobIds.map(nameOf).join(' + ')
    return names === name ? `${kind} ${name}` : `${kind} ${name}: ${names}`
  })
  return lines.join('; ') || 'none'
}

/** Says the first and last second of each group, the shortest, median and longest duration, and the worst job. */
export function saySpans(report: ReportJson): string {
  const nameOf = jobNames(report)
  const lines = report.groups.map((group) => {
    const { readyAt, completedAt, minSeconds, medianSeconds, maxSeconds, worstJobId } = group
    const span = `${secondOf(readyAt) ?? '?'}-${secondOf(completedAt) ?? '?'}`
    const ran =
      minSeconds !== null && `ran ${minSeconds} ${medianSeconds ?? '?'} ${maxSeconds ?? '?'}`
    return `${group.name}: ${joined(span, ran, `worst ${nameOf(worstJobId)}`)}`
  })
  return lines.join('; ')
}

/** Says which budgets were exceeded, and by what. */
export function sayBudgets({ overBudget }: ReportJson): string {
  const lines = overBudget.map(({ budget, overruns }) => {
    const over = overruns.map(({ name, durationSeconds }) => `${name} ${durationSeconds}`)
    return `${budget}: ${over.join(', ')}`
  })
  return lines.join('; ') || 'none'
}

export function sayNotes({ notes }: ReportJson): string {
  const said = notes.map(({ severity, text }) => `${severity}: ${text.replaceAll(/\n+/g, ' / ')}`)
  return said.join(' / ') || 'none'
}

/** Says what decided when the run ended: each job with what held it up. */
export function sayPath(report: ReportJson): string {
  const nameOf = jobNames(report)
  const { criticalPath, criticalPathMissing: missing, criticalPathSeconds: seconds } = report
  if (criticalPath.length === 0) return missing === null ? 'none' : `unknown: ${missing}`
  const jobs = criticalPath.map(
    ({ jobId, heldBy, delaySeconds }) =>
      `${nameOf(jobId)} ${heldBy ?? 'ready'} ${delaySeconds ?? '?'}`,
  )
  const soFar = report.criticalPathSoFar && 'so far'
  return joined(`${jobs.join(' > ')} = ${seconds ?? '?'}`, soFar)
}
