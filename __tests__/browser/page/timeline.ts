import { describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { at, finished, reportOnJobs } from '../../../testing/make-run.ts'
import type { OpenReport } from '../../../testing/browser-page.ts'
import { exampleReport, rowNames, ticks, waitFor, zoomOf } from './reading.ts'

export function testTimeline(open: OpenReport): void {
  describe('timeline', () => {
    it('draws a job from its start to its end and its wait before it', async () => {
      const jobs = [
        { name: 'long', createdAt: at(0), state: finished(0, 200) },
        { name: 'waits', createdAt: at(50), state: finished(100, 150) },
      ]
      const page = await open(encodeReport(reportOnJobs(jobs)))
      expect(await barsOf(page, 0)).toEqual(['ran 0-200'])
      expect(await barsOf(page, 1)).toEqual(['waited 50-100', 'ran 100-150'])
    })

    it('writes the duration of a job that is longer than the window not over its wait', async () => {
      const jobs = [{ createdAt: at(10), state: finished(60, 300) }]
      const page = await open(encodeReport(reportOnJobs(jobs)), { fragment: 'zoom=0-100' })
      const label = await page.locator('.label').boundingBox()
      const [wait, ran] = await page.locator('.job-row .bar:not(.thin, .path)').all()
      const [waitBox, ranBox] = [await wait?.boundingBox(), await ran?.boundingBox()]
      expect(label?.x).toBeGreaterThan((waitBox?.x ?? Infinity) + (waitBox?.width ?? Infinity))
      expect(label?.x).toBeGreaterThan(ranBox?.x ?? Infinity)
      expect(await isOnTop(page, '.label')).toBe(true)
    })

    it('zooms by button, wheel and key, and moves by drag and key', async () => {
      const example = await exampleReport()
      const page = await open(example)
      const plot = page.locator('.plot').nth(2)
      const whole = await ticks(page)
      await page.getByRole('button', { name: 'Zoom in' }).click()
      const [from, to] = await zoomOf(page)
      expect(to - from).toBeCloseTo(Number(example.durationSeconds) / 2, -1)
      expect(await ticks(page)).not.toEqual(whole)

      await plot.hover({ position: { x: 400, y: 10 } })
      await page.mouse.down()
      await page.mouse.move(900, 700, { steps: 4 })
      await page.mouse.up()
      const moved = await zoomOf(page, [from, to])
      expect(moved[0]).toBeLessThan(from)
      expect(moved[1] - moved[0]).toBeCloseTo(to - from, 0)

      await plot.hover({ position: { x: 400, y: 10 } })
      await page.keyboard.down('Control')
      await page.mouse.wheel(0, -200)
      await page.keyboard.up('Control')
      // The last move of the drag can still be on its way.
      const closer = await zoomOf(page, moved, to - from)
      expect(closer[1] - closer[0]).toBeLessThan(to - from)

      await page.getByRole('tree').focus()
      await page.keyboard.press('Shift+ArrowRight')
      const later = await zoomOf(page, closer)
      expect(later[0]).toBeGreaterThan(closer[0])
      await page.keyboard.press('0')
      await waitFor(page, `!location.hash.includes('zoom')`)
      expect(await ticks(page)).toEqual(whole)

      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('z')
      // The group waited and ran for 3 min 24 s.
      const failed = await zoomOf(page)
      expect(failed[1] - failed[0]).toBeCloseTo(1.2 * 204, -1)
      const row = page.locator('.name', { hasText: 'e2e' })
      // Playwright cannot double click in a Firefox as distributed.
      const isFirefox = page.context().browser()?.browserType().name() === 'firefox'
      await (isFirefox ? row.dispatchEvent('dblclick') : row.dblclick())
      const e2e = await zoomOf(page, failed)
      // It waited and ran for 2 min 12 s; a tenth of that is on each side.
      expect(e2e[1] - e2e[0]).toBeCloseTo(158, -1)
    })
  })
}

/** What the layout and the keys of the page do, as in any browser. */
export function testTimelineLayout(open: OpenReport): void {
  describe('timeline', () => {
    it('opens and closes groups and steps with keys alone', async () => {
      const page = await open(await exampleReport())
      for (let presses = 0; presses < 40 && !(await hasFocus(page, 'tree')); presses++) {
        await page.keyboard.press('Tab')
      }
      expect(await activeRow(page)).toBe('test 6 jobs: failure')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowRight')
      const first = 'deploy / smoke: failure, waited 3s for a runner, ran 41s'
      expect(await activeRow(page)).toBe(first)
      await page.keyboard.press('ArrowRight')
      expect((await rowNames(page)).slice(0, 4)).toEqual(['test', 'deploy', 'smoke', 'Set up job'])
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      expect(await activeRow(page)).toBe('deploy 2 jobs: failure')
      await page.keyboard.press('End')
      await page.keyboard.press('Enter')
      expect(await page.locator('.details h3').textContent()).toContain('report')
    })

    it('shows a tip that no edge of the window cuts, also in a run of one job', async () => {
      const names = ['short', 'a name that is so long that it takes several lines '.repeat(9)]
      for (const width of [1_280, 400]) {
        const page = await open(encodeReport(reportOnJobs(names.map((name) => ({ name })))), {
          width,
        })
        await page.setViewportSize({ width, height: 500 })
        await page.locator('.legend').scrollIntoViewIfNeeded()
        const box = await page.locator('.row .plot').first().boundingBox()
        // Below the names, which are above the bars in the narrow window.
        for (const [x, y] of [
          [2, 38],
          [(box?.width ?? 0) - 2, 38],
          [(box?.width ?? 0) / 2, 2 * (box?.height ?? 0) - 2],
        ] as const) {
          await page.mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + y)
          const tip = await page.locator('.tip').boundingBox()
          expect(Math.min(tip?.x ?? -1, tip?.y ?? -1)).toBeGreaterThanOrEqual(0)
          expect((tip?.x ?? NaN) + (tip?.width ?? NaN)).toBeLessThanOrEqual(width)
          expect((tip?.y ?? NaN) + (tip?.height ?? NaN)).toBeLessThanOrEqual(500)
          expect(await isOnTop(page, '.tip')).toBe(true)
        }
      }
    })

    it('has names above bars that are as wide as a narrow window', async () => {
      const page = await open(await exampleReport(), { width: 400 })
      const cut = await page.evaluate<string[]>(
        `[...document.querySelectorAll('.name bdi')].filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent)`,
      )
      expect(cut).toEqual([])
      expect((await page.locator('.plot').first().boundingBox())?.width).toBeGreaterThan(350)
    })
  })
}

/** Returns whether nothing covers or cuts an element, by its middle and its corners. */
async function isOnTop(page: Page, selector: string): Promise<boolean> {
  return await page.evaluate<boolean>(`(() => {
    const element = document.querySelector('${selector}')
    element.style.pointerEvents = 'auto'
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const points = [[left + 4, top + 4], [right - 4, bottom - 4], [(left + right) / 2, (top + bottom) / 2]]
    const isOn = points.every(([x, y]) => element.contains(document.elementFromPoint(x, y)))
    element.style.pointerEvents = ''
    return isOn
  })()`)
}

async function hasFocus(page: Page, role: string): Promise<boolean> {
  return await page.evaluate(`document.activeElement.getAttribute('role') === '${role}'`)
}

async function activeRow(page: Page): Promise<string | null> {
  const id = await page.getByRole('tree').getAttribute('aria-activedescendant')
  return await page.locator(`[id="${id}"]`).getAttribute('aria-label')
}

/** Lists the bars of a row with their times in seconds after the start, as they are drawn. */
async function barsOf(page: Page, row: number): Promise<string[]> {
  return await page.evaluate<string[]>(
    `(() => {
      const ticks = [...document.querySelectorAll('.timeline-axis .tick')]
      const middle = ({ left, right }) => (left + right) / 2
      const at = (text) => middle(ticks.find((tick) => tick.textContent === text).getBoundingClientRect())
      const time = (x) => Math.round(60 * (x - at('0')) / (at('1m') - at('0')))
      const bars = document.querySelectorAll('.row')[${row}].querySelectorAll('.bar:not(.path, .thin)')
      return Array.from(bars, (bar) => {
        const { left, right } = bar.getBoundingClientRect()
        return \`\${bar.matches('.striped') ? 'waited' : 'ran'} \${time(left)}-\${time(right)}\`
      })
    })()`,
  )
}
