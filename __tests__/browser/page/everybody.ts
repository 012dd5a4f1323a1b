import { describe, expect, it } from '@jest/globals'
import { encodeCommitReport } from '../../../src/report-json/encode/encode-commit-report.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { reportOnJobs } from '../../../testing/make-run.ts'
import { listViolations, type OpenReport } from '../../../testing/browser-page.ts'
import { COMMIT_RUNS, RULES } from './commit-page.ts'
import { exampleReport, rowNames, waitFor } from './reading.ts'

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
      expect((await rowNames(page)).slice(-120)).toEqual(jobs.map(({ id }) => `job ${id}`))
      expect(await page.locator('.job-row .label').count()).toBe(120)
      // Nothing is cut, and the bars stay beside their names.
      const box = await page.locator('.timeline-scroll').boundingBox()
      expect(box?.height).toBe(120 * 26)
      for (const row of (await page.locator('.job-row').all()).slice(-2)) {
        const [name, bar] = [row.locator('.name'), row.locator('.bar').last()]
        const [a, b] = [await name.boundingBox(), await bar.boundingBox()]
        expect((b?.y ?? 0) - (a?.y ?? 0)).toBeCloseTo(6, 0)
      }
      const [ticks, lines] = [page.locator('.timeline-axis .tick'), page.locator('.grid .tick')]
      const [tick, line] = [await ticks.last().boundingBox(), await lines.last().boundingBox()]
      expect((tick?.x ?? NaN) + (tick?.width ?? NaN) / 2 - (line?.x ?? NaN)).toBeCloseTo(0.5, 0)
      expect(await page.locator('.toolbar').isVisible()).toBe(false)
      expect(await page.evaluate(`getComputedStyle(document.body).backgroundColor`)).toBe(
        'rgb(255, 255, 255)',
      )
    })

    it('draws the timeline as wide as the paper while it prints', async () => {
      const page = await open(encodeReport(reportOnJobs([{}])))
      await page.evaluate(`{
        window.bar = () => document.querySelector('.job-row .bar').getBoundingClientRect().right
        window.ends = [bar()]
        matchMedia('print').addEventListener('change', () => ends.push(bar()))
      }`)
      await page.pdf({ format: 'A4' })
      const [before, paper = Infinity, after] = await page.evaluate<number[]>('ends')
      expect(paper).toBeLessThan(794)
      expect(before).toBeGreaterThan(794)
      expect(after).toBe(before)
    })
  })
}
