import { describe, expect, it } from '@jest/globals'
import { readCases } from './case-file.ts'
import { caseFiles } from './speakers.ts'

/** The cases by what says their results, so that no worker has to say all of them. */
const PARTS = {
  reports: ['report', 'judged'],
  actions: ['comment', 'issue', 'rerun', 'cancel', 'delete', 'download', 'runs'],
}

/** Tests each case of a part, or of none of the parts. */
export function describeCases(part: keyof typeof PARTS | 'values'): void {
  const others = Object.values(PARTS).flat()
  const isOf = ({ name }: { readonly name: string }) => {
    const [word = ''] = name.split(/[-.]/)
    return part === 'values' ? !others.includes(word) : PARTS[part].includes(word)
  }
  describe.each(caseFiles().filter(isOf))('$name', ({ file, say }) => {
    it.each(readCases(file))('$rule: $shown', async ({ input, expected }) => {
      expect(await say(input)).toBe(expected)
    })
  })
}
