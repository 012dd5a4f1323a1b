import { diffRuns } from '../../src/analyse/diff/diff-runs.ts'
import type { RunDiff } from '../../src/model/report/run-diff.ts'
import { NOT_COMPARABLE_REASONS } from '../../src/model/reasons.ts'
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

function diffOf(
  before: readonly Partial<Job>[],
  after: readonly Partial<Job>[],
  { one = {}, other = {} }: { readonly one?: Fields; readonly other?: Fields } = {},
): RunDiff {
  const passed = { conclusion: 'success' } as const
  return diffRuns(
    reportOn(makeRun({ id: 41, number: 6, jobs: before, ...passed, ...one })),
    reportOn(makeRun({ id: 42, number: 7, jobs: after, ...passed, ...other })),
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

/** With earlier runs, which show how far two runs differ by chance. */
function normalVariation(): RunDiff {
  const earlier = Array.from({ length: 6 }, (_, index) =>
    makeRun({ id: 20 + index, jobs: [build(50 + index)], conclusion: 'success' }),
  )
  const report = (number: number, job: Partial<Job>) =>
    reportOn(makeRun({ id: 40 + number, number, jobs: [job], conclusion: 'success' }), {
      earlierRuns: { branch: 'main', runs: earlier },
    })
  return diffRuns(
    report(6, build(50)),
    report(
      7,
      ranJob('build', { ready: 1, start: 105 }, [
        ['Set up job', 2],
        ['Run make', 300],
      ]),
    ),
  )
}

/** The second run goes on in a path of several jobs, and other jobs of it are not listed yet. */
function unfinished(): RunDiff {
  const graph = ['build', 'test', 'late'].map((key, index) =>
    workflowJob(key, { needs: ['build', 'test'].slice(0, index) }),
  )
  const test = passedJob('test', { ready: 62, start: 65 }, 50)
  return diffOf(
    [build(50), test, passedJob('late', { ready: 116, start: 120 }, 20), { name: 'gone' }],
    [build(50), test, { name: 'late', createdAt: at(116), state: running(120) }],
    { one: { graph }, other: { graph, conclusion: undefined, status: 'in_progress' } },
  )
}

/** Failures of every status, the same error, and why runs differ. */
function failures(): RunDiff {
  const names = Array.from({ length: 21 }, (_, index) => `job ${index}`)
  const before = [
    ...names.map((name) => failedJob(name, { start: 5 }, 'make')),
    { name: 'open', state: running(5) },
    failedJob('gone', { start: 5 }, 'make'),
    { name: 'again', state: finished(5, 65, 'cancelled') },
  ]
  const after = [
    ...names.map((name) => passedJob(name, { start: 5 }, 30)),
    failedJob('open', { start: 5 }, 'make'),
    failedJob('added', { start: 5 }, 'make'),
    failedJob('again', { start: 5 }, 'make'),
  ]
  const found = diffOf(before, after, {
    one: { conclusion: 'failure', repository: 'octo-org/other' },
    other: { conclusion: 'failure', number: 6 },
  })
  const same = found.failures.map((failure) => ({
    ...failure,
    sameError: failure.after === undefined,
  }))
  return {
    ...found,
    failures: same.toReversed(),
    notCompared: { before: 'failed', after: 'failed' },
  }
}

/** Each reason for which the durations of a job are not compared. */
function eachReason(): RunDiff {
  const names = Object.keys(NOT_COMPARABLE_REASONS) as (keyof typeof NOT_COMPARABLE_REASONS)[]
  const jobs = names.map((name) => passedJob(name, { start: 5 }, 30))
  const found = diffOf(jobs, jobs)
  return {
    ...found,
    notCompared: { before: 'partial', after: undefined },
    totals: { ...found.totals, duration: { ...found.totals.duration, delta: undefined } },
    jobs: found.jobs.map((pair, index) => ({ ...pair, notCompared: names[index] })),
  }
}

/** Several steps added, and more renamed legs and changed matrices than are listed. */
function manyLegs(): RunDiff {
  const legs = (value: string, count: number) =>
    Array.from({ length: 22 }, (_, index) =>
      Array.from({ length: count }, (_, leg) =>
        passedJob(`m${index} (${value}${leg === 0 ? '' : `, ${leg}`}, x)`, { start: 5 }, 30),
      ),
    ).flat()
  const more = (name: string, count: number) =>
    Array.from({ length: 22 }, (_, index) =>
      Array.from({ length: count }, (_, leg) =>
        passedJob(`${name}${index} (${leg})`, { start: 5 }, 30),
      ),
    ).flat()
  const steps = ranJob('steps', { start: 5 }, [
    ['Run a', 5],
    ['Run b', 5],
    ['Run c', 5],
  ])
  return diffOf(
    [...legs('a', 1), ...more('n', 2), { ...steps, steps: steps.steps.slice(0, 1) }],
    [...legs('b', 1), ...more('n', 3), steps],
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
  diffExample('diff-slower-and-faster', SLOWER_AND_FASTER, ['page.html', 'diff.json']),
  diffExample('diff-not-compared', notCompared(), ['page.html', 'diff.json']),
  diffExample('diff-legs', legs(), ['page.html']),
  diffExample('diff-same-run', sameRun()),
  diffExample('diff-attempts', attempts()),
  diffExample('diff-skipped-as-one', skippedAsOne()),
  diffExample('diff-many', many()),
  diffExample('diff-normal-variation', normalVariation()),
  diffExample('diff-unfinished', unfinished(), ['page.html']),
  diffExample('diff-failures', failures()),
  diffExample('diff-each-reason', eachReason()),
  diffExample('diff-many-legs', manyLegs()),
]
