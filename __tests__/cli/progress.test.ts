import { describe, expect, it } from '@jest/globals'
import { reportProgress } from '../../src/cli/progress.ts'
import type { Client } from '../../src/github/http/client.ts'
import { QUIET_CLIENT } from '../../testing/fake-client.ts'

const { signal } = new AbortController()
const REPOSITORY = '/repos/{owner}/{repo}'
const ATTEMPT = `${REPOSITORY}/actions/runs/{run_id}/attempts/{attempt_number}`

/** Returns what is shown for the requests that `send` sends. */
async function linesOf(send: (client: Client) => Promise<unknown>): Promise<string[]> {
  const lines: string[] = []
  const client: Client = {
    ...QUIET_CLIENT,
    get: () => Promise.resolve({} as never),
    list: () => Promise.resolve([]),
    query: () => Promise.resolve({}),
    redirect: () => Promise.resolve(''),
  }
  await send(reportProgress({ ...client, behind: client }, (line) => lines.push(line)))
  return lines
}

describe('reportProgress', () => {
  it.each([
    [ATTEMPT, 'Reading the run'],
    [`${ATTEMPT}/jobs`, 'Reading jobs'],
    [`${REPOSITORY}/actions/runs`, 'Reading the list of runs'],
    [`${REPOSITORY}/check-runs/{check_run_id}/annotations`, 'Reading annotations'],
    [`${REPOSITORY}/branches/{branch}`, 'Reading from GitHub'],
  ])('names what a request to %s reads', async (route, line) => {
    const parameters = { owner: 'o', repo: 'r' } as never
    const request = [route as never, parameters, signal] as const
    expect(await linesOf((client) => client.get(...request))).toEqual([line])
    expect(await linesOf((client) => client.list(...request))).toEqual([line])
    expect(await linesOf(({ behind = QUIET_CLIENT as Client }) => behind.get(...request))).toEqual([
      line,
    ])
  })

  it('names logs and issues', async () => {
    const logs = `${REPOSITORY}/actions/jobs/{job_id}/logs` as const
    const job = { owner: 'o', repo: 'r', job_id: 1 }
    const lines = await linesOf(async (client) => {
      await client.redirect(logs, job, signal)
      await client.query('query { viewer { login } }', {}, signal)
    })
    expect(lines).toEqual(['Reading a log', 'Reading issues'])
  })
})
