import { isDeepStrictEqual } from 'node:util'
import { isWhole, matchIssues } from '../../src/analyse/known-issues/match-issues.ts'
import { newIssueBlocks } from '../../src/analyse/known-issues/new-issue.ts'
import type { FailureReport } from '../../src/model/report/cause.ts'
import type { LoggedErrors } from '../../src/model/report/failure.ts'
import { isSome, mapSome, type Some } from '../../src/model/some.ts'
import { failureReport } from '../failure-report.ts'
import { knownFailure, knownIssue } from '../known-issue.ts'
import { readLearnedLogs } from '../simulate/learned-logs.ts'
import { type ListedLog, readListedLogs } from '../simulate/listed-logs.ts'
import { type Random, seededRandom } from '../simulate/random.ts'
import { differentPairs, withoutDigits } from '../simulate/tool-logs/pairs.ts'
import type { Failure } from '../simulate/tool-logs/template.ts'
import { renderToolLog, type Tool, TOOLS } from '../simulate/tool-logs/tools.ts'
import { type Accuracy, type Count, countOf, countText, percent, ratio } from './accuracy.ts'
import { readStepLog } from './changed-errors.ts'

/** Other failures of the same tool that a block is compared with, at least. */
const MIN_OTHERS = 40
/** Failures with one word changed, of each failure. */
const CHANGES = 6
const OTHER_WORDS = ['zebra', 'quartz', 'fjord', 'walnut', 'comet', 'ginger']
/** Pairs of which one log has the failure of the other and one more. */
const PAIRS = 2_000

/** Failures in the next run that the block of the link lists. */
const MIN_LISTED = { learned: 0.72, tools: 0.9 }
/** Failures whose link has a block. */
const MIN_BLOCKS = { learned: 0.79, tools: 0.91 }
/** Other failures that a block lists. */
const MAX_MISTAKEN = { words: 0.015, numbers: 0.13, changed: 0.012 }
/** Failures beside another one with which the block of that other one would open the gate, without another log. */
const MAX_HIDING = 0.025
/** Logs of other authors with a listed failure alone that open the gate. */
const MIN_ALONE = 0.5
/** Those with another failure beside it that do, with and without the log of a run in which the step passed. */
const MAX_BESIDE = 0.025
/** Failures of tests that a block with nothing but their names lists. */
const MIN_BY_NAMES = 0.74

/** A failure of a tool, in two runs and with one word changed. */
interface ToolFailure {
  readonly failure: Failure
  readonly before: FailureReport
  readonly next: FailureReport
  /** Those of another test, or with another error. */
  readonly changed: readonly FailureReport[]
}

/**
 * Measures how often the block of the link lists the same failure in the next run, and how often another failure of
 * the same tool. Those who wrote the logs did not know the rules.
 */
export function measureKnownIssues(): Accuracy {
  const random = seededRandom(11)
  const learned = readLearnedLogs('equal').map(({ here, there }) => {
    return { blocks: newIssueBlocks(reportOf(there)), next: reportOf(here) }
  })
  const tools = TOOLS.filter(({ identifies }) => identifies).map((tool) =>
    compareFailures(failuresOf(tool, random)),
  )
  const ofTools = tools.flatMap(({ own }) => own)
  const ofKind = (kind: 'words' | 'numbers' | 'changed'): Count =>
    countOf(tools.flatMap((tool) => tool[kind]))
  const [words, numbers, changed] = [ofKind('words'), ofKind('numbers'), ofKind('changed')]
  const hiding = countOf(hiddenFailures())
  const byNames = countOf(listedByNames(random))
  const counts = { learned: countBlocks(learned), tools: countBlocks(ofTools) }
  const [alone, beside] = (['alone', 'beside'] as const).map((kind) =>
    countOf(readListedLogs(kind).map(opensGate)),
  ) as [Count, Count]
  const fewest = Math.min(...tools.map(({ others }) => others))
  return {
    lines: [
      ...(['learned', 'tools'] as const).map((set) => {
        const { blocks, listed } = counts[set]
        return `${set}: a block for ${countText(blocks)} (at least ${percent(MIN_BLOCKS[set], 0)}), which lists the failure in the next run in ${countText(listed)} (at least ${percent(MIN_LISTED[set], 0)})`
      }),
      `other failures of the same tool, at least ${fewest} for each, that a block lists: ${countText(words)} of another test, error or file (at most ${percent(MAX_MISTAKEN.words)}), ${countText(changed)} with one word changed (at most ${percent(MAX_MISTAKEN.changed)}), ${countText(numbers)} with other numbers (at most ${percent(MAX_MISTAKEN.numbers)})`,
      `failures that hide beside one that is listed: ${countText(hiding)} (at most ${percent(MAX_HIDING)})`,
      `logs with a listed failure that open the gate: ${countText(alone)} if nothing else failed (at least ${percent(MIN_ALONE, 0)}), ${countText(beside)} beside another failure (at most ${percent(MAX_BESIDE)})`,
      `failed tests that a block with their names lists: ${countText(byNames)} (at least ${percent(MIN_BY_NAMES, 0)})`,
    ],
    targetsMet:
      (['learned', 'tools'] as const).every((set) => {
        const { blocks, listed } = counts[set]
        return ratio(blocks) >= MIN_BLOCKS[set] && ratio(listed) >= MIN_LISTED[set]
      }) &&
      fewest >= MIN_OTHERS &&
      ratio(words) <= MAX_MISTAKEN.words &&
      ratio(changed) <= MAX_MISTAKEN.changed &&
      ratio(numbers) <= MAX_MISTAKEN.numbers &&
      ratio(hiding) <= MAX_HIDING &&
      ratio(alone) >= MIN_ALONE &&
      ratio(beside) <= MAX_BESIDE &&
      ratio(byNames) >= MIN_BY_NAMES,
  }
}

function countBlocks(all: ReturnType<typeof compareFailures>['own']) {
  const listed = all.flatMap(({ blocks, next }) => (blocks ? [lists(blocks, next)] : []))
  return { blocks: { count: listed.length, of: all.length }, listed: countOf(listed) }
}

/** Draws the failures of a tool, each in two runs: an edit moved the lines of its files in between. */
function failuresOf(tool: Tool, random: Random): readonly ToolFailure[] {
  return tool.failures.map((failure) => {
    const [before = [], next = []] = [false, true].map((shifted) =>
      renderToolLog(tool, [failure], random, { shifted }),
    )
    const report = reportOf(before)
    const changed = random
      .shuffle(withOtherWords(failure))
      .slice(0, CHANGES)
      .map((other) => reportOf(renderToolLog(tool, [other], random)))
    return { failure, before: report, next: reportOf(next), changed }
  })
}

/** Lists a failure with each of its words changed: the name of its test, its file, its error. */
function withOtherWords(failure: Failure): readonly Failure[] {
  return Object.entries(failure).flatMap(([column, cell]) =>
    [...cell.matchAll(/(?<!\{\{[^}]*)[a-z]{3,}/gi)].flatMap(({ 0: word, index }) =>
      OTHER_WORDS.map((other) => ({
        ...failure,
        [column]: cell.slice(0, index) + other + cell.slice(index + word.length),
      })),
    ),
  )
}

/** Lists by what a report names what failed: tests by their names, other things by all that is said of them. */
function namesOf({ excerpts: [excerpt] }: FailureReport): readonly unknown[] {
  return (excerpt?.errors?.entries ?? []).map(({ title, detail, position, isTest }) =>
    isTest ? title : [title, detail, position?.path],
  )
}

/** Compares the block of each failure with all others of its tool. */
function compareFailures(failures: readonly ToolFailure[]) {
  const compared = failures.map(({ failure, before, next, changed }) => {
    const blocks = newIssueBlocks(before)
    const others = failures.filter((other) => other.failure !== failure)
    // A test with another error is the same test.
    const own = changed.filter((other) => !isDeepStrictEqual(namesOf(other), namesOf(before)))
    const numbers = others.filter(
      (other) => withoutDigits(other.failure) === withoutDigits(failure),
    )
    const words = others.filter((other) => !numbers.includes(other))
    const mistakes = (reports: readonly FailureReport[]) =>
      blocks === undefined ? [] : reports.map((report) => lists(blocks, report))
    return {
      own: { blocks, next },
      words: mistakes(words.map((other) => other.next)),
      numbers: mistakes(numbers.map((other) => other.next)),
      changed: mistakes([...others.flatMap((other) => other.changed), ...own]),
      others: others.length + others.flatMap((other) => other.changed).length + own.length,
    }
  })
  return {
    own: compared.map(({ own }) => own),
    words: compared.flatMap(({ words }) => words),
    numbers: compared.flatMap(({ numbers }) => numbers),
    changed: compared.flatMap(({ changed }) => changed),
    others: Math.min(...compared.map(({ others }) => others)),
  }
}

/** Returns for each log with one more failure, whether the block of the other one lists all of it. */
function hiddenFailures(): readonly boolean[] {
  return differentPairs(2, PAIRS)
    .filter(({ kind }) => kind === 'beside' || kind === 'other-tool')
    .flatMap(({ here, there }) => {
      const blocks = newIssueBlocks(reportOf(there))
      const found = blocks && match(blocks, reportOf(here))
      return blocks === undefined ? [] : [isWhole(found) && found?.unproven === undefined]
    })
}

/** Returns for each log of failed tests, whether a block with their names lists all that failed. */
function listedByNames(random: Random): readonly boolean[] {
  return TOOLS.flatMap((tool) =>
    tool.failures.slice(0, 2).flatMap((failure) => {
      const report = reportOf(renderToolLog(tool, [failure], random))
      const entries = report.excerpts[0]?.errors?.entries ?? []
      const names = entries.flatMap(({ isTest, title }) => (isTest && title ? [title] : []))
      return isSome(names) && names.length === entries.length ? [lists([names], report)] : []
    }),
  )
}

/** Whether blocks with these patterns list all of a failure. */
function lists(blocks: Some<Some<string>>, report: FailureReport): boolean {
  return isWhole(match(blocks, report))
}

function match(blocks: Some<Some<string>>, report: FailureReport, green?: LoggedErrors) {
  const failures = mapSome(blocks, (patterns) => knownFailure(patterns))
  return matchIssues(report, [knownIssue({ failures })], green)
}

/** Whether an issue with what is listed opens the gate. */
export function opensGate({ listed, red, green }: ListedLog): boolean {
  const passed = green && readStepLog([...green, '##[error]']).excerpts[0]?.errors
  const blocks = listed.map((error): Some<string> => [error])
  const found = isSome(blocks) ? match(blocks, reportOf(red), passed) : undefined
  return isWhole(found) && found?.unproven === undefined
}

function reportOf(lines: readonly string[]): FailureReport {
  return failureReport({ kind: 'other' }, readStepLog(lines))
}
