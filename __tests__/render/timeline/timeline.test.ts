import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Job } from '../../../src/model/run.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/model/time.ts'
import { axisFor } from '../../../src/render/timeline/axis.ts'
import { commitTimelineRows } from '../../../src/render/timeline/commit-rows.ts'
import { type Timeline, timelineRows } from '../../../src/render/timeline/timeline.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
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

describe('timelineRows', () => {
  it('draws when each job waited and ran, in the order in which they were ready', () => {
    const late = { name: 'late', createdAt: at(70), state: finished(100, 120) }
    const early = { name: 'early', createdAt: at(0), state: finished(0, 65) }
    expect(drawn([late, early])).toEqual([
      ['early', 'path 0-65: 1m 5s'],
      ['late', 'waiting 70-100: 30s waiting', 'path 100-120: 20s'],
    ])
  })

  it('draws unfinished jobs up to the last known time', () => {
    const jobs = [
      { name: 'done', createdAt: at(0), state: finished(0, 50) },
      { name: 'running', createdAt: at(0), state: running(10) },
      { name: 'queued', createdAt: at(20), state: waiting() },
    ]
    expect(drawn(jobs)).toEqual([
      ['done', 'path 0-50: 50s'],
      ['running', 'waiting 0-10: 10s waiting', 'running 10-50: 40s so far'],
      ['queued', 'waiting 20-50: 30s waiting'],
    ])
  })

  it('draws the current job up to its last step', () => {
    const steps = [makeStep({ state: finished(5, 30) })]
    const jobs = [{ name: 'report', createdAt: at(0), state: running(5), steps }]
    expect(drawn(jobs, { own: { jobId: 1 } })).toEqual([
      ['report', 'waiting 0-5: 5s waiting', 'running 5-30: 25s step 1'],
    ])
  })

  it('draws how long an unstarted job waited', () => {
    const never = { runner: NO_RUNNER, createdAt: at(0) }
    const jobs = [
      { ...never, name: 'failed', state: finished(0, 40, 'failure') },
      { ...never, name: 'stopped', state: finished(0, 50, 'cancelled') },
    ]
    expect(drawn(jobs)).toEqual([
      ['failed', 'failed 0-40: 40s never started'],
      ['stopped', 'waiting 0-50: 50s never started'],
    ])
  })

  it('draws one bar for a run that took no time', () => {
    expect(drawn([{ createdAt: at(0), state: finished(0, 0) }])).toEqual([
      ['job 1', 'running 0-0: 0s'],
    ])
  })

  it('counts hidden jobs by reason', () => {
    const run = makeRun({
      attempt: 2,
      jobs: [
        { state: finished(5, 65) },
        { state: skipped() },
        { state: finished(-500, -400) },
        { state: finished(undefined, 20) },
        { state: waiting(), createdAt: undefined },
      ],
    })
    const { rows, hidden } = timelineRows(reportOn(run))
    expect(rows).toHaveLength(1)
    expect(hidden).toEqual({ skipped: 1, carriedOver: 1, untimed: 2, crowded: 0 })
  })

  it('returns no rows if there is nothing to draw', () => {
    expect(timelineRows(reportOnJobs([])).rows).toEqual([])
    expect(timelineRows(reportOn(makeRun({ jobs: undefined }))).rows).toEqual([])
    expect(timelineRows(reportOnJobs([{ state: skipped() }])).rows).toEqual([])
  })

  it('shows or counts every job, and keeps to maxRows, for any run', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 1, max: 12 }), (run, maxRows) => {
        const { jobs = [] } = run
        const { rows, hidden } = timelineRows(reportOn(run), { maxRows, maxStepped: 3 })
        expect(rows.length).toBeLessThanOrEqual(maxRows)
        const drawn = rows.flatMap((row) => row.jobs.map(({ job }) => job.id))
        expect(new Set(drawn).size).toBe(drawn.length)
        const { skipped, carriedOver, untimed, crowded } = hidden
        expect(drawn.length + skipped + carriedOver + untimed + crowded).toBe(jobs.length)
        for (const { segments } of rows) {
          expect(segments.length).toBeGreaterThan(0)
          for (const { from, to } of segments) expect(to).toBeGreaterThanOrEqual(from)
        }
      }),
    )
  })
})

describe('timelineRows with steps', () => {
  const steps = [
    makeStep({ number: 1, name: 'Set up job', state: finished(0, 2) }),
    makeStep({ number: 2, name: 'Run npm ci', state: finished(2, 22) }),
    makeStep({ number: 3, name: 'Run npm test', state: finished(22, 95) }),
    makeStep({ number: 4, name: 'Complete job', state: finished(95, 100) }),
  ]
  const job = { name: 'test', createdAt: at(0), state: finished(0, 100) }
  const failingAt = (number: number) => ({
    ...{ ...job, state: finished(0, 100, 'failure') },
    steps: steps.map((step) =>
      step.number === number ? { ...step, state: { ...step.state, conclusion: 'failure' } } : step,
    ),
  })

  it('draws long steps and the gaps between them', () => {
    expect(drawn([{ ...job, steps }])).toEqual([
      [
        'test',
        'running 0-2: ',
        'running 2-22: 20s npm ci',
        'running 22-95: 1m 13s npm test',
        'running 95-100: 5s Complete job',
      ],
    ])
  })

  it('overlaps parallel steps, at most three at a time', () => {
    const parallel = Array.from({ length: 5 }, (_, index) =>
      makeStep({ number: index + 1, state: finished(10, 90 - index) }),
    )
    expect(drawn([{ ...job, steps: parallel }])).toEqual([
      [
        'test',
        'running 0-10: ',
        'running 10-90: 1m 20s step 1',
        'running 10-89: 1m 19s step 2',
        'running 10-88: 1m 18s step 3',
        'running 90-100: ',
      ],
    ])
  })

  it('draws the failed step as failed', () => {
    const [row] = drawn([failingAt(3)])
    expect(row?.filter((bar) => bar.startsWith('failed'))).toEqual([
      'failed 22-95: 1m 13s npm test',
    ])
  })

  it('draws the whole job as failed if the failed step is too short', () => {
    expect(drawn([failingAt(1)])).toEqual([['test', 'failed 0-100: 1m 40s failed']])
  })

  it('draws no steps if none is long', () => {
    const short = Array.from({ length: 1000 }, (_, index) =>
      makeStep({ number: index + 1, state: finished(index / 10, (index + 1) / 10) }),
    )
    expect(drawn([{ ...job, steps: short }])).toEqual([['test', 'running 0-100: 1m 40s']])
  })

  it('draws steps only for the critical path and the slowest jobs', () => {
    const others = Array.from({ length: 6 }, (_, index) => ({
      name: `other ${index}`,
      createdAt: at(0),
      state: finished(0, 60 + index),
      steps: [makeStep({ state: finished(0, 50) })],
    }))
    const { rows } = timelineRows(reportOnJobs([...others, { ...job, steps }]))
    const stepped = rows.filter(({ segments }) => segments.length > 1).map(({ name }) => name)
    expect(stepped).toEqual(['other 4', 'other 5', 'test'])
  })
})

describe('timelineRows for many jobs', () => {
  const legs: Partial<Job>[] = Array.from({ length: 60 }, (_, index) => ({
    name: `test (${index})`,
    createdAt: at(10 + index),
    state: finished(20 + index, 100 + index, index === 7 ? 'failure' : 'success'),
  }))

  it('draws one row per group, except failed jobs and the critical path', () => {
    const { rows, hidden } = timelineRows(
      reportOnJobs([{ name: 'build', createdAt: at(0), state: finished(0, 9) }, ...legs]),
    )
    expect(rows.map(({ name, jobs: { length } }) => [name, length])).toEqual([
      ['build', 1],
      ['test (58 other jobs)', 58],
      ['test (7)', 1],
      ['test (59)', 1],
    ])
    expect(shown(rows)[1]).toEqual([
      'test (58 other jobs)',
      'waiting 10-20: 10s waiting',
      'running 20-158: 2m 18s',
    ])
    expect(hidden.crowded).toBe(0)
  })

  it('draws failed jobs without a row of their own as part of their group', () => {
    const failing = legs.map((leg, index) => ({
      ...leg,
      state: finished(20 + index, 100 + index, index === 0 ? 'timed_out' : 'failure'),
    }))
    const { rows, hidden } = timelineRows(reportOnJobs(failing), { maxRows: 10, maxStepped: 0 })
    expect(rows).toHaveLength(6)
    const others = rows.find(({ name }) => name === 'test (55 other jobs)')
    expect(others?.trouble).toBe('failure')
    expect(others?.segments.at(-1)?.kind).toBe('failed')
    expect(hidden.crowded).toBe(0)
  })

  it('hides the shortest jobs and counts them', () => {
    const single = Array.from({ length: 60 }, (_, index) => ({
      name: `job${index}`,
      createdAt: at(0),
      state: finished(0, 10 + index),
    }))
    const { rows, hidden } = timelineRows(reportOnJobs(single))
    expect(rows.map(({ name }) => name)).toEqual(single.slice(20).map(({ name }) => name))
    expect(hidden.crowded).toBe(20)
  })
})

function drawn(...input: Parameters<typeof reportOnJobs>): string[][] {
  return shown(timelineRows(reportOnJobs(...input)).rows)
}

/** Returns `kind from-to: label`, in seconds since the start of the run. */
function shown(rows: Timeline['rows']): string[][] {
  return rows.map(({ name, segments }) => [
    name,
    ...segments.map(({ kind, from, to, duration, label }) => {
      const [start, end] = [from, to].map((instant) => (instant - at(0)) / 1000)
      return `${kind} ${start ?? ''}-${end ?? ''}: ${duration}${label === '' ? '' : ` ${label}`}`
    }),
  ])
}

describe('axisFor', () => {
  it.each([
    [SECOND, '1second', '%-S s'],
    [42 * SECOND, '10second', '%-S s'],
    [90 * SECOND, '15second', '%-Mm %Ss'],
    [5 * MINUTE, '1minute', '%-M min'],
    [59 * MINUTE, '10minute', '%-M min'],
    [HOUR, '10minute', '%-Hh %Mm'],
    [3 * HOUR, '30minute', '%-Hh %Mm'],
    [20 * HOUR, '3hour', '%-H h'],
    [26 * HOUR, '6hour', 'day %-j, %H:%M'],
    [5 * DAY, '1day', 'day %-j'],
    [13 * DAY, '2day', 'day %-j'],
    [35 * DAY, '1week', 'day %-j'],
    [2000 * DAY, '12month', '…'],
  ])('returns for %d ms a tick every %s, formatted as %s', (span, tickInterval, axisFormat) => {
    expect(axisFor(span)).toEqual({ tickInterval, axisFormat })
  })
})

describe('commitTimelineRows', () => {
  it('has a row for each run by start, with its jobs below it', () => {
    const { rows, hidden } = commitTimelineRows(
      reportOnCommit([
        { workflow: 'CI', jobs: [{ name: 'b' }, { name: 'a' }, { name: 'c', state: skipped() }] },
        { workflow: 'Lint', startedAt: at(-20), jobs: [{ name: 'lint' }] },
      ]),
    )
    expect(rows.map(({ name }) => name)).toEqual(['Lint', 'CI', '↳ b', '↳ a'])
    expect(rows[0]?.bars).toEqual({
      waiting: { from: at(-20), to: at(5) },
      running: { from: at(5), to: at(65) },
    })
    expect(hidden).toEqual({ skipped: 1, carriedOver: 0, untimed: 0, crowded: 0 })
  })

  it('gives the rows that are left to the jobs of failed runs first', () => {
    const jobs = ['a', 'b', 'c'].map((name) => ({ name }))
    const { rows, hidden } = commitTimelineRows(
      reportOnCommit([
        { workflow: 'Green', jobs },
        {
          workflow: 'Red',
          conclusion: 'failure',
          jobs: [...jobs, { name: 'd', state: finished(5, 30, 'failure') }],
        },
      ]),
      { maxRows: 3 },
    )
    expect(rows.map(({ name, trouble }) => [name, trouble])).toEqual([
      ['Red', 'failure'],
      ['↳ d', 'failure'],
      ['Green', undefined],
    ])
    expect(hidden.crowded).toBe(0)
  })

  it('drops the shortest of many runs that passed', () => {
    const runs = Array.from({ length: 50 }, (_, index) => ({
      workflow: `W${index}`,
      ...(index === 0 && { conclusion: 'failure' }),
      jobs: [{ state: finished(5, 65 + index, index === 0 ? 'failure' : 'success') }],
    }))
    const { rows, hidden } = commitTimelineRows(reportOnCommit(runs))
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['W0', 'W49', 'W11', 'W12']),
    )
    expect([rows.length, hidden.crowded]).toEqual([40, 10])
  })

  it('omits one row for all jobs, which would repeat that of the run', () => {
    const jobs = Array.from({ length: 50 }, (_, index) => ({ name: `test (${index})` }))
    const { rows } = commitTimelineRows(reportOnCommit([{ workflow: 'CI', jobs }]))
    expect(rows.map(({ name }) => name)).toEqual(['CI'])
  })

  it('extends a running job to the latest time of any run', () => {
    const { rows } = commitTimelineRows(
      reportOnCommit([
        { workflow: 'Open', conclusion: undefined, jobs: [{ state: running(10) }] },
        { workflow: 'Done', jobs: [{ state: finished(5, 500) }] },
      ]),
    )
    expect(rows[1]?.bars.running).toEqual({ from: at(10), to: at(500) })
  })

  it('has no rows without times', () => {
    expect(commitTimelineRows(reportOnCommit([{ jobs: [] }])).rows).toEqual([])
  })
})
