import { describe, expect, it } from '@jest/globals'
import { isPassed } from '../../../src/logs/words/passed.ts'
import { ICONS, PASSED } from '../../../src/logs/words/passed-words.ts'

const WORDS = [...ICONS, ...PASSED].map(([pattern, finds, near]) => ({ pattern, finds, near }))

describe('isPassed', () => {
  it.each(WORDS)('finds $finds', ({ pattern, finds }) => {
    expect(pattern.test(finds)).toBe(true)
    expect(isPassed(finds)).toBe(true)
  })

  it.each(WORDS)('keeps out $near, which looks like a line that it finds', ({ near }) => {
    expect(isPassed(near)).toBe(false)
  })
})
