import { describe, expect, it } from '@jest/globals'
import { failureParts } from '../../../src/analyse/known-issues/failure-parts.ts'
import { withIssues } from '../../../src/analyse/known-issues/judge-by-issues.ts'
import { matchesPattern } from '../../../src/analyse/text-pattern.ts'
import type { FailureReport, Verdict } from '../../../src/model/report/cause.ts'
import { errorsOf, failureReport, makeExcerpt } from '../../../testing/failure-report.ts'
import { HOSTILE_ERRORS, hostileFailure, hostileIssues } from '../../../testing/hostile-issues.ts'
import { at, finished, makeStep } from '../../../testing/make-run.ts'

const NEW: Verdict = { kind: 'new', evidence: [] }

/** The failure of a step that printed these lines. */
function failed(lines: readonly string[]): FailureReport {
  const step = makeStep({ state: finished(5, 60, 'failure') })
  const failure = { kind: 'failed-step', step, others: [], cancelled: undefined } as const
  return failureReport(failure, { excerpts: [makeExcerpt(lines, { step })] })
}

describe('withIssues', () => {
  it.each(Object.entries(HOSTILE_ERRORS))(
    'matches 100 issues with many blocks of 20 errors: %s',
    async (name, errorAt) => {
      const issues = await hostileIssues(errorAt)
      expect(issues.length).toBeGreaterThan(0)
      const { issues: listed } = withIssues(NEW, hostileFailure(), { issues, now: at(0) })
      if (name.endsWith('in none')) expect(listed).toBeUndefined()
      else expect(listed).toMatchObject({ total: 199 + 99, passesGate: false })
    },
  )
})

describe('failureParts', () => {
  it.each(['x ', 'x', '1', '1.1 ', '/', 'not ok ', '::', '0 s '])(
    'takes each long line of %j that names the place of each entry for a part',
    (filling) => {
      expect(failureParts(hostileFailure(filling))?.parts).toHaveLength(199 + 99)
    },
  )

  it.each([
    [99, 99],
    [100, undefined],
    [130, undefined],
  ])('knows the total of %i lines of which 100 are kept: %s', (count, total) => {
    const lines = Array.from({ length: count }, (_, line) => `##[error]Known thing ${line} broke`)
    expect(failureParts(failed(lines))?.total).toBe(total)
  })

  it.each([
    [199, 199],
    [200, undefined],
    [250, undefined],
  ])('knows the total of %i tests of which 200 are kept: %s', (count, total) => {
    const tests = Array.from({ length: count }, (_, test) => [
      `  ${test + 1}) suite test ${test}:`,
      `     Error: boom number ${test}`,
      '',
    ])
    const lines = ['  1 passing', `  ${count} failing`, '', ...tests.flat()]
    expect(errorsOf(lines)?.total?.failed).toBe(count)
    expect(failureParts(failed(lines))?.total).toBe(total)
  })
})

describe('matchesPattern', () => {
  it.each([
    ['a\0test', 'test', false],
    ['\0test', 'test', false],
    ['test\0', 'test', false],
    ['test\0', 'test*', true],
    ['\0\0', '', false],
  ])('matches all of %j with %j: %s', (text, pattern, expected) => {
    expect(matchesPattern(text, pattern)).toBe(expected)
  })
})
