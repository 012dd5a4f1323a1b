import { describe, expect, it } from '@jest/globals'
import { FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun, earlierRuns } from '../../testing/fake-github/fake-run.ts'
import { failedLog, runWithLogs } from '../../testing/run-with-logs.ts'
import { logLine } from '../../testing/log-text.ts'
import { readSeconds, writeTime } from '../../testing/fake-github/time.ts'

/** Plays another run with a failed job, whose annotations the token can't read. */
async function runFailed(env: Readonly<Record<string, string>>) {
  const result = await runWithLogs({
    github: {
      runs: [fakeRun({ run: { id: 7 }, jobs: [{ name: 'test', conclusion: 'failure' }] })],
      faults: [{ path: /\/annotations$/, response: { status: 403 } }],
    },
    logs: { [FIRST_JOB_ID]: failedLog(['not ok 1']) },
    inputs: { 'run-id': '7', 'history-runs': '0' },
    env,
  })
  const lines = result.stdout.split('\n').filter((line) => line.startsWith('::debug::'))
  return { ...result, lines: lines.map((line) => line.replace('::debug::', '')) }
}

describe('step debugging', () => {
  it('logs each request, also failures that are otherwise silent', async () => {
    const result = await runFailed({ RUNNER_DEBUG: '1' })
    const { lines, github, logHost, annotations, exitCode } = result
    expect([exitCode, annotations]).toEqual([0, []])
    const requests = lines.filter((line) => /^(?:GET|POST) /.test(line))
    expect(requests).toHaveLength(github.requests.length + logHost.requests.length)
    for (const form of [
      /^GET \/repos\/octo-org\/octo-shop\/actions\/runs\/7: 200, \d+ ms, FA4E:\d+$/,
      /\/annotations\S*: 403, \d+ ms, FA4E:\d+$/,
      /^GET http:\/\/127\S+: 20[06], \d+ ms$/,
    ]) {
      expect(requests).toContainEqual(expect.stringMatching(form))
    }
    expect(lines.filter((line) => !requests.includes(line)).toSorted()).toEqual([
      expect.stringMatching(/^Skipped the annotations of job \d+: GitHubError: .* 403/),
      expect.stringMatching(/^Skipped the file \.github\/workflows\/ci\.yml: GitHubError: .* 404/),
    ])
  })

  it('is off by default', async () => {
    expect((await runFailed({})).lines).toEqual([])
  })
})

const RUN_ID = 30_000_000_000

/** Steps of a job that started so many seconds after the start of the generated run. */
const steps = (begun: number, end: number) =>
  [
    { name: 'Set up job', from: 7, to: 11 },
    { name: 'Run actions/cache@v4', from: 12, to: 20 },
    { name: 'Test', from: 21, to: end },
  ].map(({ name, from, to }, index) => ({
    ...{ name, number: index + 1, status: 'completed', conclusion: 'success' },
    started_at: writeTime(begun + from),
    completed_at: writeTime(begun + to),
  }))

const log = (begun: number, version: string, ...cache: string[]) =>
  [
    ...['##[group]Runner Image', 'Image: ubuntu-24.04', `Version: ${version}`, '##[endgroup]'],
    'Complete job name: test',
    ...['##[group]Run actions/cache@v4', 'with:', '##[endgroup]', ...cache],
  ]
    .map((text, index) => logLine(begun + (index < 5 ? 8 : 13), text))
    .concat(logLine(begun + 22, '##[group]Run make test'))
    .join('\n')

/** Reports a run whose only job took so long, after runs in which it took a minute. */
async function report(seconds: number, inputs: Readonly<Record<string, string>> = {}) {
  const runs = earlierRuns(5, () => [{ name: 'test' }]).map((run) => {
    const begun = readSeconds(run.run.run_started_at) ?? 0
    return { ...run, begun, jobs: run.jobs.map((job) => ({ ...job, steps: steps(begun, 67) })) }
  })
  const end = 7 + seconds
  const current = fakeRun({
    run: { id: RUN_ID, conclusion: 'success' },
    jobs: [{ id: 7, name: 'test', started_at: 7, completed_at: end, steps: steps(0, end) }],
  })
  const found = ['Cache hit for: Linux-cargo-1', 'Cache restored from key: Linux-cargo-1']
  const earlierLogs = runs.flatMap(({ jobs, begun }) =>
    jobs.map(({ id }) => [id, log(begun, '20260901.1', ...found)] as const),
  )
  const missed = 'Cache not found for input keys: Linux-cargo-2, Linux-cargo-'
  const result = await runWithLogs({
    github: { runs: [current, ...runs] },
    logs: { ...Object.fromEntries(earlierLogs), 7: log(0, '20260908.1', missed) },
    job: { event: { repository: { default_branch: 'main' } } },
    inputs: { 'run-id': String(RUN_ID), ...inputs },
  })
  const paths = result.github.requests.map(({ path }) => path)
  return { ...result, read: paths.filter((path) => path.endsWith('/logs')) }
}

describe('a job that is slower than in earlier runs', () => {
  it('shows what differs from the run nearest to the median, from two logs', async () => {
    const { read, report: json } = await report(200)
    expect(read).toHaveLength(2)
    expect(json?.history?.jobs[0]?.reasons).toMatchObject([
      { kind: 'cache', now: 'miss', earlier: 'hit' },
      { kind: 'version', subject: 'image version', now: '20260908.1', earlier: '20260901.1' },
    ])
  })

  it.each([
    ['the job is not slower', 60, {}],
    ['log-lines is 0', 200, { 'log-lines': '0' }],
  ])('reads no log if %s', async (_, seconds, inputs) => {
    const { read, report: json } = await report(seconds, inputs)
    expect(read).toEqual([])
    expect(json?.history?.jobs[0]).toMatchObject({ reasons: [], reasonsRunId: null })
  })
})
