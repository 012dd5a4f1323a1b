import { describe, expect, it } from '@jest/globals'
import { apiStep, FIRST_JOB_ID, type JobFields } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { logLine } from '../../testing/log-text.ts'
import { failedLog, runWithLogs } from '../../testing/run-with-logs.ts'
import { runAlone } from '../../testing/scenario.ts'
import { baseRun, pullRequestRun, REPORT, runReport, startOf } from '../../testing/base-branch.ts'
import { apiArtifact } from '../../testing/fake-github/run-details.ts'
import { zipArchive } from '../../testing/zip-archive.ts'

describe('package-gates', () => {
  const PACKAGES = ['cart', 'shop', 'docs'] as const
  type Package = (typeof PACKAGES)[number]

  /** Each package has a build and tests, whose name is not their key, and a gate. */
  const FILE = `jobs:
  build: {}
${PACKAGES.map(
  (name) => `  build-${name}: { needs: build }
  ${name}: { name: Test ${name}, needs: build-${name} }
  gate-${name}: { needs: ${name} }`,
).join('\n')}`
  const FILES = { '.github/workflows/ci.yml': FILE }

  /** Conclusions by key; all that is not here passed. */
  type Conclusions = Readonly<Record<string, string>>

  const ID = { build: 10, cart: 20, shop: 30, docs: 40 }

  function jobsOf(conclusions: Conclusions, own: Package): JobFields[] {
    const jobAt = (key: string, start: number, fields: JobFields): JobFields => {
      const conclusion = conclusions[key] ?? 'success'
      const ran = conclusion === 'skipped' ? {} : { started_at: start, completed_at: start + 60 }
      return { name: key, conclusion, created_at: start - 2, ...ran, ...fields }
    }
    return [
      jobAt('build', 5, { id: ID.build }),
      ...PACKAGES.flatMap((name) => [
        jobAt(`build-${name}`, 70, { id: ID[name] }),
        jobAt(name, 140, { id: ID[name] + 1, name: `Test ${name}` }),
        ...(name === own ? [{ id: ID[name] + 2, name: `gate-${name}`, ...RUNNING }] : []),
      ]),
    ]
  }

  const RUNNING = { status: 'in_progress', started_at: 210, created_at: 208, steps: [] }

  /** Runs the gate of a package. */
  async function runGate(own: Package, conclusions: Conclusions, files: typeof FILES | undefined) {
    const result = await runAlone({
      github: { runs: [fakeRun({ jobs: jobsOf(conclusions, own) })], ...(files && { files }) },
      job: { checkRunId: ID[own] + 2 },
      inputs: {
        needs: JSON.stringify({ [own]: { result: conclusions[own] ?? 'success' } }),
        'fail-on': 'any, unfinished',
        'fail-on-jobs': own,
      },
    })
    const { exitCode, outputs } = result
    return { ...result, whole: [outputs['conclusion'], outputs['failed-jobs']], exitCode }
  }

  const READS = [
    ['with the workflow file', FILES],
    ['without it', undefined],
  ] as const

  /** Returns which gates fail, after checking that they report the same run. */
  async function failingGates(conclusions: Conclusions, files: typeof FILES | undefined) {
    const gates = await Promise.all(PACKAGES.map((name) => runGate(name, conclusions, files)))
    expect(new Set(gates.map(({ whole }) => JSON.stringify(whole))).size).toBe(1)
    return PACKAGES.filter((_, at) => gates[at]?.exitCode === 1)
  }

  describe.each(READS)('gates of three packages, %s', (_, files) => {
    it.each(
      Array.from({ length: 8 }, (_none, bits) => [
        PACKAGES.filter((_name, at) => bits & (1 << at)),
      ]),
    )('fail for the packages that failed: %j', async (failed) => {
      const conclusions = Object.fromEntries(failed.map((name) => [name, 'failure']))
      expect(await failingGates(conclusions, files)).toEqual(failed)
    })

    const skipped = (...keys: readonly string[]) =>
      Object.fromEntries(keys.map((key) => [key, 'skipped']))
    const builds = PACKAGES.map((name) => `build-${name}`)

    it.each<[string, Conclusions, readonly string[]]>([
      [
        'the build of all failed',
        { build: 'failure', ...skipped(...builds, ...PACKAGES) },
        PACKAGES,
      ],
      ['the build of one failed', { 'build-shop': 'failure', ...skipped('shop') }, ['shop']],
      ['a build was cancelled', { 'build-docs': 'cancelled', ...skipped('docs') }, ['docs']],
      ['one was skipped by its own condition', skipped('build-docs', 'docs'), []],
    ])('fail if %s', async (_case, conclusions, expected) => {
      expect(await failingGates(conclusions, files)).toEqual(expected)
    })
  })

  describe('the gate of a package', () => {
    it('says which jobs it looks at, beside what the whole run did', async () => {
      const red = { cart: 'failure' }
      const passes = await runGate('shop', red, FILES)
      expect(passes.outputs['headline']).toMatch(
        /^CI failed in .*: Test cart failed at Run npm test; the gate passes: it only looks at shop$/,
      )
      expect(passes.report?.gate).toMatchObject({
        fails: false,
        onlyJobs: [{ pattern: 'shop', jobIds: [ID.shop + 1], keys: ['shop'] }],
        exempt: [{ name: 'Test cart', reason: 'other-job' }],
      })
      const fails = await runGate('cart', red, undefined)
      expect(fails.messages.error).toEqual([
        `${fails.outputs['headline']}\nfail-on: any, unfinished\ncart: failure`,
      ])
      expect(fails.outputs['headline']).toMatch(/; the gate only looks at cart$/)
    })

    it.each([
      [
        'a name that no job has',
        { 'fail-on-jobs': 'Test basket' },
        /\nfail-on-jobs: no job is called so\. Write the name of a job per line:\nTest basket$/,
      ],
      [
        'no value that it limits',
        { 'fail-on': '' },
        /^CI failed: the input fail-on-jobs is invalid\n/,
      ],
      [
        'all runs of a commit',
        { scope: 'commit' },
        /^Commit \w{7} failed: the input fail-on-jobs is invalid\n/,
      ],
    ])('fails for %s', async (_, inputs, message) => {
      const jobs = jobsOf({}, 'cart')
      const { exitCode, messages } = await runAlone({
        github: { runs: [fakeRun({ jobs })] },
        job: { checkRunId: ID.cart + 2 },
        inputs: {
          'fail-on': 'any',
          'fail-on-jobs': 'cart',
          needs: '{"cart": {"result": "success"}}',
          ...inputs,
        },
      })
      expect([exitCode, messages.error]).toEqual([1, [expect.stringMatching(message)]])
    })
  })

  describe('a report of another run whose gate failed', () => {
    it.each(READS)('does not take the gate for a cause, %s', async (_, files) => {
      const { stdout } = await runGate('cart', { cart: 'failure' }, files)
      // As the runner writes them: the further lines of an error have no time.
      const [report, error = ''] = stdout.trim().split('::error::')
      const use = 'Run octo-org/run-report@v1'
      const printed = [`##[group]${use}`, '##[endgroup]', ...(report ?? '').trim().split('\n')]
      const log = [...printed, `##[error]${error}`].map((line) => logLine(211, line)).join('\n')
      const step = apiStep({
        number: 2,
        name: use,
        conclusion: 'failure',
        started_at: 210,
        completed_at: 220,
      })
      const gate = {
        id: ID.cart + 2,
        name: 'gate-cart',
        conclusion: 'failure',
        created_at: 208,
        started_at: 210,
        completed_at: 222,
        steps: [step],
      }
      const jobs = jobsOf({ cart: 'failure' }, 'cart').map((job) =>
        job.id === gate.id ? gate : job,
      )
      const { report: other, outputs } = await runWithLogs({
        github: {
          runs: [fakeRun({ run: { id: 7, conclusion: 'failure' }, jobs })],
          ...(files && { files }),
        },
        logs: {
          [gate.id]: log.replaceAll('%0A', '\n'),
          [ID.cart + 1]: failedLog(['##[error]no price'], 1, 133),
        },
        inputs: { 'run-id': '7', 'history-runs': '0' },
      })
      expect(other?.causes.map(({ jobIds }) => jobIds)).toEqual([[ID.cart + 1]])
      expect(outputs['headline']).toContain('Test cart: Error: no price (1 job affected)')
    })
  })
})

describe('package-tests', () => {
  /** The jobs `a` and `b` of a pull request, each of which ran 100 tests on main. */
  interface World {
    /** How many tests each has now; `undefined` for no artifact. */
    readonly now: readonly (number | undefined)[]
    /** The seconds at which they upload. @default [65, 85] */
    readonly at?: readonly number[]
    /** The name of an artifact by that of its job, and the id of this. @default the name of the job */
    readonly name?: (job: string, id: number) => string
    readonly failOn?: string
    /** Changes to `b`. */
    readonly second?: JobFields
  }

  const JOBS = ['a', 'b']
  const BASE_ID = FIRST_JOB_ID - 100

  /** A run that began at a second, its jobs and their artifacts. */
  function listed(
    begun: number,
    firstJob: number,
    { at = [65, 85], name = String, second }: World,
  ) {
    const uploadedAt = (index: number) => begun + (at[index] ?? 0)
    const step = (number: number, step: string, from: number, to: number) =>
      apiStep({ number, name: step, started_at: from, completed_at: to })
    const jobs = JOBS.map((job, index): JobFields => {
      const upload = uploadedAt(index)
      return {
        ...{ id: firstJob + index, name: job, started_at: begun + 5, completed_at: begun + 100 },
        steps: [
          step(2, 'Run npm test', begun + 7, upload - 3),
          step(3, 'Upload', upload - 3, upload),
        ],
        ...(job === 'b' && firstJob !== BASE_ID ? second : {}),
      }
    })
    const artifacts = JOBS.map((job, index) =>
      apiArtifact({
        id: index + (firstJob === BASE_ID ? 11 : 1),
        name: name(job, firstJob + index),
        createdAt: uploadedAt(index),
      }),
    )
    return { jobs, artifacts }
  }

  function fileOf(suite: string, tests = 0): Buffer {
    const cases = Array.from({ length: tests }, (_, at) => `<testcase name="t${at}"/>`)
    const data = `<testsuite name="${suite}">${cases.join('')}</testsuite>`
    return zipArchive([{ name: 'junit.xml', data }])
  }

  /** Runs the gate of a job, and returns its exit code and how often it listed the jobs of main. */
  async function runGate(job: string, world: World): Promise<readonly [number | null, number]> {
    const { now, failOn = 'fewer-tests' } = world
    const here = listed(0, FIRST_JOB_ID, world)
    const run = pullRequestRun({}, [...here.jobs, REPORT])
    run.artifacts = here.artifacts.filter((_, index) => now[index] !== undefined)
    const there = listed(startOf(19), BASE_ID, world)
    const main = baseRun(19, 'success', {}, there.jobs)
    main.artifacts = there.artifacts
    const { exitCode, requested } = await runReport({
      ...{ runs: [main], run },
      artifacts: {
        ...{ 1: fileOf('a', now[0]), 2: fileOf('b', now[1]) },
        ...{ 11: fileOf('a', 100), 12: fileOf('b', 100) },
      },
      inputs: { 'test-results': '*', 'fail-on': failOn, 'fail-on-jobs': job },
    })
    return [exitCode, requested.filter((path) => path.startsWith('1019/jobs')).length]
  }

  const GONE = [undefined, 100]

  it.each<[string, readonly number[], World]>([
    ['fewer of the first', [1, 0], { now: [50, 100] }],
    ['none of the second', [0, 1], { now: [100, 0], failOn: 'no-tests' }],
    ['no file of the first', [1, 0], { now: GONE }],
    [
      'no file of the first while the second runs',
      [1, 0],
      { now: GONE, second: { status: 'in_progress', conclusion: null, completed_at: null } },
    ],
    [
      'no file of the first beside a second that failed',
      [1, 0],
      { now: GONE, second: { conclusion: 'failure' } },
    ],
    ['a file that both can have uploaded', [1, 1], { now: [50, 100], at: [65, 65] }],
    [
      'a file whose name has the id of its job',
      [1, 0],
      { now: [50, 100], at: [65, 65], name: (job, id) => `${job}-${id}` },
    ],
    ['a fall over all artifacts', [0, 0], { now: [94, 94] }],
    ['as many tests', [0, 0], { now: [100, 100] }],
  ])('the gates of two jobs end for %s with %j', async (_, expected, world) => {
    const gates = await Promise.all(JOBS.map((job) => runGate(job, world)))
    expect(gates).toEqual(expected.map((exitCode) => [exitCode, 1]))
  })
})
