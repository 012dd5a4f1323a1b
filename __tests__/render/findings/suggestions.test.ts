import { describe, expect, it } from '@jest/globals'
import type { SuggestedChange, Range, Suggestion } from '../../../src/model/report/suggestion.ts'
import { suggestionSentence } from '../../../src/render/sections/suggestions.ts'
import { MARKDOWN, PLAIN } from '../../../src/render/text/inline.ts'

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
  it.each<[string, Suggestion]>([
    [
      '8 shards of te`st in place of 4 would shorten the run by about 4m (2m 30s to 5m), for 6m more runner time. Assumes that <b> is divided.',
      suggestion(SHARDS, range(240, 150, 300), range(360, 0, 0)),
    ],
    [
      '1 shard of te`st in place of 4 would lengthen the run by about 1m (30s to 2m), for 1m less runner time. Assumes that <b> is divided.',
      suggestion({ ...SHARDS, to: 1 }, range(-60, -120, -30), range(-60, 0, 0)),
    ],
    [
      'test without lint in its needs would not change how long the run takes (from 1s longer to 1s shorter), for the same runner time. Assumes that <b> is divided.',
      suggestion({ kind: 'needs', job: 'test', without: 'lint' }, range(0, -1, 1), range(0, 0, 0)),
    ],
    [
      'test without lint in its needs would shorten the run by about 1m, for the same runner time. Assumes that <b> is divided.',
      suggestion(
        { kind: 'needs', job: 'test', without: 'lint' },
        range(60, 60, 60),
        range(0, 0, 0),
      ),
    ],
    [
      '1 shard of te`st in place of 4 would lengthen the run by about 1m (from 5s shorter to 2m longer), for 1m less runner time. Assumes that <b> is divided.',
      suggestion({ ...SHARDS, to: 1 }, range(-60, -120, 5), range(-60, 0, 0)),
    ],
    [
      'A hit of the cache in Install, as in 7 of 10 runs, would shorten the run by about 2m (1m to 3m), for 2m less runner time. Assumes that <b> is divided.',
      suggestion(
        { kind: 'cache', step: 'Install', missed: 3, runs: 10 },
        range(120, 60, 180),
        range(-120, 0, 0),
      ),
    ],
  ])('says %j', (sentence, found) => {
    expect(suggestionSentence(found, PLAIN)).toBe(sentence)
  })

  it('escapes names and the assumption in Markdown', () => {
    const found = suggestion(SHARDS, range(240, 150, 300), range(0, 0, 0))
    const sentence = suggestionSentence(found, MARKDOWN)
    expect(sentence).toContain('8 shards of <code>te\\`st</code>')
    expect(sentence).not.toContain('<b>')
  })
})
