import { describe, expect, it } from '@jest/globals'
import { decodeBillable, decodeVisibility } from '../../../src/github/runs/fetch-billable.ts'
import { apiRun } from '../../../testing/fake-github/api-run.ts'
import { apiUsage } from '../../../testing/fake-github/run-details.ts'

describe('decodeBillable', () => {
  it('returns the total of all operating systems, and the time of each job', () => {
    const usage = apiUsage({ UBUNTU: { 1: 60_000, 2: 30_000 }, MACOS: { 3: 10_000 }, WINDOWS: {} })
    expect(decodeBillable(usage)).toEqual({
      total: 100_000,
      jobs: new Map([
        [1, 60_000],
        [2, 30_000],
        [3, 10_000],
      ]),
    })
  })

  it('returns a total without jobs', () => {
    const usage = { billable: { UBUNTU: { total_ms: 5, jobs: 1 } } }
    expect(decodeBillable(usage)).toEqual({ total: 5, jobs: new Map() })
  })

  it.each([
    ['there is no job', apiUsage({})],
    ['the total is 0', apiUsage({ UBUNTU: { 1: 0 } })],
    ['there is no response', undefined],
    ['the response has another shape', { billable: ['x'] }],
    ['the times are not numbers', { billable: { UBUNTU: { total_ms: '5' }, MACOS: null } }],
  ])('returns undefined if %s', (_, usage) => {
    expect(decodeBillable(usage)).toBeUndefined()
  })
})

describe('decodeVisibility', () => {
  it.each([
    [true, 'private'],
    [false, 'public'],
    [undefined, undefined],
    ['yes', undefined],
  ])('returns for private %s: %s', (hidden, visibility) => {
    const run = apiRun()
    const repository = { ...run.repository, private: hidden }
    expect(decodeVisibility({ ...run, repository })).toBe(visibility)
  })

  it('returns undefined without a response', () => {
    expect(decodeVisibility(undefined)).toBeUndefined()
  })
})
