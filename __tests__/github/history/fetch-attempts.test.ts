import { describe, expect, it } from '@jest/globals'
import { decodeAttempts, fetchAttempts } from '../../../src/github/history/fetch-attempts.ts'
import { RUN_ID } from '../../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../../testing/fake-github/faults.ts'
import { type FakeGitHub, startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'
import { logClient } from '../../../testing/fake-client.ts'
import { makeTarget } from '../../../testing/make-run.ts'

const TARGET = makeTarget({ runId: RUN_ID })

async function fetchBefore(attempt: number, faults: readonly Fault[] = []) {
  const runs = Array.from({ length: attempt }, (_, index) =>
    fakeRun({
      run: { run_attempt: index + 1 },
      jobs: [{ name: `job of ${index + 1}`, conclusion: 'failure' }],
    }),
  )
  const github = await startFakeGitHub({ runs, faults, latencyMs: 20 })
  const client = logClient(github.url)
  const fetched = await fetchAttempts(client, TARGET, attempt, new AbortController().signal)
  await github.close()
  const attempts = decodeAttempts(fetched, TARGET)
  return {
    github,
    notes: fetched.notes,
    jobs: attempts.map(({ number, jobs }) => [number, jobs?.map(({ name }) => name)]),
  }
}

/** Returns the requests for lists of jobs. */
function listsOf({ requests }: FakeGitHub) {
  return requests.filter(({ pathname }) => pathname.endsWith('/jobs'))
}

describe('fetchAttempts', () => {
  it('fetches the annotations of the failed jobs of each attempt', async () => {
    const { github } = await fetchBefore(3)
    const paths = github.requests.map(({ pathname }) => pathname)
    expect(paths.filter((path) => path.endsWith('/annotations'))).toHaveLength(2)
    expect(paths).toHaveLength(4)
  })

  it('makes no request for the first attempt', async () => {
    const { jobs, github } = await fetchBefore(1)
    expect(jobs).toEqual([])
    expect(github.requests).toEqual([])
  })

  it('lists the jobs of both earlier attempts in parallel', async () => {
    const { jobs, github } = await fetchBefore(3)
    expect(jobs).toEqual([
      [1, ['job of 1']],
      [2, ['job of 2']],
    ])
    expect(listsOf(github)).toHaveLength(2)
    expect(github.maxInFlight).toBe(2)
  })

  it('lists only the latest two of many attempts', async () => {
    const { jobs, github } = await fetchBefore(9)
    expect(jobs.map(([number]) => number)).toEqual([7, 8])
    expect(listsOf(github)).toHaveLength(2)
  })

  it('returns an attempt without jobs and a note if they cannot be listed', async () => {
    const fault: Fault = { path: /attempts\/1\/jobs/, response: { status: 403 } }
    const { jobs, notes } = await fetchBefore(3, [fault])
    expect(jobs).toEqual([
      [1, undefined],
      [2, ['job of 2']],
    ])
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatchObject({ severity: 'notice' })
    expect(notes[0]?.text).toMatch(
      /^Not all earlier attempts are compared\. Could not read the jobs/,
    )
  })
})
