import { describe, expect, it } from '@jest/globals'
import { HTML } from '../../../src/render/html/inline.ts'

const linked = (href: string) => `<a href="${href}" target="_blank" rel="noreferrer">a</a>`

describe('the link of the page', () => {
  it.each([
    ['https://a.b/c?d=1&e=%22', linked('https://a.b/c?d=1&amp;e=%22')],
    ['https://a.b/"><script>', linked('https://a.b/&quot;&gt;&lt;script&gt;')],
    ['https://a.b/\n\u0000\u202E\ud83d', linked('https://a.b/  \ufffd')],
    ['javascript:alert(1)', 'a'],
    ['data:text/html,<p>', 'a'],
  ])('of %j is %s', (url, expected) => {
    expect(HTML.link('a', url)).toBe(expected)
  })

  it('keeps all of a URL of 8,000 characters', () => {
    const url = `https://a.b/${'c'.repeat(8_000)}`
    expect(HTML.link('a', url)).toBe(linked(url))
  })
})
