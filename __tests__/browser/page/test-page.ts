import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../../testing/browser.ts'
import {
  type OpenReport,
  type ReportPages,
  startReportPages,
} from '../../../testing/browser-page.ts'
import type { BrowserName } from '../../../testing/find-browser.ts'
import { describeWith } from '../../../testing/requirements.ts'
import { testEverybody } from './everybody.ts'
import { testTimeline } from './timeline.ts'

/** Tests the page in one browser. */
export function testPage(name: BrowserName): void {
  describeWith(name, `the HTML page in ${name}`, () => {
    testInstalled(name)
  })
}

// One browser for all, since its start takes longer than most tests.
function testInstalled(name: BrowserName): void {
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
  testTimeline(open)
  // This does not depend on the browser, or playwright emulates it only in Chromium.
  if (name === 'Chromium') testEverybody(open)
}
