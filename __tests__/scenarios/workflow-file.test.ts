import { describe, expect, it } from '@jest/globals'
import { EXAMPLE_FILES, EXAMPLE_JOB, exampleRun } from '../../testing/fixtures/example-run.ts'
import { apiApproval } from '../../testing/fake-github/run-details.ts'
import { apiJob, apiStep, FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { runAlone, type ScenarioResult } from '../../testing/scenario.ts'

const CI = '.github/workflows/ci.yml'

const INVALID = { severity: 'notice', text: expect.stringContaining(`${CI} could not be parsed (`) }

function runExample(github: Omit<FakeGitHubOptions, 'runs'>): Promise<ScenarioResult> {
  return runAlone({
    github: { runs: [exampleRun()], ...github },
    job: EXAMPLE_JOB,
    // A report that needs longer hangs.
    timeoutMs: 20_000,
  })
}

/** The report is whole, nobody is warned, there is no path, and at most a notice that the file is invalid. */
function expectNoPath({ exitCode, annotations, outputs, report }: ScenarioResult): void {
  expect(exitCode).toBe(0)
  expect(annotations).toEqual([])
  expect(outputs).toMatchObject({
    complete: 'true',
    'jobs-total': '13',
  })
  expect(report).toMatchObject({ criticalPath: [], criticalPathSeconds: null })
  const notes = report?.criticalPathMissing === 'not-understood' ? [INVALID] : []
  expect(report?.notes).toMatchObject(notes)
  expect(report?.criticalPathMissing).not.toBeNull()
}

describe('the critical path of another run', () => {
  it.each(['pull_request', 'pull_request_target'])(
    'does not explain a late start, since %s may have run another file than the one at the head commit',
    async (event) => {
      const jobs = [
        { name: 'compile', created_at: 1, started_at: 5, completed_at: 305 },
        { name: 'verify', created_at: 307, started_at: 310, completed_at: 510 },
      ]
      const { report, summary } = await runAlone({
        github: {
          runs: [fakeRun({ run: { id: 7, event }, jobs })],
          files: { [CI]: 'jobs: { compile: {}, verify: {} }' },
        },
        inputs: { 'run-id': '7' },
      })
      expect(report?.criticalPath).toMatchObject([{ job: 'verify', heldBy: 'unknown' }])
      expect(summary).toContain('| a wait that GitHub does not explain |')
    },
  )
})

describe('approvals', () => {
  const SHIP = 'jobs: { build: {}, ship: { needs: build, environment: production } }'
  const run = (approvals: object[]) => ({
    ...fakeRun({
      run: { id: 7 },
      jobs: [
        { name: 'build', created_at: 1, started_at: 5, completed_at: 65 },
        { name: 'ship', created_at: 67, started_at: 7_267, completed_at: 7_327 },
      ],
    }),
    approvals,
  })
  const runOne = (approvals: object[], file: string) =>
    runAlone({
      github: { runs: [run(approvals)], files: { [CI]: file } },
      inputs: { 'run-id': '7' },
    })

  it.each([
    ['a deployment', SHIP],
    [
      'a called workflow that cannot be read',
      SHIP.replace('environment: production', 'uses: o/r/.github/workflows/ship.yml@v1'),
    ],
  ])('exclude the wait of %s from the queue time', async (_, file) => {
    const { requested, report, summary } = await runOne([apiApproval('production')], file)
    expect(requested).toContain('7/approvals')
    expect(report?.queueSeconds).toBe(4)
    expect(report?.jobs[1]).toMatchObject({ queueSeconds: null, approvalSeconds: 7_200 })
    expect(report?.waiting.byLabels).toMatchObject([{ queueSeconds: 4, longestQueueSeconds: 4 }])
    expect(report?.notes).toMatchObject([{ text: expect.stringMatching(/^ship waited/) }])
    expect(summary).toContain('waiting for approval or a runner')
    expect(summary).toContain('| approval or a runner |')
    expect(summary).toMatch(/^## .*\n\n\*\*ship\*\* waited 2h for approval or a runner\n/)
  })

  it('are optional: if they cannot be read, the wait may be for one', async () => {
    const { annotations, report } = await runAlone({
      github: {
        runs: [run([apiApproval('production')])],
        files: { [CI]: SHIP },
        faults: [{ path: /\/approvals/, response: { status: 403 } }],
      },
      inputs: { 'run-id': '7' },
    })
    expect(annotations).toEqual([])
    expect(report?.queueSeconds).toBe(4)
    expect(report?.criticalPath).toMatchObject([{ job: 'build' }, { heldBy: 'approval' }])
  })
})

describe('a workflow file is silently not used', () => {
  it('if it is not received in time, before the deadline', async () => {
    const steps = [apiStep({ status: 'in_progress' })]
    const report = { name: 'report', status: 'in_progress', steps }
    const result = await runAlone({
      github: {
        runs: [fakeRun({ jobs: [{ name: 'build', status: 'in_progress' }, report] })],
        faults: [{ path: /\/contents\//, delivery: 'never' }],
        onRequest: ({ number }, { runs: [run] }) => {
          if (number === 4 && run !== undefined) run.jobs[0] = apiJob({ name: 'build' })
        },
      },
      job: { checkRunId: FIRST_JOB_ID + 1 },
      inputs: { needs: '{"build": {"result": "success"}}' },
      deadlines: true,
    })
    // After the deadline, no outdated list is requested again.
    expect(result.requested).toHaveLength(4)
    expect(result.report?.jobsUnfinished).toBe(0)
    expect(result.annotations).toEqual([])
  })
})

const LAUGHS = ['x: &a [x, x, x, x, x, x, x, x, x]']
  .concat(Array.from('bcdefghij', (to, at) => `x${to}: &${to} [${listOf('abcdefghi'[at])}]`))
  .join('\n')

function listOf(anchor = ''): string {
  return Array.from({ length: 9 }, () => `*${anchor}`).join(', ')
}

const MERGED = `x: &x { ${Array.from({ length: 5_000 }, (_, at) => `k${at}: 1`).join(', ')} }
jobs:
  build:
    <<: [${Array.from({ length: 50_000 }, () => '*x').join(', ')}]`

/** Files that nobody would write; the test of the decoder has those that it refuses. */
const HOSTILE: readonly [name: string, files: Readonly<Record<string, string>>][] = [
  ['jobs of other names', { [CI]: 'jobs: { __proto__: {}, constructor: { needs: __proto__ } }' }],
  [
    'jobs that need each other',
    { [CI]: 'jobs: { lint: { needs: build }, build: { needs: lint } }' },
  ],
  ['aliases of aliases as needs', { [CI]: `${LAUGHS}\njobs: { build: { needs: *j } }` }],
  ['merged aliases', { [CI]: MERGED }],
  ['lists in lists', { [CI]: `jobs: ${'['.repeat(100_000)}` }],
  ['a name of expressions', { [CI]: `jobs: { a: { name: "${'${{ a }}'.repeat(20_000)}" } }` }],
  ['a name that never ends', { [CI]: `jobs: { a: { name: "${'${{'.repeat(100_000)}" } }` }],
]

describe('a hostile workflow file is not used, without a warning', () => {
  it.each(HOSTILE)('%s', async (_, files) => {
    expectNoPath(await runExample({ files: { ...EXAMPLE_FILES, ...files } }))
  })

  it('unless it is valid', async () => {
    const names = ['__proto__', 'constructor', 'toString']
    const jobs = names.map((name, at) => ({ name, created_at: 2 + 66 * at }))
    const { exitCode, report } = await runAlone({
      github: {
        runs: [fakeRun({ run: { id: 7 }, jobs })],
        files: {
          [CI]: 'jobs: { __proto__: {}, constructor: { needs: __proto__ }, toString: { needs: constructor } }',
        },
      },
      inputs: { 'run-id': '7' },
    })
    expect(exitCode).toBe(0)
    expect(report?.criticalPath.map(({ job }) => job)).toEqual(names)
  })
})
