import { describe, expect, it } from '@jest/globals'
import { findCurrentStep } from '../../../src/analyse/jobs/current-job.ts'
import type { State } from '../../../src/model/run.ts'
import type { CurrentAction, CurrentStep } from '../../../src/model/target.ts'
import { SECOND } from '../../../src/model/time.ts'
import { at, finished, makeJob, makeOwn, running, waiting } from '../../../testing/make-run.ts'
import { jobIn, stepIn } from '../../../testing/plain-jobs.ts'

const RELEASE: CurrentAction = { kind: 'repository', repository: 'acme/run-report', ref: 'v1' }
const SHA = '7638417db6d59f3c431d3e1f261cc637155684cd'
const BY_NAME: CurrentStep = { action: RELEASE, processStartedAt: at(72) }
const BY_START: CurrentStep = { action: undefined, processStartedAt: at(72) }

type Listed = readonly [name: string, state: State]

/** Returns the position of the current step among these, from 1; 0 if it is not found. */
function positionOf(steps: readonly Listed[], step: CurrentStep | undefined): number {
  const listed = steps.map(([name, state], index) => stepIn(state, name, index + 1))
  const job = makeJob(jobIn(running(0), 'test', listed))
  const found = findCurrentStep(job, makeOwn({ step }))
  return listed.findIndex((one) => one === found) + 1
}

const find = (steps: readonly Listed[], step: CurrentStep | undefined) =>
  steps[positionOf(steps, step) - 1]?.[0]

const OURS = 'Run acme/run-report@v1'
const SET_UP: Listed = ['Set up job', finished(0, 2)]
const TEST: Listed = ['Run npm test', running(2)]
const pending = (name: string): Listed => [name, waiting('pending')]
const POST = pending('Post Run npm test')
const started = (name: string, start: number): Listed => [name, running(start)]

const REPORT = 'Report'
const after = (name: string) => [SET_UP, started(name, 20), pending(REPORT)]
const FINISH: CurrentAction = { kind: 'composite', path: '.github/actions/finish' }

describe('findCurrentStep', () => {
  it.each<[string, Parameters<typeof find>[0], CurrentStep | undefined, string | undefined]>([
    ['by its default name while it waits', [SET_UP, TEST, pending(OURS), POST], BY_NAME, OURS],
    ['by its default name while it runs', [SET_UP, started(OURS, 71)], BY_NAME, OURS],
    ['by its default name if Node started slowly', [started(OURS, 65), TEST], BY_NAME, OURS],
    [
      'by its default name with a path',
      [SET_UP, TEST, pending('Run Acme/Run-Report/report@v1')],
      BY_NAME,
      'Run Acme/Run-Report/report@v1',
    ],
    // The runner resolves `uses: $/report` before it names the step.
    [
      'by its default name if the workflow names it in its own repository',
      [SET_UP, TEST, pending(`Run acme/run-report/report@${SHA}`)],
      { ...BY_NAME, action: { ...RELEASE, ref: SHA } },
      `Run acme/run-report/report@${SHA}`,
    ],
    ['by its start after another action', after('Run acme/run-report-lint@v1'), BY_NAME, 'Report'],
    ['by its start if it has another ref', after('Run acme/run-report@v2'), BY_NAME, 'Report'],
    ['by its start under a custom name', [SET_UP, started('Report', 70)], BY_START, 'Report'],
    ['by a start after the process', [SET_UP, started(REPORT, 73)], BY_START, REPORT],
    ['as the only step left', [SET_UP, TEST, pending(REPORT), POST], BY_START, REPORT],
    [
      'as the running step if only steps of the runner are left',
      [SET_UP, started('Report', 60), pending('Post Report'), pending('Complete job')],
      BY_START,
      'Report',
    ],
    [
      'although background steps run before and after it',
      [started('Serve', 3), started('Report', 71), started('Sleep', 74)],
      BY_START,
      'Report',
    ],
    ['not if two waiting steps are left', [TEST, pending('A'), pending('B')], BY_START, undefined],
    ['not if only the runner prepares the job', [started('Set up job', 71)], BY_START, undefined],
    ['not if there are no steps', [], BY_NAME, undefined],
    ['as the last running step if nothing is known', [TEST, started('B', 9)], undefined, 'B'],
  ])('finds it %s', (_, steps, step, expected) => {
    expect(find(steps, step)).toBe(expected)
  })

  it.each([
    ['the second one, which waits', 40, 3],
    ['the first one, which runs', 71, 2],
  ])('finds %s of two uses of the action in a job', (_, start, expected) => {
    const uses = [SET_UP, started(OURS, start), pending(OURS)]
    expect(positionOf(uses, BY_NAME)).toBe(expected)
  })

  it.each([
    ['Run ./', 'Run ./check.sh', 'dist/report/index.js'],
    ['Run ./tools/report/', 'Run ./tools/lint', 'tools/report/dist/report/index.js'],
    ['Run /./tools/report', 'Run ./tool', 'tools/report/dist/report/index.js'],
  ])('finds the local action %s after %s', (name, before, script) => {
    const own: CurrentStep = { action: { kind: 'local', script }, processStartedAt: at(72) }
    expect(find([SET_UP, started(before, 71), pending(name), pending('Upload')], own)).toBe(name)
  })

  it.each<[string, CurrentAction, string]>([
    ['in the repository', FINISH, 'Run ./.github/actions/finish'],
    ['at the root of the repository', { kind: 'composite', path: '' }, 'Run ./'],
    [
      'of another repository',
      { kind: 'composite', path: '/home/runner/work/_actions/acme/ci/main/finish' },
      'Run acme/ci/finish@main',
    ],
    [
      'at a/branch',
      { kind: 'composite', path: 'D:/_actions/acme/ci/a/branch' },
      'Run acme/ci@a/branch',
    ],
  ])('finds the composite action %s by its default name', (_, action, name) => {
    const own = { action, processStartedAt: at(72) }
    expect(find([SET_UP, TEST, pending(name), pending('Upload')], own)).toBe(name)
    expect(find([SET_UP, started(name, 3), pending(OURS)], own)).toBe(name)
  })

  it('finds a composite action with a custom name as the running step, whenever it started', () => {
    const own: CurrentStep = { action: FINISH, processStartedAt: at(72) }
    expect(find([SET_UP, started('Finish', 3), pending('Upload'), pending(OURS)], own)).toBe(
      'Finish',
    )
  })

  it.each([
    [2.9, 'A'],
    [3, 'B'],
    [60, 'B'],
  ])('if the running step A started %d s before the process, finds %s', (delay, expected) => {
    const own = { action: undefined, processStartedAt: at(12) + delay * SECOND }
    expect(find([started('A', 12), pending('B')], own)).toBe(expected)
  })
})
