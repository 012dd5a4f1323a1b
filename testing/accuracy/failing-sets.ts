import { readFileSync } from 'node:fs'
import { failingSet } from '../../src/analyse/same/failing-set.ts'
import { compareLogs } from '../../src/analyse/same/same-error.ts'
import type { PrintedLog } from '../simulate/proof-logs.ts'
import { failureReport } from '../failure-report.ts'
import { differentPairs, type LogPair } from '../simulate/tool-logs/pairs.ts'
import { type Accuracy, countOf, countText, percent, ratio } from './accuracy.ts'
import { readStepLog } from './changed-errors.ts'

/** What a tool printed that was really run, by an author who did not know the rules. */
interface RedLogs {
  readonly tool: string
  /** How many failures `more` has beside those of `red`; absent if the logs do not list all of them. */
  readonly new?: number
  readonly same?: number
  readonly red: PrintedLog
  /** The same failures in another run. */
  readonly again: PrintedLog
  readonly more: PrintedLog
}

const PAIRS = 2_000
/** Of simulated logs with one more failure. */
const MIN_SAID = 0.55
/** Of those in which a second tool failed. */
const MAX_WRONG = 0.005

/** Returns `1 new, 1 same, 0 gone`; `undefined` if the names are not compared. */
function countsOf(here: readonly string[], there: readonly string[]): string | undefined {
  const reportOn = (lines: readonly string[]) =>
    failureReport({ kind: 'other' }, readStepLog(lines))
  const [ours, theirs] = [reportOn(here), reportOn(there)]
  const { match, missing } = compareLogs(ours, theirs)
  const texts = match === 'same' ? [] : missing
  const set = texts && failingSet(ours, theirs, texts)
  return set && counts(set.new.count, set.same.count, set.gone.count)
}

function counts(added: number, same: number, gone: number): string {
  return `${added} new, ${same} same, ${gone} gone`
}

/** Measures what is said of the names that failed here and in another run, and how often that is wrong. */
export function measureFailingSets(): Accuracy {
  const pairs = differentPairs(5, PAIRS).map(({ kind, here, there }) => ({
    kind,
    said: countsOf(here, there),
  }))
  const ofKind = (kind: LogPair['kind']) => {
    const some = pairs.filter((pair) => pair.kind === kind)
    const isWrong = ({ said }: (typeof pairs)[number]) =>
      said !== undefined && said !== counts(1, 1, 0)
    return {
      said: countOf(some.map(({ said }) => said !== undefined)),
      wrong: countOf(some.map(isWrong)),
    }
  }
  const [more, second, killed] = [ofKind('beside'), ofKind('other-tool'), ofKind('exit-code')]
  const real = readRedLogs()
  const right = countOf(real.map(isRight))
  return {
    lines: [
      `tools that were really run, with one more failure, with one less and with the same: right in ${countText(right)}, of which ${real.filter((logs) => logs.new === undefined).length} do not list all that failed, so that nothing is said`,
      `one more failure of a simulated tool: said in ${countText(more.said)} (at least ${percent(MIN_SAID, 0)}), wrong in ${more.wrong.count}`,
      `a failure of a second tool: said in ${countText(second.said)}, wrong in ${second.wrong.count} (at most ${percent(MAX_WRONG)})`,
      `nothing else than another exit code: said in ${killed.said.count}`,
    ],
    targetsMet:
      right.count === right.of &&
      ratio(more.said) >= MIN_SAID &&
      more.wrong.count === 0 &&
      ratio(second.wrong) <= MAX_WRONG &&
      killed.said.count === 0,
  }
}

/** Whether all that is said of logs of one tool is right. */
function isRight({ new: added, same, ...logs }: RedLogs): boolean {
  const [red, again, more] = [logs.red, logs.again, logs.more].map(({ lines, code }) => [
    ...lines,
    `##[error]Process completed with exit code ${code}.`,
  ])
  if (red === undefined || again === undefined || more === undefined) return false
  if (added === undefined || same === undefined)
    return [countsOf(more, red), countsOf(red, more)].every((said) => said === undefined)
  // Where one less is another error, nothing is said.
  const [less = counts(0, same, added)] = [countsOf(red, more)]
  return (
    countsOf(more, red) === counts(added, same, 0) &&
    less === counts(0, same, added) &&
    countsOf(again, red) === counts(0, same, 0)
  )
}

function readRedLogs(): readonly RedLogs[] {
  return readFileSync(new URL('../simulate/failing-sets.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RedLogs)
}
