import { describe, expect, it } from '@jest/globals'
import { explainFailures, stepOf, wantsLog, wantsRemarks } from '../../src/analyse/failures.ts'
import type { Annotation, LogExcerpt, LogLine } from '../../src/model/failure.ts'
import type { FailureReport } from '../../src/model/report.ts'
import type { Job } from '../../src/model/run.ts'
import { MINUTE } from '../../src/model/time.ts'
import { finished, makeStep, NO_RUNNER, reportOnJobs, running } from '../helpers/make-run.ts'

const SET_UP = makeStep({ number: 1, name: 'Set up job' })
const FAILED: Partial<Job> = {
  state: finished(5, 65, 'failure'),
  steps: [SET_UP, makeStep({ number: 2, name: 'test', state: finished(15, 60, 'failure') })],
}
const STOPPED: Partial<Job> = {
  state: finished(5, 65, 'cancelled'),
  steps: [SET_UP, makeStep({ number: 2, name: 'test', state: finished(15, 60, 'cancelled') })],
}
const NEVER_STARTED: Partial<Job> = { state: finished(3, 3, 'failure'), runner: NO_RUNNER }
const STEPLESS: Partial<Job> = { state: finished(5, 65, 'failure') }

const remark = (message: string, level = 'failure'): Annotation => ({
  level,
  title: undefined,
  message,
  path: '.github',
  line: 1,
})

const excerptOf = (lines: readonly Partial<LogLine>[]): LogExcerpt => ({
  lines: lines.map((line) => ({ text: '', error: false, cut: false, skipped: 0, ...line })),
  leftOut: 0,
  exitCode: 1,
})

interface Told {
  readonly excerpts?: Readonly<Record<number, LogExcerpt>>
  readonly annotations?: Readonly<Record<number, readonly Annotation[]>>
  readonly options?: Parameters<typeof reportOnJobs>[1]
}

function explained(jobs: readonly Partial<Job>[], told: Told = {}): FailureReport[] {
  const { excerpts = {}, annotations = {}, options } = told
  return explainFailures(reportOnJobs(jobs, options).jobs ?? [], {
    excerpts: byId(excerpts),
    annotations: byId(annotations),
  })
}

function byId<T>(told: Readonly<Record<number, T>>): ReadonlyMap<number, T> {
  return new Map(Object.entries(told).map(([id, value]) => [Number(id), value]))
}

function only(jobs: readonly Partial<Job>[], told?: Told): FailureReport {
  const [failure, ...others] = explained(jobs, told)
  if (failure === undefined || others.length > 0) throw new Error('not one failure')
  return failure
}

describe('the failures', () => {
  it('are the jobs that did not pass, worst first, and of one kind in their order', () => {
    const jobs = [{}, STOPPED, { state: running(5) }, FAILED, { state: finished(1, 1, 'skipped') }]
    expect(explained([...jobs, STEPLESS]).map(({ job }) => job.job.id)).toEqual([4, 6, 2])
  })

  it('are not those that are forgiven', () => {
    const jobs = [{ ...FAILED, name: 'lint' }]
    expect(explained(jobs, { options: { allowedFailures: ['lint'] } })).toEqual([])
  })

  it('have the excerpt and the remarks of their own job', () => {
    const excerpt = excerptOf([{ text: 'not ok' }])
    const [first, second] = explained([FAILED, FAILED], {
      excerpts: { 2: excerpt },
      annotations: { 1: [remark('one')], 3: [remark('of another')] },
    })
    expect([first?.excerpt, second?.excerpt]).toEqual([undefined, excerpt])
    expect([first?.remarks, second?.remarks]).toEqual([[remark('one')], []])
  })

  it('have only those remarks that are on a failure', () => {
    const remarks = [remark('old', 'warning'), remark('broken'), remark('by the way', 'notice')]
    const { remarks: told } = only([FAILED], { annotations: { 1: remarks } })
    expect(told).toEqual([remark('broken')])
  })
})

describe('what happened is told', () => {
  const LOST = 'The hosted runner lost communication with the server.'
  const TIMEOUT = 'The job has exceeded the maximum execution time of 5m0s'

  it.each<[string, Partial<Job>, Told, object]>([
    ['by the steps alone', FAILED, {}, { kind: 'failed-step' }],
    ['by a remark', FAILED, { annotations: { 1: [remark(LOST)] } }, { kind: 'runner-lost' }],
    [
      'by an error in the log',
      STOPPED,
      { excerpts: { 1: excerptOf([{ text: `Error: ${TIMEOUT}`, error: true }]) } },
      { kind: 'timed-out', limitOf: 'job', limit: 5 * MINUTE },
    ],
    [
      'by no line of the log that is not an error',
      FAILED,
      { excerpts: { 1: excerptOf([{ text: LOST }]) } },
      { kind: 'failed-step' },
    ],
    [
      'by no warning',
      FAILED,
      { annotations: { 1: [remark(LOST, 'warning')] } },
      { kind: 'failed-step' },
    ],
  ])('%s', (_, job, told, expected) => {
    expect(only([job], told).failure).toMatchObject(expected)
  })
})

describe('what may say more of a failure', () => {
  const leg = (name: string, job: Partial<Job>) => ({ ...job, name: `test (${name})` })
  const CURRENT: Partial<Job> = { state: running(5), steps: FAILED.steps ?? [] }
  const own = { jobId: 1, jobStatus: 'failure' as const }

  it.each<[string, () => FailureReport | undefined, boolean, boolean, string | undefined]>([
    ['a failed step', () => only([FAILED]), true, true, 'test'],
    ['a failure without a step', () => only([STEPLESS]), true, true, undefined],
    ['a job that never started', () => only([NEVER_STARTED]), false, true, undefined],
    ['a cancelled job', () => only([STOPPED]), false, true, 'test'],
    [
      'a leg that fail-fast cancelled',
      () =>
        explained([
          leg('a', { ...FAILED, state: finished(5, 59, 'failure') }),
          leg('b', STOPPED),
        ])[1],
      false,
      false,
      'test',
    ],
    [
      'the job that makes the report',
      () => only([CURRENT], { options: { own } }),
      false,
      false,
      'test',
    ],
  ])('of %s', (_, made, log, remarks, step) => {
    const failure = made()
    if (failure === undefined) throw new Error('it is no failure')
    expect([wantsLog(failure), wantsRemarks(failure)]).toEqual([log, remarks])
    expect(stepOf(failure)?.name).toBe(step)
  })
})
