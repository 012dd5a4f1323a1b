import { describe, expect, it } from '@jest/globals'
import type { SuggestedChange, Range, Suggestion } from '../../../src/model/report/suggestion.ts'
import { suggestionSentence } from '../../../src/render/sections/suggestions.ts'
import { MARKDOWN } from '../../../src/render/text/inline.ts'

const range = (expected: number, low: number, high: number): Range => ({
  expected: expected * 1_000,
  low: low * 1_000,
  high: high * 1_000,
})

const suggestion = (change: SuggestedChange, saves: Range, costs: Range): Suggestion => ({
  change,
  jobs: ['a'],
  saves,
  costs,
  assumption: 'Assumes that <b> is divided.',
})

const SHARDS = { kind: 'shards', job: 'te`st', from: 4, to: 8 } as const

describe('suggestionSentence', () => {
  it('escapes names and the assumption in Markdown', () => {
    const found = suggestion(SHARDS, range(240, 150, 300), range(0, 0, 0))
    const sentence = suggestionSentence(found, MARKDOWN)
    expect(sentence).toContain('8 shards of <code>te\\`st</code>')
    expect(sentence).not.toContain('<b>')
  })
})
