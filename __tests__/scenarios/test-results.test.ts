import { describe, expect, it } from '@jest/globals'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LANGUAGE } from '../../src/model/known-issue.ts'
import { apiIssue } from '../../testing/fake-github/api-conversation.ts'
import { apiStep } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { holdResponses } from '../../testing/fake-github/hold-responses.ts'
import { apiArtifact } from '../../testing/fake-github/run-details.ts'
import { ATTACKS } from '../../testing/fixtures/attacks.ts'
import { expectHarmless, expectQuiet } from '../../testing/harmless.ts'
import { failedLog, type LogScenario, runWithLogs } from '../../testing/run-with-logs.ts'
import { zipArchive } from '../../testing/zip-archive.ts'

const [TEST, REPORT, ARTIFACT] = [70, 71, 5_001]

interface World extends Partial<LogScenario> {
  readonly conclusion?: 'failure' | 'success'
  /** What the step printed. @default nothing */
  readonly output?: readonly string[]
  /** The file in the artifact. */
  readonly xml?: string
  /** When it was created. @default while the step ran that uploads it */
  readonly createdAt?: number
  /** How the step ended that uploads it. */
  readonly upload?: 'success' | 'skipped'
}

const escaped = (text: string) => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const failure = (name: string, message = 'expected 3') =>
  `<testcase name="${escaped(name)}"><failure message="${escaped(message)}"/></testcase>`
const suite = (...cases: readonly string[]) => `<testsuite>${cases.join('')}</testsuite>`
const PASSED = '<testcase name="lists"/>'
const XML = suite(failure('adds'), PASSED, '<testcase name="pays"><skipped/></testcase>')

const REPORTING = { id: REPORT, name: 'report', status: 'in_progress', started_at: 70 }
const stepsOf = (conclusion: string, upload: string) => [
  apiStep({ number: 1, name: 'Set up job', started_at: 5, completed_at: 7 }),
  apiStep({ number: 2, name: 'Run npm test', conclusion, started_at: 7, completed_at: 64 }),
  apiStep({
    number: 3,
    name: upload === 'skipped' ? 'Upload it' : 'Keep it',
    conclusion: upload,
    started_at: 64,
    completed_at: 66,
  }),
]

/** Reports a run with a job that runs tests and uploads what they say. */
async function report(world: World = {}) {
  const { conclusion = 'failure', output = [], xml = XML, upload = 'success', ...others } = world
  const { createdAt = 65, ...rest } = others
  const tests = { id: TEST, name: 'test', conclusion, steps: stepsOf(conclusion, upload) }
  const run = fakeRun({ jobs: [tests, REPORTING] })
  const artifacts = [apiArtifact({ id: ARTIFACT, createdAt })]
  const result = await runWithLogs({
    logs: conclusion === 'success' ? {} : { [TEST]: failedLog(output) },
    artifacts: { [ARTIFACT]: zipArchive([{ name: 'junit.xml', data: xml }]) },
    ...rest,
    github: { runs: [{ ...run, artifacts }], ...rest.github },
    inputs: { 'history-runs': '0', 'fail-on': 'new', ...rest.inputs },
    job: { checkRunId: REPORT, ...rest.job },
  })
  const [failed] = result.report?.failures ?? []
  return {
    ...result,
    named: failed?.errors.map(({ title }) => title),
    tests: failed?.tests,
    listed: result.github.requests.filter(({ path }) =>
      /\/artifacts(?!\?per_page=100&name)/.test(path),
    ).length,
    notes: result.report?.notes
      .map(({ text }) => text)
      .filter((text) => /test results|another try/i.test(text)),
  }
}

describe('test results', () => {
  it('name and count the tests that failed, where the log names none', async () => {
    const { summary, named, tests, report: json, outputs, exitCode } = await report()
    expect(named).toEqual(['adds'])
    expect(tests).toMatchObject({ total: 3, failed: 1, skipped: 1, files: ['junit.xml'] })
    expect(json?.causes).toMatchObject([{ message: 'adds: expected 3', messageCertain: true }])
    expect(summary).toContain('1 of 3 tests failed, 1 skipped: **adds**: expected 3')
    expect(outputs['headline']).toContain('adds')
    expect(exitCode).toBe(1)
  })

  it('say that no test failed, if the step failed for another reason', async () => {
    const { summary, named } = await report({ xml: suite(PASSED) })
    expect(summary).toContain('no failure in 1 listed test: the step failed for another reason')
    expect(named).toEqual([])
  })

  it.each<[string, number, World]>([
    ['are read by two requests', 2, {}],
    ['are not read if nothing failed', 0, { conclusion: 'success' }],
    ['are not read if no step can have uploaded any', 0, { upload: 'skipped' }],
    ['are not read if they are turned off', 0, { inputs: { 'test-results': 'off' } }],
    ['are not read without logs', 0, { inputs: { 'log-lines': '0' } }],
    ['are not read if few requests remain', 0, { github: { rateLimit: 60 } }],
    ['are read by the name of their artifact', 2, { inputs: { 'test-results': 'test-*' } }],
    ['are only listed if no artifact has the name', 1, { inputs: { 'test-results': 'junit' } }],
  ])('%s: %i', async (_, count, world) => {
    const { listed, named = [] } = await report(world)
    expect({ listed, named }).toEqual({ listed: count, named: count === 2 ? ['adds'] : [] })
  })

  it.each<[string, LogScenario['inputs'], readonly string[]]>([
    [
      'named by patterns',
      { 'test-results': 'test-*' },
      ['Cart.adds and 1 more failed and passed at another try, as junit.xml says.'],
    ],
    ['found by evidence', {}, []],
  ])('%s say of a green run which tests passed at another try', async (_, inputs = {}, notes) => {
    const retried = (name: string) =>
      `<testcase classname="Cart" name="${name}"><flakyFailure message="m"/></testcase>`
    const xml = suite(retried('adds'), retried('pays'), PASSED)
    const result = await report({ conclusion: 'success', xml, inputs })
    expect(result).toMatchObject({ notes, listed: notes.length * 2 })
    expect({ exitCode: result.exitCode, failures: result.report?.failures }).toEqual({
      exitCode: 0,
      failures: [],
    })
  })

  it.each<[string, World, string]>([
    [
      'no artifact has the name',
      { inputs: { 'test-results': 'junit' } },
      'Test results in junit could not all be read: no artifact has this name, and paths in test-results begin with ./.',
    ],
    [
      'the upload was skipped',
      { upload: 'skipped', output: ['FAIL a.test.js', '  ● adds', '', 'Tests: 1 failed, 1 total'] },
      'There are no test results of test: Upload it was skipped, and runs after a failure only with `if: always()`.',
    ],
  ])('are missing with a note if %s', async (_, world, note) => {
    expect((await report(world)).notes).toEqual([note])
  })

  it('take no round more than the logs of the base branch', async () => {
    const roundsOf = async (inputs: Readonly<Record<string, string>>) => {
      const held = holdResponses()
      await report({ inputs, github: { held } })
      return held.rounds
    }
    const off = await roundsOf({ 'test-results': 'off' })
    // The list, the address of the artifact, and its parts.
    expect(await roundsOf({})).toBeLessThanOrEqual(off + 3)
  })

  const body = `\`\`\`${LANGUAGE}\nerror: adds an item\ngate: pass\n\`\`\``
  const issue = apiIssue({
    ...{ number: 30, title: 'adds is flaky', body, labels: [LANGUAGE] },
    ...{ author: 'mona', association: 'MEMBER' },
  })
  const COUNTED = ['..F', '2 failed, 1 passed in 0.1s']

  it.each<[string, World, readonly unknown[]]>([
    ['the file lists no failure', { xml: suite(PASSED) }, []],
    [
      'the file lists fewer failures than the log counts',
      { output: COUNTED, github: { issues: [issue] } },
      [
        'The test results of test were not used: junit.xml lists 1 failed test, and the log counts 2.',
      ],
    ],
    [
      'no job of the attempt has written the named file',
      { createdAt: -500, inputs: { 'test-results': 'test-*' } },
      [
        expect.stringMatching(
          /^The test results in junit.xml were not used: no job of this attempt is known/,
        ),
      ],
    ],
    [
      'the file is broken',
      { xml: XML.slice(0, 90) },
      [expect.stringMatching(/^Test results in junit.xml of .* could not all be read: it is not/)],
    ],
    [
      'it declares entities',
      { xml: `<!DOCTYPE a [<!ENTITY b "c">]>${XML}` },
      [expect.stringMatching(/: it declares entities/)],
    ],
  ])('turn no gate green: %s', async (_, world, notes) => {
    const result = await report(world)
    expect(result).toMatchObject({ exitCode: 1, notes })
  })

  it.each([
    ['auto', ['adds'], undefined],
    ['auto, junit-*', ['adds'], 2],
    ['junit-*', undefined, 2],
  ])(
    'are read by %s: those of the failed job %j, and %j are counted',
    async (input, names, total) => {
      const unit = { id: 72, name: 'unit', started_at: 5, completed_at: 40, steps: [] }
      const steps = stepsOf('failure', 'success')
      const jobs = [{ id: TEST, name: 'test', conclusion: 'failure', steps }, unit, REPORTING]
      const artifacts = [
        apiArtifact({ id: ARTIFACT, createdAt: 65 }),
        apiArtifact({ id: 2, name: 'junit-unit', createdAt: 30 }),
      ]
      const zip = (data: string) => zipArchive([{ name: 'junit.xml', data }])
      const { named, report: json } = await report({
        github: { runs: [{ ...fakeRun({ jobs }), artifacts }] },
        artifacts: { [ARTIFACT]: zip(XML), 2: zip(suite(PASSED, '<testcase name="counts"/>')) },
        inputs: { 'test-results': input },
      })
      expect([named, json?.tests?.total]).toEqual([names ?? [], total])
    },
  )

  it.each([
    [[], ['adds']],
    [['##[error]2 tests failed, see above'], ['adds']],
    [['Error: connect ECONNREFUSED 10.0.0.1:5432'], ['Error: connect ECONNREFUSED 10.0.0.1:5432']],
  ])('are those of a later step that fails for them, whose log is %j: %j', async (log, names) => {
    const fails = { number: 4, name: 'Run exit 1', conclusion: 'failure' } as const
    const [setUp, tests] = stepsOf('success', 'success')
    const upload = apiStep({ number: 3, name: 'Upload', started_at: 64, completed_at: 66 })
    const later = apiStep({ ...fails, started_at: 66, completed_at: 124 })
    const steps = [setUp, tests, upload, later].filter((step) => step !== undefined)
    const jobs = [
      { id: TEST, name: 'test', conclusion: 'failure', steps, completed_at: 127 },
      REPORTING,
    ]
    const artifacts = [apiArtifact({ id: ARTIFACT, createdAt: 65 })]
    const { report: json } = await report({
      github: { runs: [{ ...fakeRun({ jobs }), artifacts }] },
      logs: { [TEST]: failedLog(log, 1, 59) },
    })
    const [failed] = json?.failures ?? []
    expect(failed?.errors.map(({ title, detail }) => title ?? detail)).toEqual(names)
  })

  it('are as many as the log counts if two rows have one name', async () => {
    const xml = suite(failure('zebra runs', 'one'), failure('zebra runs', 'two'), PASSED)
    const { named, tests } = await report({ xml, output: ['2 failed, 1 passed in 0.1s'] })
    expect([named, tests?.failed, tests?.total]).toEqual([['zebra runs', 'zebra runs'], 2, 3])
  })

  it.each([
    ['its id', {}],
    ['the name of its runner', { 'current-job-id': '' }],
  ])('are read in the workspace for the job of the report, found by %s', async (_, inputs) => {
    const folder = mkdtempSync(join(tmpdir(), 'results-'))
    writeFileSync(join(folder, 'junit.xml'), XML)
    const steps = [
      apiStep({ number: 2, name: 'Run npm test', conclusion: 'failure', completed_at: 64 }),
    ]
    const job = { id: REPORT, name: 'test', status: 'in_progress', steps }
    const { named, listed } = await report({
      github: { runs: [fakeRun({ jobs: [job] })] },
      env: { GITHUB_WORKSPACE: folder },
      inputs: { 'test-results': './*.xml', 'current-job-status': 'failure', ...inputs },
    })
    expect({ named, listed }).toEqual({ named: ['adds'], listed: 0 })
  })

  it('leave hostile names as text', async () => {
    const xml = suite(...ATTACKS.slice(0, 60).map((attack) => failure(attack, attack)))
    const { summary, stdout, report: json } = await report({ xml })
    expect(json?.failures[0]?.errors.length).toBeGreaterThan(30)
    expectHarmless(summary, 'https://github.com/octo-org/octo-shop')
    expectQuiet(stdout)
  })
})
