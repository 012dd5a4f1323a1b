import { describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { APPROVED_FOLDER, approvedTexts } from '../testing/examples/approved.ts'

const TEXTS = approvedTexts()

describe('approved texts', () => {
  it.each([...TEXTS])(
    'are what the outputs say, or else run npm run approve: %s',
    async (_, text) => {
      expect(await text.render()).toBe(readFileSync(text.path, 'utf8'))
    },
  )

  it('are those of the examples', () => {
    const files = globSync('*/*', { cwd: APPROVED_FOLDER })
    expect(files.toSorted()).toEqual([...TEXTS.keys()].toSorted())
  })
})
