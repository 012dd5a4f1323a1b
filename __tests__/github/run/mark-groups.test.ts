import { describe, expect, it } from '@jest/globals'
import { markGroups } from '../../../src/github/run/mark-groups.ts'
import type { State } from '../../../src/model/run.ts'
import {
  finished,
  makeStep,
  reportOnJob,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

/** Steps, the last of which has the name of a group. */
function stepsOf(...states: readonly State[]) {
  const last = states.length
  return states.map((state, index) =>
    makeStep({
      number: index + 1,
      name: index + 1 === last ? 'Parallel group' : `step ${index + 1}`,
      state,
    }),
  )
}

describe('markGroups', () => {
  it.each<[string, readonly State[]]>([
    ['that spans two steps', [finished(0, 1), finished(1, 60), finished(1, 9), finished(1, 60)]],
    ['whose second step waited for room', [finished(1, 5), finished(5, 80), finished(1, 80)]],
    ['after a skipped step', [finished(1, 9), skipped(), finished(1, 9)]],
    ['of one step', [finished(1, 9), finished(1, 9)]],
    ['whose end is rounded up', [finished(1, 9), finished(1, 10)]],
    ['that is running', [finished(0, 1), running(1), running(1)]],
  ])('marks a group %s', (_, states) => {
    expect(markGroups(stepsOf(...states)).map(({ kind }) => kind)).toEqual([
      ...states.slice(1).map(() => undefined),
      'group',
    ])
  })

  it.each<[string, readonly State[]]>([
    ['starts after the step before', [finished(0, 10), finished(10, 40)]],
    ['starts in the second of a step that took no time', [finished(10, 10), finished(10, 40)]],
    ['runs in parallel with a background step', [finished(5, 90), finished(10, 40)]],
    [
      'starts together with a background step that finishes first',
      [finished(10, 20), finished(10, 40)],
    ],
    ['waits', [running(10), waiting('pending')]],
    ['has no times', [finished(0, 10), finished()]],
    ['was skipped', [finished(0, 10), skipped()]],
    ['is alone', [finished(0, 10)]],
  ])('does not mark a step of that name that %s', (_, states) => {
    expect(markGroups(stepsOf(...states))).toEqual(stepsOf(...states))
  })

  it('does not mark a step with another name', () => {
    const steps = [
      makeStep({ state: finished(1, 60) }),
      makeStep({ number: 2, name: 'Parallel group 2', state: finished(1, 60) }),
    ]
    expect(markGroups(steps)).toEqual(steps)
  })

  it('excludes groups from the slowest steps', () => {
    const steps = markGroups(
      stepsOf(finished(0, 2), finished(2, 90), finished(2, 30), finished(2, 90)),
    )
    expect(reportOnJob({ steps }).slowestStep?.step.name).toBe('step 2')
  })
})
