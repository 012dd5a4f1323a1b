import axe from 'axe-core'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { renderPage as renderMarkdownPage } from './github-page/page.ts'
import { pageTemplate } from './page-template.ts'
import { findingsIn } from '../src/render/findings/findings.ts'
import { renderPage } from '../src/render/html/page.ts'
import type { AnyReport } from '../src/model/report/any-report.ts'

export interface Window {
  readonly colorScheme: 'light' | 'dark'
  readonly width: number
}

export type OpenReport = (report: AnyReport, window?: Partial<Window>) => Promise<Page>

export type ReportPages = Awaited<ReturnType<typeof startReportPages>>

/** Shows HTML pages of reports, one after the other in the same tab. */
export async function startReportPages(browser: Browser) {
  const folder = mkdtempSync(join(tmpdir(), 'run-report-page-'))
  const file = join(folder, 'page.html')
  const url = pathToFileURL(file).href
  const page = await browser.newPage()
  let problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) problems.push(`request: ${request.url()}`)
  })
  /** Opens the page of a run or a commit, in its template. */
  const open: OpenReport = async (report, { colorScheme = 'light', width = 1_280 } = {}) => {
    writeFileSync(file, renderPage(findingsIn(report), pageTemplate()))
    await page.emulateMedia({ colorScheme, media: null })
    await page.setViewportSize({ width, height: 900 })
    await page.goto(url)
    await page.locator('main').waitFor()
    return page
  }
  return {
    open,
    /** Returns the errors, dialogs and requests of the pages since the last call, as sentences. */
    takeProblems: () => {
      const found = problems
      problems = []
      return found
    },
    close: () => {
      rmSync(folder, { recursive: true })
    },
  }
}

interface Shown {
  readonly markdown: string
  readonly window: Window
  /** Device pixels for each CSS pixel. @default 1 */
  readonly scale?: number
}

/** Shows Markdown as GitHub would, and passes the page to `look` when its diagrams are drawn. */
export async function showPage<T>(
  browser: Browser,
  { markdown, window: { colorScheme, width }, scale: deviceScaleFactor = 1 }: Shown,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'run-report-page-'))
  const file = join(folder, 'page.html')
  writeFileSync(file, renderMarkdownPage({ markdown, title: 'report summary' }))
  const context = await browser.newContext({
    ...{ colorScheme, viewport: { width, height: 900 }, deviceScaleFactor, offline: true },
  })
  try {
    const page = await context.newPage()
    await page.goto(pathToFileURL(file).href)
    await page.locator('.diagram:not([data-state])').first().waitFor({ state: 'detached' })
    return await look(page)
  } finally {
    await context.close()
    rmSync(folder, { recursive: true })
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
