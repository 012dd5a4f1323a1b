import { describe, expect, it } from '@jest/globals'
import { readCases } from '../testing/case-file.ts'
import { caseFiles } from '../testing/speakers.ts'

describe.each(caseFiles())('$name', ({ file, say }) => {
  it.each(readCases(file))('$rule: $shown', async ({ input, expected }) => {
    expect(await say(input)).toBe(expected)
  })
})
