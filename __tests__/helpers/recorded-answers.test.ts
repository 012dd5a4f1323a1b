import { describe, expect, it } from '@jest/globals'
import { readRecorded } from './recorded-answers.ts'

const BUILD = { id: 7, run_id: 5, name: 'build', created_at: '2026-03-01T10:00:04Z' }
const TEST = { id: 8, run_id: 5, name: 'test', created_at: '2026-03-01T10:00:02Z' }

describe('readRecorded', () => {
  it.each([
    ['an answer', { total_count: 2, jobs: [BUILD, TEST] }, [BUILD, TEST]],
    ['an array of jobs', [BUILD, TEST], [BUILD, TEST]],
    ['a single job', BUILD, [BUILD]],
    ['a job twice', [BUILD, TEST, BUILD], [BUILD, TEST]],
    ['jobs of several runs', [BUILD, { ...TEST, run_id: 6 }], [BUILD]],
    [
      'jobs without ids',
      [{ name: 'a' }, { ...BUILD, run_id: undefined }],
      [
        { name: 'a', id: 8, run_id: 22_400_000_001 },
        { ...BUILD, run_id: 22_400_000_001 },
      ],
    ],
  ])('reads %s', (_, json, jobs) => {
    expect(readRecorded(json).jobs).toEqual(jobs)
  })

  it('makes a run of what the jobs say', () => {
    const said = { workflow_name: 'CI', head_branch: 'main', head_sha: 'abc', run_attempt: 1 }
    const url = 'https://github.com/octo-org/cart/actions/runs/5/job/7'
    expect(readRecorded([{ ...BUILD, ...said, html_url: url }, TEST])).toMatchObject({
      repository: 'octo-org/cart',
      id: 5,
      attempt: 1,
      run: {
        id: 5,
        run_attempt: 1,
        name: 'CI',
        head_branch: 'main',
        head_sha: 'abc',
        conclusion: null,
        run_started_at: '2026-03-01T10:00:02.000Z',
      },
    })
  })

  it('does not guess when a later attempt started', () => {
    const { run, attempt } = readRecorded([{ ...BUILD, run_attempt: 2 }])
    expect(attempt).toBe(2)
    expect(run).toMatchObject({ run_started_at: null })
  })

  it.each([
    ['alone', { id: 5, run_attempt: 1, event: 'push' }],
    ['in a list', { workflow_runs: [{ id: 4 }, { id: 5, run_attempt: 1, event: 'push' }] }],
    [
      'in an array',
      [
        { id: 5, run_attempt: 2 },
        { id: 5, run_attempt: 1, event: 'push' },
      ],
    ],
  ])('takes the recorded run %s', (_, run) => {
    expect(readRecorded(BUILD, run).run).toEqual({ id: 5, run_attempt: 1, event: 'push' })
  })

  it('says what it expected', () => {
    expect(() => readRecorded({ jobs: [] })).toThrow('No jobs found: expected {"jobs": [...]}')
    expect(() => readRecorded('x')).toThrow('No jobs found')
    expect(() => readRecorded(BUILD, { id: 6 })).toThrow('The jobs are of run 5, which was not')
  })
})
