import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { compareErrors } from '../../../src/analyse/causes/same-error.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'

/** Lines of two different errors, aimed at what `masks.ts` removes. */
const LOOK_ALIKES = readPairs('look-alikes.txt')

/** Lines of one error in two runs. */
const EQUAL = readPairs('equal-errors.txt')

/** Reads pairs of a line each, which differ only in what stands between braces. `⏎` ends a line of a log. */
function readPairs(file: string): readonly { readonly here: string; readonly there: string }[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const pick = (index: number) =>
        line.replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, ...sides: string[]) => sides[index] ?? '')
      return { here: pick(0), there: pick(1) }
    })
}

const read = (text: string) => ({
  excerpts: [makeExcerpt(text.split('⏎'))],
})

describe('compareErrors', () => {
  it('has at least 350 look-alikes and 100 equal errors, each of two different logs', () => {
    expect(LOOK_ALIKES.length).toBeGreaterThanOrEqual(350)
    expect(EQUAL.length).toBeGreaterThanOrEqual(100)
    for (const { here, there } of [...LOOK_ALIKES, ...EQUAL]) expect(here).not.toBe(there)
  })

  it.each(LOOK_ALIKES)('distinguishes $here from $there', ({ here, there }) => {
    expect(compareErrors(read(here), read(there))).not.toBe('same')
    expect(compareErrors(read(there), read(here))).not.toBe('same')
  })

  it.each(EQUAL)('recognises $here as $there', ({ here, there }) => {
    expect(compareErrors(read(here), read(there))).toBe('same')
    expect(compareErrors(read(there), read(here))).toBe('same')
  })
})
