// Shows a summary or a document as GitHub would, in pictures: npm run preview -- <file.md> [folder] [--open]
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { openBrowser } from '../testing/browser.ts'
import { showPage } from '../testing/browser-page.ts'
import { findForeignElements } from '../testing/github-page/inspect-page.ts'
import { renderMarkdown } from '../testing/github-page/markdown.ts'
import { releasedText } from '../testing/release/released-text.ts'

const USAGE = `Usage: npm run preview -- <file.md> [folder] [--open] [--width <pixels>] [--height <pixels>]

Writes four pictures of a summary as GitHub shows it: light and dark, 980 and 400 pixels wide; of README.md and
other documents as they are when released, without their pictures.
  folder   where the pictures go; tmp/preview when not given
  --open   open all folded details first
  --width  in place of both widths
  --height only the top, as the picture in README.md: --width 540 --height 520`

const BODY_PADDING = 16

/** In place of the owner of the repository. */
const EXAMPLE_OWNER = 'octo-org'

// Mermaid draws these in place of a diagram and reports success.
const NOT_DRAWN = ['Maximum text size in diagram exceeded', 'Syntax error in text']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    open: { type: 'boolean', default: false },
    width: { type: 'string' },
    height: { type: 'string' },
  },
})
const widths = values.width === undefined ? [980, 400] : [Number(values.width)]
const [file, folder = 'tmp/preview'] = positionals
if (file === undefined || !existsSync(file)) {
  console.error(file === undefined ? USAGE : `There is no file ${file}\n\n${USAGE}`)
  process.exit(1)
}

const browser = await openBrowser()
if (browser === undefined) {
  console.log('No preview: Chromium is not installed here. On Debian: apt-get install -y chromium')
  process.exit(0)
}

const markdown = releasedText(readFileSync(file, 'utf8'), EXAMPLE_OWNER)
mkdirSync(folder, { recursive: true })
const problems = new Set(findForeignElements(renderMarkdown(markdown)))
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of widths) {
      const png = join(folder, `${basename(file, '.md')}-${colorScheme}-${width}.png`)
      const window = { colorScheme, width: width + 2 * BODY_PADDING }
      await showPage(browser, { markdown, window, scale: 2 }, (page) => takePicture(page, png))
      console.log(png)
    }
  }
} finally {
  await browser.close()
}
for (const problem of problems) console.error(`Wrong: ${problem}`)
process.exitCode = problems.size > 0 ? 1 : 0

/** Takes a picture of the summary, and adds a problem for each diagram that is not drawn. */
async function takePicture(page: Page, png: string): Promise<void> {
  if (values.open) await page.locator('details:not([open]) > summary').evaluateAll(openAll)
  const summary = page.locator(values.height === undefined ? '.summary' : '.markdown-body')
  const box = await summary.boundingBox()
  const height = Number(values.height ?? box?.height)
  if (box !== null) await page.screenshot({ path: png, fullPage: true, clip: { ...box, height } })
  const failed = await page.locator('.diagram[data-state="failed"] pre').allTextContents()
  const drawn = await page.locator('.diagram[data-state="drawn"] svg').allTextContents()
  const refused = drawn.flatMap((text) => NOT_DRAWN.filter((sentence) => text.includes(sentence)))
  for (const reason of [...failed, ...refused])
    problems.add(`a diagram is not drawn: ${reason.trim()}`)
}

function openAll(summaries: readonly { click: () => void }[]): void {
  for (const summary of summaries) summary.click()
}
