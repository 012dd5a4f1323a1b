import { describe, expect, it } from '@jest/globals'
import { finished, makeRun, reportOn } from '../../../testing/make-run.ts'

type Fields = Parameters<typeof makeRun>[0]

describe('a failed run without a failed job', () => {
  const passed = { state: finished(5, 65) }
  const skipped = { state: finished(5, 5, 'skipped') }
  const failed = { state: finished(5, 65, 'failure') }

  it.each<[string, Fields, boolean]>([
    ['failed', { conclusion: 'failure', jobs: [passed] }, true],
    ['timed out', { conclusion: 'timed_out', jobs: [passed, skipped] }, true],
    ['could not start', { conclusion: 'startup_failure', jobs: [skipped] }, true],
    ['failed with a failed job', { conclusion: 'failure', jobs: [passed, failed] }, false],
    ['failed with more jobs', { conclusion: 'failure', jobs: [passed], jobsCounted: 2 }, false],
    ['failed without a job', { conclusion: 'failure', jobs: [] }, false],
    ['was cancelled', { conclusion: 'cancelled', jobs: [passed] }, false],
    ['has not finished', { conclusion: undefined, jobs: [passed] }, false],
  ])('has a note if it %s: %j, %s', (_, run, isNoted) => {
    const texts = reportOn(makeRun(run)).notes.map(({ text }) => text)
    expect(texts.some((text) => text.includes('none of its jobs failed'))).toBe(isNoted)
  })
})
