import axe from 'axe-core'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { renderPage as renderMarkdownPage } from '../../scripts/github-page/page.ts'
import { renderPage } from '../../src/render/html/page.ts'
import type { CommitReportJson } from '../../src/render/json/commit-types.ts'
import type { ReportJson } from '../../src/render/json/types.ts'

const TEMPLATE = fileURLToPath(new URL('../../dist/report/page.html', import.meta.url))

export interface Window {
  readonly colorScheme: 'light' | 'dark'
  readonly width: number
}

export interface PageOptions extends Partial<Window> {
  /** Without `#`. */
  readonly fragment?: string
}

/** An HTML page of a report in a browser. */
export interface OpenPage {
  readonly page: Page
  /** Errors, dialogs, and requests of the page, as sentences; the list grows. */
  readonly problems: readonly string[]
  readonly close: () => Promise<void>
}

/** Opens the page of a run or a commit, in the bundled template. */
export async function openReportPage(
  browser: Browser,
  report: ReportJson | CommitReportJson,
  { colorScheme = 'light', width = 1_280, fragment = '' }: PageOptions = {},
): Promise<OpenPage> {
  const html = renderPage(report, readFileSync(TEMPLATE, 'utf8'))
  const opened = await openHtml(browser, html, { colorScheme, width }, fragment)
  await opened.page.locator('.timeline').waitFor()
  return opened
}

/** Shows Markdown as GitHub would, and passes the page to `look` when its diagrams are drawn. */
export async function showPage<T>(
  browser: Browser,
  { markdown, window }: { markdown: string; window: Window },
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const html = renderMarkdownPage({ markdown, title: 'report summary' })
  const { page, close } = await openHtml(browser, html, window)
  try {
    await page.locator('.diagram[data-state]').first().waitFor()
    return await look(page)
  } finally {
    await close()
  }
}

async function openHtml(
  browser: Browser,
  html: string,
  { colorScheme, width }: Window,
  fragment = '',
): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), 'run-report-page-'))
  const file = join(folder, 'page.html')
  writeFileSync(file, html)
  const viewport = { width, height: 900 }
  const context = await browser.newContext({ colorScheme, viewport, offline: true })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  const url = pathToFileURL(file).href
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) problems.push(`request: ${request.url()}`)
  })
  await page.goto(fragment === '' ? url : `${url}#${fragment}`)
  return {
    page,
    problems,
    close: async () => {
      await context.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Lists the rules of WCAG 2.2 AA and of good practice that a page violates, with the elements. */
export async function listViolations(page: Page): Promise<readonly object[]> {
  await page.evaluate(axe.source)
  return await page.evaluate<readonly object[]>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 200)) })))`,
  )
}
