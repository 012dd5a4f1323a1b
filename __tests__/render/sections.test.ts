import { describe, expect, it } from '@jest/globals'
import { compareHistory } from '../../src/analyse/history/compare-history.ts'
import type { Job } from '../../src/model/run.ts'
import { historySection } from '../../src/render/sections/history.ts'
import { sectionOf } from '../../src/render/sections/sections.ts'
import { writeSection } from '../../src/render/summary/write-section.ts'
import { MARKDOWN } from '../../src/render/text/inline.ts'
import {
  at,
  finished,
  makeRun,
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

describe('historySection', () => {
  it('shows no share of a baseline of 0', () => {
    const runOf = (seconds: number) =>
      makeRun({ jobs: [{ name: 'build', state: finished(0, seconds) }] })
    const run = runOf(60)
    const runs = Array.from({ length: 4 }, () => runOf(0))
    const history = compareHistory(reportOn(run), { branch: 'main', runs })
    const section = historySection({ history, run, criticalPath: undefined }, MARKDOWN)
    const rows = writeSection(section)
      .split('\n')
      .filter((line) => line.includes('+1m'))
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).not.toContain('%')
  })
})
