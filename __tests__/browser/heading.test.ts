import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../testing/browser.ts'
import { showPage } from '../../testing/browser-page.ts'
import { describeWith } from '../../testing/requirements.ts'
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

describeWith('Chromium', 'headings on a phone', () => {
  const window = { colorScheme: 'light', width: 400 } as const
  let browser: Browser

  beforeAll(async () => {
    const opened = await openBrowser()
    if (opened === undefined) throw new Error('Chromium is gone')
    browser = opened
  })
  afterAll(async () => {
    await browser.close()
  })

  it('are in fonts of packages, whatever fonts the machine has', async () => {
    const markdown = '## \u274C Text `code`'
    expect(await showPage(browser, { markdown, window }, listFonts)).toEqual([
      'Noto Color Emoji',
      'Roboto Mono SemiBold',
      'Roboto SemiBold',
    ])
  })

  it(`have at most three lines if they have up to ${MAX_CHARACTERS} characters`, async () => {
    // With the icon, and the space behind it.
    const short = HEADINGS.filter((_, at) => (TEXTS[at] ?? '').length <= MAX_CHARACTERS + 2)
    const lines = await showPage(browser, { markdown: short.join('\n\n'), window }, (page) =>
      page.evaluate<number[]>(COUNT_LINES),
    )
    expect(lines).toHaveLength(short.length)
    expect(short.filter((_, at) => (lines[at] ?? Infinity) > 3)).toEqual([])
    expect(short.length).toBeGreaterThan(40)
  })
})

/** Lists the fonts of the first heading. */
async function listFonts(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument')
  const selected = { nodeId: root.nodeId, selector: 'h2' }
  const { nodeId } = await session.send('DOM.querySelector', selected)
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
  return fonts.map(({ familyName }) => familyName).sort()
}

/** Runs in the page. */
const COUNT_LINES = `[...document.querySelectorAll('h2')].map((heading) => {
  const { lineHeight } = getComputedStyle(heading)
  const range = document.createRange()
  range.selectNodeContents(heading)
  return Math.round(range.getBoundingClientRect().height / parseFloat(lineHeight))
})`
