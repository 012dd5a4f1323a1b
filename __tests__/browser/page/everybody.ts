import { describe, expect, it } from '@jest/globals'
import { listViolations, type OpenReport } from '../../../testing/browser-page.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { finished, reportOnJobs } from '../../../testing/make-run.ts'
import { COMMIT, exampleReport, MATRIX } from './reports.ts'

/** What people need who read the page aloud, in the dark, on a phone or on paper. */
export function testEverybody(open: OpenReport): void {
  describe('for everybody', () => {
    it.each([
      { colorScheme: 'dark', width: 1_280 },
      { colorScheme: 'light', width: 400 },
    ] as const)('violates no rule of WCAG AA: %j', async (window) => {
      for (const report of [await exampleReport(), MATRIX, COMMIT, reportOnJobs([])]) {
        const page = await open(report, window)
        await page.locator('summary').evaluateAll(openAll)
        expect(await listViolations(page)).toEqual([])
      }
    })

    it('is read aloud with the status, name and times of each job, and no bar', async () => {
      const page = await open(await exampleReport())
      const rows = page.locator('li.row')
      const read = await rows.first().ariaSnapshot()
      expect(read.replace(/(?<=\/url: ).*/g, '…')).toBe(`- listitem:
  - img "failure"
  - link "(windows-latest, 22)":
    - /url: …
  - text: ·
  - link "cause":
    - /url: …
  - text: waited 10s ran 2m 53s
  - group: Steps`)
      expect(await rows.filter({ hasText: 'build' }).ariaSnapshot()).toContain('◆ critical path')
    })

    it('is printed in light colours, without choices, and with the logs that are folded', async () => {
      const jobs = ['a', 'b', 'c', 'd'].map((name, index) => ({
        ...{ id: index + 1, name },
        state: finished(5, 65, 'failure'),
      }))
      const excerpts = new Map(jobs.map(({ id, name }) => [id, [makeExcerpt([`no ${name}`])]]))
      const explanations = { excerpts, annotations: new Map() }
      const page = await open(reportOnJobs(jobs, { explanations }), { colorScheme: 'dark' })
      const log = page.locator('pre').last()
      expect(await log.isVisible()).toBe(false)
      await page.emulateMedia({ media: 'print' })
      expect(await log.isVisible()).toBe(true)
      expect(await page.locator('.choices').isVisible()).toBe(false)
      expect(await page.evaluate(`getComputedStyle(document.body).backgroundColor`)).toBe(
        'rgb(255, 255, 255)',
      )
    })
  })
}

function openAll(summaries: readonly { click: () => void }[]): void {
  for (const summary of summaries) summary.click()
}
