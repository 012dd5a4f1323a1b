import { describe, expect, it } from '@jest/globals'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { runAlone, type Scenario } from '../../testing/scenario.ts'

const RUNS = [fakeRun({ jobs: [{ name: 'build' }, { name: 'report' }] })]
const NEEDS = JSON.stringify({
  build: { result: 'failure', outputs: {} },
  lint: { result: 'success', outputs: {} },
})

function respondingWith(status: number, message: string): FakeGitHubOptions {
  return { runs: RUNS, faults: [{ response: { status, body: { message } } }] }
}

/** What can go wrong with the list of jobs, and what the one warning says about it. */
const FAILURES: readonly [name: string, Scenario, RegExp][] = [
  [
    'the permission is missing',
    { github: respondingWith(403, 'Resource not accessible by integration') },
    /GitHub responded with 403 \(Resource not accessible by integration\).*\n\npermissions:\n {2}actions: read\n\n/s,
  ],
  [
    'the run is not found',
    { github: respondingWith(404, 'Not Found') },
    /responded with 404.*The run or attempt does not exist.*\n\npermissions:\n {2}actions: read\n\n/s,
  ],
  [
    'the token is invalid',
    { github: { runs: RUNS, token: 'another token' } },
    /responded with 401 \(Bad credentials\).*invalid, expired.*github-token/s,
  ],
  [
    'the rate limit is exhausted',
    { github: { runs: RUNS, rateLimit: 0 } },
    /rate limit is exhausted until \d{4}-\d\d-\d\dT.*does not wait/s,
  ],
  [
    'the secondary rate limit is exceeded',
    {
      github: {
        runs: RUNS,
        faults: [
          {
            response: {
              status: 429,
              headers: { 'retry-after': '60' },
              body: { message: 'You have exceeded a secondary rate limit.' },
            },
          },
        ],
      },
    },
    /responded with 429.*secondary rate limit.*waits at most 10 s/s,
  ],
  [
    'the server is down',
    { github: { runs: RUNS }, down: true, fastTimers: 'pauses' },
    /ECONNREFUSED.*Check that the runner can reach the API/s,
  ],
  [
    'the connection breaks',
    { github: { runs: RUNS, faults: [{ delivery: 'destroy' }] }, fastTimers: 'pauses' },
    /Check that the runner can reach the API/s,
  ],
  [
    'the response is cut off',
    { github: { runs: RUNS, faults: [{ delivery: 'truncate' }] }, fastTimers: 'pauses' },
    /the response is truncated or not JSON.*proxy/s,
  ],
  [
    'the response is the page of a proxy',
    { github: { runs: RUNS, faults: [{ response: { status: 200, body: '<h1>Sign in</h1>' } }] } },
    /the response is truncated or not JSON.*proxy/s,
  ],
  [
    'the server never responds',
    { github: { runs: RUNS, faults: [{ delivery: 'never' }] }, fastTimers: true },
    /the request to GitHub timed out/s,
  ],
  [
    'the token is empty',
    { github: { runs: RUNS }, inputs: { 'github-token': '' } },
    /the input github-token is empty.*forks/s,
  ],
]

describe('if the jobs cannot be listed because', () => {
  it.each(FAILURES)(
    '%s, one warning says so and the rest is reported',
    async (_, scenario, text) => {
      const { exitCode, annotations, outputs, report, summary } = await runAlone({
        ...scenario,
        inputs: { needs: NEEDS, ...scenario.inputs },
      })
      expect(exitCode).toBe(0)
      expect(annotations).toMatchObject([{ level: 'warning' }])
      expect(annotations[0]?.message).toMatch(text)
      expect(report).toMatchObject({
        conclusion: 'failure',
        complete: false,
        jobsTotal: null,
        jobs: [],
        needs: [
          { key: 'build', result: 'failure' },
          { key: 'lint', result: 'success' },
        ],
      })
      expect(outputs).toMatchObject({
        headline: 'CI failed: build failed (reported only by needs); the jobs could not be listed',
        'jobs-total': '',
        'duration-seconds': '',
        'current-job-id': '65298740601',
      })
      expect(summary).toContain('| build | ❌ failure |')
      expect(summary).toContain('| lint | ✅ success |')
    },
  )

  it.each(FAILURES)(
    '%s, on-error: fail fails the step and the rest is reported',
    async (_, scenario) => {
      const { exitCode, annotations, outputs, report } = await runAlone({
        ...scenario,
        inputs: { ...scenario.inputs, needs: NEEDS, 'on-error': 'fail' },
      })
      expect(exitCode).toBe(1)
      expect(annotations).toMatchObject([{ level: 'error' }])
      expect(report?.conclusion).toBe('failure')
      expect(outputs['headline']).toBe(
        'CI failed: build failed (reported only by needs); the jobs could not be listed',
      )
    },
  )
})

describe('a missing permission', () => {
  const github = respondingWith(403, 'Resource not accessible by integration')

  it('is reported with the permission to add, and everything else is still reported', async () => {
    const { snapshot, requested } = await runAlone({ github, inputs: { needs: NEEDS } })
    expect(snapshot).toMatchSnapshot()
    expect(requested).toHaveLength(3)
  })

  it('does not hide the status of the current job', async () => {
    const { outputs, summary } = await runAlone({ github, job: { jobStatus: 'failure' } })
    expect(outputs['conclusion']).toBe('failure')
    expect(summary.split('\n')[0]).toContain('CI failed')
  })

  it('never leads to the conclusion success', async () => {
    const { outputs } = await runAlone({ github })
    expect(outputs['conclusion']).toBe('unknown')
    expect(outputs['headline']).toBe('CI could not be read: the jobs could not be listed')
  })

  it('for the run alone does not affect the jobs', async () => {
    const { exitCode, annotations, outputs } = await runAlone({
      github: { runs: RUNS, faults: [{ path: /attempts\/1$/, response: { status: 403 } }] },
    })
    expect(exitCode).toBe(0)
    expect(annotations).toHaveLength(1)
    expect(outputs).toMatchObject({ 'jobs-total': '2', complete: 'true' })
  })
})

it('a failure that a retry fixes is not reported', async () => {
  const { exitCode, annotations, outputs, requested } = await runAlone({
    github: {
      runs: RUNS,
      faults: [{ path: /\/actions\//, times: 2, response: { status: 503 } }],
    },
    fastTimers: 'pauses',
  })
  expect(exitCode).toBe(0)
  expect(annotations).toEqual([])
  expect(requested).toHaveLength(5)
  expect(outputs['jobs-total']).toBe('2')
})

it('the report after the deadline uses the data fetched so far', async () => {
  const jobs = Array.from({ length: 150 }, () => ({ steps: [] }))
  const { exitCode, annotations, outputs } = await runAlone({
    github: {
      runs: [fakeRun({ jobs })],
      faults: [{ query: { page: '2' }, delivery: 'never' }],
    },
    fastTimers: true,
  })
  expect(exitCode).toBe(0)
  expect(annotations).toHaveLength(1)
  expect(annotations[0]?.message).toContain('timed out')
  expect(outputs).toMatchObject({ complete: 'false', 'jobs-total': '100' })
})
