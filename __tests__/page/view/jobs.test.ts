import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { extentOf, type JobView } from '../../../src/page/view/jobs.ts'
import { jobFacts } from '../../../src/page/view/labels.ts'
import { measureLoad } from '../../../src/page/view/load.ts'
import { viewOf } from '../../../testing/page-view.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

type Jobs = Parameters<typeof reportOnJobs>[0]

function viewJobs(jobs: Jobs) {
  return viewOf(reportOnJobs(jobs))
}

/** A job that makes second 100 the last time that GitHub reports. */
const LAST = { name: 'last', createdAt: at(0), state: finished(0, 100) }

describe('viewReport', () => {
  const rows: [string, Jobs[number], Partial<JobView>, string[]][] = [
    [
      'a job that still runs, up to the last known time',
      { state: running(40) },
      { ran: [40_000, 100_000], waited: [0, 40_000], held: false, open: true },
      ['running', 'waited 40s for a runner', 'ran 1m so far'],
    ],
    [
      'a job that waits for a runner, up to the last known time',
      { createdAt: at(10), state: waiting(), runner: NO_RUNNER },
      { ran: undefined, wait: 90_000, from: null, duration: null },
      ['queued', 'waited 1m 30s so far for a runner'],
    ],
    [
      'a job that waits for an approval',
      { createdAt: at(10), state: waiting('waiting'), runner: NO_RUNNER },
      { waited: [10_000, 100_000], held: true },
      ['waiting', 'waited 1m 30s so far for approval or a runner'],
    ],
    [
      'a job that waits for its concurrency group as blocked',
      { createdAt: at(10), state: waiting('pending'), runner: NO_RUNNER },
      { blocked: [0, 100_000], waited: undefined, wait: null, from: null },
      ['pending'],
    ],
    [
      'a job that never had a runner, without the start that GitHub reports',
      { createdAt: at(10), state: finished(10, 90, 'failure'), runner: NO_RUNNER },
      { waited: [10_000, 90_000], from: null },
      ['failure', 'waited 1m 20s for a runner'],
    ],
    [
      'a skipped job without any time',
      { createdAt: at(50), state: skipped() },
      { ran: undefined, waited: undefined, wait: null, from: null },
      ['skipped'],
    ],
    [
      'a job that finished when it started',
      { state: finished(5, 5) },
      { ran: [5_000, 5_000], duration: 0 },
      ['success', 'waited 5s for a runner', 'ran 0s'],
    ],
    [
      'a job that finished before it started, with its start and without a duration',
      { state: finished(50, 20) },
      { ran: undefined, from: 50_000, duration: null },
      ['success', 'waited 50s for a runner'],
    ],
    [
      'a job that started before the attempt',
      { createdAt: undefined, state: finished(-3, 20) },
      { ran: [-3_000, 20_000], duration: 23_000 },
      ['success', 'ran 23s'],
    ],
    [
      'a job whose times are not known',
      { createdAt: undefined, state: finished() },
      { ran: undefined, waited: undefined, from: null },
      ['success'],
    ],
  ]
  it.each(rows)('shows %s', (_, job, expected, facts) => {
    const { jobs } = viewJobs([{ name: 'job', ...job }, LAST])
    const view = jobs.find(({ name }) => name === 'job')
    expect(view).toMatchObject(expected)
    expect(view && jobFacts(view)).toEqual(facts)
  })

  it('shows a job that was carried over without a position, but with its duration and its steps', () => {
    const steps = [makeStep({ state: finished(-900, -850) })]
    const old = { name: 'old', createdAt: at(-910), state: finished(-900, -800), steps }
    const report = reportOn(makeRun({ attempt: 2, jobs: [old, LAST] }))
    const { jobs, length } = viewOf(report)
    const view = jobs.find(({ name }) => name === 'old')
    expect(view).toMatchObject({ ran: undefined, from: null, duration: 100_000 })
    expect(view && extentOf(view.steps)).toEqual([-900_000, -850_000])
    expect(length).toBe(100_000)
  })

  it('distinguishes jobs of one name', () => {
    const { jobs } = viewJobs([
      { name: 'same', state: finished(5, 10) },
      { name: 'same', state: finished(5, 20, 'failure') },
    ])
    expect(jobs.map(({ outcome, duration }) => [outcome, duration])).toEqual([
      ['success', 5_000],
      ['failure', 15_000],
    ])
  })

  it('counts as many parallel jobs as the report', () => {
    const span = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const report = reportOnJobs(
          spans.map(([start, length]) => ({
            createdAt: at(0),
            state: finished(start, start + length),
          })),
        )
        const { peakRunning } = measureLoad(viewOf(report).jobs)
        expect(peakRunning).toBe(report.waiting.peak)
      }),
    )
  })

  it('has a time axis of at least a second if there are no jobs', () => {
    expect(viewJobs([])).toMatchObject({ jobs: [], length: 1_000 })
  })
})

describe('viewReport of a commit', () => {
  it('puts the runs of several days on one time axis, by start', () => {
    const day = 86_400
    const runs = [
      {
        workflow: 'Nightly',
        startedAt: at(day),
        jobs: [{ createdAt: at(day), state: finished(day, day + 60) }],
      },
      { workflow: 'CI' },
    ]
    const { groups, length } = viewOf(reportOnCommit(runs))
    expect(groups.map(({ name }) => name)).toEqual(['CI', 'Nightly'])
    expect(length).toBe((day + 60) * 1_000)
  })
})
