import { describe, expect, it } from '@jest/globals'
import { INPUTS, readInputs } from '../../src/actions/issue/inputs.ts'
import { InputReader } from '../../src/actions/read-values.ts'

function read(detailsUrl: string) {
  const runner = { 'github-token': 'x', repository: 'o/r', 'details-url': detailsUrl }
  const given: Readonly<Record<string, string>> = { ...INPUTS, ...runner }
  const reader = new InputReader<keyof typeof INPUTS>((name) => given[name] ?? '')
  return readInputs({ read: reader, env: () => undefined, event: undefined })
}

describe('readConversationInputs', () => {
  it.each([
    ['https://example.com/a)(b?c=1#d', 'https://example.com/a)(b?c=1#d'],
    ['https://example.com/"><b>[x](y)', 'https://example.com/%22%3E%3Cb%3E[x](y)'],
    ['https://github.com/octo-org/octo-shop/actions/runs/42/artifacts/7', undefined],
  ])('reads details-url: %s', (url, expected = url) => {
    expect(read(url)).toMatchObject({ detailsUrl: expected })
  })

  it.each([
    'javascript:alert(1)',
    'http://example.com/report',
    'https://octocat:secret@example.com/',
    'page.html',
    `https://example.com/${'a'.repeat(2_000)}`,
    'https://github.com.evil.example:99999/',
  ])('warns of details-url, without its secrets: %s', (url) => {
    const inputs = read(url)
    expect(inputs.detailsUrl).toBeUndefined()
    expect(inputs.warning).toMatch(
      /^The input details-url .*: expected a URL that starts with https:\/\/\. The text has no link to it\.$/,
    )
    expect(inputs.warning).not.toContain('secret')
  })
})
