import { describe, expect, it } from '@jest/globals'
import { type ReportInputs, readReportInputs } from '../../../src/actions/report/inputs.ts'
import { InputError } from '../../../src/actions/step-failure.ts'

type Values = Readonly<Record<string, string>>

/** The inputs as the runner sets them. */
const DEFAULTS: Values = {
  'github-token': 'secret',
  repository: 'octo-org/octo-shop',
  'run-id': '42',
  'current-job-id': '7',
  'current-job-status': 'success',
}

const ENV: Values = {
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'octo-org/octo-shop',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_RUN_NUMBER: '128',
  GITHUB_WORKFLOW: 'CI',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF_NAME: 'main',
  GITHUB_SHA: 'abc',
  GITHUB_ACTOR: 'octocat',
  RUNNER_NAME: 'GitHub Actions 12',
}

function read(given: Values = {}, env: Values = {}, event?: unknown): ReportInputs {
  const [inputs, variables] = [
    { ...DEFAULTS, ...given },
    { ...ENV, ...env },
  ]
  return readReportInputs({
    given: (name, { fallback }) => inputs[name] ?? fallback,
    env: (name) => variables[name] || undefined,
    event,
    process: undefined,
  })
}

function failure(given: Values): unknown {
  try {
    return read(given)
  } catch (error) {
    return error
  }
}

describe('readInputs, without inputs', () => {
  it('reports the whole current attempt', () => {
    const target = {
      serverUrl: 'https://github.com',
      owner: 'octo-org',
      repo: 'octo-shop',
      runId: 42,
      attempt: 2,
      current: {
        jobId: 7,
        runnerName: 'GitHub Actions 12',
        jobStatus: 'success',
        needs: [],
        facts: {
          number: 128,
          workflow: 'CI',
          event: 'push',
          branch: 'main',
          commit: 'abc',
          actor: 'octocat',
        },
      },
    }
    expect(read()).toEqual({
      token: 'secret',
      apiUrl: 'https://api.github.com',
      target,
      currentRun: target,
      triggeringRun: undefined,
      needs: [],
      commit: undefined,
      summary: true,
      title: undefined,
      failOn: [],
      failOnJobs: [],
      allowedFailures: [],
      annotate: false,
      allowedSkips: [],
      historyRuns: 10,
      defaultBranch: undefined,
      knownIssues: 'known-failure',
      logLines: 20,
      testPatterns: ['auto'],
      budgets: [],
      onError: 'warn',
      reportPath: undefined,
      htmlPath: undefined,
      bundle: undefined,
    })
  })
})

describe('readInputs, scope: commit', () => {
  it('reads the commit of the event', () => {
    expect(read({ scope: 'commit' })).toMatchObject({
      commit: { tested: { commit: 'abc', pullRequest: undefined } },
    })
  })
})

describe('readInputs', () => {
  it.each<[string, string, (inputs: ReportInputs) => unknown, unknown]>([
    ['github-token', '', ({ token }) => token, ''],
    ['repository', 'a/b.c-d_e', ({ target }) => [target.owner, target.repo], ['a', 'b.c-d_e']],
    ['run-id', '17094839203', ({ target }) => target.runId, 17_094_839_203],
    ['run-attempt', '1', ({ target }) => target.attempt, 1],
    ['current-job-id', '', ({ target }) => target.current?.jobId, undefined],
    ['current-job-id', '65298740601', ({ target }) => target.current?.jobId, 65_298_740_601],
    ['current-job-status', 'Cancelled', ({ target }) => target.current?.jobStatus, 'cancelled'],
    ['current-job-status', '', ({ target }) => target.current?.jobStatus, undefined],
    ['needs', '{}', ({ target }) => target.current?.needs, []],
    ['summary', 'FALSE', ({ summary }) => summary, false],
    ['fail-on', 'failure, Timed_Out', ({ failOn }) => failOn, ['failure', 'timed_out']],
    ['fail-on', 'skipped\nstale\n', ({ failOn }) => failOn, ['skipped', 'stale']],
    [
      'allowed-failures',
      '  lint \n\ntest (a, b)\n',
      ({ allowedFailures }) => allowedFailures,
      ['lint', 'test (a, b)'],
    ],
    ['allowed-skips', 'docs*', ({ allowedSkips }) => allowedSkips, ['docs*']],
    ['history-runs', '0', ({ historyRuns }) => historyRuns, 0],
    ['history-runs', '007', ({ historyRuns }) => historyRuns, 7],
    ['history-runs', '100', ({ historyRuns }) => historyRuns, 100],
    ['log-lines', '0', ({ logLines }) => logLines, 0],
    ['log-lines', '200', ({ logLines }) => logLines, 200],
    ['budgets', '', ({ budgets }) => budgets, []],
    [
      'budgets',
      '*: 15m\n\n  build > Run make: 90s',
      ({ budgets }) => budgets,
      [
        { line: '*: 15m', glob: '*', limit: 900_000 },
        { line: 'build > Run make: 90s', glob: 'build > Run make', limit: 90_000 },
      ],
    ],
    ['on-error', 'Fail', ({ onError }) => onError, 'fail'],
    ['report-path', 'out/report.json', ({ reportPath }) => reportPath, 'out/report.json'],
    ['html-path', 'out/page.html', ({ htmlPath }) => htmlPath, 'out/page.html'],
  ])('reads %s: %j', (name, value, valueOf, expected) => {
    expect(valueOf(read({ [name]: value }))).toEqual(expected)
  })

  it('reads only the results of needs', () => {
    const needs = `{
      "build": {"result": "success", "outputs": {"result": "failure"}},
      "unit-test": {"result": "failure"},
      "__proto__": {"result": "skipped"}
    }`
    expect(read({ needs }).target.current?.needs).toEqual([
      { key: 'build', result: 'success' },
      { key: 'unit-test', result: 'failure' },
      { key: '__proto__', result: 'skipped' },
    ])
  })
})

describe('readInputs, with an invalid input', () => {
  it.each([
    ['repository', 'octo-shop', 'owner/name'],
    ['repository', 'https://github.com/octo-org/octo-shop', 'owner/name'],
    ['repository', '../octo-shop', 'owner/name'],
    ['run-id', '0', 'a whole number above 0'],
    ['run-id', '-1', 'a whole number above 0'],
    ['run-id', '99999999999999999999', 'a whole number above 0'],
    ['run-attempt', 'latest', 'a whole number above 0'],
    ['current-job-id', 'NaN', 'a whole number above 0'],
    ['needs', 'build', '${{ toJSON(needs) }}'],
    ['needs', '{"build":"success"}', '${{ toJSON(needs) }}'],
    ['needs', '{"build":{"result":1}}', '${{ toJSON(needs) }}'],
    ['summary', 'yes', 'true or false'],
    ['history-runs', '101', 'a whole number from 0 to 100'],
    ['history-runs', '2.5', 'a whole number from 0 to 100'],
    ['log-lines', '201', 'a whole number from 0 to 200'],
  ])('reports name, value and accepted values of %s: %j', (name, value, accepted) => {
    expect(failure({ [name]: value })).toEqual(new InputError(name, value, accepted))
  })

  it('reports the invalid word of fail-on', () => {
    expect(failure({ 'fail-on': 'any, failed' })).toMatchObject({
      message: expect.stringMatching(
        /^The input fail-on is "failed": expected some of any, .*\bfailure\b.*\.$/,
      ),
    })
  })

  it.each([
    ['summary', 'maybe', 'is "maybe": expected true or false.'],
    // On one line, if it has at most 100 characters.
    [
      'needs',
      `{\n${'x'.repeat(98)}`,
      `is "{\\n${'x'.repeat(98)}": expected \${{ toJSON(needs) }}.`,
    ],
    // The runner masks a secret as a whole only.
    ['needs', 's3cret'.repeat(20), 'has 120 characters: expected ${{ toJSON(needs) }}.'],
    [
      'repository',
      'https://user:s3cret@github.com/a/b',
      'is "https://***@github.com/a/b": expected',
    ],
    ['repository', 'ghp_0123456789abcdef', 'is "***": expected owner/name.'],
    // As it is written, by which the runner masks it.
    ['fail-on', 'S3cretKey', 'is "S3cretKey": expected some of '],
  ])('shows of the input %s with the value %j: %s', (name, value, shown) => {
    expect(failure({ [name]: value })).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(`The input ${name} ${shown}`),
    })
  })
})

describe('readInputs, default branch', () => {
  const SHOP = { full_name: 'octo-org/Octo-Shop', default_branch: 'trunk' }

  it.each<[string | undefined, string, unknown, string?]>([
    ['trunk', 'the event', { repository: { default_branch: 'trunk' } }],
    [undefined, 'no event', undefined],
    [undefined, 'an event that is not an object', 'push'],
    [undefined, 'an event without a repository', { schedule: '0 0 * * *' }],
    [undefined, 'a repository that is not an object', { repository: [] }],
    [undefined, 'a branch that is not a text', { repository: { default_branch: 7 } }],
    [undefined, 'another repository', { repository: { default_branch: 'trunk' } }, 'acme/other'],
    [undefined, 'an event of another repository', { repository: SHOP }, 'acme/other'],
    ['trunk', 'a repository in another case', { repository: SHOP }, 'Octo-Org/octo-shop'],
  ])('is %s with %s', (expected, _, event, repository = 'octo-org/octo-shop') => {
    expect(read({ repository }, {}, event).defaultBranch).toBe(expected)
  })
})

describe('readInputs, environment', () => {
  it('has no current job if it is of another run', () => {
    const { target, currentRun } = read({ 'run-id': '43' })
    expect(target.current).toBeUndefined()
    expect(currentRun?.runId).toBe(42)
  })

  it.each<[string, Values, (inputs: ReportInputs) => unknown, unknown]>([
    [
      'reads the URLs of a GitHub Enterprise Server',
      {
        GITHUB_API_URL: 'https://ghes.example/api/v3/',
        GITHUB_SERVER_URL: 'https://ghes.example/',
      },
      ({ apiUrl, target }) => [apiUrl, target.serverUrl],
      ['https://ghes.example/api/v3', 'https://ghes.example'],
    ],
    [
      'uses github.com outside a workflow',
      { GITHUB_API_URL: '', GITHUB_SERVER_URL: '', GITHUB_REPOSITORY: '' },
      ({ apiUrl, target }) => [apiUrl, target.serverUrl],
      ['https://api.github.com', 'https://github.com'],
    ],
    [
      'reads the branch of a pull request from GITHUB_HEAD_REF, and its number from GITHUB_REF',
      { GITHUB_HEAD_REF: 'fix', GITHUB_REF_NAME: '12/merge', GITHUB_REF: 'refs/pull/12/merge' },
      ({ target }) => [target.current?.facts.branch, target.current?.facts.pullRequest],
      ['fix', 12],
    ],
    [
      'has no run number if GITHUB_RUN_NUMBER is unset',
      { GITHUB_RUN_NUMBER: '' },
      ({ target }) => target.current?.facts.number,
      undefined,
    ],
  ])('%s', (_, env, valueOf, expected) => {
    expect(valueOf(read({}, env))).toEqual(expected)
  })
})
