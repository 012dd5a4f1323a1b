import { describe, expect, it } from '@jest/globals'
import { failureParts } from '../../../src/analyse/same/failure-parts.ts'
import { withIssues } from '../../../src/analyse/same/judge-by-issues.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import { HOSTILE_ERRORS, hostileFailure, hostileIssues } from '../../../testing/hostile-issues.ts'
import { at } from '../../../testing/make-run.ts'

const NEW: Verdict = { kind: 'new', evidence: [] }

describe('withIssues', () => {
  it.each(Object.entries(HOSTILE_ERRORS))(
    'matches 100 issues with many blocks of 20 errors: %s',
    async (name, errorAt) => {
      const issues = await hostileIssues(errorAt)
      expect(issues.length).toBeGreaterThan(0)
      const { issues: listed } = withIssues(
        NEW,
        hostileFailure(),
        { issues, now: at(0) },
        { greensOf: () => [], seen: new Map() },
      )
      if (name.endsWith('in none')) expect(listed).toBeUndefined()
      else expect(listed).toMatchObject({ total: 199 + 99, passesGate: false })
    },
  )
})

describe('failureParts', () => {
  it.each(['x ', 'x', '1', '1.1 ', '/', 'not ok ', '::', '0 s '])(
    'takes each long line of %j that names the place of each entry for a part',
    (filling) => {
      expect(failureParts(hostileFailure(filling))?.parts).toHaveLength(199 + 99)
    },
  )
})
