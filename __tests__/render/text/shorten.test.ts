import { describe, expect, it } from '@jest/globals'
import { shorten } from '../../../src/render/text/markdown.ts'

describe('shorten', () => {
  it.each<[string, number, string]>([
    ['lost communication with the server', 34, 'lost communication with the server'],
    ['lost communication with the server', 27, 'lost communication with…'],
    ['lost communication with the server', 28, 'lost communication with the…'],
    ['test (ubuntu-latest, node 22)', 22, 'test (ubuntu-latest…'],
    ['build / deploy: production', 16, 'build / deploy…'],
    // A word that is most of it.
    ['a/very/long/path/without/a/space.ts', 20, 'a/very/long/path/wi…'],
    ['run a/very/long/path/without/a/space.ts', 20, 'run a/very/long/pat…'],
    ['測試名稱很長而且沒有空格', 6, '測試名稱很…'],
    ['👩‍🚀👩‍🚀👩‍🚀 launches', 4, '👩‍🚀…'],
  ])('shortens %j to %i characters: %j', (text, max, expected) => {
    expect(shorten(text, max)).toBe(expected)
  })
})
