import { describe, expect, it } from '@jest/globals'
import { checkBudgets } from '../../../src/analyse/totals/time-budgets.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { MINUTE, SECOND } from '../../../src/model/time.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  reportOnJobs,
  RUN_URL,
  running,
  runWithoutJobs,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

const JOBS = [
  {
    name: 'test (a)',
    state: finished(0, 100),
    steps: [
      makeStep({ number: 1, name: 'Set up', state: finished(0, 5) }),
      makeStep({ number: 4, name: 'Run npm test', state: finished(5, 95) }),
    ],
  },
  { name: 'test (b)', state: finished(0, 120) },
  { name: 'a > b', state: finished(0, 50), steps: [makeStep({ name: 'c > d' })] },
]

function budget(glob: string, seconds: number) {
  return { line: `${glob}: ${seconds}s`, glob, limit: seconds * SECOND }
}

function overrunsOf(glob: string, seconds: number, report: Report = reportOnJobs(JOBS)) {
  const exceeded = checkBudgets(report, [budget(glob, seconds)])
  return exceeded.flatMap(({ overruns }) =>
    overruns.map(({ name, duration }) => `${name} ${duration / SECOND}`),
  )
}

describe('checkBudgets', () => {
  it.each([
    ['*', 60, ['the run 120']],
    ['**', 60, ['test (b) 120', 'test (a) 100']],
    ['test*', 60, ['test (b) 120', 'test (a) 100']],
    ['test (a)', 60, ['test (a) 100']],
    ['Test (a)', 60, []],
    ['test', 60, []],
    ['test* > c*', 5, []],
    ['test* > Run*', 60, ['test (a) > Run npm test 90']],
    [
      '* > *',
      4,
      ['test (a) > Run npm test 90', 'a > b 50', 'a > b > c > d 10', 'test (a) > Set up 5'],
    ],
    ['Run npm test', 60, []],
    ['a > b', 40, ['a > b 50']],
    ['a > b > c > d', 5, ['a > b > c > d 10']],
    ['a > b > c', 5, []],
  ])('checks the budget %s of %d s: exceeded by %j', (glob, seconds, overruns) => {
    expect(overrunsOf(glob, seconds)).toEqual(overruns)
  })

  it('does not report a duration equal to the budget', () => {
    expect(overrunsOf('test (a)', 100)).toEqual([])
    expect(overrunsOf('test (a)', 99.999)).toEqual(['test (a) 100'])
  })

  it('needs no more time for a budget with many separators than for its text', () => {
    const glob = Array.from({ length: 100_000 }, () => '*').join(' > ')
    expect(overrunsOf(glob, 1)).toEqual([])
    expect(overrunsOf('* > * > *', 1)).toEqual(overrunsOf('a > b > c*', 1))
  })

  it('returns name and URL of each overrun', () => {
    const lines = [budget('*', 60), budget('test (a) > Run*', 60), budget('test*', 3_600)]
    const exceeded = checkBudgets(reportOnJobs(JOBS), lines)
    const [whole, step] = lines.map(({ line, limit }) => ({ line, limit }))
    expect(exceeded).toEqual([
      { budget: whole, overruns: [{ name: 'the run', url: RUN_URL, duration: 2 * MINUTE }] },
      {
        budget: step,
        overruns: [
          {
            name: 'test (a) > Run npm test',
            url: `${RUN_URL}/job/1#step:4:1`,
            duration: 90 * SECOND,
          },
        ],
      },
    ])
  })

  it('ignores unknown durations and jobs that did not run', () => {
    const report = reportOnJobs([
      { name: 'skipped', state: skipped() },
      { name: 'waiting', state: waiting() },
      { name: 'running', state: running(0) },
      { name: 'unknown', state: finished(0, undefined) },
    ])
    expect(overrunsOf('**', 1, report)).toEqual([])
    expect(overrunsOf('*', 1, reportOn(runWithoutJobs()))).toEqual([])
  })

  it('ignores jobs of an earlier attempt', () => {
    const jobs = [{ name: 'build', state: finished(-900, -100), steps: [makeStep()] }]
    const report = reportOn(makeRun({ attempt: 2, startedAt: at(0), jobs }))
    expect(overrunsOf('build', 60, report)).toEqual([])
    expect(overrunsOf('build > *', 1, report)).toEqual([])
  })

  it('counts the known duration of the current job', () => {
    const steps = [
      makeStep({ state: finished(0, 90) }),
      makeStep({ number: 2, state: running(90) }),
    ]
    const report = reportOnJobs([{ name: 'build', state: running(0), steps }], {
      own: { jobId: 1 },
    })
    expect(overrunsOf('build', 60, report)).toEqual(['build 90'])
    expect(overrunsOf('*', 60, report)).toEqual(['the run 90'])
  })
})
