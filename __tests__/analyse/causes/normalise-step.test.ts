import { describe, expect, it } from '@jest/globals'
import { normaliseStep } from '../../../src/analyse/causes/group-causes.ts'

describe('normaliseStep', () => {
  it.each([
    ['Run actions/checkout@v4', 'Run actions/checkout'],
    ['Run npm test -- --shard=1/4', 'Run npm test -- --shard=<n>/<n>'],
    ['Test on Node v20.11', 'Test on Node <n>'],
    ['Test', 'Test'],
  ])('returns the name of a step without versions and shards: %j -> %j', (name, expected) => {
    expect(normaliseStep(name)).toBe(expected)
  })
})
