import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIRST_JOB_ID, type JobFields } from '../../testing/fake-github/api-job.ts'
import type { RunFields } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, earlierRuns, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { apiUsage } from '../../testing/fake-github/run-details.ts'
import { describeWith } from '../../testing/requirements.ts'
import { runSubAction, type SubActionResult } from '../../testing/run-with-logs.ts'
import { runAlone, runScenario, type Scenario, WORKFLOW_FILE } from '../../testing/scenario.ts'
import { rowsUnder, showMarkdown } from '../../testing/shown-markdown.ts'

/** The id of the first job of attempt 1. */
const A = FIRST_JOB_ID

// Jobs of the builders start at second 7 of the attempt and take 60 s, so that an attempt takes 67 s.
const job = (name: string, ...labels: string[]): JobFields => ({ name, labels })
const UBUNTU = job('test', 'ubuntu-latest')
/** A runner that is not one of GitHub's standard runners. */
const on = (group: string, name: string, ...labels: string[]): JobFields => ({
  ...job(name, ...labels),
  ...{ runner_group_name: group, runner_group_id: 3, runner_name: `${name}-1` },
})
const OWN = on('Default', 'deploy', 'self-hosted', 'linux')
const took = (fields: JobFields, start: number, end: number): JobFields => ({
  ...fields,
  ...{ started_at: start, completed_at: end },
})
const attempt = (number: number, jobs: readonly JobFields[], run: RunFields = {}): BuiltRun =>
  fakeRun({
    run: {
      ...{ id: 7, run_attempt: number, run_started_at: (number - 1) * 1_000 },
      ...{ conclusion: 'success', ...run },
    },
    jobs: jobs.map((fields) => ({ created_at: (number - 1) * 1_000 + 2, ...fields })),
  })

const used = (jobs: number, seconds: number | null, source = 'github') => ({
  jobs,
  seconds,
  source,
})
const measured = (jobs: number, seconds: number | null) => used(jobs, seconds, 'measured')
const whole = (seconds: number, source = 'github') => ({ seconds, source })
async function runUsage(
  attempts: readonly BuiltRun[],
  timing: object | number,
  { inputs, ...rest }: Scenario = {},
): Promise<SubActionResult> {
  const faults: Fault[] =
    typeof timing === 'number' ? [{ path: /timing$/, response: { status: timing } }] : []
  const usage = typeof timing === 'number' ? {} : { usage: timing }
  const github = {
    ...rest.github,
    runs: attempts.map((run) => ({ ...run, ...usage })),
    faults,
  }
  return await runSubAction('runs', { ...rest, inputs: { usage: 'true', ...inputs }, github })
}

const foundIn = ({ outputs }: SubActionResult) =>
  JSON.parse(outputs['runs'] ?? '') as Record<string, unknown>[]

describe('usage of runs', () => {
  it.each<[string, Record<string, string>, object, RegExp]>([
    [
      'both',
      {},
      { durationSeconds: 67, usage: { systems: { UBUNTU: used(1, 59) } } },
      /\| duration \| usage \| duration, all attempts \|\n.*\n.*\| 1m.7s \| Ubuntu: 1.job, 59s; self-hosted: 1.job, 1m.\(measured\) \| 2m \|$/m,
    ],
    [
      'the usage alone',
      { durations: 'false' },
      { durationSeconds: null, usage: { duration: whole(120) } },
      /\| usage \| duration, all attempts \|\n.*\n.*\| 2m \|$/m,
    ],
  ])('shows %s', async (_, inputs, found, table) => {
    const timing = apiUsage({ UBUNTU: { [A]: 59_000 } }, 120_000)
    const result = await runUsage([attempt(1, [UBUNTU, OWN])], timing, { inputs })
    expect(foundIn(result)).toMatchObject([found])
    expect(result.summary).toMatch(table)
  })

  it('counts all runners of GitHub Enterprise Server as self-hosted', async () => {
    const serverUrl = 'https://ghe.example.com'
    const result = await runUsage([attempt(1, [UBUNTU])], 404, { job: { serverUrl } })
    expect(foundIn(result)).toMatchObject([
      { usage: { systems: { SELF_HOSTED: measured(1, 60) }, duration: whole(67, 'measured') } },
    ])
  })
})

const [, RECIPE = ''] =
  /^## Minutes of a month$.*?^```yaml\n(.*?)^```$/ms.exec(
    readFileSync(join(import.meta.dirname, '../../docs/runs.md'), 'utf8'),
  ) ?? []
interface Step {
  readonly run: string
  readonly env: Readonly<Record<string, string>>
}

describeWith('jq', 'the recipe for the minutes of a month', () => {
  const WORKFLOWS = ['CI', 'Deploy | <b>', 'Nightly']
  const LABELS = [['ubuntu-latest'], ['self-hosted', 'gpu'], ['windows-2025']]
  const secondsOf = (id: number) => 1 + ((id * 37) % 400)

  /** Runs of one job each, every tenth with a second attempt that took the job over and ran another. */
  const RUNS = Array.from({ length: 300 }, (_, index) => {
    const id = index + 1
    const name = WORKFLOWS[id % 3] ?? ''
    const first = took(job('test', ...(LABELS[id % 2] ?? [])), 7, 7 + secondsOf(id))
    const one = (number: number, jobs: readonly JobFields[], isLatest = true) =>
      attempt(number, jobs, { id, name, conclusion: isLatest ? 'success' : 'failure' })
    const again = took(job('deploy', 'windows-2025'), 1_010, 1_071)
    return id % 10 === 0 ? [one(1, [first], false), one(2, [first, again])] : [one(1, [first])]
  })

  it('adds up what the file of 300 runs has', async () => {
    const sums = new Map<string, [jobs: number, minutes: number]>()
    const add = (key: string, seconds: number) => {
      const [jobs, minutes] = sums.get(key) ?? [0, 0]
      sums.set(key, [jobs + 1, minutes + Math.max(1, Math.ceil(seconds / 60))])
    }
    for (let id = 1; id <= 300; id++) {
      const workflow = ['CI', 'Deploy   &lt;b&gt;', 'Nightly'][id % 3]
      const team = id % 3 === 0 ? 'shop' : 'none'
      add(`${workflow} | ${['ubuntu-latest', 'gpu, self-hosted'][id % 2]} | ${team}`, secondsOf(id))
      if (id % 10 === 0) add(`${workflow} | windows-2025 | ${team}`, 61)
    }
    const rows = [...sums].map(([key, [jobs, minutes]]) => `| ${key} | ${jobs} | ${minutes} |`)

    const { outputs, runLines, requests } = await runUsage(RUNS.flat(), 404, {
      ...{ github: { rateLimit: 2_000 }, inputs: { limit: '300' } },
    })
    expect(runLines.map(({ id }) => id)).toEqual(Array.from(RUNS, (_, at) => 300 - at))
    expect(runLines.filter(({ usage, jobs }) => usage === null || jobs === null)).toEqual([])
    expect(requests).toHaveLength(3 + 300 + 1)

    const { jobs } = parse(RECIPE) as { jobs: { minutes: { steps: readonly Step[] } } }
    const step = jobs.minutes.steps.at(-1)
    const file = join(mkdtempSync(join(tmpdir(), 'run-report-')), 'runs.jsonl')
    writeFileSync(file, runLines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const table = execFileSync('bash', ['--norc', '-ec', step?.run ?? ''], {
      env: {
        ...{ PATH: process.env['PATH'], SUMS: step?.env['SUMS'] },
        ...{ REASON: outputs['reason'], RUNS: file, TEAMS: '{"CI": "shop"}' },
        GITHUB_STEP_SUMMARY: '/dev/null',
      },
      encoding: 'utf8',
    })
    expect(
      table
        .match(/^\| .*$/gm)
        ?.slice(2)
        .sort(),
    ).toEqual(rows.sort())
  })
})

describe('runs-of-others', () => {
  const OTHER_RUN = 22_399_999_999

  /** The first attempt of a run: its test failed. */
  const FIRST = fakeRun({
    run: { id: OTHER_RUN, conclusion: 'failure', name: 'Deploy', event: 'push' },
    jobs: [
      { name: 'build', completed_at: 60 },
      { name: 'test', created_at: 61, conclusion: 'failure' },
      { name: 'publish', created_at: 130, conclusion: 'skipped' },
    ],
  })

  /** The second, ten minutes later, in which only what failed ran again. */
  const SECOND = fakeRun({
    run: {
      id: OTHER_RUN,
      conclusion: 'success',
      name: 'Deploy',
      run_attempt: 2,
      run_started_at: 600,
      previous_attempt_url: FIRST.run.url,
    },
    jobs: [
      // Listed again, with its old start and end.
      { name: 'build', created_at: 601, started_at: 7, completed_at: 60 },
      { name: 'test', created_at: 601, started_at: 605, completed_at: 680 },
      { name: 'publish', created_at: 682, started_at: 690, completed_at: 720 },
    ],
  })

  const OTHER = { 'run-id': String(OTHER_RUN) }

  describe('another run', () => {
    it('is fetched before its jobs, because it contains the latest attempt', async () => {
      const { summary, requested, exitCode, outputs, report } = await runAlone({
        github: { runs: [FIRST, SECOND] },
        job: { eventName: 'workflow_run' },
        inputs: OTHER,
      })
      expect(exitCode).toBe(0)
      expect(requested[0]).toBe(`${OTHER_RUN}`)
      expect(requested.slice(1).toSorted()).toEqual([
        expect.stringContaining('/annotations'),
        `${OTHER_RUN}/attempts/1/jobs?per_page=100&page=1`,
        `${OTHER_RUN}/attempts/2/jobs?per_page=100&page=1`,
        WORKFLOW_FILE,
      ])
      expect(report?.run).toMatchObject({ id: OTHER_RUN, attempt: 2, workflow: 'Deploy' })
      expect(report).toMatchObject({ jobsUnfinished: 0, executionSeconds: 105 })
      expect(report?.jobs.some(({ current }) => current)).toBe(false)
      expect(outputs).toMatchObject({
        headline: 'Deploy succeeded in 2m',
        'flaky-jobs': '["test"]',
      })
      expect(summary).toContain('hidden: 1 from an earlier attempt')
      expect(rowsUnder(showMarkdown(summary), 'Attempts').map(([name]) => name)).toEqual([
        'test',
        'publish',
      ])
    })
  })

  describe('an attempt of the current run', () => {
    const first = fakeRun({ jobs: [{ name: 'build', conclusion: 'failure' }] })
    const second = fakeRun({
      run: { run_attempt: 2, run_started_at: 600 },
      jobs: [{ name: 'report', status: 'in_progress', started_at: 605 }],
    })
    const job = { runAttempt: 2, checkRunId: second.jobs[0]?.id }

    it('that has finished has no current job', async () => {
      const { report } = await runAlone({
        github: { runs: [first, second] },
        job: { ...job, jobStatus: 'failure' },
        inputs: { 'run-attempt': '1' },
      })
      expect(report?.jobs).toMatchObject([{ name: 'build', current: false }])
    })
  })

  it('the report compares a run of another repository with the default branch there', async () => {
    const { report, requested } = await runScenario({
      github: {
        runs: [
          fakeRun({ run: { id: 30_000_000_000, head_branch: 'topic' } }),
          ...earlierRuns(6, () => [{}]),
        ],
      },
      job: { repository: 'acme/tools', event: { repository: { default_branch: 'develop' } } },
      inputs: { 'run-id': '30000000000', repository: 'octo-org/octo-shop' },
    })
    expect(report?.history).toMatchObject({ branch: 'main', duration: { earlierCount: 6 } })
    expect(requested).toContain('/repos/octo-org/octo-shop')
    expect(requested.filter((path) => path.includes('branch=develop'))).toEqual([])
  })
})
