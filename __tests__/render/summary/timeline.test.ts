import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { renderTimeline } from '../../../src/render/summary/timeline.ts'
import { sizeOf } from '../../../src/render/text/fit-to-size.ts'
import { anyRun } from '../../helpers/arbitrary-run.ts'
import { at, finished, makeStep, reportOn, reportOnJobs, skipped } from '../../helpers/make-run.ts'
import { readGantt } from '../../helpers/read-gantt.ts'

const BUDGET = 1_000_000

describe('renderTimeline', () => {
  it('shows the jobs, what the marks mean, and what is left out', async () => {
    const section = renderTimeline(
      reportOnJobs([
        { name: 'build', createdAt: at(0), state: finished(10, 60) },
        { name: 'test', createdAt: at(61), state: finished(63, 200, 'failure') },
        { name: 'lint', createdAt: at(0), state: finished(10, 30, 'cancelled') },
        { name: 'publish', state: skipped() },
      ]),
      BUDGET,
    )
    expect(section).toMatch(/^### Timeline\n\n```mermaid\n/)
    expect(section).toContain('accDescr: When each of 3 jobs waited and ran, 3m 20s in all.')
    expect(section.split('\n').at(-1)).toBe(
      '<sub>Time from when the first job was ready · grey: waiting for a runner · ' +
        '◆ on the critical path · 🚫 cancelled · ❌ failure · not shown: 1 skipped</sub>',
    )
    const rows = await readGantt(section)
    expect(rows.map(({ name }) => name)).toEqual(['◆ build', '🚫 lint', '◆ ❌ test'])
  })

  it('has the same as text, folded away, for screens on which the labels are too small', () => {
    const section = renderTimeline(
      reportOnJobs([
        { name: 'build <$>', createdAt: at(0), state: finished(10, 60) },
        { name: 'test', createdAt: at(61), state: finished(63, 200, 'failure') },
      ]),
      BUDGET,
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

  it('shows a conclusion that is not known as the text that it is', () => {
    const section = renderTimeline(
      reportOnJobs([{ createdAt: at(0), state: finished(10, 60, '<b>odd') }]),
      BUDGET,
    )
    expect(section.split('\n').at(-1)).toContain('❔ \\<b\\>odd')
  })

  it('says only what can be seen', () => {
    const section = renderTimeline(
      reportOnJobs([{ createdAt: at(5), state: finished(5, 60) }]),
      BUDGET,
    )
    expect(section.split('\n').at(-1)).toBe('<sub>Time from when the first job was ready</sub>')
  })

  it('takes a word of GitHub that is new literally', () => {
    const state = finished(5, 60, '</sub>|*new*')
    const section = renderTimeline(reportOnJobs([{ createdAt: at(5), state }]), BUDGET)
    expect(section.split('\n').at(-1)).toBe(
      '<sub>Time from when the first job was ready · ❔ \\</sub\\>\\|\\*new\\*</sub>',
    )
  })

  it('is nothing when there is nothing to draw', () => {
    expect(renderTimeline(reportOnJobs([]), BUDGET)).toBe('')
    expect(renderTimeline(reportOnJobs([{ state: skipped() }]), BUDGET)).toBe('')
  })

  it('keeps its budget by leaving out steps, then rows, then itself', async () => {
    const report = reportOnJobs(
      Array.from({ length: 30 }, (_, index) => ({
        name: `job${index}`,
        createdAt: at(0),
        state: finished(0, 60 + index),
        steps: [makeStep({ state: finished(0, 50) })],
      })),
    )
    const whole = renderTimeline(report, BUDGET)
    expect(await readGantt(whole)).toHaveLength(30)
    const plain = renderTimeline(report, sizeOf(whole) - 1)
    const rows = await readGantt(plain)
    expect(rows.map(({ bars }) => bars.length)).toEqual(rows.map(() => 1))
    const short = renderTimeline(report, sizeOf(plain) - 1)
    expect(await readGantt(short)).toHaveLength(12)
    expect(short).toContain('not shown: 18 jobs for want of room')
    expect(renderTimeline(report, 300)).toBe('')
  })

  it('is a diagram that Mermaid understands for whatever run, and never an empty one', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, fc.integer({ min: 0, max: 5000 }), async (run, budget) => {
        const section = renderTimeline(reportOn(run), budget)
        expect(sizeOf(section)).toBeLessThanOrEqual(budget)
        if (section === '') return
        const rows = await readGantt(section)
        expect(rows.length).toBeGreaterThan(0)
        for (const { bars } of rows) expect(bars.length).toBeGreaterThan(0)
      }),
    )
  }, 60_000)
})
