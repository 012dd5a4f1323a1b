import { describe, expect, it } from '@jest/globals'
import { compareHistory } from '../../../src/analyse/history/compare-history.ts'
import type { Comparison, History } from '../../../src/model/report/history.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import { SECOND } from '../../../src/model/time.ts'
import { deltaCell, formatDelta, medianPhrase } from '../../../src/render/findings/delta.ts'
import { renderHistory } from '../../../src/render/summary/history.ts'
import { at, finished, makeRun, makeStep, reportOn, waiting } from '../../helpers/make-run.ts'

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

/** Runs of these jobs, the length of which swings by two seconds. */
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

const URL = 'https://github.com/octo-org/octo-shop/actions/runs/42/job'

describe('the section', () => {
  it('has the run, the slower jobs with their slower steps, then what changed most', () => {
    const now = [job('build', 390), job('lint', 61), job('test', 280), job('docs', 140)]
    const history = historyOf(now, steady(6, { build: 300, lint: 60, test: 300, docs: 120 }))
    expect(linesOf(history)).toEqual([
      '### Compared with earlier runs',
      'Compared with 6 earlier successful runs on <code>main</code>.',
      '| Job | This run | Median | Difference | Earlier runs | The last of them, then this one |',
      '| --- | --: | --: | --: | --: | --- |',
      '| **The run** | 6m 30s | 5m | **+1m 30s, +30 % slower** | 6 | ▆▆▆▆▆▆ █ |',
      `| [build](${URL}/1) | 6m 30s | 5m | **+1m 30s, +30 % slower** | 6 | ▆▆▆▆▆▆ █ |`,
      `| ↳ [make build](${URL}/1#step:2:1) | 6m 20s | 4m 50s | **+1m 30s, +31 % slower** | 6 | ▆▆▆▆▆▆ █ |`,
      `| [docs](${URL}/4) | 2m 20s | 2m | **+20s, +17 % slower** | 6 | ▇▇▇▇▇▇ █ |`,
      `| ↳ [make docs](${URL}/4#step:2:1) | 2m 10s | 1m 50s | **+20s, +18 % slower** | 6 | ▇▇▇▇▇▇ █ |`,
      `| [test](${URL}/3) | 4m 40s | 5m | −20s, −7 % | 6 | ██████ ▇ |`,
      `On the critical path, **[build](${URL}/1)** ran 1m 30s longer (100 % of the difference).`,
      '1 job more, which changed less, in the JSON report.',
      "<sub>Slower is above the median by more than 2.25 standard deviations, 10 % and 10 s, on at least 4 earlier runs. The deviation is estimated from the job's own times and those of the other jobs.</sub>",
    ])
  })

  it('shows a queue that held the run up, and no job that did not change', () => {
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
      'Compared with 4 earlier successful runs on <code>main</code>.',
      '| Job | This run | Median | Difference | Earlier runs | The last of them, then this one |',
      '| --- | --: | --: | --: | --: | --- |',
      '| **The run** | 24m | 1m 19s | **+22m 41s, +1723 % slower** | 4 | ▁▁▁▁ █ |',
      `| [gpu](${URL}/1), queued | 23m | 19s | **+22m 41s, +7163 % slower** | 4 | ▁▁▁▁ █ |`,
      `On the critical path, **[gpu](${URL}/1)** queued 22m 41s longer (100 % of the difference).`,
      expect.stringMatching(/^<sub>Slower is/),
    ])
  })

  it('shows no change of long jobs that their noise explains', () => {
    // Percent, of a normal distribution with a standard deviation of 2 %.
    const noise = [-2.1, 0.4, 1.9, -0.7, 3.1, -1.4, 0.1, 2.4, -3.3, 1.1, -0.2, 0.8]
    const names = noise.map((_, index) => `shard ${index}`)
    const jobsOf = (shift: number) =>
      names.map((name, index) =>
        job(name, 2_400 * (1 + (noise[(index * 5 + shift * 7) % noise.length] ?? 0) / 100)),
      )
    const earlier = Array.from({ length: 10 }, (_, index) => jobsOf(index + 1))
    const lines = linesOf(historyOf(jobsOf(0), earlier))
    expect(lines.filter((line) => line.includes('shard'))).toEqual([])
    expect(lines).toContain('No job and no queue changed by more than its spread.')
  })

  it('says why the run as a whole is not compared', () => {
    const failed = { ...job('build', 9), state: finished(0, 9, 'failure') }
    const lines = linesOf(historyOf([failed, job('lint', 90)], steady(4, { build: 60, lint: 60 })))
    expect(lines[1]).toBe(
      'Compared with 4 earlier successful runs on <code>main</code>. The run as a whole is not compared: it did not pass.',
    )
    expect(lines.filter((line) => line.startsWith('| **The run**'))).toEqual([])
  })

  it('says in how many runs the same jobs ran, and if there is none', () => {
    const whole = steady(4, { build: 60, test: 300 })
    const filtered = steady(6, { build: 60 })
    const now = [job('build', 60), job('test', 300)]
    expect(linesOf(historyOf(now, [...whole, ...filtered]))[1]).toBe(
      'Compared with 10 earlier successful runs on <code>main</code>. In 4 of them the same jobs ran.',
    )
    expect(linesOf(historyOf([job('test', 300)], filtered))).toEqual([
      '### Compared with earlier runs',
      'Compared with 6 earlier successful runs on <code>main</code>. The run as a whole is not compared: the same jobs ran in none of the earlier runs.',
      'Not in the earlier runs: **test**',
      'In the previous run and not in this one: **build**',
    ])
  })

  it('says that runs of other events are compared', () => {
    const earlier = ['push', 'schedule', 'push'].map((event) =>
      makeRun({ event, jobs: [job('build', 60)] }),
    )
    const report = reportOn(makeRun({ event: 'schedule', jobs: [job('build', 60)] }))
    const history = compareHistory(report, { branch: 'main', runs: earlier })
    expect(linesOf(history, report.run)[1]).toBe(
      'Compared with 3 earlier successful runs on <code>main</code>. Fewer than five runs were for <code>schedule</code>, so runs for <code>push</code> are included.',
    )
  })

  it('names ten new jobs at most', () => {
    const now = Array.from({ length: 12 }, (_, index) => job(`new ${index}`, 60))
    const [line] = linesOf(historyOf(now, steady(1, { build: 60 }))).slice(2)
    expect(line).toMatch(/^Not in the earlier runs: \*\*new 0\*\*, .*\*\*new 9\*\* and 2 more$/)
  })

  it('is absent where there is nothing to compare', () => {
    expect(renderHistory({ history: undefined, run: makeRun() })).toBe('')
    const open = [{ state: waiting() }]
    expect(
      renderHistory({ history: historyOf(open, steady(4, { build: 60 })), run: makeRun() }),
    ).toBe('')
  })

  it('says what is missing in an earlier run', () => {
    const runs = [...steady(3, { build: 100 }), [job('other', 5)], [job('build', 50)]]
    const lines = linesOf(historyOf([job('build', 300)], runs))
    expect(lines).toContainEqual(expect.stringMatching(/\[build\].* \| 4 \| ▃▃▃·▁ █ \|$/))
  })

  it('says that no job changed', () => {
    const lines = linesOf(historyOf([job('build', 60)], steady(4, { build: 60 })))
    expect(lines.filter((line) => line.startsWith('|'))).toHaveLength(3)
    expect(lines).toContain('No job and no queue changed by more than its spread.')
  })

  it('shows the last twenty runs', () => {
    const [row] = linesOf(historyOf([job('build', 60)], steady(30, { build: 60 }))).slice(4)
    expect(row).toMatch(/ \| 30 \| █{20} █ \|$/)
  })

  it('names ten jobs at most', () => {
    const names = Array.from({ length: 14 }, (_, index) => `job ${index}`)
    const lengths = (seconds: number) => Object.fromEntries(names.map((name) => [name, seconds]))
    const now = names.map((name) => job(name, 300, 5))
    const lines = linesOf(historyOf(now, steady(4, lengths(100))))
    expect(lines.filter((line) => line.startsWith('| [job'))).toHaveLength(10)
    expect(lines).toContain('4 jobs more, which changed less, in the JSON report.')
  })

  it('takes names as text', () => {
    const name = 'a | b <i>`$x$'
    const lines = linesOf(historyOf([job(name, 300)], steady(4, { [name]: 100 }), 'fix/|<b>'))
    expect(lines[1]).toContain('<code>fix/\\|\\<b\\></code>')
    const rows = lines.filter((line) => line.startsWith('|'))
    for (const line of rows) expect(line.match(/(?<!\\)\|/g)).toHaveLength(7)
    expect(rows.join('\n')).not.toMatch(/(?<!\\)<i/)
  })
})

describe('the headline', () => {
  it('says what a run usually takes', () => {
    const history = historyOf([job('build', 300)], steady(4, { build: 260 }))
    expect(medianPhrase(history)).toBe(' (median 4m 20s)')
  })

  it('does not on fewer than four runs, or none', () => {
    expect(medianPhrase(historyOf([job('build', 300)], steady(3, { build: 260 })))).toBe('')
    expect(medianPhrase(undefined)).toBe('')
  })

  it('does not if the run did not pass, or ran other jobs', () => {
    const failed = { ...job('build', 9), state: finished(0, 9, 'failure') }
    for (const now of [[failed], [job('build', 300), job('e2e', 900)]]) {
      expect(medianPhrase(historyOf(now, steady(4, { build: 260 })))).toBe('')
    }
  })
})

describe('a difference', () => {
  const comparison = (value: number, median: number): Comparison => ({
    value,
    baseline: { median, spread: 0, values: 4 },
    delta: value - median,
    slower: false,
    changed: true,
    earlier: [],
  })

  it.each([
    [164, 100, '+1m 4s'],
    [88, 100, '−12s'],
    [100, 100, '0s'],
    [100.4, 100, '0s'],
    [99.6, 100, '0s'],
    // 34m 5s and 16m 18s
    [2_045, 977.5, '+17m 47s'],
    // 1h 2m and 58m 10s
    [3_749, 3_490, '+3m 50s'],
    // 2h 5m and 1h 58m
    [7_480, 7_100, '+7m'],
  ])('of %d s and %d s is that of the values as shown: %s', (value, median, shown) => {
    expect(formatDelta(comparison(value * SECOND, median * SECOND))).toBe(shown)
  })

  it('in the table of jobs has the number of its runs', () => {
    const found = historyOf([job('build', 300)], steady(5, { build: 200 }))?.jobs[0]
    expect(deltaCell(found)).toBe('**+1m\u00A040s\u00A0slower** (5\u00A0runs)')
    expect(deltaCell(historyOf([job('a', 62)], steady(5, { a: 60 }))?.jobs[0])).toBe(
      '+2s (5\u00A0runs)',
    )
    expect(deltaCell(undefined)).toBe('–')
  })
})
