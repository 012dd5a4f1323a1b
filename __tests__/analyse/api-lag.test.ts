import { describe, expect, it } from '@jest/globals'
import { isOutdated } from '../../src/analyse/api-lag.ts'
import type { Job, State } from '../../src/model/run.ts'
import type { CurrentRun, CurrentStep } from '../../src/model/target.ts'
import {
  at,
  finished,
  makeOwn,
  makeRun,
  running,
  runWithoutJobs,
  skipped,
  waiting,
  workflowJob,
} from '../../testing/make-run.ts'
import { countedRun, declaredRun, jobIn, stepIn, stepsIn } from '../../testing/plain-jobs.ts'

const NEEDS_BUILD = [{ key: 'build', result: 'success' }]

/** The current job, which runs its third step. */
const RUNS_THIRD = [finished(70, 71), finished(71, 72), running(72), waiting()]
const current = ownIn(running(70), ...RUNS_THIRD)

const LEGS: readonly Partial<Job>[] = [{ name: 'build (a)' }, jobIn(running(5), 'build (b)')]
const OTHER = jobIn(running(5), 'Compile it')
const queued = ownIn(waiting(), ...RUNS_THIRD)
const LINTS = jobIn(running(5), 'lint')
const BUILD: Partial<Job> = { id: 1, name: 'build' }
const OWN_STEP: CurrentStep = {
  action: { kind: 'repository', repository: 'acme/run-report', ref: 'v1' },
  processStartedAt: at(73),
}

describe('isOutdated returns true', () => {
  it.each<[string, readonly Partial<Job>[], Partial<CurrentRun>]>([
    ['(1) if a needed job is running', [jobIn(running(5), 'build'), current], {}],
    ['(1) if a needed job is queued', [jobIn(waiting(), 'build'), current], {}],
    ['(1) if a leg of a needed matrix is running', [...LEGS, current], {}],
    ['(1) if a needed job is not listed', [current], {}],
    ['(1) if the only other job runs', [OTHER, current], {}],
    [
      '(1) if no finished job accounts for a failure in needs',
      [{ name: 'Compile it' }, current],
      { needs: [{ key: 'build', result: 'failure' }] },
    ],
    ['(2) if the current job is not in it', [{ name: 'build' }], {}],
    ['(2) if the current job is queued', [BUILD, ownIn(waiting())], {}],
    ['(2) if it is queued although one of its steps runs', [BUILD, queued], {}],
    ['(3) if the step before has not ended', [BUILD, own(running(70), running(71))], {}],
    ['(3) if no step runs', [BUILD, own(finished(70, 71), waiting(), waiting())], {}],
    ['(3) if no step is listed', [BUILD, own()], {}],
    [
      'for a job that is known by its runner',
      [BUILD, { ...own(waiting()), runner: { name: 'mine', group: undefined, labels: [] } }],
      { jobId: undefined, runnerName: 'mine' },
    ],
    ['(4) if it is failing and none of its steps', [BUILD, current], { jobStatus: 'failure' }],
    [
      '(4) if the step that made it fail is still shown as skipped',
      [BUILD, own(finished(70, 71), skipped(), running(72))],
      { jobStatus: 'failure' },
    ],
  ])('returns true %s', (_, jobs, fields) => {
    expect(isOutdated(makeRun({ jobs }), ownRun(fields))).toBe(true)
  })

  it('(1) if a needed job with a custom name is running, by the workflow file', () => {
    const jobs = [OTHER, { name: 'Check style' }, current]
    const graph = [
      workflowJob('build', { name: 'Compile it' }),
      workflowJob('lint', { name: 'Check style' }),
      workflowJob('report'),
    ]
    expect(isOutdated(declaredRun(graph, { jobs }), ownRun())).toBe(true)
    expect(isOutdated(makeRun({ jobs }), ownRun())).toBe(false)
  })

  it.each<[string, Partial<CurrentRun>, string]>([
    ['its default name', { step: OWN_STEP }, 'Run acme/run-report@v1'],
    ['the start of the running step', { step: { ...OWN_STEP, action: undefined } }, 'Report'],
  ])('(3) if the current step, identified by %s, waits for a running step', (_, fields, name) => {
    const lagging = [
      stepIn(finished(0, 2)),
      stepIn(running(2), 'Run make', 2),
      stepIn(waiting('pending'), name, 3),
      stepIn(waiting('pending'), 'Post Run make', 4),
    ]
    const jobs = [{ ...jobIn(running(0), 'report', lagging), id: 9 }]
    expect(isOutdated(makeRun({ jobs }), ownRun({ needs: [], ...fields }))).toBe(true)
  })

  it('(3) if an earlier step than the previous one is unfinished', () => {
    const jobs = [BUILD, own(waiting(), finished(71, 72), running(72))]
    expect(isOutdated(makeRun({ jobs }), ownRun())).toBe(true)
  })
})

describe('isOutdated of a step with a name of its own that started slowly', () => {
  const steps = [finished(0, 2), running(2), waiting('pending'), waiting('pending')].map(
    (state, at) => stepIn(state, `Step ${at + 1}`, at + 1),
  )
  const run = makeRun({ jobs: [{ ...jobIn(running(0), 'report', steps), id: 9 }] })

  it.each([
    [0, true],
    [1_000, true],
    [1_500, false],
  ])('returns after %i ms: %p', (waited, expected) => {
    expect(isOutdated(run, ownRun({ needs: [], step: OWN_STEP }), waited)).toBe(expected)
  })
})

describe('isOutdated returns false', () => {
  it.each<[string, readonly Partial<Job>[], Partial<CurrentRun>]>([
    ['if the list is current', [current], {}],
    ['by a job that is not needed', [LINTS, current], {}],
    [
      'by a need whose name hides its key',
      [{ name: 'Compile it' }, current],
      { needs: [...NEEDS_BUILD, { key: 'compile', result: 'success' }] },
    ],
    [
      'if steps after the current one are waiting',
      [own(finished(2, 72), running(72), waiting('pending'), waiting('pending'))],
      { step: OWN_STEP },
    ],
    [
      'by the step of a composite action that started long before this process',
      [own(finished(2, 3), running(3), waiting('pending'))],
      { step: { ...OWN_STEP, action: { kind: 'composite', path: '.github/actions/finish' } } },
    ],
    ['by a first step that runs', [own(running(70), waiting())], {}],
    ['by a skipped step before the running one', [own(skipped(), running(71))], {}],
    ['by a step in the background', [own(running(70), finished(70, 71), running(71))], {}],
    ['if its job is not found', [LINTS], { jobId: undefined }],
    [
      'by a failing job with a step that failed',
      [own(finished(70, 71), finished(71, 72, 'failure'), running(72))],
      { jobStatus: 'failure' },
    ],
    [
      'by a failing job with a step that was cancelled',
      [own(finished(70, 71, 'cancelled'), running(72))],
      { jobStatus: 'failure' },
    ],
    ['by a cancelled job without a step that failed', [current], { jobStatus: 'cancelled' }],
    ['by a job that does not say how it stands', [current], { jobStatus: undefined }],
    ['if the current job is listed as ended', [ownIn(finished(70, 75), ...RUNS_THIRD)], {}],
    [
      'if the current job and its steps are listed as ended',
      [ownIn(finished(70, 75), finished(70, 71), finished(71, 75))],
      {},
    ],
  ])('returns false %s', (_, jobs, fields) => {
    expect(isOutdated(makeRun({ jobs: [BUILD, ...jobs] }), ownRun(fields))).toBe(false)
  })

  it('if the report is about another run', () => {
    expect(isOutdated(makeRun({ jobs: [LINTS] }), undefined)).toBe(false)
  })

  it('if the list is missing or incomplete', () => {
    const jobs = [jobIn(running(5), 'build')]
    expect(isOutdated(runWithoutJobs(), ownRun())).toBe(false)
    expect(isOutdated(countedRun(2, { jobs }), ownRun())).toBe(false)
  })
})

function ownRun(fields: Partial<CurrentRun> = {}): CurrentRun {
  return makeOwn({ jobId: 9, needs: NEEDS_BUILD, ...fields })
}

/** The current job in a state, with steps in these. */
function ownIn(state: State, ...steps: readonly State[]): Partial<Job> {
  return { ...jobIn(state, 'report', stepsIn(...steps)), id: 9 }
}

/** The running current job with steps in these states. */
function own(...states: readonly State[]): Partial<Job> {
  return ownIn(running(70), ...states)
}
