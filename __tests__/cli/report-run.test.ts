import { describe, expect, it } from '@jest/globals'
import { reportProgress, resolveRun } from '../../src/cli/report-run.ts'
import type { CommandTarget } from '../../src/cli/run-url.ts'
import { fakeClient, listedJobs, pageOf, requestedPage } from '../../testing/fake-client.ts'

const REPOSITORY = { serverUrl: 'https://github.com', owner: 'o', repo: 'r' }
const { signal } = new AbortController()

const ROUTE = '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs'

async function linesFor(jobs: number, pages: readonly number[], attempts = [2]): Promise<string[]> {
  const lines: string[] = []
  const client = fakeClient((requested) => pageOf(listedJobs(jobs), requestedPage(requested)))
  const { get } = reportProgress(client, 7, (line) => lines.push(line))
  for (const page of pages) {
    for (const attempt_number of attempts) {
      const position = { owner: 'o', repo: 'r', run_id: 7, attempt_number }
      await get(ROUTE, { ...position, per_page: 100, page }, signal)
    }
  }
  return lines
}

describe('reportProgress', () => {
  it.each([
    ['one page', 60, [1], []],
    [
      'several pages, in any order',
      230,
      [1, 3, 2],
      ['Reading jobs: 1 of 3 pages', 'Reading jobs: 2 of 3 pages', 'Reading jobs: 3 of 3 pages'],
    ],
    [
      'a repeated page',
      130,
      [1, 2, 1],
      ['1', '2', '2'].map((n) => `Reading jobs: ${n} of 2 pages`),
    ],
  ])('reports the pages read: %s', async (_, jobs, pages, lines) => {
    expect(await linesFor(jobs, pages)).toEqual(lines)
  })

  it('reports only the first attempt that is read', async () => {
    expect(await linesFor(130, [1, 2], [2, 1])).toHaveLength(2)
  })
})

/** Resolves a run or a job, with the response for job 9; also returns the requests. */
async function resolve(
  run: CommandTarget,
  attempt: number | undefined,
  job: Readonly<Record<string, unknown>>,
) {
  const routes: string[] = []
  const client = fakeClient(({ route }) => {
    routes.push(route)
    return job
  })
  return { ref: await resolveRun(client, { run, attempt }, signal), routes }
}

describe('resolveRun', () => {
  const JOB = '/repos/{owner}/{repo}/actions/jobs/{job_id}'
  const job = { run_id: 7, run_attempt: 3 }

  it.each<[string, object, number | undefined, number | undefined, string[]]>([
    ['a run', { runId: 7, attempt: undefined }, undefined, undefined, []],
    ['an attempt', { runId: 7, attempt: 2 }, 2, 2, []],
    ['a job of a run', { runId: 7, jobId: 9 }, undefined, 3, [JOB]],
    ['a job alone', { runId: undefined, jobId: 9 }, undefined, 3, [JOB]],
    ['a job of a run and --attempt', { runId: 7, jobId: 9 }, 2, 2, []],
    ['a job alone and --attempt', { runId: undefined, jobId: 9 }, 2, 2, [JOB]],
  ])('finds the attempt of %s', async (_, named, given, attempt, routes) => {
    const run = { ...REPOSITORY, ...named } as CommandTarget
    expect(await resolve(run, given, job)).toEqual({
      ref: { ...REPOSITORY, runId: 7, attempt },
      routes,
    })
  })
})
