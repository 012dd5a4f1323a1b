import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
import { readRows } from '../../testing/read-log-cases.ts'
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
  /** How many artifacts have the tests, each with a number behind its name. */
  readonly shards?: number
  /** Files of the artifact, by their names, in place of `now`. */
  readonly files?: Readonly<Record<string, string>>
  /** Files in the workspace. */
  readonly workspace?: Readonly<Record<string, string>>
  /** When the artifact was created. */
  readonly createdAt?: number
}

const xml = (tests: number | string) =>
  typeof tests === 'string'
    ? tests
    : suite(Array.from({ length: tests }, (_, at) => `<testcase name="t${at}"/>`).join(''))
const suite = (cases: string) => `<testsuite name="Cart">${cases}</testsuite>`
const rows = (count: number) => suite('<testcase name="row"/>'.repeat(count))
/** Twenty tests of a format, or five of them four times. */
const twenty = (format: keyof typeof FORMATS, names: number) =>
  FORMATS[format](Array.from({ length: 20 }, (_, at) => `t${at % names}`))
const FORMATS = {
  junit: (names: readonly string[]) =>
    suite(names.map((name) => `<testcase name="${name}"/>`).join('')),
  trx: (names: readonly string[]) =>
    `<TestRun><Results>${names.map((name) => `<UnitTestResult testId="${name}" testName="${name}" outcome="Passed"/>`).join('')}</Results></TestRun>`,
  nunit: (names: readonly string[]) =>
    `<test-run result="Passed"><test-suite type="TestFixture" name="Cart" result="Passed">${names.map((name) => `<test-case name="${name}" result="Passed"/>`).join('')}</test-suite></test-run>`,
  xunit: (names: readonly string[]) =>
    `<assemblies><assembly name="Cart.dll"><collection name="Cart">${names.map((name) => `<test name="${name}" type="Cart" method="${name}" result="Pass"/>`).join('')}</collection></assembly></assemblies>`,
}
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
  const { shards = 1, files = { 'junit.xml': xml(now) }, workspace, createdAt = 65 } = world
  const { inputs, ...rest } = world
  const run = pullRequestRun(own, jobs)
  const other = (_: unknown, at: number) => apiArtifact({ id: 100 + at, name: `log ${at}` })
  run.artifacts = [
    ...Array.from({ length: more }, other),
    ...('now' in world && world.now === undefined
      ? []
      : Array.from({ length: shards }, (_, at) => {
          const name = shards === 1 ? artifact : `${artifact}-${at}`
          return apiArtifact({ id: 1_000 + at, name, createdAt })
        })),
  ]
  const main = baseRun(19, 'success', {}, baseJobs)
  main.artifacts = [apiArtifact({ id: 2, name: artifact, expired, createdAt: startOf(19) + 65 })]
  const zipOf = (entries: NonNullable<World['files']>) =>
    zipArchive(Object.entries(entries).map(([name, data]) => ({ name, data })))
  const ofShards = Array.from({ length: shards }, (_, at) => [1_000 + at, zipOf(files)] as const)
  const folder = mkdtempSync(join(tmpdir(), 'tests-'))
  for (const [name, data] of Object.entries(workspace ?? {}))
    writeFileSync(join(folder, name), data)
  const result = await runReport({
    runs: [main, ...others],
    run,
    artifacts: {
      ...Object.fromEntries(ofShards),
      ...(!expired && { 2: zipOf({ 'junit.xml': xml(base) }) }),
    },
    env: { GITHUB_WORKSPACE: folder },
    inputs: { 'test-results': artifact.replace(/\d+/, '*'), 'fail-on': failOn, ...inputs },
    ...rest,
  }).finally(() => {
    rmSync(folder, { recursive: true })
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

type Row = [string, readonly unknown[], World]

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

  it.each<Row>([
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
    ...(Object.keys(FORMATS) as (keyof typeof FORMATS)[]).flatMap((format): Row[] => [
      [
        `five tests four times in place of twenty, by ${format}`,
        [1, 15, 5],
        { now: twenty(format, 5), base: twenty(format, 20) },
      ],
      [
        `five tests four times, as on main, by ${format}`,
        [0, 0, 5],
        { now: twenty(format, 5), base: twenty(format, 5) },
      ],
    ]),
    ['300 artifacts', [1, 50, 7], { now: 50, more: 299 }],
    ['69 % left, with the value', [1, 50, 5], { now: 50, github: { rateLimit: 690 } }],
    ['69 % left, without', [0, undefined, 0], { now: 50, failOn: '', github: { rateLimit: 690 } }],
    ['39 % left, with the value', [0, null, 2], { now: 50, github: { rateLimit: 390 } }],
    ['39 % left, and no test', [1, null, 2], { ...emptied, github: { rateLimit: 390 } }],
    ['9 % left, with the value', [1, null, 0], { now: 50, github: { rateLimit: 90 } }],
    ['a broken file', [1, null, 5], { now: '<testsuite><testcase name="t1"/>' }],
    ['results turned off', [1, null, 0], { now: 0, inputs: { 'test-results': 'off' } }],
    ['results by evidence', [1, null, 0], { now: 0, inputs: { 'test-results': 'auto' } }],
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
    [
      'some, though the file lists as many',
      'CI failed: unit ran 5 tests instead of 20 on main (#19)',
      { now: twenty('junit', 5), base: 20 },
    ],
  ])('name what is unusual: %s', async (_, headline, world: World) => {
    expect((await report(world)).outputs['headline']).toBe(headline)
  })
})

const CUT = xml(100).slice(0, 900)
const COVERAGE = '<coverage line-rate="0.9"/>'
const NUNIT_2 = '<test-results total="2"><test-suite/></test-results>'
const UNLISTED = { path: /runs\/\d+\/artifacts$/, response: { status: 403 } }
const GONE = { path: /artifacts\/1000\/zip$/, response: { status: 404 } }
/** What is here, as an artifact: with what the gate says of it; `open` if it is evaluated and passes. */
const STATES: readonly (readonly [state: string, said: string, world: World])[] = [
  ['a whole file', 'open', {}],
  ['a file that ends early', 'junit.xml of junit was not read as a whole', { now: CUT }],
  [
    'coverage alone',
    'coverage.xml of junit was not read: no file',
    { files: { 'coverage.xml': COVERAGE } },
  ],
  ['no XML file', 'junit was not read: no file', { files: { 'log.txt': 'passed' } }],
  [
    'NUnit 2',
    'old.xml of junit was not read: it has the format of NUnit 2',
    { files: { 'old.xml': NUNIT_2 } },
  ],
  ['an artifact that is gone', 'junit was not read: not available', { github: { faults: [GONE] } }],
  ['no artifact', 'junit is missing', { now: undefined }],
  [
    'no names',
    'no tests were read: test-results names no file',
    { inputs: { 'test-results': 'auto' } },
  ],
  [
    'nothing',
    'no tests were read: test-results names no file',
    { inputs: { 'test-results': 'off' } },
  ],
]
const BASES: readonly (readonly [base: string, world: World])[] = [
  ['that was read whole', {}],
  ['that ends early', { base: CUT }],
  ['without an artifact', { expired: true }],
  ['without a green run', { own: { event: 'workflow_dispatch' } }],
]

describe('a gate on tests', () => {
  const rows = STATES.flatMap(([state, said, world]) =>
    BASES.flatMap(([base, ofBase]) =>
      ['fewer-tests', 'any, no-tests'].map((failOn) => {
        return [state, base, failOn, said, { ...world, ...ofBase, failOn }] as const
      }),
    ),
  )

  it.each(rows)('with %s here, beside a base %s, and %s: %s', async (_, __, ___, said, world) => {
    const { exitCode, outputs, summary } = await report(world)
    if (said === 'open') expect([exitCode, summary]).toEqual([0, expect.any(String)])
    else expect([exitCode, outputs['headline']]).toEqual([1, expect.stringContaining(said)])
  })
})

const lint = { id: 73, name: 'lint' }
const uploader = (conclusion: string) => ({ jobs: [{ ...UNIT, conclusion }, REPORT] })
const beside = (...others: World['jobs'] & object) => ({ jobs: [UNIT, ...others, REPORT] })
const shards = (count: number): World => ({ shards: count, inputs: { 'test-results': 'junit-*' } })

/** What a part of a row says; `named <patterns>` and `only <jobs>` are inputs. */
const PARTS: Readonly<Record<string, World>> = {
  'no-tests': { failOn: 'no-tests' },
  cut: { now: CUT, failOn: 'no-tests' },
  missing: { now: undefined, expired: true, failOn: 'no-tests' },
  'uploader failed': uploader('failure'),
  'uploader cancelled': uploader('cancelled'),
  'uploader skipped': uploader('skipped'),
  'one of two uploaders failed': beside({ ...UNIT, id: 74, name: 'web', conclusion: 'failure' }),
  'lint failed': beside({ ...lint, conclusion: 'failure' }),
  'lint skipped': beside({ ...lint, conclusion: 'skipped' }),
  'lint passed': beside(lint),
  'of no known job': { createdAt: -500 },
  '24 legs': shards(24),
  '101 artifacts': shards(101),
  'coverage beside tests': { files: { 'coverage.xml': COVERAGE, 'junit.xml': xml(100) } },
  unlisted: { github: { faults: [UNLISTED] } },
  'tests here': { workspace: { 'junit.xml': xml(9) } },
  'a cut file here': { workspace: { 'junit.xml': CUT } },
  'coverage here': { workspace: { 'coverage.xml': COVERAGE } },
  'coverage and tests here': { workspace: { 'coverage.xml': COVERAGE, 'junit.xml': xml(9) } },
  'nothing here': { workspace: {} },
  'of a commit': { inputs: { scope: 'commit' }, event: PULL_REQUEST },
  'another workflow': { others: [otherRun()] },
  'of the first attempt': { own: { run_attempt: 2 }, createdAt: -500 },
  gone: { github: { faults: [GONE] } },
}

function worldOf(row: string): World {
  return row.split(' | ').reduce<World>((all, part) => {
    const [word = '', value = ''] = part.split(/ (.*)/)
    const input = { named: 'test-results', only: 'fail-on-jobs' }[word]
    const more = input === undefined ? PARTS[part] : { inputs: { [input]: value } }
    if (more === undefined) throw new Error(`No run has "${part}"`)
    return { ...all, ...more, inputs: { ...all.inputs, ...more.inputs } }
  }, {})
}

describe('a gate on tests that were not read', () => {
  it.each(readRows(new URL('fewer-tests/unread.txt', import.meta.url)))(
    '$text: $result',
    async ({ text, result }) => {
      const { exitCode, outputs, stdout } = await report(worldOf(text))
      if (result === 'open') expect([exitCode, stdout]).toEqual([0, expect.any(String)])
      else expect([exitCode, outputs['headline']]).toEqual([1, expect.stringContaining(result)])
    },
  )
})

/** A green run of another workflow for the same commit. */
function otherRun(): BuiltRun {
  return pullRequestRun(
    { id: 4_300, name: 'Lint', workflow_id: 8, path: '.github/workflows/lint.yml' },
    [{ id: 4_301, name: 'lint' }],
  )
}
