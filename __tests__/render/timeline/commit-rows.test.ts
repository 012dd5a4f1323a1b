import { describe, expect, it } from '@jest/globals'
import { commitTimelineRows } from '../../../src/render/timeline/commit-rows.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { at, finished, running, skipped } from '../../../testing/make-run.ts'

describe('commitTimelineRows', () => {
  it('has a row for each run by start, with its jobs below it', () => {
    const { rows, hidden } = commitTimelineRows(
      reportOnCommit([
        { workflow: 'CI', jobs: [{ name: 'b' }, { name: 'a' }, { name: 'c', state: skipped() }] },
        { workflow: 'Lint', startedAt: at(-20), jobs: [{ name: 'lint' }] },
      ]),
    )
    expect(rows.map(({ name }) => name)).toEqual(['Lint', 'CI', '↳ b', '↳ a'])
    expect(rows[0]?.bars).toEqual({
      waiting: { from: at(-20), to: at(5) },
      running: { from: at(5), to: at(65) },
    })
    expect(hidden).toEqual({ skipped: 1, carriedOver: 0, untimed: 0, crowded: 0 })
  })

  it('gives the rows that are left to the jobs of failed runs first', () => {
    const jobs = ['a', 'b', 'c'].map((name) => ({ name }))
    const { rows, hidden } = commitTimelineRows(
      reportOnCommit([
        { workflow: 'Green', jobs },
        {
          workflow: 'Red',
          conclusion: 'failure',
          jobs: [...jobs, { name: 'd', state: finished(5, 30, 'failure') }],
        },
      ]),
      { maxRows: 3 },
    )
    expect(rows.map(({ name, trouble }) => [name, trouble])).toEqual([
      ['Red', 'failure'],
      ['↳ d', 'failure'],
      ['Green', undefined],
    ])
    expect(hidden.crowded).toBe(0)
  })

  it('drops the shortest of many runs that passed', () => {
    const runs = Array.from({ length: 50 }, (_, index) => ({
      workflow: `W${index}`,
      ...(index === 0 && { conclusion: 'failure' }),
      jobs: [{ state: finished(5, 65 + index, index === 0 ? 'failure' : 'success') }],
    }))
    const { rows, hidden } = commitTimelineRows(reportOnCommit(runs))
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['W0', 'W49', 'W11', 'W12']),
    )
    expect([rows.length, hidden.crowded]).toEqual([40, 10])
  })

  it('omits one row for all jobs, which would repeat that of the run', () => {
    const jobs = Array.from({ length: 50 }, (_, index) => ({ name: `test (${index})` }))
    const { rows } = commitTimelineRows(reportOnCommit([{ workflow: 'CI', jobs }]))
    expect(rows.map(({ name }) => name)).toEqual(['CI'])
  })

  it('extends a running job to the latest time of any run', () => {
    const { rows } = commitTimelineRows(
      reportOnCommit([
        { workflow: 'Open', conclusion: undefined, jobs: [{ state: running(10) }] },
        { workflow: 'Done', jobs: [{ state: finished(5, 500) }] },
      ]),
    )
    expect(rows[1]?.bars.running).toEqual({ from: at(10), to: at(500) })
  })

  it('has no rows without times', () => {
    expect(commitTimelineRows(reportOnCommit([{ jobs: [] }])).rows).toEqual([])
  })
})
