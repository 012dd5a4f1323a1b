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
      const [before, waiting, ran, after] = await coloursAt(page, 1, [25, 75, 125, 175])
      expect(before).not.toEqual(waiting)
      expect(waiting).not.toEqual(ran)
      expect(after).toEqual(before)
      expect(await coloursAt(page, 0, [25, 175])).toEqual([ran, ran])
    })

    it('writes the duration of a job that is longer than the window not over its wait', async () => {
      const jobs = [{ createdAt: at(10), state: finished(60, 300) }]
      const page = await open(encodeReport(reportOnJobs(jobs)), { fragment: 'zoom=0-100' })
      const times = Array.from({ length: 470 }, (_, index) => 12 + index / 10)
      for (const colour of await coloursAt(page, 0, times)) {
        const [red = 0, , blue = 0] = colour.split(',').map(Number)
        // Stripes are amber; text is not.
        expect(red - blue).toBeGreaterThan(20)
      }
    })

    it('zooms by button, wheel and key, and moves by drag and key', async () => {
      const example = await exampleReport()
      const page = await open(example)
      const plot = page.locator('.plot')
      const whole = await ticks(page)
      await page.getByRole('button', { name: 'Zoom in' }).click()
      const [from, to] = await zoomOf(page)
      expect(to - from).toBeCloseTo(Number(example.durationSeconds) / 2, -1)
      expect(await ticks(page)).not.toEqual(whole)

      await plot.hover({ position: { x: 400, y: 60 } })
      await page.mouse.down()
      await page.mouse.move(900, 700, { steps: 4 })
      await page.mouse.up()
      const moved = await zoomOf(page, [from, to])
      expect(moved[0]).toBeLessThan(from)
      expect(moved[1] - moved[0]).toBeCloseTo(to - from, 0)

      await plot.hover({ position: { x: 400, y: 60 } })
      await page.keyboard.down('Control')
      await page.mouse.wheel(0, -200)
      await page.keyboard.up('Control')
      const closer = await zoomOf(page, moved)
      expect(closer[1] - closer[0]).toBeLessThan(to - from)

      await page.getByRole('tree').focus()
      await page.keyboard.press('Shift+ArrowRight')
      const later = await zoomOf(page, closer)
      expect(later[0]).toBeGreaterThan(closer[0])
      await page.keyboard.press('0')
      await waitFor(page, `!location.hash.includes('zoom')`)
      expect(await ticks(page)).toEqual(whole)
    })

    it('opens and closes groups and steps with keys alone', async () => {
      const page = await open(await exampleReport())
      for (let presses = 0; presses < 40 && !(await hasFocus(page, 'tree')); presses++) {
        await page.keyboard.press('Tab')
      }
      expect(await activeRow(page)).toBe('lint: success, waited 3s for a runner, ran 50s')
      await page.keyboard.press('ArrowRight')
      expect((await rowNames(page)).slice(0, 3)).toEqual([
        'lint',
        'Set up job',
        'Run actions/checkout@v6',
      ])
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      expect(await activeRow(page)).toBe('test 6 jobs: failure')
      await page.keyboard.press('ArrowLeft')
      expect((await rowNames(page)).slice(0, 4)).toEqual(['lint', 'build', 'test', 'e2e'])
      await page.keyboard.press('End')
      await page.keyboard.press('Enter')
      expect(await page.locator('.details h3').textContent()).toContain('report')
    })

    it('has names above bars that are as wide as a narrow window', async () => {
      const page = await open(await exampleReport(), { width: 400 })
      const cut = await page.evaluate<string[]>(
        `[...document.querySelectorAll('.name bdi')].filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent)`,
      )
      expect(cut).toEqual([])
      expect((await page.locator('.plot').boundingBox())?.width).toBeGreaterThan(350)
    })
  })
}

async function hasFocus(page: Page, role: string): Promise<boolean> {
  return await page.evaluate(`document.activeElement.getAttribute('role') === '${role}'`)
}

async function activeRow(page: Page): Promise<string | null> {
  const id = await page.getByRole('tree').getAttribute('aria-activedescendant')
  return await page.locator(`[id="${id}"]`).getAttribute('aria-label')
}

/** Returns the colours of the canvas in the middle of a row, at times in seconds after the start. */
async function coloursAt(page: Page, row: number, seconds: readonly number[]): Promise<string[]> {
  return await page.evaluate<string[]>(
    `(() => {
      const canvas = document.querySelector('.plot canvas')
      const at = (tick) => Number(/translate\\(([\\d.]+)/.exec(tick.getAttribute('transform'))[1])
      const ticks = [...document.querySelectorAll('.axis .tick')]
      const minute = ticks.find((tick) => tick.textContent === '1m')
      const second = (at(minute) - at(ticks[0])) / 60
      return ${JSON.stringify(seconds)}.map((time) => {
        const x = at(ticks[0]) + time * second
        return canvas.getContext('2d').getImageData(x, ${row} * 26 + 10, 1, 1).data.join()
      })
    })()`,
  )
}
