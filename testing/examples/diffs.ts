import { diffRuns } from '../../src/analyse/diff/diff-runs.ts'
import type { RunDiff } from '../../src/model/run-diff.ts'
import type { Job, Run } from '../../src/model/run.ts'
import {
  at,
  finished,
  makeRun,
  NO_RUNNER,
  reportOn,
  running,
  skipped,
  workflowJob,
} from '../make-run.ts'
import { diffExample, type Example } from './example.ts'
import { failedJob, passedJob, ranJob } from './steps.ts'

type Fields = Partial<Omit<Run, 'jobs'>>

const BILLING = { hosted: true, visibility: 'private', billable: undefined } as const

export function diffOf(
  before: readonly Partial<Job>[],
  after: readonly Partial<Job>[],
  { one = {}, other = {} }: { readonly one?: Fields; readonly other?: Fields } = {},
): RunDiff {
  const passed = { conclusion: 'success' } as const
  return diffRuns(
    reportOn(makeRun({ id: 41, number: 6, jobs: before, ...passed, ...one }), { billing: BILLING }),
    reportOn(makeRun({ id: 42, number: 7, jobs: after, ...passed, ...other }), {
      billing: BILLING,
    }),
  )
}

const build = (seconds: number) =>
  ranJob('build', { ready: 1, start: 5 }, [
    ['Set up job', 2],
    ['Run make', seconds],
    ['Upload', 3],
  ])

export const SLOWER_AND_FASTER = diffOf(
  [build(50), passedJob('lint', { start: 5 }, 90), passedJob('gone', { start: 5 }, 20)],
  [
    ranJob('build', { ready: 1, start: 5 }, [
      ['Set up job', 2],
      ['Run make', 120],
      ['Run npm audit', 30],
    ]),
    passedJob('lint', { start: 5 }, 30),
    passedJob('added', { start: 5 }, 20),
  ],
)

function notCompared(): RunDiff {
  const untimed = { name: 'untimed', state: finished(undefined, undefined) }
  const twice = [
    { name: 'twice', url: 'https://github.com/octo-org/octo-shop/a' },
    { name: 'twice', url: 'https://github.com/octo-org/octo-shop/a' },
  ]
  const once = passedJob('once', { start: 5 }, 20)
  return diffOf(
    [
      ...twice,
      untimed,
      once,
      { name: 'open' },
      { name: 'red', state: finished(5, 65, 'failure') },
      { name: 'skipped' },
      failedJob('remaining', { start: 5 }, 'make'),
      passedJob('broken', { start: 5 }, 50),
      failedJob('cancelled', { start: 5 }, 'make'),
      ...[1, 2].map((shard) => passedJob(`shard (${shard}, 2)`, { start: 5 }, 60)),
      { name: 'perhaps gone' },
      passedJob('old', { start: 5 }, 20),
    ],
    [
      ...twice,
      untimed,
      once,
      { name: 'open', state: running(5) },
      { name: 'red', state: finished(5, 65) },
      { name: 'skipped', state: skipped(), runner: NO_RUNNER },
      failedJob('remaining', { start: 5 }, 'make'),
      failedJob('broken', { start: 5 }, 'make'),
      { name: 'cancelled', state: finished(5, 30, 'cancelled') },
      ...[1, 2, 3].map((shard) => passedJob(`shard (${shard}, 3)`, { start: 5 }, 40)),
      { ...passedJob('old', { start: -900 }, 20), createdAt: at(-905) },
    ],
    {
      one: { conclusion: 'failure' },
      other: {
        ...{ attempt: 2, conclusion: undefined, jobsCounted: 20, event: 'schedule' },
        ...{ workflow: 'CD', status: 'in_progress' },
      },
    },
  )
}

/** Legs that were renamed, and legs that are more than before. */
function legs(): RunDiff {
  const graph = [workflowJob('test', { matrix: true })]
  return diffOf(
    [
      passedJob('unit (a, 1)', { start: 5 }, 60),
      ...[1, 2].map((leg) => passedJob(`test (${leg})`, { start: 5 }, 60)),
    ],
    [
      passedJob('unit (b, 1)', { start: 5 }, 60),
      ...[1, 2, 3].map((leg) => passedJob(`test (${leg})`, { start: 5 }, 60)),
    ],
    { other: { graph } },
  )
}

function sameRun(): RunDiff {
  return diffOf([build(50)], [build(50)], { one: { id: 42, number: 7 } })
}

function attempts(): RunDiff {
  return diffOf([build(50)], [build(51)], {
    one: { id: 42, number: 7 },
    other: { attempt: 2, repository: 'octo-org/octo-shop' },
  })
}

function skippedAsOne(): RunDiff {
  return diffOf(
    [{ name: 'test', state: skipped(), runner: NO_RUNNER }],
    [1, 2].map((leg) => passedJob(`test (${leg})`, { start: 5 }, 60)),
    { one: { number: undefined, attempt: undefined }, other: { number: undefined } },
  )
}

/** More of everything than a section lists. */
function many(): RunDiff {
  const jobs = (name: string, seconds: number) =>
    Array.from({ length: 25 }, (_, index) => passedJob(`${name} ${index}`, { start: 5 }, seconds))
  return diffOf(
    [...jobs('job', 50), ...jobs('gone', 20)],
    [...jobs('job', 90), ...jobs('added', 20)],
  )
}

export const DIFF_EXAMPLES: readonly Example[] = [
  diffExample('diff-slower-and-faster', SLOWER_AND_FASTER),
  diffExample('diff-not-compared', notCompared()),
  diffExample('diff-legs', legs()),
  diffExample('diff-same-run', sameRun()),
  diffExample('diff-attempts', attempts()),
  diffExample('diff-skipped-as-one', skippedAsOne()),
  diffExample('diff-many', many(), true),
]
