import { describe, expect, it } from '@jest/globals'
import { ENTRIES } from '../../../../src/github/logs/entries/entry-forms.ts'
import { entryReader } from '../../../../src/github/logs/entries/entry-reader.ts'
import { findForm } from '../../../../src/github/logs/entries/find-form.ts'
import { TOTALS } from '../../../../src/github/logs/entries/total-forms.ts'
import { totalReader } from '../../../../src/github/logs/entries/total-reader.ts'

const forms = ENTRIES.map((form) => {
  const [tool, role, pattern, example] = form
  return { form, tool, role, pattern, example }
})
const counting = TOTALS.map(([tool, , pattern, , example]) => ({ tool, pattern, example }))
const naming = forms.filter(({ role }) => role !== 'apart' && role !== 'file')

describe('ENTRIES', () => {
  // A row above can match the example, or the sign in `find-form.ts` can reject it.
  it.each(forms)('finds the $role line of $tool: $example', ({ form, pattern, example }) => {
    expect(findForm(example).form).toBe(form)
    expect(pattern.source).toMatch(/^\^/)
    expect(pattern.flags).toBe('')
  })

  it.each(naming)('lists one entry for the line of $tool: $example', ({ example }) => {
    const reader = entryReader()
    reader.add(example)
    const { entries } = reader.list(example, false)
    expect(entries).toHaveLength(1)
    expect(entries[0]?.title ?? entries[0]?.detail ?? entries[0]?.position).toBeDefined()
  })
})

describe('TOTALS', () => {
  it.each(counting)('finds the total of $tool: $example', ({ tool, pattern, example }) => {
    expect(totalReader().add(example, example, false)?.tool).toBe(tool)
    expect(pattern.source).toMatch(/^\^/)
  })

  it.each([
    ['failures and errors', ['9 tests, 31 assertions, 1 errors, 1 failures.'], 2, [2, 9]],
    [
      'what timed out',
      ['     Summary [ 62.1s] 40 tests run: 38 passed, 1 failed, 1 timed out'],
      2,
      [2, 40],
    ],
    ['what is undefined', ['9 scenarios (1 failed, 1 undefined, 7 passed)'], 2, [2, 9]],
    [
      'all files by the table below them',
      [
        '  1 failing',
        '  3 passing (1s)',
        '  1 failing',
        '    ✖  2 of 2 failed (100%)   00:17   7   3   2   -   2',
      ],
      2,
      [2, 7],
    ],
    ['what more tests failed than are named', ['5 examples, 3 failures'], 2, [3, 5]],
    [
      'nothing of a part of the tests',
      ['\t Executed 2 tests, with 1 failure (0 unexpected)'],
      2,
      [],
    ],
  ])('counts %s', (_, lines, named, [failed, total]) => {
    const reader = totalReader()
    for (const line of lines) reader.add(line, line, false)
    expect(reader.total(named)).toEqual(failed && { counts: 'tests', failed, total })
  })
})
