import { describe, expect, it } from '@jest/globals'
import {
  baseRun,
  FAILED_JOB as JOB,
  pullRequestRun,
  TOPIC,
  REPORT,
  runReport,
  startOf,
  type Scene,
} from '../../testing/base-branch.ts'
import { apiStep } from '../../testing/fake-github/api-job.ts'
import type { RunFields } from '../../testing/fake-github/api-run.ts'
import type { BuiltRun } from '../../testing/fake-github/fake-run.ts'
import { apiArtifact } from '../../testing/fake-github/run-details.ts'
import { zipArchive } from '../../testing/zip-archive.ts'

interface World extends Partial<Scene> {
  /** Tests that run, as a number, or the text of the file; `undefined` for no artifact. */
  readonly now?: number | string | undefined
  readonly base?: number | string
  readonly failOn?: string
  readonly artifact?: string
  readonly own?: RunFields
  readonly jobs?: Parameters<typeof pullRequestRun>[1]
  readonly baseJobs?: World['jobs']
  readonly expired?: boolean
  readonly others?: readonly BuiltRun[]
  /** Artifacts beside those of tests. */
  readonly more?: number
}

const xml = (tests: number | string) =>
  typeof tests === 'string'
    ? tests
    : suite(Array.from({ length: tests }, (_, at) => `<testcase name="t${at}"/>`).join(''))
const suite = (cases: string) => `<testsuite name="Cart">${cases}</testsuite>`
const rows = (count: number) => suite('<testcase name="row"/>'.repeat(count))
const retried = (count: number) =>
  suite('<testcase name="row"><failure/></testcase><testcase name="row"/>'.repeat(count))
const stepsFrom = (start: number) => [
  apiStep({
    number: 2,
    name: 'Run npm test',
    started_at: start + 7,
    completed_at: start + 60,
  }),
  apiStep({ number: 3, name: 'Upload', started_at: start + 60, completed_at: start + 66 }),
]
const UNIT = { id: JOB, name: 'unit', steps: stepsFrom(0) }

/** Reports a green pull request with an artifact of test results, like the newest green run of main. */
async function report(world: World = {}) {
  const { now = 100, base = 100, artifact = 'junit', failOn = 'fewer-tests', more = 0 } = world
  const { own = {}, jobs = [UNIT, REPORT], expired = false, others = [], baseJobs } = world
  const { inputs, ...rest } = world
  const run = pullRequestRun(own, jobs)
  const other = (_: unknown, at: number) => apiArtifact({ id: 100 + at, name: `log ${at}` })
  run.artifacts = [
    ...Array.from({ length: more }, other),
    ...('now' in world && world.now === undefined
      ? []
      : [apiArtifact({ id: 1, name: artifact, createdAt: 65 })]),
  ]
  const main = baseRun(19, 'success', {}, baseJobs)
  main.artifacts = [apiArtifact({ id: 2, name: artifact, expired, createdAt: startOf(19) + 65 })]
  const zip = (tests: number | string) => zipArchive([{ name: 'junit.xml', data: xml(tests) }])
  const result = await runReport({
    runs: [main, ...others],
    run,
    artifacts: { 1: zip(now), ...(!expired && { 2: zip(base) }) },
    inputs: { 'test-results': artifact.replace(/\d+/, '*'), 'fail-on': failOn, ...inputs },
    ...rest,
  })
  const tests = result.report?.tests ?? result.commitReport?.runs[0]?.report.tests
  const requests = result.requested.filter((path) => /artifacts|event=push/.test(path)).length
  return { ...result, tests, counts: [result.exitCode, tests?.fewer, requests] }
}

const skipped = { id: 72, name: 'deploy', conclusion: 'skipped' }
const WITH_DEPLOYMENT: World = {
  now: undefined,
  jobs: [UNIT, skipped, REPORT],
  baseJobs: [
    {
      ...UNIT,
      id: 52,
      steps: stepsFrom(startOf(19)),
      started_at: startOf(19) + 5,
      completed_at: startOf(19) + 80,
    },
    { id: 53, name: 'deploy', started_at: startOf(19) + 90, completed_at: startOf(19) + 99 },
  ],
}
const PULL_REQUEST = {
  repository: { default_branch: 'main' },
  pull_request: { number: 7, head: { ref: 'topic', sha: TOPIC }, base: { ref: 'main' } },
}
const emptied = { now: 0 }

describe('tests of a green run', () => {
  it('are counted, and compared with three requests more', async () => {
    const now = suite(
      `${Array.from({ length: 97 }, (_, at) => `<testcase name="t${at}"/>`).join('')}<testcase name="t97"><skipped/></testcase><testcase name="new"><flakyFailure message="m"/></testcase>`,
    )
    const { counts, outputs, summary, tests } = await report({ now })
    expect(counts).toEqual([0, 1, 5])
    expect(outputs['tests']).toBe('{"total":99,"failed":0,"skipped":1,"retried":1,"fewer":1}')
    expect(summary).toMatch(
      /\*\*99 tests\*\*, 1 fewer than on main \(\[.*?\]\(.*?\/1019\)\), 1 skipped, 1 passed only on a retry/,
    )
    expect(tests).toMatchObject({
      base: { branch: 'main', runId: 1_019, number: 19 },
      artifacts: [{ artifact: 'junit', jobIds: [JOB], total: 99, retriedTests: ['Cart.new'] }],
    })
  })

  it.each<[string, readonly unknown[], World]>([
    ['fewer by a half', [1, 50, 5], { now: 50 }],
    ['a few fewer', [0, 5, 5], { now: 95 }],
    ['no test', [1, 100, 5], emptied],
    ['no test, by the other value', [1, 100, 5], { ...emptied, failOn: 'no-tests' }],
    ['fewer by a half, by the other value', [0, 50, 5], { now: 50, failOn: 'no-tests' }],
    ['no test, without a value', [0, 100, 5], { ...emptied, failOn: '' }],
    ['no test, by another value', [0, 100, 5], { ...emptied, failOn: 'any' }],
    ['no file', [1, 100, 4], { now: undefined }],
    ['no file, and a skipped job that had none on main', [1, 100, 4], WITH_DEPLOYMENT],
    [
      'no file of a job that was skipped',
      [0, null, 4],
      { ...WITH_DEPLOYMENT, jobs: [{ ...UNIT, conclusion: 'skipped' }, REPORT] },
    ],
    [
      'no file of a job that has another name here, and a skipped one',
      [0, null, 4],
      { ...WITH_DEPLOYMENT, jobs: [{ ...UNIT, name: 'tests' }, skipped, REPORT] },
    ],
    [
      'no file, and a skipped job, without a value',
      [0, null, 4],
      { ...WITH_DEPLOYMENT, failOn: '' },
    ],
    ['the number of the run in a name', [0, 0, 5], { artifact: 'junit-22400000001' }],
    ['an expired base', [0, null, 5], { now: 50, expired: true }],
    [
      'a newer green run',
      [0, 5, 5],
      { now: 95, others: [baseRun(20, 'success', { id: 99_999_999_999, run_started_at: 500 })] },
    ],
    [
      'a run of another repository on its main',
      [0, 5, 5],
      {
        now: 95,
        others: [
          baseRun(20, 'success', {
            head_repository: null,
            event: 'push',
            id: 1_020,
            repository: 'evil/shop',
          }),
        ],
      },
    ],
    ['a red run since', [0, 5, 5], { now: 95, others: [baseRun(20, 'failure')] }],
    ['a dispatched run', [0, null, 2], { now: 50, own: { event: 'workflow_dispatch' } }],
    [
      'a merge group',
      [1, 50, 5],
      {
        now: 50,
        own: { event: 'merge_group', head_branch: `gh-readonly-queue/main/pr-7-${'a'.repeat(40)}` },
      },
    ],
    [
      'a push to the base itself',
      [0, 50, 5],
      { now: 50, own: { event: 'push', head_branch: 'main' } },
    ],
    [
      'no test in a push to the base itself',
      [1, 100, 5],
      { ...emptied, failOn: 'no-tests', own: { event: 'push', head_branch: 'main' } },
    ],
    ['rows of one name', [1, 30, 5], { now: rows(10), base: rows(40) }],
    ['tests that were repeated on main', [0, 0, 5], { now: rows(10), base: retried(10) }],
    ['tests that were repeated here', [0, 0, 5], { now: retried(10), base: rows(10) }],
    ['300 artifacts', [1, 50, 7], { now: 50, more: 299 }],
    ['69 % left, with the value', [1, 50, 5], { now: 50, github: { rateLimit: 690 } }],
    ['69 % left, without', [0, undefined, 0], { now: 50, failOn: '', github: { rateLimit: 690 } }],
    ['39 % left, with the value', [0, null, 2], { now: 50, github: { rateLimit: 390 } }],
    ['39 % left, and no test', [1, null, 2], { ...emptied, github: { rateLimit: 390 } }],
    ['9 % left, with the value', [0, undefined, 0], { now: 50, github: { rateLimit: 90 } }],
    ['a broken file', [0, null, 5], { now: '<testsuite><testcase name="t1"/>' }],
    ['results turned off', [0, undefined, 0], { now: 0, inputs: { 'test-results': 'off' } }],
    ['results by evidence', [0, undefined, 0], { now: 0, inputs: { 'test-results': 'auto' } }],
    ['a commit', [1, 50, 5], { now: 50, inputs: { scope: 'commit' }, event: PULL_REQUEST }],
  ])('decide with %s: %j', async (_, expected, world) => {
    expect((await report(world)).counts).toEqual(expected)
  })

  it.each([
    ['fewer', 'CI failed: unit ran 50 tests instead of 100 on main (#19)', { now: 50 }],
    ['none', 'CI failed: no test ran in unit; on main it ran 100 (#19)', emptied],
    [
      'no file',
      'CI failed: junit is missing or has no test results; on main it lists 100 tests (#19)',
      { now: undefined },
    ],
  ])('name what is unusual: %s', async (_, headline, world: World) => {
    expect((await report(world)).outputs['headline']).toBe(headline)
  })
})
