import { describe, expect, it } from '@jest/globals'
import { renderFlaky } from '../../../src/render/findings/flaky.ts'
import { renderAttempts } from '../../../src/render/summary/attempts.ts'
import { at, finished, makeJob, makeRun, reportOn } from '../../helpers/make-run.ts'

const URL = 'https://github.com/octo-org/octo-shop/actions/runs/42/job'

/** Attempt 6, in which all jobs succeed, after two in which the named ones failed. */
function attemptsAfter(names: readonly string[]) {
  const failed = (id: number, name: string, from: number) =>
    makeJob({ id, name, state: finished(from, from + 60, 'failure') })
  const jobs = [...names, 'steady'].map((name) => ({ name, state: finished(5_000, 5_060) }))
  const earlierAttempts = [
    { number: 4, jobs: names.map((name, index) => failed(40 + index, name, 0)) },
    { number: 5, jobs: names.map((name, index) => failed(50 + index, name, 0)) },
  ]
  return reportOn(makeRun({ attempt: 6, startedAt: at(4_990), jobs }), { earlierAttempts }).attempts
}

describe('the section', () => {
  it('sets the attempts side by side, for the jobs that differ', () => {
    expect(renderAttempts({ attempts: attemptsAfter(['test']) }).split('\n\n')).toEqual([
      '### Attempts',
      [
        '| Job | Attempt 4 | Attempt 5 | Attempt 6 (this one) |',
        '| --- | --- | --- | --- |',
        `| test | [❌ failure](${URL}/40) | [❌ failure](${URL}/50), not re-run | [✅ success](${URL}/1) |`,
      ].join('\n'),
      '3 attempts not compared.',
    ])
  })

  it('is absent where no job differs, and for the first attempt', () => {
    expect(renderAttempts({ attempts: attemptsAfter([]) })).toBe('')
    expect(renderAttempts({ attempts: undefined })).toBe('')
  })

  it('names twenty jobs at most', () => {
    const names = Array.from({ length: 23 }, (_, index) => `job ${index}`)
    expect(renderAttempts({ attempts: attemptsAfter(names) })).toContain(
      '\n\n3 jobs more in the JSON report.',
    )
  })

  it('takes names as text', () => {
    expect(renderAttempts({ attempts: attemptsAfter(['a | <b>']) })).toContain('| a \\| \\<b\\> |')
  })
})

describe('the line on flaky jobs', () => {
  it('names them and the attempts in which they failed', () => {
    expect(renderFlaky({ attempts: attemptsAfter(['test']) })).toBe(
      `⚠️ Flaky (same commit): **[test](${URL}/1)** failed in attempt 4, passed in attempt 6.`,
    )
  })

  it('names five at most', () => {
    const names = Array.from({ length: 7 }, (_, index) => `job ${index}`)
    expect(renderFlaky({ attempts: attemptsAfter(names) })).toMatch(/, and 2 more\.$/)
  })

  it('is absent where there are none', () => {
    expect(renderFlaky({ attempts: attemptsAfter([]) })).toBe('')
    expect(renderFlaky({ attempts: undefined })).toBe('')
  })
})
