import { describe, expect, it } from '@jest/globals'
import type { Change, ChangedRun, Range } from '../../../src/model/report/what-if.ts'
import { changeSentence } from '../../../src/render/sections/what-if.ts'
import { MARKDOWN } from '../../../src/render/text/inline.ts'

const range = (expected: number, low: number, high: number): Range => ({
  expected: expected * 1_000,
  low: low * 1_000,
  high: high * 1_000,
})

const changedRun = (change: Change, saves: Range, costs: Range): ChangedRun => ({
  change,
  jobs: ['a'],
  saves,
  costs,
  assumption: 'Assumes that <b> is divided.',
})

const SHARDS = { kind: 'shards', job: 'te`st', from: 4, to: 8 } as const

describe('changeSentence', () => {
  it('escapes names and the assumption in Markdown', () => {
    const found = changedRun(SHARDS, range(240, 150, 300), range(0, 0, 0))
    const sentence = changeSentence(found, MARKDOWN)
    expect(sentence).toContain('8 shards of <code>te\\`st</code>')
    expect(sentence).not.toContain('<b>')
  })
})
