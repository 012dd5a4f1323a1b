import { describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { OpenReport } from '../../../testing/browser-page.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { at, finished, makeRun, reportOn, reportOnJobs } from '../../../testing/make-run.ts'
import { jobFailedAt } from '../../../testing/make-steps.ts'
import { COMMIT, exampleReport, MATRIX } from './reports.ts'

const HOSTILE = [
  '<img src=x onerror="document.title=1">',
  '</svg></title><script>document.title=2</script>',
  '<!--chart--> {{body}} ]]>',
  'javascript:alert(1)',
  'a\u2028b\u2029c',
  '\u202Egnp.exe \u2066isolated',
  'مرحبا build (ubuntu)',
  '__proto__',
  'x'.repeat(300),
]

/** As every output shows names: one line, without characters that reorder it. */
const SHOWN = HOSTILE.map((name) =>
  name.replace(/[\u2028\u2029]/g, ' ').replace(/[\u202E\u2066]/g, ''),
)

/** What the style of the page does, in each browser. */
export function testTimeline(open: OpenReport): void {
  describe('timeline', () => {
    it('draws a job from its start to its end and its wait before it', async () => {
      const jobs = [
        { name: 'long', createdAt: at(0), state: finished(0, 200) },
        { name: 'waits', createdAt: at(50), state: finished(100, 150) },
      ]
      const page = await open(reportOnJobs(jobs))
      const [bar] = await boxesOf(page, '.bar')
      const [ran, waited, ranLater] = await boxesOf(page, '.bar rect:not(.rail)')
      expect([ran?.x, ran?.width]).toEqual([bar?.x, expect.closeTo(bar?.width ?? NaN, 0)])
      const second = (bar?.width ?? NaN) / 200
      expect(waited?.x).toBeCloseTo((bar?.x ?? NaN) + 50 * second, 0)
      expect(waited?.width).toBeCloseTo(50 * second, 0)
      expect(ranLater?.x).toBeCloseTo((bar?.x ?? NaN) + 100 * second, 0)
    })

    it('shows the rows of a choice, which the arrow keys change', async () => {
      const page = await open(await exampleReport())
      for (const [name, expected] of [
        ['failed 2', ['(windows-latest, 22)', 'smoke']],
        ['critical path 2', ['(windows-latest, 24)', 'build']],
        ['slower than before 1', ['e2e']],
      ] as const) {
        await page.getByText(name).click()
        expect(await visible(page, 'bdi')).toEqual(expected)
      }
      await page.keyboard.press('ArrowLeft')
      expect(await visible(page, 'bdi')).toEqual(['(windows-latest, 24)', 'build'])
      await page.getByText('all 13').click()
      expect(await visible(page, 'bdi')).toHaveLength(13)
    })

    it('has the failed jobs of a large group in view, and the others if they are wanted', async () => {
      const page = await open(MATRIX)
      expect(await visible(page, 'b, bdi')).toEqual(['test', '(9)', '13 other jobs', 'testing'])
      await page.getByText('13 other jobs').click()
      expect(await visible(page, 'bdi')).toHaveLength(15)
      await page.getByText('13 other jobs').click()
      await page.getByText('open groups').click()
      expect(await visible(page, 'bdi')).toHaveLength(15)
      await page.getByText('open groups').click()
      await page.getByText('passed 14').click()
      expect(await visible(page, 'bdi')).toHaveLength(14)
    })

    it('leads from a cause to its job and back, also by keys', async () => {
      const page = await open(COMMIT)
      const row = page.locator('li.row', { hasText: 'CI tests' })
      await page.getByText('in the timeline').press('Enter')
      expect(await row.evaluate(isTarget)).toBe(true)
      await row.getByText('cause').press('Enter')
      expect(await page.getByText('in the timeline').evaluate(isTarget)).toBe(true)
    })

    it('keeps the axis and the names in view in a timeline that is wider than the window', async () => {
      const page = await open(await exampleReport())
      await page.getByText('9×').click()
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect(width).toBeGreaterThan(5_000)
      expect(await page.locator('.ticks text').filter({ visible: true }).count()).toBeGreaterThan(
        20,
      )
      await page.evaluate(
        `window.scrollTo(2_000, scrollY + document.querySelector('.chart ul').getBoundingClientRect().top)`,
      )
      const [axis] = await boxesOf(page, '.axis')
      const [, name] = await boxesOf(page, '.chart .name')
      expect(axis?.y).toBe(0)
      expect(name?.x).toBe(0)
    })

    it('is as wide as the window, with names above the bars if that is narrow', async () => {
      for (const report of [await exampleReport(), COMMIT]) {
        const page = await open(report)
        for (const width of [400, 1_012, 1_440]) {
          await page.setViewportSize({ width, height: 900 })
          expect(await page.evaluate(`document.documentElement.scrollWidth`)).toBe(width)
        }
        await page.setViewportSize({ width: 400, height: 900 })
        const [, name] = await boxesOf(page, '.chart .name')
        const [bar] = await boxesOf(page, '.bar')
        expect(bar?.y).toBeGreaterThanOrEqual((name?.y ?? NaN) + (name?.height ?? NaN))
        expect(bar?.width).toBeGreaterThan(350)
      }
    })

    it('shows untrusted text as text, in names, steps, logs and the title', async () => {
      const jobs = HOSTILE.map((name) => jobFailedAt(name, name))
      const excerpts = new Map([[1, [makeExcerpt([...HOSTILE, '##[error]x'])]]])
      const run = makeRun({ jobs, workflow: HOSTILE.join(), title: HOSTILE.join() })
      const explanations = { excerpts, annotations: new Map() }
      const page = await open(reportOn(run, { explanations }), { width: 400 })
      expect(await visible(page, 'bdi')).toEqual(SHOWN)
      expect(await page.locator('.row td:nth-child(2)').allTextContents()).toEqual(SHOWN)
      const log = await page.locator('pre').first().textContent()
      for (const text of SHOWN) expect(log).toContain(text)
      expect(await page.locator('img, script, iframe, [onerror], [style]').count()).toBe(0)
      expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
      expect(await page.title()).toContain('octo-org/octo-shop')
      expect(await page.evaluate(`document.documentElement.scrollWidth`)).toBe(400)
    })
  })
}

/** Lists the texts of some elements in the rows, as far as they are in view. */
async function visible(page: Page, elements: string): Promise<string[]> {
  return await page.locator('.chart').locator(elements).filter({ visible: true }).allTextContents()
}

async function boxesOf(page: Page, selector: string) {
  const elements = await page.locator(selector).all()
  return await Promise.all(elements.map((element) => element.boundingBox()))
}

function isTarget(element: { readonly matches: (selector: string) => boolean }): boolean {
  return element.matches(':target')
}
