import { describe, expect, it } from '@jest/globals'
import { orderCauses } from '../../../src/analyse/causes/order-causes.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import { causesOf, failureReport } from '../../../testing/failure-report.ts'

const causeOf = (kind: Verdict['kind'], outcome: string) =>
  causesOf([failureReport({ kind: 'other' }, { outcome })], { kind, evidence: [] })

describe('orderCauses', () => {
  it('puts new causes first and known ones last, and what was only cancelled after failures', () => {
    const causes = [
      ...causeOf('new', 'cancelled'),
      ...causeOf('known', 'failure'),
      ...causeOf('infrastructure', 'failure'),
      ...causeOf('unsteady', 'timed_out'),
      ...causeOf('unknown', 'failure'),
      ...causeOf('new', 'failure'),
    ]
    expect(orderCauses(causes)).toEqual(causes.toReversed())
  })

  it('keeps the order of causes with the same verdict', () => {
    const causes = ['failure', 'timed_out', 'failure'].flatMap((each) => causeOf('unknown', each))
    expect(orderCauses(causes)).toEqual(causes)
  })
})
