import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { renderTimeline } from '../../../src/render/summary/timeline.ts'
import { sizeOf } from '../../../src/render/text/fit-to-size.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import {
  at,
  finished,
  makeStep,
  reportOn,
  reportOnJobs,
  skipped,
} from '../../../testing/make-run.ts'
import { readGantt } from '../../../testing/read-gantt.ts'

const MAX_BYTES = 1_000_000

describe('renderTimeline', () => {
  it('escapes an unrecognised conclusion', () => {
    const state = finished(5, 60, '</sub>|*new*')
    const section = renderTimeline(reportOnJobs([{ createdAt: at(5), state }]), MAX_BYTES)
    expect(section.split('\n').at(-1)).toBe(
      '<sub>Time since the first job was ready · ❔ \\</sub\\>\\|\\*new\\*</sub>',
    )
  })

  it('returns an empty string if there is nothing to draw', () => {
    expect(renderTimeline(reportOnJobs([]), MAX_BYTES)).toBe('')
    expect(renderTimeline(reportOnJobs([{ state: skipped() }]), MAX_BYTES)).toBe('')
  })

  it('omits steps, then rows, then the section to keep to maxBytes', async () => {
    const report = reportOnJobs(
      Array.from({ length: 30 }, (_, index) => ({
        name: `job${index}`,
        createdAt: at(0),
        state: finished(0, 60 + index),
        steps: [makeStep({ state: finished(0, 50) })],
      })),
    )
    const whole = renderTimeline(report, MAX_BYTES)
    expect(await readGantt(whole)).toHaveLength(30)
    const plain = renderTimeline(report, sizeOf(whole) - 1)
    const rows = await readGantt(plain)
    expect(rows.map(({ bars }) => bars.length)).toEqual(rows.map(() => 1))
    const short = renderTimeline(report, sizeOf(plain) - 1)
    expect(await readGantt(short)).toHaveLength(12)
    expect(short).toContain('hidden: 18 jobs that did not fit')
    expect(renderTimeline(report, 300)).toBe('')
  })

  it('renders a diagram that Mermaid can parse, and never an empty one, for any run', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, fc.integer({ min: 0, max: 5000 }), async (run, maxBytes) => {
        const section = renderTimeline(reportOn(run), maxBytes)
        expect(sizeOf(section)).toBeLessThanOrEqual(maxBytes)
        if (section === '') return
        const rows = await readGantt(section)
        expect(rows.length).toBeGreaterThan(0)
        for (const { bars } of rows) expect(bars.length).toBeGreaterThan(0)
      }),
    )
  }, 60_000)
})
