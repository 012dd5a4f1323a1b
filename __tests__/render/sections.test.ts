import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../src/model/run.ts'
import { historySection } from '../../src/render/sections/history.ts'
import { sectionOf } from '../../src/render/sections/sections.ts'
import { writeSection } from '../../src/render/summary/summary.ts'
import { MARKDOWN, PLAIN } from '../../src/render/text/inline.ts'
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
import { jobIn, jobsIn } from '../../testing/make-steps.ts'

const on = (labels: readonly string[], start: number, end: number): Partial<Job> => ({
  ...jobIn('on a runner', finished(start, end)),
  runner: { name: 'r', group: undefined, labels },
})

const OPEN = jobsIn(running(5), waiting())
const UNTIMED: readonly Partial<Job>[] = [{ createdAt: undefined }, ...jobsIn(running())]

describe('sections about the times of jobs', () => {
  it.each<[string, 'critical-path' | 'runners', readonly Partial<Job>[]]>([
    ['there are no jobs', 'critical-path', []],
    ['there is only one job', 'critical-path', jobsIn(finished(5, 65))],
    ['no job has finished', 'critical-path', OPEN],
    ['there are no jobs', 'runners', []],
    ['no job ran', 'runners', jobsIn(skipped())],
  ])('are empty if %s: %s', (_, name, jobs) => {
    expect(writeSection(sectionOf(name, reportOnJobs(jobs), MARKDOWN))).toBe('')
  })
})

describe('runnersSection', () => {
  it.each<[string, readonly Partial<Job>[]]>([
    ['no job waited', [on(['a'], 0, 5), on(['b'], 0, 5)]],
    ['the queue times are unknown', UNTIMED],
    ['the labels are unknown', [on([], 5, 10)]],
  ])('shows minutes and no queues if %s', (_, jobs) => {
    const section = writeSection(sectionOf('runners', reportOnJobs(jobs), MARKDOWN))
    expect(section).toContain('| Runner label | Jobs | Ran | Minutes |')
    expect(section).not.toContain('Queued')
  })

  it('has each label once, with the waits and the minutes of its jobs', () => {
    const jobs = [on(['a'], 10, 75), on(['A'], 5, 10), { createdAt: at(0), state: waiting() }]
    const { blocks } = sectionOf('runners', reportOnJobs(jobs), PLAIN)
    const rows = blocks.flatMap((block) =>
      typeof block !== 'string' && 'table' in block ? block.table.rows : [],
    )
    expect(rows).toEqual([
      ['a', '2', '15s', '10s', '1m\u00A010s', '3'],
      ['ubuntu-latest', '1', '–', '–', '–', '–'],
    ])
  })
})

describe('historySection', () => {
  it('shows no share of a baseline of 0', () => {
    const runOf = (seconds: number) => makeRun({ jobs: [jobIn('build', finished(0, seconds))] })
    const run = runOf(60)
    const runs = Array.from({ length: 4 }, () => runOf(0))
    const report = reportOn(run, { earlierRuns: { branch: 'main', runs } })
    const section = historySection(report, MARKDOWN)
    const rows = writeSection(section)
      .split('\n')
      .filter((line) => line.includes('+1m'))
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).not.toContain('%')
  })
})
