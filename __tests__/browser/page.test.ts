import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../testing/browser.ts'
import { type OpenReport, type ReportPages, startReportPages } from '../../testing/browser-page.ts'
import { describeWith } from '../../testing/requirements.ts'
import { testEverybody } from './page/everybody.ts'
import { testTimeline } from './page/timeline.ts'

// One browser for all, since its start takes longer than most tests.
describeWith('Chromium', 'the HTML page', () => {
  let browser: Browser
  let pages: ReportPages

  beforeAll(async () => {
    const started = await openBrowser()
    if (started === undefined) throw new Error('Chromium did not start')
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
  testEverybody(open)
})
