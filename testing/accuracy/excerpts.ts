import { type LogSet, READ_SETS, simulateLogs } from '../simulate/failed-logs.ts'
import type { Accuracy } from './accuracy.ts'
import { isMessage, type JudgedLog, judgeLog, type Part } from './judge-log.ts'
import {
  describeShare,
  documentedShares,
  intervalOf,
  isSameRow,
  type Share,
  targetShares,
  undocumentedShares,
  writeShares,
} from './measured-shares.ts'
import { showFailure } from './shown-failure.ts'
import { plantSurvivedErrors } from './survived-errors.ts'

/** What is measured of the sets that predict other logs: each part, in the words of docs/verdicts.md. */
export const MEASURED: Readonly<Partial<Record<LogSet, Partial<Record<Part, string>>>>> = {
  blind: {
    reason: 'excerpt with the reason',
    message: 'message',
    kind: 'kind',
    names: 'all failed tests, and nothing else',
  },
  'no-tests': { 'no other name': 'no name of a test', message: 'message' },
  'later-tries': {
    'no other name': 'no test that did not fail',
    'no other count': 'no other number of failed tests',
    'all names': 'all failed tests',
    message: 'message',
  },
}

/** What has to be right in each log that was read while the rules were written. */
const READ_PARTS = ['reason', 'message', 'kind'] as const

/**
 * Measures how often the report shows why a step failed. Rules were tuned on `known.txt`, `held-out.txt` and
 * `looked-up.txt`, of which each log has to be right. Only the other sets, of which no rule knows, predict other
 * logs: their shares must reach the lower end of the interval of their target, and be those in docs/verdicts.md.
 *
 * @param write writes the shares into the document, not into the targets
 */
export function measureExcerpts(write = false): Accuracy {
  const read = READ_SETS.map(checkSet)
  const survived = {
    title: 'survived: logs with an error before the reason that the step survives',
    shares: measureSurvived(),
    wrong: [],
  }
  const sets = [
    ...Object.entries(MEASURED).map(([set, parts]) => measureSet(set as LogSet, parts)),
    survived,
  ]
  const shares = sets.flatMap((measured) => measured.shares)
  if (write) writeShares(shares)
  const targets = targetShares()
  const differing = undocumentedShares(shares, documentedShares())
  return {
    lines: [
      ...read.flatMap(({ lines }) => lines),
      ...sets.flatMap(({ title, shares: some, wrong }) => [
        `${title}: ${some.map((share) => describeShare(share, targetOf(share, targets))).join(', ')}`,
        ...wrong,
      ]),
      ...differing,
    ],
    targetsMet:
      read.every(({ targetsMet }) => targetsMet) &&
      shares.every((share) => share.right / share.of >= targetOf(share, targets)) &&
      differing.length === 0,
  }
}

/** Returns the least share that a set may show: all of it, if it has no target. */
function targetOf(share: Share, targets: readonly Share[]): number {
  const row = targets.find((other) => isSameRow(other, share))
  return row === undefined ? 1 : intervalOf(row)[0]
}

/** Checks that each log of a set is right. */
function checkSet(set: LogSet): Accuracy {
  const judged = simulateLogs(set).map(judgeLog)
  const wrong = listWrong(judged, READ_PARTS)
  return {
    lines: [`${set}: ${judged.length - wrong.length} of ${judged.length} logs are right`, ...wrong],
    targetsMet: wrong.length === 0,
  }
}

function measureSet(set: LogSet, texts: Partial<Record<Part, string>>) {
  const judged = simulateLogs(set).map(judgeLog)
  const tools = new Set(judged.map(({ log }) => log.name.split(':')[0]))
  const parts = Object.keys(texts) as Part[]
  return {
    title: `${set}: ${judged.length} logs of ${tools.size} tools`,
    shares: parts.map((part): Share => {
      const stated = judged.filter((one) => one.parts[part] !== undefined)
      const right = stated.filter((one) => one.parts[part]).length
      return { set, what: texts[part] ?? part, right, of: stated.length }
    }),
    wrong: listWrong(judged, parts),
  }
}

/** @example '  jest: log 1: message, names' */
function listWrong(judged: readonly JudgedLog[], parts: readonly Part[]): string[] {
  return judged.flatMap(({ log, parts: right }) => {
    const wrong = parts.filter((part) => right[part] === false)
    return wrong.length === 0 ? [] : [`  ${log.name}: ${wrong.join(', ')}`]
  })
}

/** Measures how many messages are right in logs with an error that the step survives, and in the same logs without. */
function measureSurvived(): readonly Share[] {
  const pairs = plantSurvivedErrors()
  const count = (which: 'plain' | 'planted') =>
    pairs.filter((pair) => isMessage(showFailure(pair[which]), pair[which])).length
  const of = pairs.length
  return [
    { set: 'survived', what: 'message', right: count('planted'), of },
    { set: 'survived', what: 'message without that error', right: count('plain'), of },
  ]
}
