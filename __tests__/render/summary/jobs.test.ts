import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Job } from '../../../src/model/run.ts'
import { renderJobs } from '../../../src/render/summary/jobs.ts'
import { jobWeight } from '../../../src/render/summary/steps.ts'
import { renderTimeline } from '../../../src/render/summary/summary.ts'
import { sizeOf } from '../../../src/render/text/fit-to-size.ts'
import { anyName, anyRun } from '../../../testing/arbitrary-run.ts'
import { fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'
import {
  at,
  finished,
  makeRun,
  reportOn,
  reportOnJobs,
  workflowJob,
} from '../../../testing/make-run.ts'
import { jobIn, runOfFile, stepOf } from '../../../testing/make-steps.ts'
import { countsOf, jobsByWeight } from '../../../testing/report-words.ts'
import { cancelledAt } from '../../../testing/gate.ts'
import { readGantt } from '../../../testing/read-gantt.ts'
import { elementsOf, rowsUnder, showMarkdown } from '../../../testing/shown-markdown.ts'

const MAX_BYTES = 1_000_000

function render(jobs: readonly Partial<Job>[], maxBytes = MAX_BYTES): string {
  return renderJobs(reportOnJobs(jobs), maxBytes)
}

function rows(section: string): string[][] {
  return rowsUnder(showMarkdown(section), 'Jobs').map((row) =>
    row.map((cell) => cell.replaceAll('\u00A0', ' ').trim()),
  )
}

function firstCells(section: string): (string | undefined)[] {
  return rows(section).map(([name]) => name)
}

/** Returns legs of one matrix, each longer than the one before. */
function legs(count: number, group = 'test', fails = (index: number) => index < 0): Partial<Job>[] {
  return Array.from({ length: count }, (_, index) => {
    const state = fails(index) ? finished(5, 6, 'failure') : finished(5, 15 + index)
    return jobIn(`${group} (${index})`, state)
  })
}

describe('renderJobs with groups', () => {
  it('escapes the name of a group', () => {
    const section = render([{ name: '<b>|@x (`1`)' }, { name: '<b>|@x ([2](3))' }])
    expect(firstCells(section)).toEqual(['<b>|@x, 2 jobs', '↳ (`1`)', '↳ ([2](3))'])
  })
})

describe('renderJobs for a large run', () => {
  it('shows every leg of up to forty jobs', () => {
    expect(rows(render(legs(40)))).toHaveLength(1 + 40)
  })

  it('shows only the first five legs in trouble of more jobs', () => {
    const jobs = legs(41, 'test', (index) => index > 30 && index % 2 === 1)
    expect(firstCells(render(jobs))).toEqual([
      'test, 41 jobs',
      ...[31, 33, 35, 37, 39].map((index) => `↳ (${index})`),
      '↳ 36 more',
    ])
  })

  it('shows the failed leg before the legs that it cancelled', () => {
    const cancelled = legs(60).map((leg) => ({ ...leg, state: finished(5, 62, 'cancelled') }))
    const failed = { name: 'test (60)', state: finished(5, 60, 'failure') }
    expect(firstCells(render([...cancelled, failed]))[1]).toBe('↳ (60)')
  })

  it('omits the least important rows if the table is too large, and reports how many', () => {
    const jobs = Array.from({ length: 60 }, (_, index) => ({
      name: `job ${index}`,
      state: finished(5, 6 + index, index === 3 ? 'failure' : 'success'),
    }))
    const section = render(jobs, 3_000)
    const shown = firstCells(section)
    expect(shown).toEqual(['job 3', ...jobs.slice(61 - shown.length).map(({ name }) => name)])
    expect(section).toContain(
      `${60 - shown.length} rows omitted to limit the size of the summary; the JSON report has every job.`,
    )
    expect(sizeOf(section)).toBeLessThanOrEqual(3_000)
  })

  it('never shows a leg without its group', () => {
    const jobs = ['a', 'b', 'c', 'd'].flatMap((name) => legs(12, name))
    for (let maxBytes = 200; maxBytes < 5_000; maxBytes += 150) {
      const section = render(jobs, maxBytes)
      expect(sizeOf(section)).toBeLessThanOrEqual(maxBytes)
      if (!section.includes('| Job |')) continue
      const shown = firstCells(section)
      expect(shown[0]).not.toMatch(/^↳/)
    }
  })
})

describe('renderJobs for any run', () => {
  it('shows every job of up to forty and keeps to maxBytes', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 0, max: 3_000 }), (run, maxBytes) => {
        const report = reportOn(run)
        expect(sizeOf(renderJobs(report, maxBytes))).toBeLessThanOrEqual(maxBytes)
        const section = renderJobs(report, MAX_BYTES)
        const links = section === '' ? [] : elementsOf(showMarkdown(section), 'a')
        expect(links).toHaveLength(countsOf(report).jobs)
      }),
      fuzzOptions(8, 300),
    )
  })

  it('shows one row per leg below the row of the group', () => {
    fc.assert(
      fc.property(anyName, (values) => {
        const names = [`test (${values})`, 'test (other)']
        const run = makeRun({ jobs: names.map((name) => ({ name })) })
        const section = renderJobs(reportOn(run), MAX_BYTES)
        expect(elementsOf(showMarkdown(section), 'tr')).toHaveLength(1 + 3)
      }),
      fuzzOptions(8, 300),
    )
  })
})

describe('renderTimeline', () => {
  it('omits steps, then rows, then the section to keep to maxBytes', async () => {
    const report = reportOnJobs(
      Array.from({ length: 30 }, (_, index) =>
        jobIn(`job${index}`, finished(0, 60 + index), [stepOf(1, 'step 1', 0, 50)]),
      ),
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
      fuzzOptions(8, 300),
    )
  }, 60_000)
})

describe('jobWeight', () => {
  it('ranks failures above their consequences, the critical path and the longest job', () => {
    const jobs = [
      { name: 'long', createdAt: at(0), state: finished(5, 600) },
      { name: 'last', createdAt: at(580), state: finished(590, 610) },
      { ...cancelledAt(62), name: 'test (2)', createdAt: at(0) },
      { name: 'test (1)', createdAt: at(0), state: finished(5, 60, 'failure') },
    ]
    const graph = [workflowJob('long'), workflowJob('last'), workflowJob('test', { matrix: true })]
    const report = reportOn(runOfFile(jobs, graph))
    const weigh = jobWeight(report)
    const sorted = jobsByWeight(report, weigh)
    expect(sorted).toEqual(['test (1)', 'test (2)', 'last', 'long'])
  })
})
