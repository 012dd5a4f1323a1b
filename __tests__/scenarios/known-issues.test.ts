import { describe, expect, it } from '@jest/globals'
import { LANGUAGE } from '../../src/model/known-issue.ts'
import {
  baseRun,
  baseRuns,
  FAILED_JOB,
  OTHERS,
  pullRequestRun,
  REPORT,
  runReport,
  startOf,
  type Scene,
} from '../../testing/base-branch.ts'
import { apiIssue } from '../../testing/fake-github/api-conversation.ts'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
import { REPOSITORY } from '../../testing/fake-github/api-run.ts'
import { holdResponses } from '../../testing/fake-github/hold-responses.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { expectHarmless, expectQuiet } from '../../testing/harmless.ts'
import { failedLog, passedLog } from '../../testing/run-with-logs.ts'

const REPOSITORY_URL = `https://github.com/${REPOSITORY}`
const ERROR = 'Connection reset by peer'
const LOG = { [FAILED_JOB]: failedLog([`##[error]${ERROR}`]) }

const MONTHS_AGO = -90 * 24 * 3_600
/** A failed job of another branch that an issue shows. */
const SEEN = { job: 50_900, run: 1_900 }
const SEEN_LINE = `seen: ${REPOSITORY_URL}/actions/runs/${SEEN.run}/job/${SEEN.job}`
const SEEN_RUN = baseRun(
  900,
  'failure',
  { head_branch: 'flaky', created_at: MONTHS_AGO, run_started_at: MONTHS_AGO },
  [{ id: SEEN.job, name: 'test', conclusion: 'failure' }],
)
const RUNS = [...baseRuns(17, ['success', 'success', 'success']), SEEN_RUN]

const block = (...lines: readonly string[]) => `\`\`\`${LANGUAGE}\n${lines.join('\n')}\n\`\`\``
const BLOCK = block(`error: ${ERROR}`, 'gate: pass', 'rerun: once', SEEN_LINE)

const seenLog = (lines: readonly string[]) => ({ [SEEN.job]: failedLog(lines, 1, MONTHS_AGO) })
const SEEN_LOG = seenLog([`##[error]${ERROR}`])

type Lines = readonly string[]

type IssueFields = NonNullable<Parameters<typeof apiIssue>[0]>

/** An issue with the label, by default of a member, whose block opens the gate. */
const issue = (fields: IssueFields = {}) =>
  apiIssue({
    ...{ number: 30, title: 'It loses its connection', body: BLOCK },
    ...{ author: 'mona', association: 'MEMBER', labels: [LANGUAGE] },
    ...fields,
  })

const OUTSIDER: IssueFields = { author: 'eve', association: 'NONE' }
/** Who edited the issue last, by the id of the issue for GraphQL. */
const editedBy = (login: string) => ({ editors: { [issue().node_id]: login } })

/** Reports a run of a pull request whose failure the base branch does not have, with a gate for new failures. */
async function runGate(github: FakeGitHubOptions, scene: Partial<Scene> = {}) {
  const result = await runReport({
    runs: RUNS,
    ...scene,
    logs: { ...SEEN_LOG, ...(scene.logs ?? LOG) },
    github,
    inputs: { 'fail-on': 'new', ...scene.inputs },
  })
  expectQuiet(result.stdout)
  expectHarmless(result.summary, REPOSITORY_URL)
  return result
}

describe('the gate for new failures', () => {
  it.each<[string, FakeGitHubOptions]>([
    [
      'of a member, beside one of an outsider',
      { issues: [issue({ ...OUTSIDER, number: 31 }), issue()] },
    ],
  ])('passes for an issue %s', async (_, github) => {
    const { exitCode, judged, report } = await runGate(github)
    expect({ exitCode, judged }).toEqual({ exitCode: 0, judged: 'known' })
    expect(report?.gate?.exempt).toMatchObject([{ name: 'test', reason: 'issue' }])
  })

  const PART = block(`error: ${ERROR} A`, 'gate: pass')
  const OTHER = block(`error: ${ERROR} B`, 'gate: pass')
  const TWO = { [FAILED_JOB]: failedLog([`##[error]${ERROR} A`, `##[error]${ERROR} B`]) }

  it.each<[string, string, FakeGitHubOptions, Partial<Scene>?]>([
    ['of an outsider', 'new', { issues: [issue(OUTSIDER)] }],
    ['of a member, edited by an outsider', 'known', { issues: [issue()], ...editedBy('eve') }],
    ['that lists one of two errors', 'new', { issues: [issue({ body: PART })] }, { logs: TWO }],
    [
      'that lists one of two errors, an edited one the other',
      'known',
      { issues: [issue({ number: 31, body: PART }), issue({ body: OTHER })], ...editedBy('eve') },
      { logs: TWO },
    ],
  ])('fails for an issue %s, and calls the failure %s', async (_, verdict, github, scene = {}) => {
    const { exitCode, judged, report, messages } = await runGate(github, scene)
    expect({ exitCode, verdict: judged?.replace(/: .*/, '') }).toEqual({ exitCode: 1, verdict })
    expect(report?.gate?.exempt).toEqual([])
    expect(messages.error).toEqual([
      expect.stringMatching(/^CI failed in .*\nfail-on: new\ntest: failure/),
    ])
  })

  it.each<[string, Partial<Scene>, string]>([
    ['without a log', { logs: { ...LOG, [SEEN.job]: '' } }, 'cannot be read'],
    [
      'with a log of another failure',
      { logs: { ...LOG, ...seenLog(['a.py:3: error: no cart']) } },
      'no issue lists all that failed in the log',
    ],
  ])('fails for an issue that shows a job %s', async (_, scene, why) => {
    const { exitCode, summary } = await runGate({ issues: [issue()] }, scene)
    expect(exitCode).toBe(1)
    expect(summary).toContain(`the gate stays closed: `)
    expect(summary).toContain(why)
  })

  it('fails for an issue that shows no log, and says which line shows it', async () => {
    const body = block(`error: ${ERROR}`, 'gate: pass')
    const { exitCode, summary } = await runGate({ issues: [issue({ body })] })
    expect(exitCode).toBe(1)
    expect(summary).toContain('can add <code>seen: https')
  })
})

describe('the log of the run in which the step passed', () => {
  const TEST = [
    'FAIL src/cart.test.js',
    '  ● adds',
    '',
    `    ${ERROR}`,
    '',
    'Tests: 1 failed, 4 total',
  ]
  const GREEN = ['PASS src/cart.test.js', 'Tests: 4 passed, 4 total', 'found 0 vulnerabilities']

  it.each<[behind: string, exitCode: number, judged: string]>([
    ['found 0 vulnerabilities', 0, 'known'],
    ['found 1 vulnerability', 1, 'new'],
    ['src/cart.js is not formatted', 1, 'new'],
  ])('decides with %p behind a listed test: exit code %i', async (behind, exitCode, judged) => {
    const logs = {
      ...{ [FAILED_JOB]: failedLog([...TEST, behind]), ...seenLog(TEST) },
      50019: passedLog(GREEN, startOf(19)),
    }
    const result = await runGate({ issues: [issue()] }, { logs })
    expect({ exitCode: result.exitCode, verdict: result.judged?.replace(/: .*/, '') }).toEqual({
      exitCode,
      verdict: judged,
    })
    if (exitCode === 0) return
    // No output says that it is known, or that there is something to wait for.
    expect(result.outputs).toMatchObject({
      'failures-new': '["test"]',
      'failures-known': '[]',
      advice: 'look',
    })
    expect(result.summary).toContain(`**Look**: 1 line is not listed: <code>${behind}</code>`)
    expect(result.summary).toContain(
      `1 known ([#\u206030](https://github.com/octo-org/octo-shop/issues/30)), but for <code>${behind}</code>`,
    )
  })
})

describe('the log of another leg that an issue shows', () => {
  const LEG = 'test (linux)'
  const UNSIGNED = 'files are not signed: no key'
  const legOf = (id: number) => ({ id, name: LEG, conclusion: 'success' })
  const runs = [
    baseRun(19, 'success', {}, [
      { id: 50_019, name: 'test', conclusion: 'success' },
      legOf(50_119),
    ]),
    baseRun(
      900,
      'failure',
      { head_branch: 'flaky', created_at: MONTHS_AGO, run_started_at: MONTHS_AGO },
      [{ id: SEEN.job, name: LEG, conclusion: 'failure' }],
    ),
  ]
  const logsOf = (...lines: readonly string[]) => ({
    ...{ [FAILED_JOB]: failedLog([...lines, `##[error]${ERROR}`]) },
    ...seenLog([UNSIGNED, `##[error]${ERROR}`]),
    50_019: passedLog(['files are signed by CertSvc'], startOf(19)),
  })
  const green = { 50_119: passedLog([UNSIGNED], startOf(19)) }

  it.each<[string, Lines, Scene['logs'], number, string]>([
    ['opens the gate by its own lines', [], green, 0, ''],
    ['explains no line that it prints when it passes', [UNSIGNED], green, 1, UNSIGNED],
    [
      'explains nothing without the log of a passed run',
      [],
      {},
      1,
      'no log was read of a passed run',
    ],
  ])('%s, with one request more', async (_, lines, greens, exitCode, why) => {
    const logs = { ...logsOf(...lines), ...greens }
    const result = await runGate({ issues: [issue()] }, { runs, logs })
    expect(result.exitCode).toBe(exitCode)
    expect(result.summary).toContain(why)
    const paths = result.github.requests.map(({ path }) => path)
    expect(paths.filter((path) => path.endsWith('/jobs/50119/logs'))).toHaveLength(1)
  })
})

describe('the request for known issues', () => {
  const GREEN: JobFields = { id: FAILED_JOB, name: 'test' }
  const RED: JobFields = { ...GREEN, conclusion: 'failure' }

  const NAMED = block(`error: ${ERROR}`)

  /** What a report requests, sorted, and in how many rounds. */
  async function requestsOf(scene: Partial<Scene>, inputs: Scene['inputs'] = {}) {
    const held = holdResponses()
    const result = await runReport({
      runs: RUNS,
      logs: { ...SEEN_LOG, ...LOG },
      ...scene,
      github: { issues: [issue({ body: NAMED })], held, ...scene.github },
      inputs: { 'history-runs': '10', ...scene.inputs, ...inputs },
    })
    const requests = result.github.requests.map(({ method, path }) => `${method} ${path}`)
    return { requests: requests.toSorted(), rounds: held.rounds, ...result }
  }

  const QUERY = 'POST /graphql'
  const MONTH = 'name=run-report-month'
  const OFF = { 'known-issues': '' }

  /** The jobs of a run, the current one last. */
  const runOf = (job: JobFields, own: JobFields = {}) => ({
    run: pullRequestRun({}, [job, { ...REPORT, ...own }]),
  })

  it.each<[string, number, Partial<Scene>]>([
    ['a red run', 1, {}],
    ['a green run', 0, runOf(GREEN)],
    ['a red run without logs', 0, { inputs: { 'log-lines': '0' } }],
    ['a run with a cancelled job', 0, runOf({ ...RED, conclusion: 'cancelled' })],
    ['a job without a runner', 0, runOf({ ...RED, steps: [], runner_id: null, runner_name: null })],
    [
      'a run of which only the current job fails',
      0,
      { ...runOf(GREEN), inputs: { 'current-job-status': 'failure' } },
    ],
    ['a red run whose failure is allowed', 0, { inputs: { 'allowed-failures': 'test' } }],
    ['a red run, with hardly any request left', 0, { github: { rateLimit: 15 } }],
  ])('of %s is sent %i times, in no further round', async (_, count, scene) => {
    const [on, off] = [await requestsOf(scene), await requestsOf(scene, OFF)]
    const queries = Array<string>(count).fill(QUERY)
    // Nothing is read of other branches or of a month, in one round, if an issue lists the failure.
    const [spared = [], rest = []] = [true, false].map((isSpared) =>
      off.requests.filter(
        (path) => (count > 0 && (path.endsWith(OTHERS) || path.endsWith(MONTH))) === isSpared,
      ),
    )
    expect(on.requests).toEqual([...rest, ...queries].toSorted())
    expect({
      rounds: on.rounds + Math.min(1, spared.length),
      fetchesIssues: off.requests.includes(QUERY),
    }).toEqual({ rounds: off.rounds, fetchesIssues: false })
  })

  it('is followed by those for the job that the issue shows, and two logs, if it would open the gate', async () => {
    const [named, opening] = [
      await requestsOf({}),
      await requestsOf({ github: { issues: [issue()] } }),
    ]
    const proof = [`50019/logs`, `${SEEN.job}`, `${SEEN.job}/logs`].map(
      (path) => `GET /repos/${REPOSITORY}/actions/jobs/${path}`,
    )
    expect(opening.requests).toEqual([...named.requests, ...proof].toSorted())
  })

  it('is sent with the first logs and the runs of the base branch, and is a query', async () => {
    const { github } = await requestsOf({})
    const at = github.requests.findIndex(({ pathname }) => pathname === '/graphql')
    const paths = github.requests.map(({ path }) => path)
    const log = paths.findIndex((path) => path.endsWith(`/jobs/${FAILED_JOB}/logs`))
    const jobsOfBase = paths.findIndex((path) => path.includes('/runs/1019/'))
    // All requests of a round arrive before the next one begins.
    expect(Math.abs(at - log)).toBeLessThan(4)
    expect(at).toBeLessThan(jobsOfBase)
    expect(github.requests[at]?.content).toMatchObject({
      query: expect.stringMatching(/^query \([^]*\) \{\n {2}repository\(/) as unknown,
      variables: { owner: 'octo-org', repo: 'octo-shop', label: 'known-failure' },
    })
  })
})
