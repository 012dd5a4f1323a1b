import { expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser, openBrowser } from '../../testing/browser.ts'
import { showPage } from '../../testing/browser-page.ts'
import { showMarkdown, textOf } from '../../testing/shown-markdown.ts'

const ROOT = join(import.meta.dirname, '../..')
const MAX_CHARACTERS = 76

/** The headings of all approved summaries, as Markdown. */
const HEADINGS = [
  ...new Set(
    globSync('testing/approved/*/summary.md', { cwd: ROOT }).map((path) => {
      const [heading = ''] = readFileSync(join(ROOT, path), 'utf8').split('\n')
      return heading
    }),
  ),
]
const TEXTS = HEADINGS.map((heading) => textOf(showMarkdown(heading)))

it('no heading has brackets in brackets, or an ellipsis that is no part of a word', () => {
  expect(TEXTS.length).toBeGreaterThan(20)
  expect(TEXTS.filter((text) => /\([^)]*\(|(?<![\p{L}\p{N}])…/u.test(text))).toEqual([])
})

const itWithChromium = findBrowser('Chromium') === undefined ? it.skip : it

itWithChromium(
  `headings of up to ${MAX_CHARACTERS} characters have at most three lines on a phone`,
  async () => {
    const browser = await openBrowser('Chromium')
    if (browser === undefined) throw new Error('Chromium is gone')
    // With the icon, and the space behind it.
    const short = HEADINGS.filter((_, at) => (TEXTS[at] ?? '').length <= MAX_CHARACTERS + 2)
    const window = { colorScheme: 'light', width: 400 } as const
    const lines = await showPage(browser, { markdown: short.join('\n\n'), window }, (page) =>
      page.evaluate<number[]>(COUNT_LINES),
    )
    await browser.close()
    expect(lines).toHaveLength(short.length)
    expect(short.filter((_, at) => (lines[at] ?? Infinity) > 3)).toEqual([])
    expect(short.length).toBeGreaterThan(40)
  },
  60_000,
)

/** Runs in the page. */
const COUNT_LINES = `[...document.querySelectorAll('h2')].map((heading) => {
  const { lineHeight } = getComputedStyle(heading)
  const range = document.createRange()
  range.selectNodeContents(heading)
  return Math.round(range.getBoundingClientRect().height / parseFloat(lineHeight))
})`
