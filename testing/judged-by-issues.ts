import { withIssues } from '../src/analyse/same/judge-by-issues.ts'
import type { ProofLogs } from '../src/analyse/same/prove.ts'
import type { KnownFailure, KnownIssue } from '../src/model/known-issue.ts'
import type { StepLog } from '../src/model/logged/step-log.ts'
import type { FailureReport, Verdict } from '../src/model/report/cause.ts'
import type { Some } from '../src/model/some.ts'
import { knownIssue } from './known-issue.ts'
import { at } from './make-run.ts'

/** Logs that can show that nothing else failed. */
interface Logs {
  /** Of runs that passed, by the name of the job. @default none */
  readonly greensOf?: (job: string) => readonly StepLog[]
  /** That issues show, by the id of the job. @default none */
  readonly seen?: ProofLogs['seen']
  /** @default second 0 of the run */
  readonly now?: number
}

/** The verdict on a failure that `main` has not, by issues and by logs that they show. */
export function judgedBy(
  issues: readonly KnownIssue[],
  red: FailureReport,
  { greensOf = () => [], seen = new Map(), now = at(0) }: Logs = {},
): Verdict {
  const logs = { greensOf: ({ job }: FailureReport) => greensOf(job.listed.name), seen }
  return withIssues(
    { kind: 'new', branch: 'main', context: { evidence: [] } },
    red,
    { issues, now },
    logs,
  )
}

/** What issues list of a failure that `main` has not; `undefined` for nothing. */
export function listedBy(...judged: Parameters<typeof judgedBy>) {
  return judgedBy(...judged).issues
}

/** What keeps the gate closed for a failure that blocks list; `undefined` if it opens. */
export function gapOf(
  blocks: Some<KnownFailure>,
  red: FailureReport,
  logs: Omit<Logs, 'seen'> & { readonly seen: readonly FailureReport[] },
): string | undefined {
  const seen = new Map(logs.seen.map((report, index) => [index, report]))
  const listed = listedBy([knownIssue({ failures: blocks })], red, { ...logs, seen })
  if (listed === undefined) return 'not listed'
  const { passesGate, unproven, missing } = listed
  if (passesGate) return undefined
  if (unproven !== undefined) return [unproven.gap, ...unproven.lines].join(': ')
  return missing === undefined ? 'not listed' : `not listed: ${missing}`
}
