import { failureParts } from '../../src/analyse/known-issues/failure-parts.ts'
import { isWhole, matchIssues } from '../../src/analyse/known-issues/match-issues.ts'
import { isSpecific } from '../../src/model/known-issue.ts'
import type { FailureReport } from '../../src/model/report/cause.ts'
import { failureReport } from '../failure-report.ts'
import { seededRandom } from '../simulate/random.ts'
import type { Failure } from '../simulate/tool-logs/template.ts'
import { renderStepLog, type Tool, TOOLS } from '../simulate/tool-logs/tools.ts'
import type { Accuracy } from './accuracy.ts'
import { percent } from './accuracy.ts'
import { readStepLog } from './changed-errors.ts'

/** Other failures that are tried beside each one. */
const OTHERS = 2
/** Tools whose logs show no second failure in a line that is known as one, such as a list of files. */
const MAX_HIDDEN = 0.03
const MIN_AGAIN = 0.6

/**
 * Measures blocks as people write them, with the first thing that failed and nothing else: whether they list the same
 * failure of the next run, and whether another failure of the same step hides beside it.
 */
export function describeKnownBeside(): Accuracy {
  const tools = TOOLS.filter(({ identifies }) => identifies)
  const blocks = tools.flatMap((tool) =>
    tool.failures.flatMap((failure, at) => tryBlock(tool, failure, at) ?? []),
  )
  const again = blocks.filter(({ isKnownAgain }) => isKnownAgain)
  const beside = blocks.flatMap((block) => block.beside)
  const hidden = beside.filter((isHidden) => isHidden)
  const names = new Set(
    blocks.filter((block) => block.beside.includes(true)).map(({ tool }) => tool.name),
  )
  const share = (part: readonly unknown[], all: readonly unknown[]) => part.length / all.length
  return {
    lines: [
      `${blocks.length} blocks with one line for logs of ${tools.length} tools: ${percent(share(again, blocks))} list the next run with the same failure (at least ${percent(MIN_AGAIN)})`,
      `${percent(share(hidden, beside))} of ${beside.length} other failures hide beside a listed one (at most ${percent(MAX_HIDDEN)}), of ${names.size} tools: ${[...names].join(', ')}`,
    ],
    targetsMet: share(hidden, beside) <= MAX_HIDDEN && share(again, blocks) >= MIN_AGAIN,
  }
}

/** @returns `undefined` if the failure has no text that identifies it */
function tryBlock(tool: Tool, failure: Failure, at: number) {
  const read = (failures: readonly Failure[], seed: number) =>
    readFailure(renderStepLog([{ tool, failures }], seededRandom(seed)))
  const name = failureParts(read([failure], at))?.parts[0].name
  if (name === undefined || !isSpecific(name)) return undefined
  const isListed = (failures: readonly Failure[], seed: number) =>
    isWhole(matchIssues(read(failures, seed), [issueWith(name)]))
  const others = [...tool.failures.slice(at + 1), ...tool.failures.slice(0, at)]
    // Two errors that only a number distinguishes may be one for the people, too.
    .filter((other) => withoutNumbers(other) !== withoutNumbers(failure))
    .slice(0, tool.single ? 0 : OTHERS)
    .filter((other, index) => !isListed([other], 100 + index))
  return {
    tool,
    isKnownAgain: isListed([failure], 1_000 + at),
    beside: others.map((other, index) => isListed([failure, other], 2_000 + index)),
  }
}

function readFailure(lines: readonly string[]): FailureReport {
  return failureReport({ kind: 'other' }, readStepLog(lines))
}

function issueWith(error: string) {
  const place = { job: undefined, step: undefined, until: undefined }
  return {
    ...{ number: 1, title: '', url: '', closedAt: undefined, isByAuthor: true },
    failures: [{ errors: [error], ...place, gate: true, rerun: false }] as const,
  }
}

function withoutNumbers(failure: Failure): string {
  return JSON.stringify(failure).replace(/\d+/g, '#')
}
