import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compareHistory } from '../../../src/analyse/history/compare-history.ts'
import type { History } from '../../../src/model/report/history.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import { deltaCell, medianPhrase } from '../../../src/render/findings/delta.ts'
import { at, finished, makeRun, makeStep, reportOn, waiting } from '../../../testing/make-run.ts'
import { historySection, sparkline } from '../../../src/render/sections/history.ts'
import { writeSection } from '../../../src/render/summary/write-section.ts'
import { MARKDOWN } from '../../../src/render/text/inline.ts'

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
  return renderHistory({ history, run })
    .replaceAll('\u00A0', ' ')
    .split('\n')
    .filter((line) => line !== '')
}

describe('a slower run that waited before its first job', () => {
  it('says when the first job was listed', () => {
    const late = { ...job('build', 300), createdAt: at(1_202), state: finished(1_205, 1_505) }
    const lines = linesOf(historyOf([late], steady(6, { build: 300 })))
    expect(lines).toContain('The first job was listed 20m 2s after the start.')
  })
})

const URL = 'https://github.com/octo-org/octo-shop/actions/runs/42/job'

describe('historySection', () => {
  it('lists the run, slower jobs with their slower steps, then the largest changes', () => {
    const now = [job('build', 390), job('lint', 61), job('test', 280), job('docs', 140)]
    const history = historyOf(now, steady(6, { build: 300, lint: 60, test: 300, docs: 120 }))
    expect(linesOf(history)).toEqual([
      '### Compared with earlier runs',
      'Baseline: 6 earlier successful runs on <code>main</code>.',
      '| Job | This run | Median | Change | Earlier runs | Trend (this run last) |',
      '| --- | --: | --: | --: | --: | --- |',
      '| **The run** | 6m 30s | 5m | **+1m 30s, +30 % slower** | 6 | ▆▆▆▆▆▆ █ |',
      `| [build](${URL}/1) | 6m 30s | 5m | **+1m 30s, +30 % slower** | 6 | ▆▆▆▆▆▆ █ |`,
      `| ↳ [make build](${URL}/1#step:2:1) | 6m 20s | 4m 50s | **+1m 30s, +31 % slower** | 6 | ▆▆▆▆▆▆ █ |`,
      `| [docs](${URL}/4) | 2m 20s | 2m | **+20s, +17 % slower** | 6 | ▇▇▇▇▇▇ █ |`,
      `| ↳ [make docs](${URL}/4#step:2:1) | 2m 10s | 1m 50s | **+20s, +18 % slower** | 6 | ▇▇▇▇▇▇ █ |`,
      `| [test](${URL}/3) | 4m 40s | 5m | −20s, −7 % | 6 | ██████ ▇ |`,
      `On the critical path, **[build](${URL}/1)** ran 1m 30s longer (100 % of the change).`,
      '1 more job with smaller changes in the JSON report.',
      '<sub>A job is slower if it exceeds the median of at least 4 earlier runs by more than 2.25 standard deviations, 10 % and 10 s, but never if two or more of them took as long. If they have two levels, as with and without a cache hit, median and change are those of the nearer level. The deviation is estimated from the earlier durations of the job and of the other jobs.</sub>',
    ])
  })

  it('shows a queue that delayed the run, and no unchanged jobs', () => {
    const late = (queue: number): Partial<Job> => ({
      name: 'gpu',
      createdAt: at(0),
      state: finished(queue, queue + 60),
    })
    const history = historyOf(
      [late(1_380)],
      [18, 25, 20, 14].map((queue) => [late(queue)]),
    )
    expect(linesOf(history)).toEqual([
      '### Compared with earlier runs',
      'Baseline: 4 earlier successful runs on <code>main</code>.',
      '| Job | This run | Median | Change | Earlier runs | Trend (this run last) |',
      '| --- | --: | --: | --: | --: | --- |',
      '| **The run** | 24m | 1m 19s | **+22m 41s, +1723 % slower** | 4 | ▁▁▁▁ █ |',
      `| [gpu](${URL}/1), queued | 23m | 19s | **+22m 41s, +7163 % slower** | 4 | ▁▁▁▁ █ |`,
      `On the critical path, **[gpu](${URL}/1)** queued 22m 41s longer (100 % of the change).`,
      expect.stringMatching(/^<sub>A job is slower/),
    ])
  })

  it('shows no change of a long job within its normal variation', () => {
    // In percent, normally distributed with a standard deviation of 2 %.
    const noise = [-2.1, 0.4, 1.9, -0.7, 3.1, -1.4, 0.1, 2.4, -3.3, 1.1, -0.2, 0.8]
    const names = noise.map((_, index) => `shard ${index}`)
    const jobsOf = (shift: number) =>
      names.map((name, index) =>
        job(name, 2_400 * (1 + (noise[(index * 5 + shift * 7) % noise.length] ?? 0) / 100)),
      )
    const earlier = Array.from({ length: 10 }, (_, index) => jobsOf(index + 1))
    const lines = linesOf(historyOf(jobsOf(0), earlier))
    expect(lines.filter((line) => line.includes('shard'))).toEqual([])
    expect(lines).toContain('No job or queue time changed by more than the normal variation.')
  })

  it('explains why the run as a whole is not compared', () => {
    const failed = { ...job('build', 9), state: finished(0, 9, 'failure') }
    const lines = linesOf(historyOf([failed, job('lint', 90)], steady(4, { build: 60, lint: 60 })))
    expect(lines[1]).toBe(
      'Baseline: 4 earlier successful runs on <code>main</code>. The run as a whole is not compared: it did not pass.',
    )
    expect(lines.filter((line) => line.startsWith('| **The run**'))).toEqual([])
  })

  it('reports in how many runs the same jobs ran, if any', () => {
    const whole = steady(4, { build: 60, test: 300 })
    const filtered = steady(6, { build: 60 })
    const now = [job('build', 60), job('test', 300)]
    expect(linesOf(historyOf(now, [...whole, ...filtered]))[1]).toBe(
      'Baseline: 10 earlier successful runs on <code>main</code>. The same jobs ran in 4 of them.',
    )
    expect(linesOf(historyOf([job('test', 300)], filtered))).toEqual([
      '### Compared with earlier runs',
      'Baseline: 6 earlier successful runs on <code>main</code>. The run as a whole is not compared: no earlier run ran the same jobs.',
      'New jobs: **test**',
      'In the previous run but not in this one: **build**',
    ])
  })

  it('reports that runs for other events are included', () => {
    const earlier = ['push', 'schedule', 'push'].map((event) =>
      makeRun({ event, jobs: [job('build', 60)] }),
    )
    const report = reportOn(makeRun({ event: 'schedule', jobs: [job('build', 60)] }))
    const history = compareHistory(report, { branch: 'main', runs: earlier })
    expect(linesOf(history, report.run)[1]).toBe(
      'Baseline: 3 earlier successful runs on <code>main</code>. Fewer than five runs for <code>schedule</code> were found, so runs for <code>push</code> are included.',
    )
  })

  it('names at most ten new jobs', () => {
    const now = Array.from({ length: 12 }, (_, index) => job(`new ${index}`, 60))
    const [line] = linesOf(historyOf(now, steady(1, { build: 60 }))).slice(2)
    expect(line).toMatch(/^New jobs: \*\*new 0\*\*, .*\*\*new 9\*\* and 2 more$/)
  })

  it('returns an empty string if there is nothing to compare', () => {
    expect(renderHistory({ history: undefined, run: makeRun() })).toBe('')
    const open = [{ state: waiting() }]
    expect(
      renderHistory({ history: historyOf(open, steady(4, { build: 60 })), run: makeRun() }),
    ).toBe('')
  })

  it('shows a dot for a missing value of an earlier run', () => {
    const runs = [...steady(3, { build: 100 }), [job('other', 5)], [job('build', 50)]]
    const lines = linesOf(historyOf([job('build', 300)], runs))
    expect(lines).toContainEqual(expect.stringMatching(/\[build\].* \| 4 \| ▃▃▃·▁ █ \|$/))
  })

  it('reports that no job changed', () => {
    const lines = linesOf(historyOf([job('build', 60)], steady(4, { build: 60 })))
    expect(lines.filter((line) => line.startsWith('|'))).toHaveLength(3)
    expect(lines).toContain('No job or queue time changed by more than the normal variation.')
  })

  it('shows the last twenty runs in the trend', () => {
    const [row] = linesOf(historyOf([job('build', 60)], steady(30, { build: 60 }))).slice(4)
    expect(row).toMatch(/ \| 30 \| █{20} █ \|$/)
  })

  it('lists at most ten jobs', () => {
    const names = Array.from({ length: 14 }, (_, index) => `job ${index}`)
    const lengths = (seconds: number) => Object.fromEntries(names.map((name) => [name, seconds]))
    const now = names.map((name) => job(name, 300, 5))
    const lines = linesOf(historyOf(now, steady(4, lengths(100))))
    expect(lines.filter((line) => line.startsWith('| [job'))).toHaveLength(10)
    expect(lines).toContain('4 more jobs with smaller changes in the JSON report.')
  })

  it('escapes names', () => {
    const name = 'a | b <i>`$x$'
    const lines = linesOf(historyOf([job(name, 300)], steady(4, { [name]: 100 }), 'fix/|<b>'))
    expect(lines[1]).toContain('<code>fix/\\|\\<b\\></code>')
    const rows = lines.filter((line) => line.startsWith('|'))
    for (const line of rows) expect(line.match(/(?<!\\)\|/g)).toHaveLength(7)
    expect(rows.join('\n')).not.toMatch(/(?<!\\)<i/)
  })
})

describe('medianPhrase', () => {
  it('names the median duration of earlier runs', () => {
    const history = historyOf([job('build', 300)], steady(4, { build: 260 }))
    expect(medianPhrase(history)).toBe(' (median 4m 20s)')
  })

  it('returns an empty string for fewer than four runs', () => {
    expect(medianPhrase(historyOf([job('build', 300)], steady(3, { build: 260 })))).toBe('')
    expect(medianPhrase(undefined)).toBe('')
  })

  it('returns an empty string if the run did not pass or ran other jobs', () => {
    const failed = { ...job('build', 9), state: finished(0, 9, 'failure') }
    for (const now of [[failed], [job('build', 300), job('e2e', 900)]]) {
      expect(medianPhrase(historyOf(now, steady(4, { build: 260 })))).toBe('')
    }
  })
})

it('deltaCell adds the number of earlier runs', () => {
  const found = historyOf([job('build', 300)], steady(5, { build: 200 }))?.jobs[0]
  expect(deltaCell(found, MARKDOWN)).toBe('**+1m\u00A040s\u00A0slower** (5\u00A0runs)')
  const small = historyOf([job('a', 62)], steady(5, { a: 60 }))?.jobs[0]
  expect(deltaCell(small, MARKDOWN)).toBe('+2s (5\u00A0runs)')
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
