import { expect, it } from '@jest/globals'
import {
  causeDigests,
  hasNewCause,
  subjectOf,
  verdictDigest,
} from '../../../src/conversation/render/subject.ts'
import { failedRun } from '../../../testing/examples/failures.ts'
import { finished, makeStep } from '../../../testing/make-run.ts'
import { fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'
import { type ErrorPair, readErrorPairs } from '../../../testing/simulate/error-pairs.ts'

/** With equal findings, the rating of pylint says how much other code there is. */
const PAIRS = [...readErrorPairs('tests'), ...readErrorPairs('tools')].filter(
  ({ name }) => !name.includes('rating below the required one'),
)

/** Tools in whose logs no error line names what failed, so that an issue cannot distinguish it. */
const UNIDENTIFIED = new Set([
  ...['api-extractor', 'aws cdk', 'cargo-semver-checks', 'changesets', 'import-linter'],
  ...['license-checker', 'pa11y', 'pip', 'semantic-release', 'semgrep', 'shellcheck', 'sphinx'],
  ...['terraform plan', 'threadsanitizer', 'trufflehog', 'turbo'],
])

/** Errors with another name. Another value that a test compares is the same cause for an issue. */
const NAMED = PAIRS.filter(
  ({ name, tool }) =>
    / \| another (?:exception|key|name|package|rule|test name|undefined name)/.test(name) &&
    !UNIDENTIFIED.has(tool),
)

/** Some of the pairs; `npm run fuzz` tries them all. */
function spread(pairs: readonly ErrorPair[]): readonly ErrorPair[] {
  const every = Math.max(1, Math.floor(pairs.length / fuzzOptions(60).numRuns))
  return pairs.filter((_, index) => index % every === 0)
}

/** What `spread` keeps at least. */
const MIN_PAIRS = fuzzOptions(51).numRuns

const STEP = makeStep({ number: 3, name: 'Run npm test', state: finished(10, 30, 'failure') })
const JOB = { name: 'test', state: finished(5, 65, 'failure'), steps: [STEP] }

/** What a comment and an issue are about if the only job failed with this log. */
const subjectOfLog = (lines: readonly string[]) => subjectOf(failedRun([JOB], { 1: lines }))

it('changes the comment for an error that is equal in every other line', () => {
  // The time that k6 measures differs between runs, so a comment is not written again for it.
  const pairs = spread(PAIRS).filter(({ name }) => !name.startsWith('k6 | the measured time'))
  const written = (lines: readonly string[]) => {
    const subject = subjectOfLog(lines)
    return [...causeDigests(subject), verdictDigest(subject)].join()
  }
  const missed = pairs.filter(({ here, there }) => written(here) === written(there))
  expect([pairs.length >= MIN_PAIRS, missed.map(({ name }) => name)]).toEqual([true, []])
})

it('is another cause for the issue if the error has another name', () => {
  const causesOf = (lines: readonly string[]) => causeDigests(subjectOfLog(lines))
  const pairs = spread(NAMED)
  const missed = pairs.filter(({ here, there }) => !hasNewCause(causesOf(there), causesOf(here)))
  expect([pairs.length >= MIN_PAIRS, missed.map(({ name }) => name)]).toEqual([true, []])
})
