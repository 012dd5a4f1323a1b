import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { simulateWorkflow } from '../../../testing/simulate/workflow.ts'
import { criticalPath } from '../../../src/analyse/schedule/critical-path.ts'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import type { CriticalPath } from '../../../src/model/report/report.ts'
import type { JobReport } from '../../../src/model/report/job-report.ts'
import type { Run } from '../../../src/model/run.ts'
import { type Instant, SECOND } from '../../../src/model/time.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { makeRun, reportOn, workflowJob } from '../../../testing/make-run.ts'
import { expectInvariants } from '../../../testing/report-invariants.ts'
import { STARTED, timedJob, type Times } from '../../../testing/timed-job.ts'

function findPath(jobs: readonly JobReport[], text?: string) {
  const graph = text === undefined ? undefined : decodeWorkflowFile(text, new Map()).graph
  return criticalPath(jobs, { startedAt: STARTED, graph })
}

function pathOf(jobs: readonly JobReport[], text = file): CriticalPath | undefined {
  return findPath(jobs, text).path
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

describe('criticalPath', () => {
  it('goes back from the last job through the last that each needs', () => {
    const path = pathOf(jobs)
    expect(path?.length).toBe(330 * SECOND)
    expect(path?.jobs.map(({ job, blocked }) => [job.job.name, blocked])).toEqual([
      ['build', 1_000],
      ['test', 2_000],
      ['deploy', 2_000],
    ])
  })

  it('keeps a job off the path that only shares a concurrency group', () => {
    const alike = [
      timedJob('a', { created: 1, started: 2, ended: 60 }),
      timedJob('b', { created: 62, started: 63, ended: 160 }),
    ]
    const path = pathOf(alike, 'jobs: { a: { concurrency: x }, b: { concurrency: x } }')
    expect(path?.jobs.map(({ job }) => job.job.name)).toEqual(['b'])
  })

  it('counts the current job up to its last finished step', () => {
    const report = timedJob('report', { created: 332, started: 335 })
    const step = {
      number: 1,
      name: 'Set up job',
      state: { ...timedJob('', { started: 335, ended: 340 }).job.state },
    }
    const current = { ...report, current: true, job: { ...report.job, steps: [step] } }
    const graph = decodeWorkflowFile(
      file.replace('build: {}', 'build: {}, report: { needs: deploy }'),
      new Map(),
    ).graph
    const { path } = criticalPath([...jobs, current], { startedAt: STARTED, graph })
    expect(path?.jobs.map(({ job }) => job.job.name)).toEqual(['build', 'test', 'deploy', 'report'])
    expect(path?.length).toBe(340 * SECOND)
    const options = { startedAt: STARTED, status: 'in_progress' }
    expect(criticalPath([...jobs, current], { ...options, graph }).path?.soFar).toBe(false)
    const known = decodeWorkflowFile(file, new Map()).graph
    expect(criticalPath(jobs, { ...options, graph: known }).path?.soFar).toBe(true)
  })

  it('ends with a job that ran, even if a skipped job finishes later', () => {
    const text = 'jobs: { build: {}, lint: {}, tidy: { needs: lint } }'
    const skipped = timedJob('tidy', { created: 500, ended: 500, skipped: true })
    const path = pathOf([...jobs.slice(0, 2), skipped], text)
    expect(path?.jobs.map(({ job }) => job.job.name)).toEqual(['build'])
  })

  it.each([
    ['without the file', jobs, undefined, 'not-read'],
    ['if the file has other jobs', jobs, 'jobs: { build: {} }', 'unmatched'],
    ['if a needed job is not listed', jobs.slice(1), file, 'unmatched'],
    ['without jobs', [], file, undefined],
    ['if no job has ended', [timedJob('build', { created: 1 })], file, undefined],
  ])('returns no path %s', (_, listed, text, missing) => {
    expect(findPath(listed, text)).toEqual(missing === undefined ? {} : { missing })
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

/** Its jobs need each other in an order that any times can contradict. */
const ANY_GRAPH = [
  workflowJob('a', { matrix: true }),
  workflowJob('b', { matrix: true, maxParallel: 1, needs: ['a'] }),
  workflowJob('c', { matrix: true, called: [workflowJob('d', { matrix: true })] }),
]

const anyTimes: fc.Arbitrary<Run> = fc
  .array(fc.tuple(fc.constantFrom('a', 'b (1)', 'b (2)', 'c / d'), times), { maxLength: 12 })
  .map((made) =>
    makeRun({
      graph: ANY_GRAPH,
      jobs: made.map(([name, own], id) => timedJob(name, { ...own, id: id + 1 }).job),
    }),
  )

const simulated: fc.Arbitrary<Run> = fc.nat(100_000).map((seed) => {
  const { run, file } = simulateWorkflow(seed)
  return { ...run, graph: decodeWorkflowFile(file.text, file.called).graph }
})

const runs = fc.oneof(anyTimes, simulated)

describe('criticalPath of any run', () => {
  it('keeps the invariants, with each job after the previous one, and ends with the last job to finish', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const report = reportOn(run)
        expectInvariants(encodeReport(report))
        const path = report.criticalPath?.jobs ?? []
        for (const [index, { job }] of path.entries()) {
          const before = path[index - 1]?.job
          if (before === undefined || job.job.state.kind === 'waiting') continue
          expect(job.job.state.startedAt).toBeGreaterThanOrEqual(endOf(before) - 2 * SECOND)
        }
        const ran = (report.jobs ?? []).filter(({ duration }) => duration !== undefined)
        const last = path.at(-1)?.job
        if (last !== undefined) expect(endOf(last)).toBe(Math.max(...ran.map(endOf)))
      }),
      { numRuns: 40 },
    )
  })

  it('does not depend on the order of the list', () => {
    const shuffled = runs.chain((run) => {
      const { jobs = [] } = run
      return fc.tuple(
        fc.constant(run),
        fc.shuffledSubarray([...jobs], { minLength: jobs.length, maxLength: jobs.length }),
      )
    })
    fc.assert(
      fc.property(shuffled, ([run, jobs]) => {
        expect(reportOn({ ...run, jobs }).criticalPath).toEqual(reportOn(run).criticalPath)
      }),
      { numRuns: 40 },
    )
  })
})

function endOf({ job }: JobReport): Instant {
  const { state } = job
  if (state.kind !== 'finished') throw new Error('not ended')
  // Clocks and rounding can put an end up to 2 s before its start.
  return Math.max(state.completedAt ?? -Infinity, state.startedAt ?? -Infinity)
}
