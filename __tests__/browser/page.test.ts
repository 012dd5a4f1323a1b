import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { type BrowserName, findBrowser, openBrowser } from '../../testing/browser.ts'
import { type OpenReport, type ReportPages, startReportPages } from '../../testing/browser-page.ts'
import { testCommitPage } from './page/commit-page.ts'
import { testAccess, testPrinting, testWidth } from './page/everybody.ts'
import { testRunPage } from './page/run-page.ts'
import { testTimeline } from './page/timeline.ts'
import { testUntrustedText } from './page/untrusted-text.ts'

for (const name of ['Chromium', 'Firefox'] as const) {
  const describeIfInstalled = findBrowser(name) === undefined ? describe.skip : describe
  describeIfInstalled(`the HTML page, where ${name} is installed`, () => {
    testPage(name)
  })
}

// One browser for all, since its start takes longer than most tests.
function testPage(name: BrowserName): void {
  let browser: Browser
  let pages: ReportPages

  beforeAll(async () => {
    const started = await openBrowser(name)
    if (started === undefined) throw new Error(`${name} did not start`)
    browser = started
    pages = await startReportPages(browser)
  })
  afterEach(() => {
    // Nothing that a test does may cause an error or a request.
    expect(pages.takeProblems()).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    pages.close()
  })

  const open: OpenReport = (report, options) => pages.open(report, options)
  testRunPage(open)
  testTimeline(open)
  testUntrustedText(open)
  testWidth(open)
  // The rest does not depend on the browser, or takes what only Chromium has.
  if (name === 'Firefox') return
  testCommitPage(open)
  testAccess(open)
  testPrinting(open)
}
