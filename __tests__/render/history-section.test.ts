import { describe, expect, it } from '@jest/globals'
import { compareWithUsual } from '../../src/analyse/usual.ts'
import type { History } from '../../src/model/history.ts'
import type { Job } from '../../src/model/run.ts'
import { SECOND } from '../../src/model/time.ts'
import { renderHistory } from '../../src/render/history-section.ts'
import { deltaCell, formatDelta, usuallyPhrase } from '../../src/render/usual.ts'
import { finished, makeRun, makeStep, reportOn, waiting } from '../helpers/make-run.ts'

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
  return compareWithUsual(reportOn(makeRun({ jobs: now })), { branch, runs })
}

/** Runs of these jobs, the length of which swings by two seconds. */
function steady(count: number, lengths: Readonly<Record<string, number>>) {
  return Array.from({ length: count }, (_, index) =>
    Object.entries(lengths).map(([name, length]) => job(name, length - 1 + (index % 3))),
  )
}

function linesOf(history: History | undefined): string[] {
  return renderHistory({ history })
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
      '### Against usual',
      'Compared with 6 earlier successful runs on <code>main</code>.',
      '| Job | This run | Usual | Difference | Earlier runs | The last of them, then this one |',
      '| --- | --: | --: | --: | --: | --- |',
      '| **The run** | 6m 30s | 5m | **+1m 30s, +30 % slower** | 6 | ▆▆▆▆▆▆ █ |',
      `| [build](${URL}/1) | 6m 30s | 5m | **+1m 30s, +30 % slower** | 6 | ▆▆▆▆▆▆ █ |`,
      `| ↳ [make build](${URL}/1#step:2:1) | 6m 20s | 4m 50s | **+1m 30s, +31 % slower** | 6 | ▆▆▆▆▆▆ █ |`,
      `| [docs](${URL}/4) | 2m 20s | 2m | **+20s, +17 % slower** | 6 | ▇▇▇▇▇▇ █ |`,
      `| ↳ [make docs](${URL}/4#step:2:1) | 2m 10s | 1m 50s | **+20s, +18 % slower** | 6 | ▇▇▇▇▇▇ █ |`,
      `| [test](${URL}/3) | 4m 40s | 5m | −20s, −7 % | 6 | ██████ ▇ |`,
      '1 job more, which changed less, in the JSON report.',
      '<sub>Usual is the median. Slower is what is beyond it by more than 3 scaled median absolute deviations, 10 % and 10 s, on at least 4 earlier runs.</sub>',
    ])
  })

  it('is absent where there is nothing to compare', () => {
    expect(renderHistory({ history: undefined })).toBe('')
    const open = [{ state: waiting() }]
    expect(renderHistory({ history: historyOf(open, steady(4, { build: 60 })) })).toBe('')
  })

  it('says what is missing in an earlier run', () => {
    const runs = [...steady(2, { build: 100 }), [job('other', 5)], [job('build', 50)]]
    const lines = linesOf(historyOf([job('build', 300)], runs))
    expect(lines).toContainEqual(expect.stringMatching(/\[build\].* \| 3 \| ▃▃·▁ █ \|$/))
  })

  it('says that no job changed', () => {
    const lines = linesOf(historyOf([job('build', 60)], steady(4, { build: 60 })))
    expect(lines.filter((line) => line.startsWith('|'))).toHaveLength(3)
    expect(lines).toContain('No job changed by more than 10 s.')
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
    expect(usuallyPhrase(history)).toBe(' (usually 4m 20s)')
  })

  it('does not on fewer than four runs, or none', () => {
    expect(usuallyPhrase(historyOf([job('build', 300)], steady(3, { build: 260 })))).toBe('')
    expect(usuallyPhrase(undefined)).toBe('')
  })
})

describe('a difference', () => {
  it.each([
    [64 * SECOND, '+1m 4s'],
    [-12 * SECOND, '−12s'],
    [0, '0s'],
    [400, '0s'],
    [-400, '0s'],
  ])('of %d ms is %s', (delta, shown) => {
    expect(formatDelta(delta)).toBe(shown)
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
