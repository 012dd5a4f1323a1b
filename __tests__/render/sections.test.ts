import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compareHistory } from '../../src/analyse/history/compare-history.ts'
import type { History } from '../../src/model/report/history.ts'
import type { Job, Run } from '../../src/model/run.ts'
import { historySection, sparkline } from '../../src/render/sections/history.ts'
import { sectionOf } from '../../src/render/sections/sections.ts'
import { writeSection } from '../../src/render/summary/write-section.ts'
import { MARKDOWN } from '../../src/render/text/inline.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  reportOnJobs,
  running,
  skipped,
  waiting,
} from '../../testing/make-run.ts'

const on = (labels: readonly string[], start: number, end: number): Partial<Job> => ({
  createdAt: at(0),
  state: finished(start, end),
  runner: { name: 'r', group: undefined, labels },
})

const OPEN = [{ state: running(5) }, { state: waiting() }]

describe('sections about the times of jobs', () => {
  it.each<[string, 'critical-path' | 'waiting', readonly Partial<Job>[]]>([
    ['there are no jobs', 'critical-path', []],
    ['there is only one job', 'critical-path', [{ state: finished(5, 65) }]],
    ['no job has finished', 'critical-path', OPEN],
    ['there are no jobs', 'waiting', []],
    ['no job waited', 'waiting', [on(['a'], 0, 5), on(['b'], 0, 5)]],
    ['the queue times are unknown', 'waiting', [{ createdAt: undefined }, { state: running() }]],
    ['the labels are unknown', 'waiting', [on([], 5, 10)]],
    ['no job ran', 'waiting', [{ state: skipped() }]],
  ])('are empty if %s: %s', (_, name, jobs) => {
    expect(writeSection(sectionOf(name, reportOnJobs(jobs), MARKDOWN))).toBe('')
  })
})

function renderHistory(report: Parameters<typeof historySection>[0]): string {
  return writeSection(historySection(report, MARKDOWN))
}

function job(name: string, seconds: number, slowStep = seconds - 10): Partial<Job> {
  const steps = [
    makeStep({ number: 1, name: 'Set up', state: finished(0, 10) }),
    makeStep({ number: 2, name: `make ${name}`, state: finished(10, 10 + slowStep) }),
  ]
  return { name, state: finished(0, seconds), steps }
}

function historyOf(
  now: readonly Partial<Job>[],
  earlier: readonly (readonly Partial<Job>[])[],
  branch = 'main',
): History | undefined {
  const runs = earlier.map((jobs) => makeRun({ jobs }))
  return compareHistory(reportOn(makeRun({ jobs: now })), { branch, runs })
}

/** Returns runs of these jobs, with durations that vary by two seconds. */
function steady(count: number, lengths: Readonly<Record<string, number>>) {
  return Array.from({ length: count }, (_, index) =>
    Object.entries(lengths).map(([name, length]) => job(name, length - 1 + (index % 3))),
  )
}

function linesOf(history: History | undefined, run: Run = makeRun()): string[] {
  return renderHistory({ history, run, criticalPath: undefined })
    .replaceAll('\u00A0', ' ')
    .split('\n')
    .filter((line) => line !== '')
}

describe('historySection', () => {
  it('shows no share of a baseline of 0', () => {
    const jobOf = (seconds: number) => [{ name: 'build', state: finished(0, seconds) }]
    const history = historyOf(jobOf(60), Array(4).fill(jobOf(0)))
    const rows = linesOf(history).filter((line) => line.includes('+1m'))
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).not.toContain('%')
  })

  it('shows the last twenty runs in the trend', () => {
    const [row] = linesOf(historyOf([job('build', 60)], steady(30, { build: 60 }))).slice(4)
    expect(row).toMatch(/ \| 30 \| █{20} █ \|$/)
  })
})

describe('sparkline', () => {
  it.each([
    [[10, undefined, 20], '▄·█'],
    [[1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█'],
    [[0, 100], '▁█'],
    [[0, 0], '▁▁'],
    [[undefined], '·'],
    [[], ''],
  ])('draws %j as %s', (values, blocks) => {
    expect(sparkline(values)).toBe(blocks)
  })

  it('draws one block per value, higher only for larger values', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1 }), (values) => {
        const blocks = Array.from(sparkline(values))
        expect(blocks).toHaveLength(values.length)
        const byValue = values
          .map((value, index) => ({ value, block: blocks[index] ?? '' }))
          .toSorted((a, b) => a.value - b.value)
          .map(({ block }) => block)
        expect(byValue).toEqual(byValue.toSorted())
      }),
    )
  })
})
