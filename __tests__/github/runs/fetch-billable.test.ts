import { describe, expect, it } from '@jest/globals'
import {
  decodeBillable,
  decodeVisibility,
  fetchBillable,
} from '../../../src/github/runs/fetch-billable.ts'
import { fakeClient, httpError } from '../../helpers/fake-client.ts'
import { apiRun } from '../../helpers/fake-github/api-run.ts'
import { apiUsage } from '../../helpers/fake-github/api-usage.ts'
import { makeTarget } from '../../helpers/make-run.ts'

const never = new AbortController().signal

describe('what GitHub bills', () => {
  it('is asked for the run', async () => {
    const client = fakeClient(() => ({ billable: {} }))
    expect(await fetchBillable(client, makeTarget(), never)).toEqual({ billable: {} })
    expect(client.asked).toEqual([
      {
        route: '/repos/{owner}/{repo}/actions/runs/{run_id}/timing',
        parameters: { owner: 'octo-org', repo: 'octo-shop', run_id: 42 },
      },
    ])
  })

  it.each([403, 404, 410, 500])('is not known when the answer is %d', async (status) => {
    const client = fakeClient(() => {
      throw httpError(status, 'no')
    })
    expect(await fetchBillable(client, makeTarget(), never)).toBeUndefined()
  })

  it('is not known when time is up', async () => {
    const client = fakeClient(() => new Promise<never>(() => undefined))
    expect(await fetchBillable(client, makeTarget(), AbortSignal.abort())).toBeUndefined()
  })

  it('is the sum over the kinds of runner, and that of each job', () => {
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

  it('is known without its jobs', () => {
    const usage = { billable: { UBUNTU: { total_ms: 5, jobs: 1 } } }
    expect(decodeBillable(usage)).toEqual({ total: 5, jobs: new Map() })
  })

  it.each([
    ['nothing is billed', apiUsage({})],
    ['no time is billed', apiUsage({ UBUNTU: { 1: 0 } })],
    ['there is no answer', undefined],
    ['the answer is of another kind', { billable: ['x'] }],
    ['its figures are of another kind', { billable: { UBUNTU: { total_ms: '5' }, MACOS: null } }],
  ])('is not told when %s', (_, usage) => {
    expect(decodeBillable(usage)).toBeUndefined()
  })
})

describe('a repository', () => {
  it.each([
    [true, 'private'],
    [false, 'public'],
    [undefined, undefined],
    ['yes', undefined],
  ])('with private %s is %s', (hidden, visibility) => {
    const run = apiRun()
    const repository = { ...run.repository, private: hidden }
    expect(decodeVisibility({ ...run, repository })).toBe(visibility)
  })

  it('of no answer is neither', () => {
    expect(decodeVisibility(undefined)).toBeUndefined()
  })
})
