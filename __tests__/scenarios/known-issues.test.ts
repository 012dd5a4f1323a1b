import { beforeAll, describe, expect, it } from '@jest/globals'
import type { ReportJson } from '../../src/model/shapes/report.ts'
import { LANGUAGE } from '../../src/model/known-issue.ts'
import {
  baseRuns,
  FAILED_JOB,
  OTHERS,
  pullRequestRun,
  REPORT,
  runReport,
  type Scene,
} from '../../testing/base-branch.ts'
import { apiComment, apiIssue } from '../../testing/fake-github/api-conversation.ts'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
import { REPOSITORY } from '../../testing/fake-github/api-run.ts'
import { holdResponses } from '../../testing/fake-github/hold-responses.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { ATTACKS } from '../../testing/fixtures/attacks.ts'
import { expectHarmless, expectQuiet } from '../../testing/harmless.ts'
import { failedLog } from '../../testing/run-with-logs.ts'

const REPOSITORY_URL = `https://github.com/${REPOSITORY}`
const ERROR = 'Connection reset by peer'
const LOG = { [FAILED_JOB]: failedLog([`##[error]${ERROR}`]) }

const block = (...lines: readonly string[]) => `\`\`\`${LANGUAGE}\n${lines.join('\n')}\n\`\`\``
const BLOCK = block(`error: ${ERROR}`, 'gate: pass', 'rerun: once')

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
    runs: baseRuns(17, ['success', 'success', 'success']),
    logs: LOG,
    ...scene,
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
    ['that is locked', { issues: [{ ...issue(), locked: true } as ReturnType<typeof issue>] }],
  ])('passes for an issue %s', async (_, github) => {
    const { exitCode, judged, report } = await runGate(github)
    expect([exitCode, judged]).toEqual([0, 'known'])
    expect(report?.gate?.exempt).toMatchObject([{ name: 'test', reason: 'issue' }])
  })

  const PART = block(`error: ${ERROR} A`, 'gate: pass')
  const OTHER = block(`error: ${ERROR} B`, 'gate: pass')
  const TWO = { [FAILED_JOB]: failedLog([`##[error]${ERROR} A`, `##[error]${ERROR} B`]) }

  it.each<[string, string, FakeGitHubOptions, Partial<Scene>?]>([
    ['of an outsider', 'new', { issues: [issue(OUTSIDER)] }],
    ['of a member, edited by an outsider', 'known', { issues: [issue()], ...editedBy('eve') }],
    [
      'with a block in a comment by a member',
      'new',
      {
        issues: [issue({ body: 'It is flaky.' })],
        comments: [apiComment({ number: 30, author: 'mona', body: BLOCK })],
      },
    ],
    [
      'with another label',
      'new',
      { issues: [issue({ labels: ['known-failures', 'Known-failure '] })] },
    ],
    [
      'that is closed',
      'new',
      { issues: [issue({ state: 'closed', closedAt: new Date().toISOString() })] },
    ],
    ['without gate: pass', 'known', { issues: [issue({ body: block(`error: ${ERROR}`) })] }],
    [
      'whose last day is over',
      'known',
      { issues: [issue({ body: block(`error: ${ERROR}`, 'gate: pass', 'until: 2026-01-01') })] },
    ],
    ['that lists one of two errors', 'new', { issues: [issue({ body: PART })] }, { logs: TWO }],
    [
      'that lists one of two errors, an outsider the other',
      'new',
      { issues: [issue({ body: PART }), issue({ ...OUTSIDER, number: 31, body: OTHER })] },
      { logs: TWO },
    ],
    [
      'that lists one of two errors, an edited one the other',
      'known',
      { issues: [issue({ number: 31, body: PART }), issue({ body: OTHER })], ...editedBy('eve') },
      { logs: TWO },
    ],
    [
      'that was deleted before it is read',
      'new',
      {
        issues: [issue()],
        onRequest: ({ pathname }, state) => {
          if (pathname === '/graphql') state.issues = []
        },
      },
    ],
    [
      'that an outsider edits before it is read',
      'known',
      {
        issues: [issue()],
        onRequest: ({ pathname }, state) => {
          if (pathname === '/graphql') state.editors[issue().node_id] = 'eve'
        },
      },
    ],
  ])('fails for an issue %s, and calls the failure %s', async (_, verdict, github, scene = {}) => {
    const { exitCode, judged, report, messages } = await runGate(github, scene)
    expect([exitCode, judged?.replace(/: .*/, '')]).toEqual([1, verdict])
    expect(report?.gate?.exempt).toEqual([])
    expect(messages.error).toEqual([
      expect.stringMatching(/^CI failed in .*\nfail-on: new\ntest: failure/),
    ])
  })

  it('never passes for a log that has more than is kept of it', async () => {
    const known = Array.from({ length: 120 }, (_, at) => `##[error]${ERROR} ${at}`)
    const logs = { [FAILED_JOB]: failedLog([...known, '##[error]The cart is empty']) }
    const { exitCode, judged } = await runGate({ issues: [issue()] }, { logs })
    expect([exitCode, judged]).toEqual([1, 'new: 19 passed'])
  })

  it('never passes for an error in a line with the short name of a test', async () => {
    const lines = ['--- FAIL: TestA (0.00s)', `    a_test.go:5: ${ERROR}`, 'FAIL']
    const run = (...more: readonly string[]) =>
      runGate({ issues: [issue()] }, { logs: { [FAILED_JOB]: failedLog([...lines, ...more]) } })
    expect((await run()).exitCode).toBe(0)
    expect((await run('panic: the database is corrupted at TestA')).exitCode).toBe(1)
  })
})

/** Without what differs in each report. */
const contentOf = (report: ReportJson | undefined) => ({ ...report, madeAt: '', notes: [] })
/** The outputs but for the paths of files. */
const valuesOf = (outputs: Readonly<Record<string, string>>) =>
  Object.entries(outputs).filter(([name]) => !name.endsWith('-path'))
const notesOf = (report: ReportJson | undefined) => report?.notes.map(({ text }) => text) ?? []

describe('a report that cannot read the issues', () => {
  let without: Awaited<ReturnType<typeof runGate>>

  beforeAll(async () => {
    without = await runGate({ issues: [issue()] }, { inputs: { 'known-issues': '' } })
  })
  const LIMIT = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' }

  it.each<[string, Exclude<FakeGitHubOptions['faults'], undefined>[number]]>([
    ['403', { response: { status: 403 } }],
    ['the rate limit', { response: { status: 403, headers: LIMIT } }],
    ['half of the JSON', { delivery: 'truncate' }],
    ['a closed connection', { delivery: 'reset' }],
    ['attacks as a message', { response: { status: 403, body: { message: ATTACKS.join(' ') } } }],
  ])('is as without them, with one note: %s', async (_, fault) => {
    const github = { issues: [issue()], faults: [{ path: /^\/graphql$/, ...fault }] }
    const { exitCode, report, outputs, annotations } = await runGate(github, {
      // With the label by default, a missing permission needs no note.
      inputs: { 'known-issues': 'flaky' },
    })
    expect(contentOf(report)).toEqual(contentOf(without.report))
    expect([exitCode, annotations]).toEqual([without.exitCode, without.annotations])
    expect(valuesOf(outputs)).toEqual(valuesOf(without.outputs))
    expect(notesOf(report)).toEqual([
      ...notesOf(without.report),
      expect.stringMatching(/^Could not read the issues labelled flaky of octo-org\/octo-shop: ./),
    ])
    expect(report?.notes.at(-1)).toMatchObject({ severity: 'notice', url: null })
  })
})

describe('the request for known issues', () => {
  const GREEN: JobFields = { id: FAILED_JOB, name: 'test' }
  const RED: JobFields = { ...GREEN, conclusion: 'failure' }

  /** What a report requests, sorted, and in how many rounds. */
  async function requestsOf(scene: Partial<Scene>, inputs: Scene['inputs'] = {}) {
    const held = holdResponses()
    const result = await runReport({
      runs: baseRuns(17, ['success', 'success', 'success']),
      logs: LOG,
      ...scene,
      github: { issues: [issue()], held, ...scene.github },
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
    expect([on.rounds + Math.min(1, spared.length), off.requests.includes(QUERY)]).toEqual([
      off.rounds,
      false,
    ])
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

  it('is sent to /api/graphql on GitHub Enterprise Server', async () => {
    const { requests, exitCode, judged } = await requestsOf(
      { github: { basePath: '/api/v3' } },
      { 'fail-on': 'new' },
    )
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual(['POST /api/graphql'])
    expect([exitCode, judged]).toEqual([0, 'known'])
  })

  it('is sent once for a matrix', async () => {
    const legs = Array.from('abcdefgh', (letter, at): JobFields => {
      return { ...RED, id: 700 + at, name: `test (${letter})` }
    })
    const logs = Object.fromEntries(
      legs.map(({ id = 0 }) => [id, failedLog([`##[error]${ERROR}`])]),
    )
    const { requests, report } = await requestsOf({
      run: pullRequestRun({}, [...legs, REPORT]),
      logs,
    })
    expect(requests.filter((request) => request === QUERY)).toHaveLength(1)
    expect(report?.causes.map(({ verdicts }) => verdicts[0]?.verdict)).toEqual(['known'])
  })
})

describe('issues of hostile texts', () => {
  const FULL = 65_536
  const TITLES = ATTACKS.filter(({ length }) => length < 256)

  it.each<[string, string, number]>([
    ['quotations in lists', '>- 1. ', 0],
    ['fences', `\`\`\`${LANGUAGE}\n`, 1],
  ])('of 65,536 characters do not stop the report: %s', async (_, part, expected) => {
    const body = `${part.repeat((FULL - BLOCK.length - 2) / part.length)}\n\n${BLOCK}`
    const issues = Array.from({ length: 20 }, (_, at) =>
      issue({ number: 30 + at, body, title: TITLES[at] ?? '' }),
    )
    const { exitCode, report, stderr } = await runGate({ issues })
    expect([exitCode, stderr, report?.causes.length]).toEqual([expected, '', 1])
  })

  it('that list a failure of 200 entries, 100 with 20 errors in each of ten blocks, do not stop the report', async () => {
    const lines = Array.from(
      { length: 200 },
      (_, at) => `a.ts(${at + 1},1): error TS2304: ${ERROR} ${at}`,
    )
    const errors = Array.from({ length: 20 }, (_, at) => `error: Connection*by peer ${at % 10}*`)
    const body = Array(10)
      .fill(block(...errors, 'gate: pass'))
      .join('\n\n')
    const issues = Array.from({ length: 100 }, (_, at) =>
      issue({ number: 30 + at, body, title: TITLES[at % TITLES.length] ?? '' }),
    )
    const editors = Object.fromEntries(issues.map(({ node_id: id }) => [id, 'eve']))
    const { exitCode, verdict, summary } = await runGate(
      { issues, editors },
      { logs: { [FAILED_JOB]: failedLog(lines) } },
    )
    expect([exitCode, verdict?.verdict]).toEqual([1, 'new'])
    expect(summary).toMatch(/200 of an unknown number known \([^)]*\).* and \d+ more\)/)
    expect(summary).toMatch(
      /the gate ignores .* and \d+ more, which somebody else than their authors/,
    )
    expect(summary.length).toBeLessThan(30_000)
  })
})
