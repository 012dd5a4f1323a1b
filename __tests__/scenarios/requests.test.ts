import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import {
  baseRun,
  FAILED_JOB,
  jobId,
  OTHERS,
  pullRequestRun,
  PUSH_EVENT,
  REPORT,
  runReport,
  shaOf,
  type Scene,
  startOf,
  TOPIC,
} from '../../testing/base-branch.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
import { MIN_FOR_REASONS } from '../../src/github/http/rate-limit.ts'
import { MAX_LAST_READ } from '../../src/gather/budgets.ts'
import { failedLog } from '../../testing/run-with-logs.ts'

const NAMES = ['test', 'lint', 'build', 'docs', 'types', 'e2e'] as const

/** Twelve runs of `main`, each with six jobs that passed. */
const EARLIER = Array.from({ length: 12 }, (_, at) => 8 + at).map((n) => {
  const jobs = NAMES.map((name, at) => ({ id: jobId(n) * 10 + at, name, conclusion: 'success' }))
  return baseRun(n, 'success', { updated_at: startOf(n) + 70 }, jobs)
})

/** A run of six jobs of a minute, of which the first ones fail. */
function jobsOf(failed: number, minutes = 1): JobFields[] {
  return [
    ...NAMES.map((name, at): JobFields => {
      const conclusion = at < failed ? 'failure' : 'success'
      const completed_at = 5 + 60 * minutes
      return { id: FAILED_JOB * 10 + at, name, conclusion, started_at: 5, completed_at }
    }),
    REPORT,
  ]
}

/** Each job fails for a reason of its own. */
const LOGS = Object.fromEntries(
  NAMES.map((name, at) => [FAILED_JOB * 10 + at, failedLog([`##[error]${name} is broken`])]),
)

async function requestsOf(scene: Partial<Scene>, remaining: number) {
  const result = await runReport({
    runs: EARLIER,
    logs: LOGS,
    github: { rateLimit: remaining },
    inputs: { 'history-runs': '10', 'known-issues': '' },
    ...scene,
  })
  return { ...result, paths: result.github.requests.map(({ path }) => path) }
}

/** It names the branch, too, so that earlier runs are listed before the first response says what remains. */
const PULL_REQUEST_EVENT = {
  repository: { default_branch: 'main' },
  pull_request: {
    base: { ref: 'main', sha: shaOf(19) },
    head: { ref: 'topic', repo: { full_name: 'octo-org/octo-shop', fork: false } },
  },
}
const onPullRequest = (jobs: JobFields[]): Partial<Scene> => ({
  run: pullRequestRun({}, jobs),
  event: PULL_REQUEST_EVENT,
  env: { GITHUB_EVENT_NAME: 'pull_request' },
})
const onPush = (jobs: JobFields[]): Partial<Scene> => ({
  run: pullRequestRun({ event: 'push', head_branch: 'main' }, jobs),
  event: PUSH_EVENT,
})

type Counts = Readonly<Record<number, number>>

/** By how many requests remain, of a pull request that passed and of those with so many failed jobs. */
const PASSED: Counts = { 1000: 15, 600: 4, 300: 4, 90: 4, 15: 4 }
const FAILED: Readonly<Record<1 | 3 | 6, Counts>> = {
  1: { 1000: 20, 600: 19, 300: 10, 90: 6, 15: 4 },
  3: { 1000: 26, 600: 23, 300: 14, 90: 8, 15: 4 },
  6: { 1000: 32, 600: 29, 300: 20, 90: 8, 15: 4 },
}

it('docs/platform.md has the numbers of requests of a pull request', () => {
  const text = readFileSync(new URL('../../docs/platform.md', import.meta.url), 'utf8')
  const rows = [
    ...text.matchAll(/^ +- [^:]*(?:%|than \d+)[^:]*: (\d+)[^;]*; (\d+(?:, \d+ or \d+)?)/gm),
  ]
  const given = rows.map(([, passed, failed = '']) => [Number(passed), failed])
  const failedAt = (remaining: number) => {
    const [one, three, six] = [1, 3, 6].map((jobs) => FAILED[jobs as 1][remaining])
    return one === six ? String(one) : `${one}, ${three} or ${six}`
  }
  const all = [1000, 600, 300, 90, 15]
  expect(given).toEqual(all.map((remaining) => [PASSED[remaining], failedAt(remaining)]))
})

describe('the requests of a report', () => {
  it.each<[string, number, number, typeof onPush, Counts]>([
    ['a push that passed', 0, 1, onPush, { 1000: 14, 600: 4, 300: 4, 90: 4, 15: 4 }],
    ['a pull request that passed', 0, 1, onPullRequest, PASSED],
    // Six of them are for the logs of slower jobs. A failure that nothing explains takes one for the memory of a month.
    ['a pull request that took longer', 0, 9, onPullRequest, { 1000: 21, 600: 20, 300: 4 }],
    ['a pull request with a failed job', 1, 1, onPullRequest, FAILED[1]],
    ['a pull request with three failed jobs', 3, 1, onPullRequest, FAILED[3]],
    ['a push with a failed job', 1, 1, onPush, { 1000: 20, 600: 20, 300: 11, 90: 7, 15: 4 }],
    ['a pull request with six failed jobs', 6, 1, onPullRequest, FAILED[6]],
  ])('of %s are fewer the fewer remain', async (...[, failed, minutes, scene, expected]) => {
    const jobs = jobsOf(failed, minutes)
    for (const [remaining, count] of Object.entries(expected)) {
      const { paths, report } = await requestsOf(scene(jobs), Number(remaining))
      // Nothing is read twice.
      expect([remaining, paths.length, new Set(paths).size]).toEqual([remaining, count, count])
      const verdicts = report?.causes.map(({ judged }) => judged.verdict)
      const lists = paths.filter((path) => path.endsWith(OTHERS))
      expect(lists).toHaveLength(failed > 0 && Number(remaining) > 100 ? 1 : 0)
      const most =
        Number(remaining) < MIN_FOR_REASONS ? 0 : Number(remaining) < 100 ? MAX_LAST_READ : failed
      const judged = Math.min(failed, most)
      expect(verdicts?.slice(0, judged)).toEqual(Array<string>(judged).fill('new'))
    }
  })

  it.each([
    [12, 5],
    [60, 5],
    [200, 7],
  ])('of a cancelled run of %i legs are %i', async (count, requests) => {
    const legs = Array.from({ length: count }, (_, at): JobFields => {
      const times = { started_at: 5 + (at % 20), completed_at: 300 }
      return { id: 1_000 + at, name: `test (${at})`, conclusion: 'cancelled', ...times }
    })
    const said = [apiAnnotation({ message: 'The run was canceled by @mona.' })]
    const annotations = Object.fromEntries(legs.map(({ id = 0 }) => [id, said] as const))
    const { paths, report } = await requestsOf(
      {
        runs: [],
        run: pullRequestRun({}, [...legs, REPORT]),
        github: { annotations },
        inputs: { 'history-runs': '0' },
      },
      1_000,
    )
    // The run, its file, pages of jobs, the annotations of one, and the log of one.
    expect(paths).toHaveLength(requests)
    expect(report?.causes.map(({ sentence }) => sentence)).toEqual([
      `${count} jobs were cancelled by mona`,
    ])
  })

  it('list main once if the branch of the pull request has enough runs of its own', async () => {
    const own = Array.from({ length: 6 }, (_, at) => {
      const times = { run_started_at: startOf(0) + at, updated_at: startOf(0) + at + 70 }
      const branch = { event: 'pull_request', head_branch: 'topic' }
      return baseRun(-at - 1, 'success', { ...branch, ...times, head_sha: TOPIC })
    })
    const scene = { ...onPullRequest(jobsOf(1)), runs: [...own, ...EARLIER] }
    const { paths, judged, report } = await requestsOf(scene, 1_000)
    const lists = paths.flatMap((path) => /\/runs\?branch=(\w+)/.exec(path)?.[1] ?? [])
    expect(lists.toSorted()).toEqual(['main', 'topic'])
    expect([judged, report?.history?.branch]).toEqual(['new: 19 passed', 'topic'])
  })

  it.each([101, 90])('with %i of 1000 left give a message and a verdict', async (remaining) => {
    const { report, judged } = await requestsOf(onPullRequest(jobsOf(1)), remaining)
    expect(report?.causes.map(({ message }) => message)).toEqual(['Error: test is broken'])
    expect(judged).toBe('new: 19 passed')
  })

  it.each([
    [
      600,
      0,
      /^Only 59\d .* took no longer than most earlier ones, were not compared with theirs\.$/,
    ],
    [300, 1, /^Only 29\d .* this run was not compared with earlier ones\.$/],
    [90, 1, /^Only 8\d .* at most 3 logs and 3 annotations of failed jobs were read\.$/],
    [15, 1, /^Only 1\d .* the failures were not explained\.$/],
  ])('with %i left and %i failed jobs are said to be few', async (remaining, failed, text) => {
    const { report } = await requestsOf(onPullRequest(jobsOf(failed)), remaining)
    const notes = report?.notes.map((note) => note.text)
    expect(notes).toContainEqual(expect.stringMatching(text))
  })
})
