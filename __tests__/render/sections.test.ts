import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compareHistory } from '../../src/analyse/history/compare-history.ts'
import type { History } from '../../src/model/report/history.ts'
import type { Report } from '../../src/model/report/report.ts'
import type { Change, ChangedRun } from '../../src/model/report/what-if.ts'
import type { Range } from '../../src/model/shapes/what-if.ts'
import type { Job, Run } from '../../src/model/run.ts'
import { medianPhrase } from '../../src/render/findings/delta.ts'
import { flakyJobs } from '../../src/render/findings/overview.ts'
import { attemptsSection } from '../../src/render/sections/attempts.ts'
import { criticalPathSection } from '../../src/render/sections/critical-path.ts'
import { historySection, sparkline } from '../../src/render/sections/history.ts'
import { waitingSection } from '../../src/render/sections/waiting.ts'
import { changeSentence } from '../../src/render/sections/what-if.ts'
import { writeSection } from '../../src/render/summary/write-section.ts'
import { MARKDOWN, PLAIN } from '../../src/render/text/inline.ts'
import {
  at,
  finished,
  makeJob,
  makeRun,
  makeStep,
  reportOn,
  reportOnJobs,
  running,
  skipped,
  waiting,
} from '../../testing/make-run.ts'
import { rowsUnder, showMarkdown } from '../../testing/shown-markdown.ts'

function renderCriticalPath(report: Parameters<typeof criticalPathSection>[0]): string {
  return writeSection(criticalPathSection(report, MARKDOWN))
}

function ran(name: string, created: number, start: number, end: number): Partial<Job> {
  return { name, createdAt: at(created), state: finished(start, end) }
}

describe('criticalPathSection', () => {
  it.each<[string, readonly Partial<Job>[]]>([
    ['there are no jobs', []],
    ['there is only one job', [ran('build', 0, 5, 65)]],
    ['no job has finished', [{ state: running(5) }, { state: waiting() }]],
    ['it is unknown when they were ready', [{ createdAt: undefined }, { createdAt: undefined }]],
  ])('returns an empty string if %s', (_, jobs) => {
    expect(renderCriticalPath(reportOnJobs(jobs))).toBe('')
  })
})

function renderWaiting({ waiting }: Report): string {
  return writeSection(waitingSection(waiting, MARKDOWN))
}

const HEADING = 'Waiting for runners'

function on(labels: readonly string[], start: number, end: number): Partial<Job> {
  return {
    createdAt: at(0),
    state: finished(start, end),
    runner: { name: 'r', group: undefined, labels },
  }
}

function rows(section: string): string[][] {
  return rowsUnder(showMarkdown(section), HEADING).map((row) =>
    row.map((cell) => cell.replaceAll('\u00A0', ' ')),
  )
}

describe('waitingSection', () => {
  it('omits the number of parallel jobs if none ran in parallel', () => {
    const section = renderWaiting(reportOnJobs([on(['a'], 1, 2), on(['a'], 2, 3)]))
    expect(section).not.toContain('at the same time')
    expect(rows(section)).toEqual([['a', '2', '0s', '3s', '2s', '2s']])
  })

  it.each<[string, readonly Partial<Job>[]]>([
    ['there are no jobs', []],
    ['no job waited', [on(['a'], 0, 5), on(['b'], 0, 5)]],
    ['the queue times are unknown', [{ createdAt: undefined }, { state: running() }]],
    ['the labels are unknown', [on([], 5, 10)]],
    ['no job ran', [{ state: skipped() }]],
  ])('returns an empty string if %s', (_, jobs) => {
    expect(renderWaiting(reportOnJobs(jobs))).toBe('')
  })
})

function renderAttempts(report: Parameters<typeof attemptsSection>[0]): string {
  return writeSection(attemptsSection(report, MARKDOWN))
}

/** Compares attempt 6, in which all jobs pass, with two attempts in which the named jobs failed. */
function attemptsAfter(names: readonly string[]) {
  const failed = (id: number, name: string, from: number) =>
    makeJob({ id, name, state: finished(from, from + 60, 'failure') })
  const jobs = [...names, 'steady'].map((name) => ({ name, state: finished(5_000, 5_060) }))
  const earlierAttempts = [
    { number: 4, jobs: names.map((name, index) => failed(40 + index, name, 0)) },
    { number: 5, jobs: names.map((name, index) => failed(50 + index, name, 0)) },
  ]
  return reportOn(makeRun({ attempt: 6, startedAt: at(4_990), jobs }), { earlierAttempts }).attempts
}

describe('attemptsSection', () => {
  it('returns an empty string if no job differs or there is one attempt', () => {
    expect(renderAttempts({ attempts: attemptsAfter([]) })).toBe('')
    expect(renderAttempts({ attempts: undefined })).toBe('')
  })
})

describe('flakyJobs', () => {
  const flaky = (names: readonly string[]) => ({ attempts: attemptsAfter(names) })

  it('names at most five jobs', () => {
    const names = Array.from({ length: 7 }, (_, index) => `job ${index}`)
    expect(flakyJobs(flaky(names), PLAIN).join()).toMatch(/job 4 \([^)]*\) and 2 more$/)
  })

  it('returns nothing without flaky jobs', () => {
    expect(flakyJobs(flaky([]), PLAIN)).toEqual([])
    expect(flakyJobs({ attempts: undefined }, PLAIN)).toEqual([])
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

describe('historySection', () => {
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
})

describe('medianPhrase', () => {
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

const range = (expected: number, low: number, high: number): Range => ({
  expected: expected * 1_000,
  low: low * 1_000,
  high: high * 1_000,
})

const changedRun = (change: Change, saves: Range, costs: Range): ChangedRun => ({
  change,
  jobs: ['a'],
  saves,
  costs,
  assumption: 'Assumes that <b> is divided.',
})

const SHARDS = { kind: 'shards', job: 'te`st', from: 4, to: 8 } as const

describe('changeSentence', () => {
  it('escapes names and the assumption in Markdown', () => {
    const found = changedRun(SHARDS, range(240, 150, 300), range(0, 0, 0))
    const sentence = changeSentence(found, MARKDOWN)
    expect(sentence).toContain('8 shards of <code>te\\`st</code>')
    expect(sentence).not.toContain('<b>')
  })
})
