import { describe, expect, it } from '@jest/globals'
import { firstLogs, unreadLogs } from '../../../src/analyse/causes/choose-logs.ts'
import type { FailureReport } from '../../../src/model/report/cause.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { finished, makeStep, reportOnJobs } from '../../../testing/make-run.ts'

/** Failed jobs with these names; a message is that of the log that was read. */
function failures(
  names: readonly string[],
  messages: readonly string[] = [],
): readonly FailureReport[] {
  const steps = [makeStep({ number: 2, name: 'Test', state: finished(15, 60, 'failure') })]
  const jobs = names.map((name) => ({ name, steps, state: finished(5, 65, 'failure') }))
  const excerpts = new Map(
    messages.map((text, at) => [at + 1, [makeExcerpt([`##[error]${text}`])]]),
  )
  return reportOnJobs(jobs, { explanations: { excerpts, annotations: new Map() } }).failures
}

const namesOf = (reports: readonly FailureReport[]) => reports.map(({ job }) => job.job.name)
const legs = (count: number) => Array.from({ length: count }, (_, at) => `test (${at + 1})`)

describe('firstLogs', () => {
  it('chooses three of 300 legs that failed at one step', () => {
    expect(namesOf(firstLogs(failures(legs(300)), 10))).toEqual(legs(3))
  })

  it('chooses one of each group before a second of any', () => {
    const chosen = namesOf(firstLogs(failures([...legs(5), 'lint', 'build (1)', 'build (2)']), 5))
    expect(chosen).toEqual(['test (1)', 'lint', 'build (1)', 'test (2)', 'build (2)'])
  })

  it('chooses no more than it may', () => {
    expect(
      firstLogs(failures(Array.from({ length: 12 }, (_, at) => `job ${at}`)), 10),
    ).toHaveLength(10)
  })
})

describe('unreadLogs', () => {
  it.each([
    [
      'the rest of legs that failed alike',
      ['no cart', 'no cart', 'no cart'],
      3,
      ['test (4)', 'test (5)'],
    ],
    [
      'the rest of legs that differ',
      ['no cart', 'no order', 'no cart'],
      3,
      ['test (4)', 'test (5)'],
    ],
    ['nothing of legs whose logs are gone', [], 3, []],
    ['legs of which no log was requested', [], 0, legs(5)],
  ])('lists %s', (_, messages, requested, expected) => {
    const ids = new Set(Array.from({ length: requested }, (_ignored, at) => at + 1))
    expect(namesOf(unreadLogs(failures(legs(5), messages), ids))).toEqual(expected)
  })
})
