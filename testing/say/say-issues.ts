import type { ReportJson } from '../../src/model/shapes/report.ts'
import { joined, jobNames } from './say-jobs.ts'

type VerdictJson = ReportJson['causes'][number]['judged']

function sayListed({ verdict: word, compared, listed }: VerdictJson): string {
  const verdict = compared == null ? word : `${word}, else ${compared.verdict}`
  if (listed == null) return joined(verdict, 'no issue')
  const { issues, known, total, missing, unproven, passesGate, reruns } = listed
  const named = issues.map(({ number, gate, until, closedDaysAgo }) => {
    const closed = closedDaysAgo != null && `${closedDaysAgo} days ago`
    return `#${number} ${[gate, closed, until && `until ${until}`].filter(Boolean).join(' ')}`
  })
  return joined(
    verdict,
    ...named,
    `${known} of ${total ?? '?'}`,
    missing && `not ${missing}`,
    unproven && [unproven.gap, ...unproven.lines].join(': '),
    passesGate && 'passes the gate',
    reruns && 're-runs',
  )
}

/** Says what issues list of each cause, what they let it do, and what keeps the gate closed. */
export function sayIssues(report: ReportJson): string {
  const nameOf = jobNames(report)
  const lines = report.causes.map(
    ({ jobIds, judged }) => `${jobIds.map(nameOf).join(' + ')}: ${sayListed(judged)}`,
  )
  return lines.join('; ') || 'no cause'
}
