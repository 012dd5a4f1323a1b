import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { headline } from '../../../src/render/findings/headline.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import { reportOn } from '../../../testing/make-run.ts'

describe('headline', () => {
  it('returns one line for any run', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const line = headline(reportOn(run))
        expect(line).not.toMatch(/[\n\r\u2028\u2029]/)
        expect(line.trim()).not.toBe('')
      }),
    )
  })
})
