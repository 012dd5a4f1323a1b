import { describe, expect, it } from '@jest/globals'
import { encodeCommitReport } from '../../../src/report-json/encode/encode-commit-report.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { finished, makeStep, reportOnJobs } from '../../../testing/make-run.ts'
import type { OpenReport } from '../../../testing/browser-page.ts'
import { rowNames } from './reading.ts'

const HOSTILE = [
  '<img src=x onerror="document.title=1">',
  '</script><script>document.title=2</script>',
  '<!-- {{data}} ]]>',
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

export function testUntrustedText(open: OpenReport): void {
  describe('with untrusted text', () => {
    it('shows names and logs as text and runs none of them', async () => {
      const jobs = HOSTILE.map((name, index) => ({
        id: index + 1,
        name,
        steps: [makeStep({ name, state: finished(5, 65, 'failure') })],
        state: finished(5, 65, 'failure'),
      }))
      const report = encodeReport(reportOnJobs(jobs))
      const line = { error: false, cut: false, omittedBefore: 0 }
      const lines = HOSTILE.map((text) => ({ ...line, text }))
      const log = {
        stepNumber: 1,
        step: null,
        continuedAfter: null,
        origin: 'step',
        exitCode: 1,
        linesAbove: 0,
      } as const
      const logs = [{ ...log, lines }]
      const failures = report.failures.map((failure) => ({ ...failure, logs }))
      const page = await open(
        { ...report, failures, run: { ...report.run, title: HOSTILE.join() } },
        { width: 400 },
      )
      expect(await rowNames(page)).toEqual(SHOWN)
      for (const button of await page.getByRole('button', { name: /steps of/ }).all())
        await button.click()
      expect(await page.locator('.below bdi').allTextContents()).toEqual(SHOWN)
      expect(await page.locator('.log').first().textContent()).toBe(SHOWN.join('\n'))
      expect(await page.locator('img, iframe, b, [onerror], a[href^="javascript"]').count()).toBe(0)
      expect(await page.locator('script').count()).toBe(2)
      expect(await page.title()).toContain('octo-org/octo-shop')
      expect(await page.evaluate(`document.documentElement.scrollWidth <= innerWidth`)).toBe(true)
      // Long names wrap, so that the durations need no scrolling.
      const duration = await page.locator('.job-table td.numeric').first().boundingBox()
      expect((duration?.x ?? NaN) + (duration?.width ?? NaN)).toBeLessThan(400)
    })

    it('runs nothing in the names of workflows', async () => {
      const workflow = '</script><img src=x onerror=alert(1)>'
      const runs = [{ workflow, jobs: [{ name: '<b>\u202Ex' }] }]
      const page = await open(encodeCommitReport(reportOnCommit(runs)))
      expect(await page.locator('img').count()).toBe(0)
      expect(await page.locator('.name.group bdi').textContent()).toContain('<img')
    })

    it('forbids scripts and requests that are not its own', async () => {
      const page = await open(encodeReport(reportOnJobs([])))
      const policy = await page.locator('meta[http-equiv]').getAttribute('content')
      expect(policy?.replace(/sha256-[\w+/=]{44}/g, 'HASH')).toBe(
        "default-src 'none'; script-src 'HASH'; style-src 'HASH'; img-src data:; base-uri 'none'; form-action 'none'",
      )
    })
  })
}
