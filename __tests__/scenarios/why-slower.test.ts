import { describe, expect, it } from '@jest/globals'
import { earlierRuns, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { readSeconds, writeTime } from '../../testing/fake-github/time.ts'
import { logLine } from '../../testing/log-text.ts'
import { runWithLogs } from '../../testing/run-with-logs.ts'

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
  const job = {
    id: 7,
    name: 'test',
    started_at: writeTime(7),
    completed_at: writeTime(7 + seconds),
  }
  const run = { id: RUN_ID, conclusion: 'success' }
  const current = fakeRun({ run, jobs: [{ ...job, steps: steps(0, 7 + seconds) }] })
  const found = ['Cache hit for: Linux-cargo-1', 'Cache restored from key: Linux-cargo-1']
  const earlierLogs = runs.flatMap(({ jobs, begun }) =>
    jobs.map(({ id }) => [id, log(begun, '20260901.1', ...found)] as const),
  )
  const miss = log(0, '20260908.1', 'Cache not found for input keys: Linux-cargo-2, Linux-cargo-')
  const played = await runWithLogs({
    github: { runs: [current, ...runs] },
    logs: { ...Object.fromEntries(earlierLogs), 7: miss },
    job: { event: { repository: { default_branch: 'main' } } },
    inputs: { 'run-id': String(RUN_ID), ...inputs },
  })
  const paths = played.github.requests.map(({ path }) => path)
  return { ...played, read: paths.filter((path) => path.endsWith('/logs')) }
}

describe('a job that is slower than in earlier runs', () => {
  it('shows what differs from the run nearest to the median, from two logs', async () => {
    const { read, summary, report: json } = await report(200)
    expect(read).toHaveLength(2)
    expect(summary).toMatch(
      /Unlike in \[#.*: cache <code>Linux-cargo-….*<\/code> missed \(before: hit\); image version 20260901\\?\.1 → 20260908\\?\.1/,
    )
    expect(json?.history?.jobs[0]?.reasons).toMatchObject([
      { kind: 'cache', now: 'miss', earlier: 'hit' },
      { kind: 'image-version', now: '20260908.1', earlier: '20260901.1' },
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
