import { isDeepStrictEqual } from 'node:util'
import {
  type IssueMatch,
  matchesAll,
  listsAllNamed,
  matchIssues,
} from '../../src/analyse/same/match-issues.ts'
import { newIssueBlocks } from '../../src/analyse/same/new-issue.ts'
import type { FailureReport } from '../../src/model/report/cause.ts'
import { isSome, mapSome, type Some } from '../../src/model/some.ts'
import { failureReport } from '../failure-report.ts'
import { knownFailure, knownIssue } from '../known-issue.ts'
import { readLearnedLogs } from '../simulate/learned-logs.ts'
import { type Random, seededRandom } from '../simulate/random.ts'
import { withoutDigits } from '../simulate/tool-logs/pairs.ts'
import type { Failure } from '../simulate/tool-logs/template.ts'
import { renderToolLog, type Tool, TOOLS } from '../simulate/tool-logs/tools.ts'
import { type Accuracy, type Count, countOf, countText, percent, ratio } from './accuracy.ts'
import { readStepLog } from './changed-errors.ts'

/** Other failures of the same tool that a block is compared with, at least. */
const MIN_OTHERS = 40
/** Failures with one word changed, of each failure. */
const CHANGES = 6
const OTHER_WORDS = ['zebra', 'quartz', 'fjord', 'walnut', 'comet', 'ginger']

/** Failures in the next run that the block of the link lists. */
const MIN_LISTED = { learned: 0.75, tools: 0.94 }
/** Failures that the block makes known without other logs. */
const MIN_KNOWN = { learned: 0.36, tools: 0.785 }
/** Failures whose link has a block. */
const MIN_BLOCKS = { learned: 0.96, tools: 0.98 }
/** Other failures of which a block lists all that has a name: a line in no tool's form has none. */
const MAX_MISTAKEN = { words: 0.06, numbers: 0.15, changed: 0.05 }
/** Other failures that a block makes known without other logs. */
const MAX_KNOWN = 0.015
/** Failures of tests that a block with nothing but their names lists. */
const MIN_BY_NAMES = 0.95

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
  const known = countOf(tools.flatMap((tool) => tool.known))
  const byNames = countOf(listedByNames(random))
  const counts = { learned: countBlocks(learned), tools: countBlocks(ofTools) }
  const fewest = Math.min(...tools.map(({ others }) => others))
  return {
    lines: [
      ...(['learned', 'tools'] as const).map((set) => {
        const { blocks, listed, known } = counts[set]
        return `${set}: a block for ${countText(blocks)} (at least ${percent(MIN_BLOCKS[set], 0)}), which lists the failure in the next run in ${countText(listed)} (at least ${percent(MIN_LISTED[set], 0)}), and makes it known without other logs in ${countText(known)} (at least ${percent(MIN_KNOWN[set], 0)})`
      }),
      `other failures of the same tool, at least ${fewest} for each, that a block lists: ${countText(words)} of another test, error or file (at most ${percent(MAX_MISTAKEN.words)}), ${countText(changed)} with one word changed (at most ${percent(MAX_MISTAKEN.changed)}), ${countText(numbers)} with other numbers (at most ${percent(MAX_MISTAKEN.numbers)})`,
      `other failures that a block makes known without other logs: ${countText(known)} (at most ${percent(MAX_KNOWN)})`,
      `failed tests that a block with their names lists: ${countText(byNames)} (at least ${percent(MIN_BY_NAMES, 0)})`,
    ],
    targetsMet:
      (['learned', 'tools'] as const).every((set) => {
        const { blocks, listed, known } = counts[set]
        const isKnown = ratio(known) >= MIN_KNOWN[set]
        return ratio(blocks) >= MIN_BLOCKS[set] && ratio(listed) >= MIN_LISTED[set] && isKnown
      }) &&
      fewest >= MIN_OTHERS &&
      ratio(words) <= MAX_MISTAKEN.words &&
      ratio(changed) <= MAX_MISTAKEN.changed &&
      ratio(known) <= MAX_KNOWN &&
      ratio(numbers) <= MAX_MISTAKEN.numbers &&
      ratio(byNames) >= MIN_BY_NAMES,
  }
}

function countBlocks(all: ReturnType<typeof compareFailures>['own']) {
  const count = (isListed: (match: IssueMatch) => boolean) =>
    countOf(all.flatMap(({ blocks, next }) => (blocks ? [lists(blocks, next, isListed)] : [])))
  const [listed, known] = [count(listsAllNamed), count(matchesAll)]
  return { blocks: { count: listed.of, of: all.length }, listed, known }
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
    const mistakes = (reports: readonly FailureReport[], isMistake = listsAllNamed) =>
      blocks === undefined ? [] : reports.map((report) => lists(blocks, report, isMistake))
    return {
      own: { blocks, next },
      known: mistakes(
        words.map((other) => other.next),
        matchesAll,
      ),
      words: mistakes(words.map((other) => other.next)),
      numbers: mistakes(numbers.map((other) => other.next)),
      changed: mistakes([...others.flatMap((other) => other.changed), ...own]),
      others: others.length + others.flatMap((other) => other.changed).length + own.length,
    }
  })
  return {
    own: compared.map(({ own }) => own),
    known: compared.flatMap(({ known }) => known),
    words: compared.flatMap(({ words }) => words),
    numbers: compared.flatMap(({ numbers }) => numbers),
    changed: compared.flatMap(({ changed }) => changed),
    others: Math.min(...compared.map(({ others }) => others)),
  }
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

/** Whether blocks with these patterns list a failure: by default, all that has a name. */
function lists(
  blocks: Some<Some<string>>,
  report: FailureReport,
  isListed: (match: IssueMatch) => boolean = listsAllNamed,
): boolean {
  const failures = mapSome(blocks, (patterns) => knownFailure(patterns))
  const match = matchIssues(report, [knownIssue({ failures })])
  return match !== undefined && isListed(match)
}

function reportOf(lines: readonly string[]): FailureReport {
  return failureReport({ kind: 'other' }, readStepLog(lines))
}
