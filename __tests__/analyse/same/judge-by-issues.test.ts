import { describe, expect, it } from '@jest/globals'
import { joinListed } from '../../../src/analyse/same/judge-by-issues.ts'
import type { ListedFailure } from '../../../src/model/shapes/failure.ts'
import { issueEvidence, listedFailure } from '../../../testing/known-issue.ts'

describe('joinListed', () => {
  const listed = (number: number, fields: Partial<ListedFailure> = {}) =>
    listedFailure({ issues: [issueEvidence({ number })], passesGate: true, ...fields })

  it('names the issues of both steps, and counts what they list', () => {
    expect(joinListed(listed(123), listed(124))).toEqual({
      ...listed(123),
      issues: [issueEvidence({ number: 123 }), issueEvidence({ number: 124 })],
      ...{ known: 2, total: 2 },
    })
  })

  it('lets the gate pass only if both do, and knows no total without both', () => {
    const joined = joinListed(listed(123), listed(123, { passesGate: false, total: undefined }))
    expect(joined).toMatchObject({ issues: [{ number: 123 }], passesGate: false, total: undefined })
  })

  it('returns what is listed of the only one', () => {
    expect(joinListed(undefined, listed(124))).toEqual(listed(124))
    expect(joinListed(listed(123), undefined)).toEqual(listed(123))
  })
})
