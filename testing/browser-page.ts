import axe from 'axe-core'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { renderPage as renderMarkdownPage } from './github-page/page.ts'
import { renderPage } from '../src/render/html/page.ts'
import { decode } from '../src/report-json/decode.ts'
import type { CommitReportJson } from '../src/model/shapes/commit-report.ts'
import type { ReportJson } from '../src/model/shapes/report.ts'

const TEMPLATE = fileURLToPath(new URL('../dist/bundle/page.html', import.meta.url))

export interface Window {
  readonly colorScheme: 'light' | 'dark'
  readonly width: number
}

interface PageOptions extends Partial<Window> {
  /** Without `#`. */
  readonly fragment?: string
}

export type OpenReport = (
  report: ReportJson | CommitReportJson,
  options?: PageOptions,
) => Promise<Page>

/** HTML pages of reports, one after the other in the same tab. */
export interface ReportPages {
  /** Opens the page of a run or a commit, in the bundled template. */
  readonly open: OpenReport
  /** Returns the errors, dialogs and requests of the pages since the last call, as sentences. */
  readonly takeProblems: () => string[]
  readonly close: () => void
}

export async function startReportPages(browser: Browser): Promise<ReportPages> {
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
  let count = 0
  return {
    open: async (report, { colorScheme = 'light', width = 1_280, fragment = '' } = {}) => {
      writeFileSync(file, renderReport(report))
      await page.emulateMedia({ colorScheme, media: null })
      await page.setViewportSize({ width, height: 900 })
      // The query makes it another page, since a fragment alone would not load it again.
      await page.goto(`${url}?${++count}${fragment === '' ? '' : `#${fragment}`}`)
      await page.locator('main').waitFor()
      return page
    },
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

/** Returns the page of a run or a commit, in the bundled template. */
export function renderReport(report: ReportJson | CommitReportJson): string {
  return renderPage(decode(report), readFileSync(TEMPLATE, 'utf8'))
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
  const viewport = { width, height: 900 }
  const context = await browser.newContext({
    colorScheme,
    viewport,
    deviceScaleFactor,
    offline: true,
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
