import { describe, expect, it } from '@jest/globals'
import { ENTRIES } from '../../../../src/github/logs/entries/entry-forms.ts'
import { entryReader } from '../../../../src/github/logs/entries/entry-reader.ts'
import { TOTALS } from '../../../../src/github/logs/entries/total-forms.ts'

const forms = ENTRIES.map(([tool, role, pattern, example]) => ({ tool, role, pattern, example }))
const counting = TOTALS.map(([tool, , pattern, , example]) => ({ tool, pattern, example }))
const naming = forms.filter(({ role }) => role !== 'apart' && role !== 'file')

describe('ENTRIES', () => {
  it.each(forms)('matches the $role line of $tool: $example', ({ pattern, example }) => {
    expect(pattern.test(example)).toBe(true)
    expect(pattern.source).toMatch(/^\^/)
    expect(pattern.flags).toBe('')
  })

  it.each(naming)('lists one entry for the line of $tool: $example', ({ example }) => {
    const reader = entryReader()
    reader.add(example)
    const { entries } = reader.list(example)
    expect(entries).toHaveLength(1)
    expect(entries[0]?.title ?? entries[0]?.detail ?? entries[0]?.position).toBeDefined()
  })
})

describe('TOTALS', () => {
  it.each(counting)('matches the total of $tool: $example', ({ pattern, example }) => {
    expect(pattern.test(example)).toBe(true)
    expect(pattern.source).toMatch(/^\^/)
  })
})
