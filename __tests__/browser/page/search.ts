import { describe, expect, it } from '@jest/globals'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { finished, reportOnJobs } from '../../../testing/make-run.ts'
import type { OpenReport } from '../../../testing/browser-page.ts'
import { exampleReport, rowNames, waitFor } from './reading.ts'

export function testSearch(open: OpenReport): void {
  describe('search', () => {
    it('searches steps, messages and log lines, and goes from hit to hit', async () => {
      const page = await open(await exampleReport())
      const search = page.getByRole('searchbox')
      const status = page.locator('.hits [role=status]')
      await search.fill('playwright')
      expect(await rowNames(page)).toEqual(['e2e'])
      expect(await page.locator('output').textContent()).toBe('1 of 13 jobs')
      expect(await page.locator('.job-table tbody tr').count()).toBe(1)
      expect(await status.textContent()).toBe('1 hit')
      await search.fill('macos 22')
      expect(await rowNames(page)).toEqual(['test', '(macos-latest, 22)'])
      // What failed and the lines of a log find the job, and come first.
      await search.fill('"expected status 200"')
      expect(await rowNames(page)).toEqual(['deploy', 'smoke'])
      expect(await status.textContent()).toBe('2 hits')
      await page.getByRole('button', { name: 'Next hit' }).click()
      expect(await status.textContent()).toBe('1 of 2')
      await waitFor(
        page,
        `String([...(CSS.highlights?.get('hit') ?? [])][0]).includes('sitemap.xml')`,
      )
      await waitFor(page, IS_HIT_VISIBLE)
      // A message, two lines of its log, the job and its step.
      await search.fill('smoke')
      expect(await status.textContent()).toBe('5 hits')
      for (const [key, position] of [
        ['Enter', '1 of 5'],
        ['Enter', '2 of 5'],
        ['Shift+Enter', '1 of 5'],
        ['Shift+Enter', '5 of 5'],
      ] as const) {
        await search.press(key)
        expect(await status.textContent()).toBe(position)
      }
      await waitFor(
        page,
        `document.querySelector('.name.step.active')?.textContent.includes('Run npm run smoke')`,
      )
      await search.fill('no such job')
      expect(await page.locator('.empty').textContent()).toBe('No job matches the filters.')
      expect(await status.textContent()).toBe('no hits')
      await page.getByRole('button', { name: 'Clear filters' }).click()
      expect(await page.locator('output').textContent()).toBe('13 jobs')
    })

    it('finds a job by words of different log lines', async () => {
      const page = await open(await exampleReport())
      await page.getByRole('searchbox').fill('sitemap pages')
      expect(await rowNames(page)).toEqual(['deploy', 'smoke'])
      expect(await page.locator('.hits [role=status]').textContent()).toBe('1 hit')
      // No words.
      await page.getByRole('searchbox').fill('"')
      expect(await page.locator('output').textContent()).toBe('13 jobs')
      expect(await page.locator('.hits').count()).toBe(0)
    })

    it('shows hits in a group that the reader opened in a large run', async () => {
      const page = await open(LARGE)
      await page.locator('.name.group .twist').nth(1).click()
      expect(await rowNames(page)).toHaveLength(2 + 4)
      await page.getByRole('searchbox').fill('"lint (3)"')
      expect(await rowNames(page)).toEqual(['lint', '(3)'])
    })

    it('leads from a failure to a bar that the filters hid, and Back to the filters', async () => {
      const page = await open(LARGE, { fragment: 'q=lint' })
      await page.getByRole('link', { name: 'Show in the timeline' }).click()
      await waitFor(page, `document.querySelector('.name.active')?.textContent.includes('(7)')`)
      await page.goBack()
      await waitFor(page, `document.querySelector('output').textContent === '4 of 84 jobs'`)
    })

    it('leads from a failure to its bar and its row, and back to its log', async () => {
      const page = await open(await exampleReport(), { fragment: 'groups=closed&q=lint' })
      await page.getByRole('link', { name: 'Show in the timeline' }).nth(1).click()
      await waitFor(page, `document.querySelector('.name.active')?.textContent.includes('smoke')`)
      expect(await page.locator('.details h3').textContent()).toContain('deploy / smoke')
      await page.getByRole('link', { name: 'Row in the table' }).click()
      await waitFor(page, `document.activeElement.textContent.includes('deploy / smoke')`)
      await page.locator('.details').getByRole('link', { name: 'Why it failed' }).click()
      await waitFor(
        page,
        `Math.abs(document.querySelector('#cause-2').getBoundingClientRect().top) < 9`,
      )
      expect(await page.evaluate(`location.hash`)).toContain('job=')
    })
  })
}

/** Its groups are closed at first. */
const LARGE = encodeReport(
  reportOnJobs([
    ...Array.from({ length: 80 }, (_, index) => ({
      name: `test (${index})`,
      state: finished(5, 65, index === 7 ? 'failure' : 'success'),
    })),
    ...Array.from({ length: 4 }, (_, index) => ({ name: `lint (${index})` })),
  ]),
)

/** The current hit is in the window, if the browser can mark it. */
const IS_HIT_VISIBLE = `(() => {
  const { top, bottom } = [...CSS.highlights.get('hit')][0].getBoundingClientRect()
  return top > 0 && bottom < innerHeight
})()`
