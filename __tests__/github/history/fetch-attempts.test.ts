import { describe, expect, it } from '@jest/globals'
import { decodeAttempts, fetchAttempts } from '../../../src/github/history/fetch-attempts.ts'
import { RUN_ID } from '../../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import { type FakeGitHub, startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'
import { logClient } from '../../../testing/fake-client.ts'
import { makeTarget } from '../../../testing/make-run.ts'

const TARGET = makeTarget({ runId: RUN_ID })

async function fetchBefore(attempt: number) {
  const runs = Array.from({ length: attempt }, (_, index) =>
    fakeRun({
      run: { run_attempt: index + 1 },
      jobs: [{ name: `job of ${index + 1}`, conclusion: 'failure' }],
    }),
  )
  const github = await startFakeGitHub({ runs })
  const client = logClient(github.url)
  const fetched = await fetchAttempts(client, TARGET, { attempt }, new AbortController().signal)
  await github.close()
  const attempts = decodeAttempts(fetched, TARGET)
  return {
    github,
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

  it('lists only the latest two of many attempts', async () => {
    const { jobs, github } = await fetchBefore(9)
    expect(jobs.map(([number]) => number)).toEqual([7, 8])
    expect(listsOf(github)).toHaveLength(2)
  })
})
