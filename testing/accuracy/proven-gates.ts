import { newIssueBlocks } from '../../src/analyse/same/new-issue.ts'
import { withIssues } from '../../src/analyse/same/judge-by-issues.ts'
import type { FailureReport } from '../../src/model/report/cause.ts'
import { mapSome } from '../../src/model/some.ts'
import { failureReport, inOtherRun } from '../failure-report.ts'
import { knownFailure, knownIssue } from '../known-issue.ts'
import { at } from '../make-run.ts'
import {
  type PrintedLog,
  type ProofCase,
  readProofLogs,
  readRepeatedLogs,
} from '../simulate/proof-logs.ts'
import { type Accuracy, countOf, countText, percent, ratio } from './accuracy.ts'
import { readStepLog } from './changed-errors.ts'

/** Second failures that may open the gate: what shows them is a number that varies, a value or a row that the green logs have, or an end that is missing. */
const MAX_OPEN = 5
/** The same in a log that the issue shows: no line in the form of an error, and none that the green logs lack, shows them. */
const MAX_SHOWN = 80
const MIN_ALONE = { one: 0.95, two: 0.98 }
const MIN_CHANGED = 0.58
const MIN_REPEATED = 0.95

/**
 * Measures how often the block that the link writes opens the gate for the listed failure in another run, and how often
 * beside a second failure. Those who ran the tools did not know the rules.
 */
export function measureProvenGates(): Accuracy {
  const second = readProofLogs('second')
  const printed = second.filter(({ silent }) => silent !== true)
  const open = printed.filter((one) => opensGate(one))
  const itself = countOf(second.map((one) => opensGate({ ...one, red: one.seen[0] ?? one.red })))
  const shown = printed.filter((one) => opensGate({ ...one, seen: [one.red] }, one.seen))
  const alone = readProofLogs('alone')
  const withLogs = (count: number) =>
    countOf(alone.map((each) => opensGate({ ...each, seen: each.seen.slice(0, count) })))
  const [one, two] = [withLogs(1), withLogs(2)]
  const changes = readProofLogs('changes')
  const changed = countOf(changes.map((each) => opensGate(each)))
  const more = changes.filter((each) => each.more && opensGate({ ...each, red: each.more }))
  const [once, twice] = [countOf(repeatedGates(1)), countOf(repeatedGates(2))]
  return {
    lines: [
      `beside a second failure: ${open.length} of ${printed.length} open (at most ${MAX_OPEN}: ${open.map(({ id }) => id).join(', ')}); the listed failure itself, again: ${countText(itself)}`,
      `beside a second failure that the log which the issue shows has as well: ${shown.length} of ${printed.length} open (at most ${MAX_SHOWN})`,
      `the listed failure alone, in another run: ${countText(one)} open with one log that the issue shows (at least ${percent(MIN_ALONE.one, 0)}), ${countText(two)} with two (at least ${percent(MIN_ALONE.two, 0)})`,
      `in a pull request that changes what passes: ${countText(changed)} open (at least ${percent(MIN_CHANGED, 0)}), ${more.length} beside a second failure`,
      `steps that were re-run, unchanged: ${countText(once)} open after one log, ${countText(twice)} after two (at least ${percent(MIN_REPEATED, 0)})`,
    ],
    targetsMet:
      open.length <= MAX_OPEN &&
      shown.length <= MAX_SHOWN &&
      ratio(itself) >= MIN_ALONE.one &&
      ratio(one) >= MIN_ALONE.one &&
      ratio(two) >= MIN_ALONE.two &&
      ratio(changed) >= MIN_CHANGED &&
      more.length === 0 &&
      [once, twice].every((count) => ratio(count) >= MIN_REPEATED),
  }
}

/** Returns for each further run of a step, whether so many logs open the gate for it. */
function repeatedGates(count: number): readonly boolean[] {
  return readRepeatedLogs().flatMap(({ reds, ...step }) =>
    reds.slice(count).map((red) => opensGate({ ...step, seen: reds.slice(0, count), red })),
  )
}

/** Whether the block that the link writes for a log, by default the first that is shown, opens the gate for another. */
function opensGate(
  { greens, seen, red }: Omit<ProofCase, 'id' | 'what'>,
  [listed = seen[0]]: readonly PrintedLog[] = [],
): boolean {
  const reports = seen.map((log) => inOtherRun(reportOf(log)))
  const passed = greens.flatMap(
    ({ lines }) => readStepLog([...lines, '##[error]']).excerpts[0]?.errors?.log ?? [],
  )
  const blocks = listed && newIssueBlocks(reportOf(listed), passed)
  if (blocks === undefined) return false
  const jobs = reports.map((_, index) => index)
  const failures = mapSome(blocks, (errors) => knownFailure(errors, { gate: true, seen: jobs }))
  const verdict = withIssues(
    { kind: 'new', branch: 'main', context: { evidence: [] } },
    reportOf(red),
    { issues: [knownIssue({ failures })], now: at(0) },
    {
      greensOf: () => passed,
      seen: new Map(reports.map((report, index) => [index, report])),
    },
  )
  return verdict.issues?.passesGate === true
}

function reportOf({ lines, code }: PrintedLog): FailureReport {
  const exit = `##[error]Process completed with exit code ${code}.`
  return failureReport({ kind: 'other' }, readStepLog([...lines, exit]))
}
