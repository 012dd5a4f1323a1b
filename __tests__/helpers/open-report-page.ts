import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { renderPage } from '../../src/render/html/page.ts'
import type { CommitReportJson } from '../../src/render/json/commit-types.ts'
import type { ReportJson } from '../../src/render/json/types.ts'

const TEMPLATE = fileURLToPath(new URL('../../dist/report/page.html', import.meta.url))

export interface PageOptions {
  readonly colorScheme?: 'light' | 'dark'
  readonly width?: number
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
  const folder = mkdtempSync(join(tmpdir(), 'run-report-page-'))
  const file = join(folder, 'page.html')
  writeFileSync(file, renderPage(report, readFileSync(TEMPLATE, 'utf8')))
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
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
  await page.locator('.timeline').waitFor()
  return {
    page,
    problems,
    close: async () => {
      await context.close()
      rmSync(folder, { recursive: true })
    },
  }
}
