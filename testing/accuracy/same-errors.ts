import {
  differentPairs,
  equalPairs,
  type LogPair,
  silentPairs,
} from '../simulate/tool-logs/pairs.ts'
import { TOOLS } from '../simulate/tool-logs/tools.ts'
import { type Accuracy, percent } from './accuracy.ts'
import { compareErrors, mistakenPairs, readStepLog, tryChanges } from './changed-errors.ts'

const PAIRS = 3_000
const SILENT_PAIRS = 300
const MAX_MISTAKEN = 0.002
const CHANGES = 30
/** Of equal failures, by whether the log has one in the form of a tool that is known. */
const MIN_RECOGNISED = 0.97
const MIN_RECOGNISED_WITHOUT = 0.72
/** Of equal failures in the form of a tool, if the other log has more of them. */
const MIN_BESIDE_MORE = 0.92

type ComparedPair = ReturnType<typeof comparePair>

/** Compares the logs of a pair, as the verdicts do; it is named if a failure is in the form of a tool that is known. */
function comparePair(pair: LogPair) {
  const here = readStepLog(pair.here)
  const there = readStepLog(pair.there)
  return {
    pair,
    match: compareErrors(here, there),
    isNamed: here.excerpts[0]?.errors?.isInToolForm === true,
  }
}

/**
 * Measures how often two logs are taken for the same error although another test, rule or command failed, and
 * how often equal failures are recognised. The tool logs were written without knowledge of the forms.
 */
export function measureSameErrors(): Accuracy {
  const equal = equalPairs(1, PAIRS).map(comparePair)
  const different = differentPairs(2, PAIRS).map(comparePair)
  const silent = silentPairs(3, SILENT_PAIRS).map(comparePair)
  const isSame = ({ match }: ComparedPair) => match === 'same'
  const share = (pairs: readonly ComparedPair[]) => pairs.filter(isSame).length / pairs.length
  const named = equal.filter(({ isNamed }) => isNamed)
  const others = equal.filter(({ isNamed }) => !isNamed)
  const isSubset = ({ pair }: ComparedPair) => pair.kind === 'subset'
  const beside = named.filter(isSubset)
  const kinds = Map.groupBy(different, ({ pair }) => pair.kind)
  const mistaken = share(different)
  const alike = mistakenPairs()
  const changed = tryChanges(CHANGES)
  return {
    lines: [
      `${TOOLS.length} tools, ${TOOLS.filter(({ isHeldOut }) => isHeldOut).length} of them held out; ${different.length} pairs of different failures, ${equal.length} of equal ones`,
      `different, but taken for the same: ${percent(mistaken)}, at most ${percent(MAX_MISTAKEN)} (${[...kinds].map(([kind, pairs]) => `${kind} ${pairs.filter(isSame).length} of ${pairs.length}`).join(', ')})`,
      `equal and recognised: ${percent(share(named))} of ${named.length} with forms (at least ${percent(MIN_RECOGNISED)}), ${percent(share(others))} of ${others.length} without (at least ${percent(MIN_RECOGNISED_WITHOUT)})`,
      `the same with more failures in the other log: ${percent(share(beside))} of ${beside.length} with forms (at least ${percent(MIN_BESIDE_MORE)}), ${percent(share(others.filter(isSubset)))} without`,
      `different in nothing else, but taken for the same: ${alike.names.length} of ${alike.pairs} pairs of ${alike.tools} tools (${alike.names.join('; ')})`,
      `logs with one number or word changed, but taken for the same: ${changed.missed.length} of ${changed.compared} in lines that compare and of ${changed.named} in entries`,
      `logs that show no failure, but taken for the same: ${percent(share(silent))} of ${silent.length}`,
    ],
    targetsMet:
      changed.missed.length === 0 &&
      mistaken <= MAX_MISTAKEN &&
      share(named) >= MIN_RECOGNISED &&
      share(others) >= MIN_RECOGNISED_WITHOUT &&
      share(beside) >= MIN_BESIDE_MORE,
  }
}
