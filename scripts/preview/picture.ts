import { pathToFileURL } from 'node:url'
import { type Browser, errors, type Page } from 'playwright-core'

interface View {
  readonly colorScheme: 'light' | 'dark'
  /** Of the summary's box, in CSS pixels. */
  readonly width: number
  /** Open all details. */
  readonly open: boolean
}

const BODY_PADDING = 16
const DRAWING_TIMEOUT_MS = 60_000
const PENDING = '.diagram:not([data-state])'

// Mermaid draws these in place of a diagram and reports success.
const NOT_DRAWN = ['Maximum text size in diagram exceeded', 'Syntax error in text']

/**
 * Opens a page made by `renderPage` without a network and takes a picture of its summary.
 *
 * @returns a sentence for each diagram that is not drawn
 */
export async function takePicture(
  browser: Browser,
  { html, png, view }: { html: string; png: string; view: View },
): Promise<string[]> {
  const context = await browser.newContext({
    colorScheme: view.colorScheme,
    deviceScaleFactor: 2,
    offline: true,
    viewport: { width: view.width + 2 * BODY_PADDING, height: 800 },
  })
  try {
    const page = await context.newPage()
    await page.goto(pathToFileURL(html).href)
    await page
      .locator(PENDING)
      .first()
      .waitFor({ state: 'detached', timeout: DRAWING_TIMEOUT_MS })
      .catch(ignoreTimeout)
    if (view.open) await page.locator('details:not([open]) > summary').evaluateAll(openAll)
    await page.locator('.summary').screenshot({ path: png })
    return await diagramsNotDrawn(page)
  } finally {
    await context.close()
  }
}

function openAll(summaries: readonly { click: () => void }[]): void {
  for (const summary of summaries) summary.click()
}

function ignoreTimeout(error: unknown): void {
  // Pending diagrams are reported later.
  if (!(error instanceof errors.TimeoutError)) throw error
}

async function diagramsNotDrawn(page: Page): Promise<string[]> {
  const failed = await page.locator('.diagram[data-state="failed"] pre').allTextContents()
  const drawn = await page.locator('.diagram[data-state="drawn"] svg').allTextContents()
  const refused = drawn.flatMap((text) => NOT_DRAWN.filter((sentence) => text.includes(sentence)))
  const pending = (await page.locator(PENDING).all()).map(() => 'it took too long')
  return [...failed, ...refused, ...pending].map(
    (reason) => `a diagram is not drawn: ${reason.trim()}`,
  )
}
