import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { simulateWorkflow } from '../../../testing/simulate/workflow.ts'
import { criticalPath } from '../../../src/analyse/schedule/critical-path.ts'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import type { CriticalPath } from '../../../src/model/report/critical-path.ts'
import type { JobReport } from '../../../src/model/report/job-report.ts'
import { DAY, type Instant, SECOND } from '../../../src/model/time.ts'
import { STARTED, timedJob, type Times, writtenCheck } from '../../../testing/timed-job.ts'

function namesOf(path: CriticalPath | undefined): string[] | undefined {
  return path?.jobs.map(({ job }) => job.job.name)
}

// lint 0-30, build 0-100, test 100-300, docs 100-250, deploy after test and lint
const jobs = [
  timedJob('build', { created: 1, started: 11, ended: 100 }),
  timedJob('lint', { created: 1, started: 4, ended: 30 }),
  timedJob('test', { created: 102, started: 110, ended: 300 }),
  timedJob('docs', { created: 102, started: 105, ended: 250 }),
  timedJob('deploy', { created: 302, started: 310, ended: 330 }),
]
const file = `jobs: { build: {}, lint: {}, test: { needs: build }, docs: { needs: build },
  deploy: { needs: [test, lint] } }`
const graph = decodeWorkflowFile(file, new Map())

describe('criticalPath', () => {
  it.each([
    ['times', undefined],
    ['needs', graph],
  ] as const)('goes back from the last job through what released it, by %s', (basis, known) => {
    const path = criticalPath(jobs, { startedAt: STARTED, graph: known })
    expect(path?.basis).toBe(basis)
    expect(path?.length).toBe(330 * SECOND)
    expect(
      path?.jobs.map(({ job, blocked, potentialSaving }) => [
        job.job.name,
        blocked,
        potentialSaving,
      ]),
    ).toEqual([
      ['build', 1_000, 89_000],
      ['test', 2_000, 80_000],
      ['deploy', 2_000, 20_000],
    ])
  })

  it('knows the slack of every job only from the workflow file', () => {
    const slack = criticalPath(jobs, { startedAt: STARTED, graph })?.slack
    const byName = jobs.map(({ job }) => [job.name, slack?.get(job.id)])
    expect(Object.fromEntries(byName)).toEqual({
      build: 0,
      lint: 270_000,
      test: 0,
      docs: 80_000,
      deploy: 0,
    })
    expect(criticalPath(jobs, { startedAt: STARTED })?.slack).toBeUndefined()
  })

  it('omits the slack of a skipped job, and knows that of the jobs before and after it', () => {
    const chain = [
      timedJob('build', { created: 1, started: 2, ended: 50 }),
      timedJob('notify', { created: 52, ended: 52, skipped: true }),
      timedJob('clean', { created: 54, started: 55, ended: 60 }),
      timedJob('test', { created: 1, started: 2, ended: 100 }),
    ]
    const text = 'jobs: { build: {}, notify: { needs: build }, clean: { needs: notify }, test: {} }'
    const slack = criticalPath(chain, {
      startedAt: STARTED,
      graph: decodeWorkflowFile(text, new Map()),
    })?.slack
    expect(chain.map(({ job }) => slack?.get(job.id))).toEqual([40_000, undefined, 40_000, 0])
  })

  it('includes the earlier leg that a leg waited for (max-parallel), with and without the file', () => {
    const legs = [
      timedJob('test (1)', { created: 1, started: 2, ended: 60 }),
      timedJob('test (2)', { created: 62, started: 63, ended: 120 }),
    ]
    const text = 'jobs: { test: { strategy: { max-parallel: 1, matrix: { v: [1, 2] } } } }'
    const path = criticalPath(legs, {
      startedAt: STARTED,
      graph: decodeWorkflowFile(text, new Map()),
    })
    expect(path?.jobs.map(({ job, blocked }) => [job.job.name, blocked])).toEqual([
      ['test (1)', 1_000],
      ['test (2)', 2_000],
    ])
    expect(namesOf(criticalPath(legs, { startedAt: STARTED }))).toEqual(['test (1)', 'test (2)'])
  })

  it('continues through a skipped job', () => {
    const chain = [
      timedJob('build', { created: 1, started: 2, ended: 60 }),
      timedJob('sign', { created: 61, ended: 61, skipped: true }),
      timedJob('report', { created: 63, started: 64, ended: 70 }),
      timedJob('tidy', { created: 71, ended: 71, skipped: true }),
    ]
    const text = `jobs: { build: {}, sign: { needs: build }, report: { needs: sign }, tidy: { needs: report } }`
    const path = criticalPath(chain, {
      startedAt: STARTED,
      graph: decodeWorkflowFile(text, new Map()),
    })
    expect(path?.basis).toBe('needs')
    expect(namesOf(path)).toEqual(['build', 'report'])
    expect(path?.jobs[1]?.blocked).toBe(3_000)
    expect(namesOf(criticalPath(chain, { startedAt: STARTED }))).toEqual(['build', 'report'])
  })

  it('falls back to times if the file does not fit the run', () => {
    const other = decodeWorkflowFile('jobs: { something: {} }', new Map())
    const path = criticalPath(jobs, { startedAt: STARTED, graph: other })
    expect(path?.basis).toBe('times')
    expect(namesOf(path)).toEqual(['build', 'test', 'deploy'])
  })

  it('omits jobs of an earlier attempt', () => {
    const old = { ...timedJob('old', { created: 1, started: 2, ended: 999 }), carriedOver: true }
    expect(namesOf(criticalPath([...jobs, old], { startedAt: STARTED }))).toEqual([
      'build',
      'test',
      'deploy',
    ])
  })

  it('omits check runs', () => {
    const checks = [writtenCheck('results', 301), writtenCheck('coverage', 340)]
    expect(namesOf(criticalPath([...jobs, ...checks], { startedAt: STARTED }))).toEqual([
      'build',
      'test',
      'deploy',
    ])
  })

  it('counts the current job up to its last finished step', () => {
    const report = timedJob('report', { created: 332, started: 335 })
    const step = {
      number: 1,
      name: 'Set up job',
      state: { ...timedJob('', { started: 335, ended: 340 }).job.state },
    }
    const current = { ...report, current: true, job: { ...report.job, steps: [step] } }
    const path = criticalPath([...jobs, current], { startedAt: STARTED })
    expect(namesOf(path)).toEqual(['build', 'test', 'deploy', 'report'])
    expect(path?.length).toBe(340 * SECOND)
  })

  it('uses the file if no creation time is known, and times if most are', () => {
    const without = jobs.map((report) => ({
      ...report,
      job: { ...report.job, createdAt: undefined },
    }))
    expect(namesOf(criticalPath(without, { startedAt: STARTED, graph }))).toEqual([
      'build',
      'test',
      'deploy',
    ])
    const [build, , test] = jobs
    const [, lint] = without
    if (!build || !lint || !test) throw new Error('a job is gone')
    expect(namesOf(criticalPath([build, lint, test], { startedAt: STARTED }))).toEqual([
      'build',
      'test',
    ])
  })

  it('reports the potential saving of a job, even if a skipped job finishes later', () => {
    const text = 'jobs: { build: {}, lint: {}, tidy: { needs: lint } }'
    const skipped = timedJob('tidy', { created: 500, ended: 500, skipped: true })
    const path = criticalPath([...jobs.slice(0, 2), skipped], {
      startedAt: STARTED,
      graph: decodeWorkflowFile(text, new Map()),
    })
    expect(path?.jobs.map(({ job, potentialSaving }) => [job.job.name, potentialSaving])).toEqual([
      ['build', 70_000],
    ])
  })

  it('reports no potential saving of a job without a runner', () => {
    const cancelled = timedJob('cancelled', { created: 302, started: 302, ended: 400 })
    const waited: JobReport = {
      ...cancelled,
      duration: undefined,
      job: {
        ...cancelled.job,
        state: {
          kind: 'finished',
          conclusion: 'cancelled',
          startedAt: undefined,
          completedAt: STARTED + 400 * SECOND,
        },
        runner: { ...cancelled.job.runner, name: undefined },
      },
    }
    const path = criticalPath([...jobs, waited], { startedAt: STARTED })
    expect(path?.jobs.at(-1)).toMatchObject({ job: waited, potentialSaving: undefined })
  })

  it('returns undefined without jobs, ends or creation times', () => {
    expect(criticalPath([], { startedAt: STARTED })).toBeUndefined()
    expect(criticalPath([timedJob('a', { created: 1 })], { startedAt: STARTED })).toBeUndefined()
    expect(
      criticalPath([timedJob('a', { started: 1, ended: 9 })], { startedAt: STARTED }),
    ).toBeUndefined()
  })
})

const times: fc.Arbitrary<Times> = fc
  .record({
    created: fc.integer({ min: 0, max: 200 }),
    queue: fc.integer({ min: -20, max: 60 }),
    ran: fc.option(fc.integer({ min: -5, max: 100 }), { nil: undefined }),
    skipped: fc.boolean(),
  })
  .map(({ created, queue, ran, skipped }) => {
    const started = created + queue
    const ended = ran === undefined ? {} : { ended: started + ran }
    return { created, started, skipped, ...ended }
  })

interface Sample {
  readonly jobs: readonly JobReport[]
  readonly startedAt: Instant
  readonly graph?: ReturnType<typeof decodeWorkflowFile>
}

const anyTimes: fc.Arbitrary<Sample> = fc
  .array(fc.tuple(fc.constantFrom('a', 'b (1)', 'b (2)', 'c / d'), times), { maxLength: 12 })
  .map((made) => ({
    startedAt: STARTED,
    jobs: made.map(([name, t], index) => timedJob(name, { ...t, id: 500 + index })),
  }))

const simulated: fc.Arbitrary<Sample> = fc.nat(100_000).chain((seed) => {
  const { jobs, startedAt, file } = simulateWorkflow(seed)
  const known = decodeWorkflowFile(file.text, file.called)
  return fc.constantFrom({ jobs, startedAt }, { jobs, startedAt, graph: known })
})

const samples = fc.oneof(anyTimes, simulated)

function pathOf({ jobs, startedAt, graph }: Sample): CriticalPath | undefined {
  return criticalPath(jobs, { startedAt, graph })
}

function endOf({ job }: JobReport): Instant {
  const { state } = job
  if (state.kind !== 'finished') throw new Error('not ended')
  // Clocks and rounding can put an end up to 2 s before its start.
  return Math.max(state.completedAt ?? -Infinity, state.startedAt ?? -Infinity)
}

/** Jobs that ran, with consistent times. */
function ran(jobs: readonly JobReport[]): JobReport[] {
  return jobs.filter(({ duration }) => duration !== undefined)
}

describe('criticalPath of any run', () => {
  it('is never longer than the run, and no saving exceeds the duration of its job', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const path = pathOf(sample)
        if (path?.length === undefined) return
        const wall = Math.max(...ran(sample.jobs).map(endOf)) - sample.startedAt
        expect(path.length).toBeLessThanOrEqual(Math.max(0, wall))
        for (const { job, potentialSaving = 0 } of path.jobs) {
          expect(potentialSaving).toBeGreaterThanOrEqual(0)
          expect(potentialSaving).toBeLessThanOrEqual(job.duration ?? 0)
        }
      }),
    )
  })

  it('is consecutive: each job starts after the previous one, within 2 s', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const path = pathOf(sample)?.jobs ?? []
        for (const [index, { job }] of path.slice(1).entries()) {
          const before = path[index]?.job
          const { state } = job.job
          if (before === undefined || state.kind === 'waiting') throw new Error('not a path')
          expect(state.startedAt).toBeGreaterThanOrEqual(endOf(before) - 2 * SECOND)
        }
      }),
    )
  })

  it('ends with the last job to finish', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const last = pathOf(sample)?.jobs.at(-1)?.job
        if (last === undefined) return
        expect(endOf(last)).toBe(Math.max(...ran(sample.jobs).map(endOf)))
      }),
    )
  })

  it('has no slack on the path, where slack is known', () => {
    fc.assert(
      fc.property(simulated, (sample) => {
        const path = pathOf(sample)
        fc.pre(path?.basis === 'needs')
        for (const { job } of path.jobs) expect(path.slack?.get(job.job.id) ?? 0).toBe(0)
      }),
    )
  })

  it('does not depend on the order of the list', () => {
    const shuffled = samples.chain((sample) => {
      const { jobs } = sample
      return fc.tuple(
        fc.constant(sample),
        fc.shuffledSubarray([...jobs], { minLength: jobs.length, maxLength: jobs.length }),
      )
    })
    fc.assert(
      fc.property(shuffled, ([sample, jobs]) => {
        expect(durationsOf({ ...sample, jobs })).toEqual(durationsOf(sample))
      }),
    )
  })

  it('does not depend on the date', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const later = {
          ...sample,
          startedAt: sample.startedAt + DAY,
          jobs: sample.jobs.map(aDayLater),
        }
        expect(durationsOf(later)).toEqual(durationsOf(sample))
      }),
    )
  })
})

function durationsOf(sample: Sample): unknown {
  const path = pathOf(sample)
  const jobs = path?.jobs.map(({ job, blocked, potentialSaving }) => [
    job.job.id,
    blocked,
    potentialSaving,
  ])
  const gainless = path?.gainless?.job.id
  return { ...path, jobs, gainless, slack: path?.slack && Object.fromEntries(path.slack) }
}

function aDayLater(report: JobReport): JobReport {
  const { job } = report
  const { state } = job
  const shift = (instant: Instant | undefined) =>
    instant === undefined ? undefined : instant + DAY
  const shifted =
    state.kind === 'finished'
      ? { ...state, startedAt: shift(state.startedAt), completedAt: shift(state.completedAt) }
      : state.kind === 'running'
        ? { ...state, startedAt: shift(state.startedAt) }
        : state
  return { ...report, job: { ...job, createdAt: shift(job.createdAt), state: shifted } }
}
