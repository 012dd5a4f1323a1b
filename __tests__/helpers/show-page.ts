import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { renderPage } from '../../scripts/github-page/page.ts'

export interface Window {
  readonly colorScheme: 'light' | 'dark'
  readonly width: number
}

/** Shows Markdown as GitHub would, and gives the page away once its diagrams are drawn. */
export async function showPage<T>(
  browser: Browser,
  { markdown, window }: { markdown: string; window: Window },
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'run-report-page-'))
  const file = join(folder, 'page.html')
  writeFileSync(file, renderPage({ markdown, title: 'report summary' }))
  const context = await browser.newContext({
    colorScheme: window.colorScheme,
    offline: true,
    viewport: { width: window.width, height: 800 },
  })
  try {
    const page = await context.newPage()
    await page.goto(pathToFileURL(file).href)
    await page.locator('.diagram[data-state]').first().waitFor()
    return await look(page)
  } finally {
    await context.close()
    rmSync(folder, { recursive: true })
  }
}
