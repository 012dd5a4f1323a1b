import { describe, expect, it } from '@jest/globals'
import { resolveRun } from '../../src/cli/report-run.ts'
import type { CommandTarget } from '../../src/cli/named.ts'
import { fakeClient } from '../../testing/fake-client.ts'

const REPOSITORY = { serverUrl: 'https://github.com', owner: 'o', repo: 'r' }
const { signal } = new AbortController()

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
