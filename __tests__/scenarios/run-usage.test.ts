import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIRST_JOB_ID, type JobFields } from '../../testing/fake-github/api-job.ts'
import type { RunFields } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun, IDS_PER_ATTEMPT } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { apiUsage } from '../../testing/fake-github/run-details.ts'
import { describeWith } from '../../testing/requirements.ts'
import { runSubAction, type SubActionResult } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'

const ACTIONS = '/repos/octo-org/octo-shop/actions'
/** The ids of the first three jobs of attempt 1. */
const [A, B, C] = [FIRST_JOB_ID, FIRST_JOB_ID + 1, FIRST_JOB_ID + 2]
const SECOND = FIRST_JOB_ID + IDS_PER_ATTEMPT

// Jobs of the builders start at second 7 of the attempt and take 60 s, so that an attempt takes 67 s.
const job = (name: string, ...labels: string[]): JobFields => ({ name, labels })
const UBUNTU = job('test', 'ubuntu-latest')
const WINDOWS = job('windows', 'windows-2025')
const MACOS = job('macos', 'macos-15-xlarge')
/** A runner that is not one of GitHub's standard runners. */
const on = (group: string, name: string, ...labels: string[]): JobFields => ({
  ...job(name, ...labels),
  ...{ runner_group_name: group, runner_group_id: 3, runner_name: `${name}-1` },
})
const OWN = on('Default', 'deploy', 'self-hosted', 'linux')
const LARGE = on('Large', 'bench', 'big-box')
const took = (fields: JobFields, start: number, end: number): JobFields => ({
  ...fields,
  ...{ started_at: start, completed_at: end },
})
const NOT_RUN = {
  ...{ steps: [], runner_id: null, runner_name: null },
  ...{ runner_group_id: null, runner_group_name: null },
}

const attempt = (number: number, jobs: readonly JobFields[], run: RunFields = {}): BuiltRun =>
  fakeRun({
    run: {
      ...{ id: 7, run_attempt: number, run_started_at: (number - 1) * 1_000 },
      ...{ conclusion: 'success', ...run },
    },
    jobs: jobs.map((fields) => ({ created_at: (number - 1) * 1_000 + 2, ...fields })),
  })
/** A job of the attempt before that was not re-run: GitHub lists it again with its old times. */
const again = (fields: JobFields, start = 7, end = 67) => took(fields, start, end)
const failed = (fields: JobFields): JobFields => ({ ...fields, conclusion: 'failure' })

const used = (jobs: number, seconds: number | null, source = 'github') => ({
  jobs,
  seconds,
  source,
})
const measured = (jobs: number, seconds: number | null) => used(jobs, seconds, 'measured')
const whole = (seconds: number, source = 'github') => ({ seconds, source })
/** The usage of a run on Ubuntu that GitHub does not report. */
const measuredUsage = (jobs: number, seconds: number, duration: number) => ({
  systems: { UBUNTU: measured(jobs, seconds) },
  duration: whole(duration, 'measured'),
})

interface Case {
  readonly name: string
  readonly attempts: readonly BuiltRun[]
  /** GitHub's response, or the status of its refusal. */
  readonly timing: object | number
  readonly systems: object
  readonly duration: object | null
}

/** All values are worked out by hand, from the times of the jobs and GitHub's response. */
const CASES: readonly Case[] = [
  {
    name: 'two jobs on Ubuntu: GitHub has both',
    attempts: [attempt(1, [UBUNTU, UBUNTU])],
    timing: apiUsage({ UBUNTU: { [A]: 58_250, [B]: 60_000 } }, 64_000),
    systems: { UBUNTU: used(2, 118.25) },
    duration: whole(64),
  },
  {
    name: 'three systems: GitHub has all',
    attempts: [attempt(1, [MACOS, UBUNTU, WINDOWS])],
    timing: apiUsage({ MACOS: { [A]: 1_000 }, UBUNTU: { [B]: 2_000 }, WINDOWS: { [C]: 3_000 } }, 9),
    systems: { UBUNTU: used(1, 2), WINDOWS: used(1, 3), MACOS: used(1, 1) },
    duration: whole(0.009),
  },
  {
    name: 'a public repository: GitHub has 0',
    attempts: [attempt(1, [took(UBUNTU, 10, 30), took(UBUNTU, 15, 100)])],
    timing: apiUsage({ UBUNTU: { [A]: 0, [B]: 0 } }, 104_000),
    systems: { UBUNTU: measured(2, 20 + 85) },
    duration: whole(104),
  },
  {
    name: '0 for Windows alone',
    attempts: [attempt(1, [UBUNTU, WINDOWS])],
    timing: apiUsage({ UBUNTU: { [A]: 59_000 }, WINDOWS: { [B]: 0 } }, 61_000),
    systems: { UBUNTU: used(1, 59), WINDOWS: measured(1, 60) },
    duration: whole(61),
  },
  ...[403, 404, 410].map((status) => ({
    name: `GitHub responds with ${status}`,
    attempts: [attempt(1, [UBUNTU, took(WINDOWS, 20, 90), took(MACOS, 30, 45)])],
    timing: status,
    systems: { UBUNTU: measured(1, 60), WINDOWS: measured(1, 70), MACOS: measured(1, 15) },
    duration: whole(90, 'measured'),
  })),
  {
    name: 'self-hosted runners alone: GitHub has nothing of them',
    attempts: [attempt(1, [OWN, on('Default', 'gpu', 'gpu')])],
    timing: apiUsage({}, 70_000),
    systems: { SELF_HOSTED: measured(2, 120) },
    duration: whole(70),
  },
  {
    name: 'hosted and self-hosted runners',
    attempts: [attempt(1, [UBUNTU, took(OWN, 70, 400)])],
    timing: apiUsage({ UBUNTU: { [A]: 59_000 } }, 402_000),
    systems: { UBUNTU: used(1, 59), SELF_HOSTED: measured(1, 330) },
    duration: whole(402),
  },
  {
    name: 'a larger runner with a name of its own: GitHub shows its system',
    attempts: [attempt(1, [UBUNTU, LARGE])],
    timing: apiUsage({ UBUNTU: { [A]: 59_000 }, UBUNTU_8_CORE: { [B]: 60_500 } }, 66_000),
    systems: { UBUNTU: used(2, 119.5) },
    duration: whole(66),
  },
  {
    name: 'larger runners while the endpoint is closed: only a name shows the system',
    attempts: [attempt(1, [LARGE, on('Large', 'win', 'windows-latest-8-cores')])],
    timing: 410,
    systems: { WINDOWS: measured(1, 60), UNKNOWN: measured(1, 60) },
    duration: whole(67, 'measured'),
  },
  {
    name: 'a larger runner in a public repository: GitHub has only its time',
    attempts: [attempt(1, [UBUNTU, took(LARGE, 7, 607)])],
    timing: apiUsage({ UBUNTU: { [A]: 0 }, UBUNTU_8_CORE: { [B]: 601_000 } }, 610_000),
    systems: { UBUNTU: measured(2, 60 + 600) },
    duration: whole(610),
  },
  {
    name: 'a job that GitHub counts without its id, beside one of an unknown system',
    attempts: [attempt(1, [UBUNTU, LARGE])],
    timing: { billable: { UBUNTU: { total_ms: 120_000, jobs: 2 } }, run_duration_ms: 66_000 },
    systems: { UBUNTU: measured(1, 60), UNKNOWN: measured(1, 60) },
    duration: whole(66),
  },
  {
    name: 'an unknown system that GitHub does not count',
    attempts: [attempt(1, [UBUNTU, LARGE])],
    timing: { billable: { UBUNTU: { total_ms: 59_000, jobs: 1 } }, run_duration_ms: 66_000 },
    systems: { UBUNTU: used(1, 59), UNKNOWN: measured(1, 60) },
    duration: whole(66),
  },
  {
    name: 'two attempts of all jobs: both count, without the time between them',
    attempts: [attempt(1, [failed(UBUNTU), WINDOWS]), attempt(2, [UBUNTU, WINDOWS])],
    timing: 404,
    systems: { UBUNTU: measured(2, 120), WINDOWS: measured(2, 120) },
    duration: whole(67 + 67, 'measured'),
  },
  {
    name: 'two attempts: GitHub has both',
    attempts: [attempt(1, [failed(UBUNTU)]), attempt(2, [UBUNTU])],
    timing: apiUsage({ UBUNTU: { [A]: 50_000, [SECOND]: 40_000 } }, 96_000),
    systems: { UBUNTU: used(2, 90) },
    duration: whole(96),
  },
  {
    name: 'a job that was carried over counts once',
    attempts: [
      attempt(1, [UBUNTU, took(failed(WINDOWS), 7, 307)]),
      attempt(2, [again(UBUNTU), took(WINDOWS, 1_010, 1_050)]),
    ],
    timing: 404,
    systems: { UBUNTU: measured(1, 60), WINDOWS: measured(2, 300 + 40) },
    duration: whole(307 + 50, 'measured'),
  },
  {
    name: 'a job that was carried over twice counts once, also beside one of its name',
    attempts: [
      attempt(1, [UBUNTU, UBUNTU, failed(MACOS)]),
      attempt(2, [again(UBUNTU), again(UBUNTU), failed(MACOS)]),
      attempt(3, [again(UBUNTU), again(UBUNTU), took(MACOS, 2_007, 2_017)]),
    ],
    timing: 403,
    systems: { UBUNTU: measured(2, 120), MACOS: measured(3, 60 + 60 + 10) },
    // The start of the second attempt is that of its first job, at second 1,002: GitHub lists no other.
    duration: whole(67 + 65 + 17, 'measured'),
  },
  {
    name: 'a cancelled run: a job that had started, one that had not, and one that timed out',
    attempts: [
      attempt(
        1,
        [
          took({ ...UBUNTU, conclusion: 'cancelled' }, 7, 37),
          { ...took(WINDOWS, 37, 37), conclusion: 'cancelled', ...NOT_RUN },
          took({ ...MACOS, conclusion: 'timed_out' }, 7, 36),
        ],
        { conclusion: 'cancelled' },
      ),
    ],
    timing: 404,
    systems: { UBUNTU: measured(1, 30), MACOS: measured(1, 29) },
    duration: whole(37, 'measured'),
  },
  {
    name: 'a run of which all jobs were skipped',
    attempts: [attempt(1, [{ ...UBUNTU, conclusion: 'skipped' }], { conclusion: 'skipped' })],
    timing: 404,
    systems: {},
    duration: null,
  },
  {
    name: 'jobs of called workflows, one of them skipped',
    attempts: [
      attempt(1, [
        took(job('build / compile (x64)', 'ubuntu-slim'), 7, 27),
        took(job('build / test / unit', 'ubuntu-24.04-arm'), 30, 70),
        { ...job('publish'), conclusion: 'skipped' },
      ]),
    ],
    timing: apiUsage({ UBUNTU: { [A]: 0, [B]: 0 } }, 72_000),
    systems: { UBUNTU: measured(2, 20 + 40) },
    duration: whole(72),
  },
  {
    name: 'a job with labels of nothing',
    attempts: [attempt(1, [{ ...job('grouped'), runner_group_name: 'team' }])],
    timing: 404,
    systems: { UNKNOWN: measured(1, 60) },
    duration: whole(67, 'measured'),
  },
  {
    name: 'a job of which GitHub lists an end before its start',
    attempts: [attempt(1, [UBUNTU, took(UBUNTU, 500, 60), took(OWN, 7, 9)])],
    timing: apiUsage({ UBUNTU: { [A]: 0, [B]: 0 } }, 66_000),
    systems: { UBUNTU: measured(2, null), SELF_HOSTED: measured(1, 2) },
    duration: whole(66),
  },
]

async function runUsage(
  { attempts, timing }: Pick<Case, 'attempts' | 'timing'>,
  { inputs, faults = [], ...rest }: Scenario & { readonly faults?: readonly Fault[] } = {},
): Promise<SubActionResult> {
  const refusal: Fault[] =
    typeof timing === 'number' ? [{ path: /timing$/, response: { status: timing } }] : []
  const usage = typeof timing === 'number' ? {} : { usage: timing }
  const github = {
    ...rest.github,
    runs: attempts.map((run) => ({ ...run, ...usage })),
    faults: [...refusal, ...faults],
  }
  return await runSubAction('runs', { ...rest, inputs: { usage: 'true', ...inputs }, github })
}

const foundIn = ({ outputs }: SubActionResult) =>
  JSON.parse(outputs['runs'] ?? '') as Record<string, unknown>[]

describe('usage of runs', () => {
  it.each(CASES)('is measured where GitHub has none: $name', async (one) => {
    const result = await runUsage(one)
    const [found] = foundIn(result)
    expect(found?.['usage']).toEqual({ systems: one.systems, duration: one.duration })
    expect([result.exitCode, result.annotations, result.outputs['reason']]).toEqual([
      0,
      [],
      'Found 1 run.',
    ])
  })

  it('takes durations and usage from one list of the jobs of all attempts', async () => {
    const attempts = [attempt(1, [failed(UBUNTU)]), attempt(2, [took(UBUNTU, 1_010, 1_100)])]
    const result = await runUsage({ attempts, timing: 404 })
    expect(result.requests.toSorted()).toEqual([
      `GET ${ACTIONS}/runs/7/jobs?filter=all&per_page=100&page=1`,
      `GET ${ACTIONS}/runs/7/timing`,
      `GET ${ACTIONS}/runs?exclude_pull_requests=true&per_page=20&page=1`,
    ])
    expect(foundIn(result)).toMatchObject([
      { durationSeconds: 100, usage: { duration: whole(67 + 100, 'measured') } },
    ])
  })

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
    [
      'no usage',
      { usage: 'false' },
      { durationSeconds: 67, usage: null },
      /\| duration \|\n.*\n.*\| 1m.7s \|$/m,
    ],
  ])('shows %s', async (_, inputs, found, table) => {
    const timing = apiUsage({ UBUNTU: { [A]: 59_000 } }, 120_000)
    const result = await runUsage({ attempts: [attempt(1, [UBUNTU, OWN])], timing }, { inputs })
    expect(foundIn(result)).toMatchObject([found])
    expect(result.summary).toMatch(table)
    expect(result.requests.some((request) => request.endsWith('/timing'))).toBe(
      inputs['usage'] === undefined,
    )
  })

  it('measures and says why if GitHub fails', async () => {
    const result = await runUsage({ attempts: [attempt(1, [UBUNTU])], timing: 502 })
    expect(foundIn(result)).toMatchObject([
      { durationSeconds: 67, usage: { systems: { UBUNTU: measured(1, 60) } } },
    ])
    expect(result.outputs['reason']).toMatch(
      /Could not read GitHub's usage of 1 run of octo-org\/octo-shop: GitHub responded with 502 .*measured from the jobs\.$/,
    )
  })

  it.each<[string, Fault, RegExp]>([
    [
      'the jobs cannot be read',
      { path: /jobs$/, response: { status: 403 } },
      /Could not read the jobs of 1 run of octo-org/,
    ],
    [
      'jobs are missing from the list',
      { path: /jobs$/, merge: { total_count: 2 } },
      /GitHub counts more jobs than it lists/,
    ],
  ])('shows no usage if %s', async (_, fault, reason) => {
    const timing = apiUsage({ UBUNTU: { [A]: 59_000 } }, 66_000)
    const result = await runUsage({ attempts: [attempt(1, [UBUNTU])], timing }, { faults: [fault] })
    expect(foundIn(result)).toMatchObject([{ durationSeconds: null, usage: null }])
    expect(result.outputs['reason']).toMatch(reason)
    expect(result.summary).toMatch(/\| – \| – \| – \|$/m)
  })

  it('requests none of a run that is not over', async () => {
    const running = fakeRun({ run: { id: 7 } })
    const result = await runUsage({ attempts: [running], timing: 404 })
    expect(result.requests).toHaveLength(1)
    expect(foundIn(result)).toMatchObject([{ usage: null }])
  })

  it('counts all runners of GitHub Enterprise Server as self-hosted', async () => {
    const serverUrl = 'https://ghe.example.com'
    const result = await runUsage(
      { attempts: [attempt(1, [UBUNTU])], timing: 404 },
      { job: { serverUrl } },
    )
    expect(foundIn(result)).toMatchObject([
      { usage: { systems: { SELF_HOSTED: measured(1, 60) }, duration: whole(67, 'measured') } },
    ])
  })
})

describe('usage of many runs', () => {
  const runs = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      fakeRun({ run: { id: index + 1, conclusion: 'success' }, jobs: [{ id: A + index }] }),
    )
  const countOf = ({ requests }: SubActionResult) => ({
    usages: requests.filter((request) => request.endsWith('/timing')).length,
    lists: requests.filter((request) => request.includes('/jobs?filter=all&')).length,
    durations: requests.filter((request) => request.includes('/attempts/1/jobs?')).length,
  })

  it('is requested of all, and of GitHub once if it reports none', async () => {
    const result = await runUsage(
      { attempts: runs(102), timing: 404 },
      { inputs: { limit: '102' } },
    )
    expect(countOf(result)).toEqual({ usages: 1, lists: 102, durations: 0 })
    const usages = result.runLines.map(({ usage }) => usage)
    expect(usages).toEqual(Array(102).fill(measuredUsage(1, 60, 67)))
    expect(result.outputs['reason']).toMatch(
      /^Found 102 runs\.\n\nThe output runs omits the oldest \d+ runs: [^\n]+ The file of the output runs-path has them\.$/,
    )
  })

  it('is requested of GitHub for each run while it reports it, or fails', async () => {
    const timing = apiUsage({ UBUNTU: { [A]: 59_000 } }, 66_000)
    expect(countOf(await runUsage({ attempts: runs(3), timing })).usages).toBe(3)
    expect(countOf(await runUsage({ attempts: runs(3), timing: 502 })).usages).toBeGreaterThan(2)
  })

  it('is not requested below 20 % of the rate limit', async () => {
    const github = { rateLimit: 200 }
    const result = await runUsage({ attempts: runs(3), timing: 404 }, { github })
    expect(countOf(result)).toEqual({ usages: 0, lists: 0, durations: 3 })
    expect(foundIn(result)).toMatchObject(Array(3).fill({ durationSeconds: 67, usage: null }))
    expect(result.outputs['reason']).toBe(
      'Found 3 runs.\n\nOnly 198 of 1000 API requests remain, so the usage of 3 runs was not fetched.',
    )
  })

  it('is no longer requested when 20 % of the rate limit are reached', async () => {
    const github = { rateLimit: 211 }
    const result = await runUsage(
      { attempts: runs(40), timing: 404 },
      { github, inputs: { limit: '40' } },
    )
    const { usages, lists, durations } = countOf(result)
    expect(usages).toBe(1)
    expect(lists).toBeGreaterThan(8)
    // After ten, less than 20 % remain; up to ten more have begun.
    expect(lists).toBeLessThanOrEqual(10 + 10)
    expect(durations).toBe(40 - lists)
    expect(result.outputs['reason']).toMatch(
      new RegExp(`so the usage of ${40 - lists} runs was not fetched\\.$`),
    )
  })

  it('leaves the requests that a failure needs', async () => {
    const github = { rateLimit: 211 }
    const result = await runUsage(
      { attempts: runs(150), timing: 404 },
      { github, inputs: { limit: '150' } },
    )
    const { lists, durations } = countOf(result)
    expect(lists + durations).toBe(100)
    expect(result.outputs['reason']).toMatch(
      new RegExp(`so the usage of ${150 - lists} runs was not fetched, nor the duration of 50\\.$`),
    )
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
  const RUNS = Array.from({ length: 1_000 }, (_, index) => {
    const id = index + 1
    const name = WORKFLOWS[id % 3] ?? ''
    const first = took(job('test', ...(LABELS[id % 2] ?? [])), 7, 7 + secondsOf(id))
    const one = (number: number, jobs: readonly JobFields[], isLatest = true) =>
      attempt(number, jobs, { id, name, conclusion: isLatest ? 'success' : 'failure' })
    const again = took(job('deploy', 'windows-2025'), 1_010, 1_071)
    return id % 10 === 0 ? [one(1, [first], false), one(2, [first, again])] : [one(1, [first])]
  })

  it('adds up what the file of 1,000 runs has', async () => {
    const sums = new Map<string, [jobs: number, minutes: number]>()
    const add = (key: string, seconds: number) => {
      const [jobs, minutes] = sums.get(key) ?? [0, 0]
      sums.set(key, [jobs + 1, minutes + Math.max(1, Math.ceil(seconds / 60))])
    }
    for (let id = 1; id <= 1_000; id++) {
      const workflow = ['CI', 'Deploy   &lt;b&gt;', 'Nightly'][id % 3]
      const team = id % 3 === 0 ? 'shop' : 'none'
      add(`${workflow} | ${['ubuntu-latest', 'gpu, self-hosted'][id % 2]} | ${team}`, secondsOf(id))
      if (id % 10 === 0) add(`${workflow} | windows-2025 | ${team}`, 61)
    }
    const rows = [...sums].map(([key, [jobs, minutes]]) => `| ${key} | ${jobs} | ${minutes} |`)

    const { outputs, runLines, requests } = await runUsage(
      { attempts: RUNS.flat(), timing: 404 },
      { github: { rateLimit: 2_000 }, inputs: { limit: '1000' } },
    )
    expect(runLines.map(({ id }) => id)).toEqual(Array.from(RUNS, (_, at) => 1_000 - at))
    expect(runLines.filter(({ usage, jobs }) => usage === null || jobs === null)).toEqual([])
    expect(requests).toHaveLength(10 + 1_000 + 1)

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
