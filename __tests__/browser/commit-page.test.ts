import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { findChromium, openChromium } from '../../scripts/preview/browser.ts'
import { toCommitJson } from '../../src/render/json/to-commit-json.ts'
import {
  listViolations,
  type OpenPage,
  openReportPage,
  type PageOptions,
} from '../helpers/browser-page.ts'
import { makeExcerpt } from '../helpers/failure-report.ts'
import { type CommitRunFields, reportOnCommit } from '../helpers/make-commit.ts'
import { finished, makeStep, running } from '../helpers/make-run.ts'

const describeWithChromium = findChromium() === undefined ? describe.skip : describe

const FAILED_AT_INSTALL = {
  state: finished(10, 60, 'failure'),
  steps: [makeStep({ name: 'npm ci', state: finished(12, 58, 'failure') })],
}

function readError(jobId: number) {
  const line = { text: 'npm error 503', error: false, cut: false, skipped: 0 }
  const excerpts = [makeExcerpt([], { lines: [{ ...line, reason: 'error' }] })]
  return { excerpts: new Map([[jobId, excerpts]]), annotations: new Map() }
}

/** Two runs with the same failure, one that is still running, and one without a job. */
const RUNS: readonly CommitRunFields[] = [
  { workflow: 'Pages', conclusion: undefined, jobs: [{ name: 'publish', state: running(30) }] },
  {
    workflow: 'CI',
    conclusion: 'failure',
    explanations: readError(2_001),
    jobs: [
      { name: 'CI tests', ...FAILED_AT_INSTALL },
      { name: 'build', state: finished(20, 40) },
    ],
  },
  {
    workflow: 'Lint',
    conclusion: 'failure',
    explanations: readError(3_001),
    jobs: [{ name: 'lint', ...FAILED_AT_INSTALL }],
  },
  { workflow: 'Release', conclusion: 'startup_failure', jobs: [] },
]

const RULES = {
  branch: 'main',
  complete: true,
  checks: ['lint', 'build', 'signed'].map((name) => ({ name, app: undefined })),
}

describeWithChromium('the HTML page of a commit', () => {
  let browser: Browser
  let opened: OpenPage | undefined

  beforeAll(async () => {
    const started = await openChromium()
    if (started === undefined) throw new Error('Chromium did not start')
    browser = started
  })
  afterEach(async () => {
    // Nothing that a test does may cause an error or a request.
    expect(opened?.problems).toEqual([])
    await opened?.close()
    opened = undefined
  })
  afterAll(async () => {
    await browser.close()
  })

  async function open(runs = RUNS, options?: PageOptions): Promise<Page> {
    const report = toCommitJson(reportOnCommit(runs, { rules: RULES }))
    opened = await openReportPage(browser, report, options)
    return opened.page
  }

  it('shows each run as a group with the full names of its jobs, by start', async () => {
    const page = await open()
    expect(await page.locator('.name bdi').allTextContents()).toEqual([
      'CI',
      'CI tests',
      'build',
      'Lint',
      'lint',
      'Pages',
      'publish',
    ])
  })

  it('shows runs without a job in the table of runs', async () => {
    const page = await open()
    expect(await page.locator('section[aria-labelledby=runs] tbody tr').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^ ?failed to startRelease/)]),
    )
  })

  it('shows a cause once, with the runs that it failed', async () => {
    const page = await open()
    expect(await page.locator('.cause').count()).toBe(1)
    expect(await page.locator('.cause').textContent()).toContain('2 runs: CI, Lint')
  })

  it('shows what is unfinished and that a check blocks the merge', async () => {
    const page = await open()
    expect(await page.locator('.tiles').textContent()).toContain('1 unfinished')
    expect(await page.locator('.checks li').allTextContents()).toEqual([
      ' lint did not pass and blocks the merge',
      ' signed is unknown',
      ' 1 check passed: build',
    ])
  })

  it.each([
    ['nothing has failed, but a run is unfinished', RUNS.slice(0, 1), 'unfinished'],
    ['a run failed, and another is unfinished', RUNS.slice(0, 2), 'failure'],
    ['the runs passed', [{ workflow: 'CI' }], 'success'],
  ])('has the right title if %s', async (_, runs, conclusion) => {
    const page = await open(runs)
    expect(await page.title()).toBe(`Commit 7638417 ${conclusion} · octo-org/octo-shop`)
  })

  it('shows no critical path, since the runs do not wait for each other', async () => {
    const page = await open()
    expect(await page.getByText('critical path').count()).toBe(0)
  })

  it('finds the jobs of a workflow and shows the run in the details of a job', async () => {
    const page = await open(RUNS, { fragment: 'q=lint&job=3001' })
    expect(await page.locator('.name bdi').allTextContents()).toEqual(['Lint', 'lint'])
    expect(await page.locator('.facts').textContent()).toContain('RunLint')
  })

  it('runs nothing in the names of workflows', async () => {
    const page = await open([
      { workflow: '</script><img src=x onerror=alert(1)>', jobs: [{ name: '<b>\u202Ex' }] },
    ])
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.locator('.name.group bdi').textContent()).toContain('<img')
  })

  it('shows a commit without a run', async () => {
    const page = await open([])
    expect(await page.locator('.empty').count()).toBe(1)
  })

  it.each(['light', 'dark'] as const)('has no violation of WCAG AA in %s', async (colorScheme) => {
    const page = await open(RUNS, { colorScheme, fragment: 'job=2001' })
    expect(await listViolations(page)).toEqual([])
  })

  it('is never wider than its window', async () => {
    const page = await open()
    for (const width of [400, 1_012, 1_440]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(`document.documentElement.scrollWidth`)).toBe(width)
    }
  })
})
