import { describe, expect, it } from '@jest/globals'
import { encodeCommitReport } from '../../../src/report-json/encode/encode-commit-report.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { reportOnJobs } from '../../../testing/make-run.ts'
import { listViolations, type OpenReport } from '../../../testing/browser-page.ts'
import { COMMIT_RUNS, RULES } from './commit-page.ts'
import { exampleReport, waitFor } from './reading.ts'

export function testEverybody(open: OpenReport): void {
  describe('for everybody', () => {
    it.each(['light', 'dark'] as const)(
      'has no violation of WCAG AA in %s',
      async (colorScheme) => {
        const example = await exampleReport()
        const job = example.failures[0]?.jobId
        const fragment = `job=${job}&steps=${job}&q=test&outcome=failure,success`
        const page = await open(example, { colorScheme, fragment })
        expect(await listViolations(page)).toEqual([])
        const commit = encodeCommitReport(reportOnCommit(COMMIT_RUNS, { rules: RULES }))
        await open(commit, { colorScheme, fragment: 'job=2001', width: 400 })
        expect(await listViolations(page)).toEqual([])
      },
    )

    it('says that no jobs are listed', async () => {
      const page = await open(encodeReport(reportOnJobs([])))
      expect(await page.getByText('No jobs are listed.').count()).toBe(1)
      expect(await page.locator('.filters').count()).toBe(0)
    })
  })
}

export function testWidths(open: OpenReport): void {
  describe('in any window', () => {
    it('is never wider than its window', async () => {
      const commit = encodeCommitReport(reportOnCommit(COMMIT_RUNS, { rules: RULES }))
      for (const report of [await exampleReport(), commit]) {
        const page = await open(report)
        for (const width of [400, 1_012, 1_440]) {
          await page.setViewportSize({ width, height: 900 })
          expect(await page.evaluate(`document.documentElement.scrollWidth`)).toBe(width)
        }
      }
    })
  })
}

/** Playwright emulates printing only in Chromium. */
export function testPrinting(open: OpenReport): void {
  describe('on paper', () => {
    it('prints in light colours, without controls and with all rows', async () => {
      const jobs = Array.from({ length: 120 }, (_, index) => ({ id: index + 1 }))
      const page = await open(encodeReport(reportOnJobs(jobs)), {
        colorScheme: 'dark',
        fragment: 'groups=open',
      })
      expect(await page.locator('.job-table tbody tr').count()).toBe(30)
      expect(await page.locator('.name').count()).toBeLessThan(60)
      await page.emulateMedia({ media: 'print' })
      await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`)
      await waitFor(page, `document.querySelectorAll('.job-table tbody tr').length === 120`)
      const printed = page.locator('.printed')
      const names = await printed.locator('.name bdi').allTextContents()
      expect(names.slice(-120)).toEqual(jobs.map(({ id }) => `job ${id}`))
      for (const part of await printed.all()) {
        const [bars, rows] = [part.locator('canvas'), part.locator('.names')]
        expect((await bars.boundingBox())?.height).toBe((await rows.boundingBox())?.height)
      }
      expect(await page.locator('.timeline-scroll').isVisible()).toBe(false)
      expect(await page.locator('.toolbar').isVisible()).toBe(false)
      expect(await page.evaluate(`getComputedStyle(document.body).backgroundColor`)).toBe(
        'rgb(255, 255, 255)',
      )
    })

    it('draws the timeline as wide as the paper while it prints', async () => {
      const page = await open(encodeReport(reportOnJobs([{}])))
      await page.evaluate(`{
        const canvas = document.querySelector('.plot canvas')
        window.widths = []
        new MutationObserver(() => widths.push(parseFloat(canvas.style.width))).observe(canvas, { attributes: true })
      }`)
      await page.pdf({ format: 'A4' })
      const [paper = Infinity, screen] = await page.evaluate<number[]>('widths')
      expect(paper).toBeLessThan(794)
      expect(screen).toBeGreaterThan(794)
    })
  })
}
