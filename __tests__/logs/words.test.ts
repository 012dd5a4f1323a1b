import { describe, expect, it } from '@jest/globals'
import { ICONS, isPassed, PASSED } from '../../src/logs/words/passed.ts'
import { isTemplate, isTotal, TEMPLATES, TOTALS } from '../../src/logs/words/total.ts'

/** The tables of patterns, and the question that each is for. */
const WORDS = [
  { isFound: isPassed, words: [...ICONS, ...PASSED] },
  { isFound: isTotal, words: TOTALS },
  { isFound: isTemplate, words: TEMPLATES },
].flatMap(({ isFound, words }) =>
  words.map(([pattern, finds, near]) => ({ pattern, finds, near, isFound })),
)

describe('words', () => {
  it.each(WORDS)('find $finds', ({ pattern, finds, isFound }) => {
    expect(pattern.test(finds)).toBe(true)
    expect(isFound(finds)).toBe(true)
  })

  it.each(WORDS)('keep out $near, which looks like a line that they find', ({ near, isFound }) => {
    expect(isFound(near)).toBe(false)
  })
})
