import { describe, expect, it } from '@jest/globals'
import type { RunDay } from '../../../src/month/analyse/weeks.ts'
import { comesAndGoes, unsteadyKey } from '../../../src/month/analyse/comes-and-goes.ts'
import { redTimes } from '../../../src/month/analyse/red-time.ts'
import type { Failed, MonthMemory } from '../../../src/model/shapes/month.ts'
import { HOUR, MINUTE } from '../../../src/model/time.ts'
import {
  type MainRun,
  daysAgo,
  labelled,
  makeFailed,
  makeMainRun,
  NOW,
} from '../../../testing/make-month.ts'

type Open = MonthMemory['open']

interface Setting {
  readonly open?: Open
  readonly runs?: readonly MainRun[]
  readonly days?: readonly RunDay[]
  /** When the night before was. */
  readonly sinceAt?: number
}

function listed(
  failed: readonly Failed[],
  { open = [], runs = [], days = [], sinceAt }: Setting = {},
) {
  const options = { branch: 'main', now: NOW, sinceAt }
  return comesAndGoes({ failed, open, days, runs }, labelled(redTimes(runs)), options)
}

/** What failed and passed on a commit, each a day before that of a lower id. */
const recovered = (runId: number, fields: Partial<Failed> = {}) =>
  makeFailed(runId, { recovered: true, endedAt: daysAgo(5 + (runId % 8)), ...fields })

/** Runs of main that fail with an error every two days, and what follows an hour after each of them. */
function redOnMain(
  count: number,
  messageOf: (id: number) => string | undefined = (id) => `expected 4${id}, received 1`,
  next = 'success',
): [readonly Failed[], Setting] {
  const ids = Array.from({ length: count }, (_, id) => id)
  const at = (id: number) => daysAgo(12 - 2 * id)
  const failed = ids.map((id) =>
    makeFailed(2 * id + 1, { branch: 'main', endedAt: at(id) + HOUR, message: messageOf(id) }),
  )
  const runs = ids.flatMap((id) => [
    makeMainRun(2 * id + 1, { conclusion: 'failure', createdAt: at(id) }),
    makeMainRun(2 * id + 2, { conclusion: next, createdAt: at(id) + 2 * HOUR }),
  ])
  return [failed, { runs }]
}

const COMMIT = 'c'.repeat(40)
const KEY = unsteadyKey(makeFailed(1))
const OPEN: Open = [{ key: KEY, listedAt: daysAgo(25) }]
/** Without a test. */
const STEP = { test: undefined, message: 'npm error ECONNRESET' }

describe('comesAndGoes', () => {
  it.each<[number, string, readonly Failed[], Setting?]>([
    [0, 'it never failed', []],
    [1, 'it recovered on two commits', [recovered(1), recovered(2)]],
    [0, 'it recovered on one commit', [recovered(1)]],
    [
      0,
      'it recovered on two commits within hours',
      [1, 2].map((id) => recovered(id, { endedAt: daysAgo(5) + id * 6 * HOUR })),
    ],
    [
      1,
      'its error has other values',
      [recovered(1), recovered(2, { message: 'expected 4, received 1' })],
    ],
    [
      0,
      'it recovered in three runs of one commit',
      [1, 2, 3].map((id) => recovered(id, { commit: COMMIT, branch: 'topic' })),
    ],
    [0, 'it failed on two commits, and never passed there', [makeFailed(1), makeFailed(2)]],
    [
      1,
      'it failed on three branches and days, and recovered on one commit',
      [recovered(1), ...[2, 3].map((id) => makeFailed(id, { endedAt: daysAgo(id) }))],
    ],
    [0, 'it failed on three branches in a day', [recovered(1), makeFailed(2), makeFailed(3)]],
    [
      0,
      'it failed on three branches and days, and never passed there',
      [1, 2, 3].map((id) => makeFailed(id, { endedAt: daysAgo(id) })),
    ],
    [
      0,
      'it failed on one branch on three days, and recovered on one commit',
      [1, 2, 3].map((id) =>
        makeFailed(id, { branch: 'topic', endedAt: daysAgo(id), recovered: id === 1 }),
      ),
    ],
    [1, 'it was listed and failed again', [makeFailed(1, { endedAt: daysAgo(1) })], { open: OPEN }],
    [
      1,
      'it was listed, and failed 14 days ago',
      [recovered(1, { endedAt: daysAgo(14) }), recovered(2, { endedAt: daysAgo(20) })],
      { open: OPEN },
    ],
    [
      0,
      'it was listed, and last failed more than 14 days ago',
      [recovered(1, { endedAt: daysAgo(14) - 1 }), recovered(2, { endedAt: daysAgo(20) })],
      { open: OPEN },
    ],
    [0, 'another one was listed', [makeFailed(1, { test: 'cart › drops' })], { open: OPEN }],
    [
      0,
      'jobs of one name in two workflows recovered once each',
      [recovered(1, STEP), recovered(2, { ...STEP, workflow: 'Nightly' })],
    ],
    [
      2,
      'jobs of one name in two workflows recovered twice each',
      [1, 2, 3, 4].map((id) => {
        const workflow = id < 3 ? 'CI' : 'Nightly'
        return recovered(id, { ...STEP, workflow, endedAt: daysAgo(id) })
      }),
    ],
    [
      1,
      'its workflow got another name',
      [recovered(1), recovered(2, { workflow: 'Build', workflowPath: 'CI' })],
    ],
    [
      1,
      'a test recovered with its names separated in two ways',
      [recovered(1), recovered(2, { test: 'cart > adds' })],
    ],
    [1, 'a test recovered in two jobs', [recovered(1), recovered(2, { job: 'windows' })]],
    [
      0,
      'two files of workflows have a test of one name that recovered once each',
      [recovered(1), recovered(2, { workflowPath: 'b' })],
    ],
    [
      1,
      'the file of its workflow was renamed',
      [recovered(1), recovered(2, { workflowPath: 'b' })],
      { runs: [makeMainRun(1), makeMainRun(2, { workflowPath: 'b' })] },
    ],
    [
      0,
      'only one of two workflows runs on the default branch',
      [recovered(1), recovered(2, { workflowPath: 'b' })],
      { runs: [makeMainRun(2, { workflowPath: 'b' })] },
    ],
    [
      2,
      'both of two workflows run, and it recovered twice in each',
      [1, 2, 3, 4].map((id) => recovered(id, { workflowPath: id < 3 ? 'a' : 'b' })),
      { runs: [1, 2, 3].map((id) => makeMainRun(id, { workflowPath: id === 2 ? 'b' : 'a' })) },
    ],
    [
      0,
      'two steps of a job recovered once each',
      [recovered(1, STEP), recovered(2, { ...STEP, step: 'Run npm ci', endedAt: daysAgo(2) })],
    ],
    [1, 'main alone was red three times with one error', ...redOnMain(3)],
    [1, 'main alone was red six times with one error', ...redOnMain(6)],
    [0, 'main alone was red twice with one error', ...redOnMain(2)],
    [
      0,
      'main alone was red three times with another error each',
      ...redOnMain(3, (id) => `no ${'xyz'[id]}`),
    ],
    [
      0,
      'main was red three times without an error that was read',
      ...redOnMain(3, () => undefined),
    ],
    [0, 'main is red in a row of three runs with one error', ...redOnMain(3, undefined, 'failure')],
  ])('lists %i if %s', (count, _, failed, ...[setting]) => {
    expect(listed(failed, setting)).toHaveLength(count)
  })

  /** Main fails at a push, and a later one repairs it after four hours. */
  const BROKEN = [
    makeMainRun(100, { conclusion: 'failure', createdAt: daysAgo(5), endedAt: daysAgo(5) }),
    makeMainRun(101, { createdAt: daysAgo(5) + HOUR, endedAt: daysAgo(5) + 20 * HOUR }),
  ]
  const onMain = (fields: Partial<Failed> = {}) =>
    makeFailed(100, { branch: 'main', endedAt: daysAgo(5), ...fields })
  const during = [1, 3].map((id) =>
    recovered(id, { endedAt: daysAgo(5) + id * 8 * HOUR - 7 * HOUR }),
  )

  it.each<[number, string, readonly Failed[], readonly MainRun[]]>([
    [0, 'main failed with it then', [onMain(), ...during], BROKEN],
    [
      1,
      'a run of main failed with it, passed on its commit, and is the only one',
      [
        onMain({ recovered: true }),
        onMain({ recovered: true, runId: 1, endedAt: daysAgo(3), commit: COMMIT }),
      ],
      BROKEN,
    ],
    [
      0,
      'another run of main failed with it then, and never passed',
      [onMain({ recovered: true }), onMain({ runId: 99 }), recovered(1)],
      BROKEN,
    ],
    [1, 'main failed with another one then', [onMain({ test: 'cart › drops' }), ...during], BROKEN],
    [1, 'another workflow of main failed', [onMain({ workflow: 'Nightly' }), ...during], BROKEN],
    [
      1,
      'a re-run alone made main green',
      [onMain({ recovered: true }), ...during],
      [makeMainRun(100, { endedAt: daysAgo(5) + 20 * HOUR, failedAt: daysAgo(5), attempt: 2 })],
    ],
    [0, 'main is red with it still', [onMain(), ...during], BROKEN.slice(0, 1)],
    [
      1,
      'it failed before main did, and after',
      [
        onMain(),
        recovered(1, { endedAt: daysAgo(5) - 2 * MINUTE }),
        recovered(2, { endedAt: daysAgo(5) + 20 * HOUR + 1 }),
      ],
      BROKEN,
    ],
  ])('lists %i if %s', (count, _, failed, runs) => {
    expect(listed(failed, { runs })).toHaveLength(count)
  })

  it.each<[number, string, Partial<Failed>, readonly number[]]>([
    [0, 'an error in three runs within an hour, on two days', STEP, [0, 20, 50, 9_000]],
    [1, 'an error in two runs within an hour, on two days', STEP, [0, 20, 9_000]],
    [1, 'an error in three runs in a day', STEP, [0, 400, 800]],
    [0, 'a test in three runs within an hour, on two days', {}, [0, 20, 50, 9_000]],
    [1, 'an error without a message', { ...STEP, message: undefined }, [0, 20, 50, 9_000]],
    // Of 720 runs, 3 are within an hour of each: not many more than the 2 on average.
    [1, 'an error that is always as frequent', STEP, [...Array(720).keys()].map((n) => -n * 60)],
  ])('lists %i of %s', (count, _, fields, minutes) => {
    const failed = minutes.map((minute, at) =>
      recovered(at + 1, { ...fields, endedAt: daysAgo(5) + minute * MINUTE }),
    )
    expect(listed(failed)).toHaveLength(count)
  })

  it('counts runs and branches, and describes the last failure', () => {
    const failed = [
      recovered(1, { endedAt: daysAgo(3), path: 'src/cart.test.ts' }),
      makeFailed(4, { endedAt: daysAgo(2), message: 'broken' }),
      recovered(2, { commit: COMMIT }),
      makeFailed(2, { commit: COMMIT, attempt: 2 }),
      makeFailed(3, { commit: COMMIT, branch: 'topic-1' }),
    ]
    const day = { workflow: 'CI', workflowPath: 'CI', cancelledRuns: 9, failedRuns: 2 }
    const days = [4, 5].map((ago) => ({ ...day, dayAt: daysAgo(ago), runs: 50 }))
    const other = { ...day, dayAt: daysAgo(4), workflowPath: 'Nightly', runs: 7 }
    const setting = { open: OPEN, days: [...days, other] }
    expect(listed(failed, setting)).toEqual([
      {
        ...{
          workflow: 'CI',
          workflowPath: 'CI',
          job: 'test',
          step: 'Run npm test',
          test: 'cart › adds',
        },
        ...{ failed: 3, runs: 100, recovered: 2, branches: 2 },
        ...{ listedAt: daysAgo(25), lastAt: daysAgo(3), path: 'src/cart.test.ts' },
        message: failed[0]?.message,
        url: failed[0]?.url,
      },
    ])
  })

  it('lists the worst first, whatever the order of what failed', () => {
    const rare = [1, 2].map((id) => recovered(id, { test: 'rare' }))
    const often = [3, 4, 5].map((id) => recovered(id, { test: 'often' }))
    const all = [...rare, ...often]
    expect(listed(all).map(({ test }) => test)).toEqual(['often', 'rare'])
    expect(listed(all.toReversed()).map(({ test }) => test)).toEqual(['often', 'rare'])
    // When it had passed again at two times.
    expect(listed(rare)[0]?.listedAt).toBe(rare[0]?.endedAt)
    expect(listed(rare, { sinceAt: daysAgo(1) })[0]?.listedAt).toBe(NOW)
  })

  it('lists first what passed again more often, of what failed as often', () => {
    const once = [1, 2].map((id) => makeFailed(id, { test: 'once', commit: COMMIT }))
    const often = [3, 4].map((id) => recovered(id, { test: 'often' }))
    const open = [...once, ...often].map((one) => ({ key: unsteadyKey(one), listedAt: daysAgo(9) }))
    for (const failed of [
      [...once, ...often],
      [...often, ...once],
    ])
      expect(listed(failed, { open }).map(({ test }) => test)).toEqual(['often', 'once'])
  })
})
