import type { ReportJson } from '../../src/model/shapes/report.ts'
import { joined, jobNames } from './say-jobs.ts'

type CauseJson = ReportJson['causes'][number]

function sayVerdict({ verdict, verdictReason, evidence }: CauseJson['judged']): string {
  const shown = evidence.map(({ runNumber, attempt, outcome }) => {
    return `#${runNumber}${attempt === 1 ? '' : `.${attempt}`} ${outcome}`
  })
  return [joined(verdict, verdictReason), ...shown].join(' ')
}

/** Says the jobs of each cause, with its message. */
export function sayCauses(report: ReportJson): string {
  const nameOf = jobNames(report)
  const lines = report.causes.map(({ jobIds, message, consequences }) => {
    const after = consequences.map(nameOf).join(' + ')
    return `${jobIds.map(nameOf).join(' + ')}${after && ` > ${after}`}: ${message ?? 'no message'}`
  })
  return lines.join('; ') || 'no cause'
}

/** Says whose each cause is, and on which runs that rests. */
export function sayVerdicts(report: Pick<ReportJson, 'jobs' | 'causes'>): string {
  const nameOf = jobNames(report)
  const lines = report.causes.map(({ jobIds, judged }) => {
    const unread = jobIds.filter((id) => !judged.jobIds.includes(id)).map(nameOf)
    const below = unread.length === 0 ? '' : ` (not read: ${unread.join(' + ')})`
    return `${judged.jobIds.map(nameOf).join(' + ')}: ${sayVerdict(judged)}${below}`
  })
  return lines.join('; ') || 'no cause'
}

export function saySignatures({ causes }: ReportJson): string {
  return causes.map(({ signature }) => signature ?? 'none').join('; ')
}
