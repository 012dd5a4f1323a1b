import { describe, expect, it } from '@jest/globals'
import { failureParts } from '../../../src/analyse/same/failure-parts.ts'
import { halfOf } from '../../../testing/fuzz/fuzz-options.ts'
import { HOSTILE_ERRORS, hostileFailure, hostileIssues } from '../../../testing/hostile-issues.ts'
import { listedBy } from '../../../testing/judged-by-issues.ts'

describe('withIssues', () => {
  it.each(Object.entries(HOSTILE_ERRORS))(
    'matches 100 issues with many blocks of 20 errors: %s',
    async (name, errorAt) => {
      const issues = await hostileIssues(errorAt)
      expect(issues.length).toBeGreaterThan(0)
      const listed = listedBy(issues, hostileFailure())
      if (name.endsWith('in none')) expect(listed).toBeUndefined()
      else expect(listed).toMatchObject({ total: 199 + 99, passesGate: false })
    },
  )
})

describe('failureParts', () => {
  it.each(halfOf(['x ', 'x', '1.1 ', '1', '/', '::', 'not ok ', '0 s ']))(
    'takes each long line of %j that names the place of each entry for a part',
    (filling) => {
      expect(failureParts(hostileFailure(filling))?.parts).toHaveLength(199 + 99)
    },
  )
})
