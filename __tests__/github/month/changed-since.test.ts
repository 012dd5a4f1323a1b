import { describe, expect, it } from '@jest/globals'
import { changedSince } from '../../../src/github/month/changed-since.ts'
import { DAY } from '../../../src/model/time.ts'
import { QUIET_CLIENT, sourceOf } from '../../../testing/fake-client.ts'
import { makeUnsteady } from '../../../testing/make-month.ts'
import { planMonth } from '../../../testing/simulate/month/plan-month.ts'

const MONTH = planMonth({ seed: 3, runsPerDay: 12, days: 14 })
const [CHANGE] = MONTH.truth.fileChanges
const client = MONTH.clientAt(MONTH.to)
const yes = () => true

describe('changedSince', () => {
  const { path = '', at: changedAt = 0 } = { ...CHANGE }

  it.each([
    ['its file changed after it last failed', { path, lastAt: changedAt - DAY }, 1],
    ['its file changed before it last failed', { path, lastAt: changedAt + DAY }, 0],
    ['another file changed', { path: 'src/none.test.ts', lastAt: changedAt - DAY }, 0],
    ['its file is unknown', { path: undefined, lastAt: changedAt - DAY }, 0],
  ])('finds a test if %s', async (_, fields, count) => {
    const found = await changedSince(sourceOf(client), [makeUnsteady(fields)], 'main', yes)
    expect(found).toHaveLength(count)
  })

  it('keeps what it cannot check, and sends no request without a file or a rest', async () => {
    const one = makeUnsteady({ path, lastAt: changedAt - DAY })
    const failing = { ...QUIET_CLIENT, get: client.get }
    expect(await changedSince(sourceOf(failing), [one], 'main', yes)).toEqual([])
    const before = MONTH.requests.length
    expect(await changedSince(sourceOf(client), [one], 'main', () => false)).toEqual([])
    expect(await changedSince(sourceOf(client), [makeUnsteady()], 'main', yes)).toEqual([])
    expect(MONTH.requests.length).toBe(before)
  })
})
