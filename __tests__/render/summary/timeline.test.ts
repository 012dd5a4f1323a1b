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
  it('shows the jobs, a legend and the number of hidden jobs', async () => {
    const section = renderTimeline(
      reportOnJobs([
        { name: 'build', createdAt: at(0), state: finished(10, 60) },
        { name: 'test', createdAt: at(61), state: finished(63, 200, 'failure') },
        { name: 'lint', createdAt: at(0), state: finished(10, 30, 'cancelled') },
        { name: 'publish', state: skipped() },
      ]),
      MAX_BYTES,
    )
    expect(section).toMatch(/^### Timeline\n\n```mermaid\n/)
    expect(section).toContain('accDescr: When each of 3 jobs waited and ran, 3m 20s in total.')
    expect(section.split('\n').at(-1)).toBe(
      '<sub>Time since the first job was ready · grey: waiting for a runner · ' +
        '◆ on the critical path · 🚫 cancelled · ❌ failure · hidden: 1 skipped</sub>',
    )
    const rows = await readGantt(section)
    expect(rows.map(({ name }) => name)).toEqual(['◆ build', '🚫 lint', '◆ ❌ test'])
  })

  it('adds the timeline as text, folded away, for narrow screens', () => {
    const section = renderTimeline(
      reportOnJobs([
        { name: 'build <$>', createdAt: at(0), state: finished(10, 60) },
        { name: 'test', createdAt: at(61), state: finished(63, 200, 'failure') },
      ]),
      MAX_BYTES,
    )
    const [, text = ''] = /<pre>\n(.*)\n<\/pre>/s.exec(section) ?? []
    expect(text.split('\n')).toEqual([
      '◆ build &lt;<span>$</span>&gt;',
      '░━━━━━━━                     50s',
      '◆ ❌ test',
      '         ╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳ 2m 17s',
      '',
      '░ waiting  ━ running  ╳ failed',
    ])
  })

  it('explains only what the diagram shows', () => {
    const section = renderTimeline(
      reportOnJobs([{ createdAt: at(5), state: finished(5, 60) }]),
      MAX_BYTES,
    )
    expect(section.split('\n').at(-1)).toBe('<sub>Time since the first job was ready</sub>')
  })

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
