import { describe, expect, it } from '@jest/globals'
import { reportProgress } from '../../src/cli/progress.ts'
import type { Client } from '../../src/github/http/client.ts'
import { fakeClient, listedJobs, pageOf, requestedPage } from '../../testing/fake-client.ts'

const { signal } = new AbortController()
const REPOSITORY = { owner: 'o', repo: 'r' }
const ATTEMPT = '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}'
const LOGS = '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs'

async function linesFor(jobs: number, pages: readonly number[], attempts = [2]): Promise<string[]> {
  const lines: string[] = []
  const client = fakeClient((requested) => pageOf(listedJobs(jobs), requestedPage(requested)))
  const { get } = reportProgress(client, 7, (line) => lines.push(line))
  for (const page of pages) {
    for (const attempt_number of attempts) {
      const position = { ...REPOSITORY, run_id: 7, attempt_number }
      await get(`${ATTEMPT}/jobs`, { ...position, per_page: 100, page }, signal)
    }
  }
  return lines.filter((line) => line.includes('pages'))
}

describe('reportProgress', () => {
  it.each([
    ['one page', 60, [1], []],
    [
      'several pages, in any order',
      230,
      [1, 3, 2],
      ['1 of 3', '1 of 3', '2 of 3', '2 of 3', '3 of 3'],
    ],
    ['a repeated page', 130, [1, 2, 1], ['1 of 2', '1 of 2', '2 of 2', '2 of 2', '2 of 2']],
  ])('reports the pages read: %s', async (_, jobs, pages, read) => {
    expect(await linesFor(jobs, pages)).toEqual(read.map((one) => `Reading jobs: ${one} pages`))
  })

  it('reports only the first attempt that is read', async () => {
    const lines = await linesFor(130, [1, 2], [2, 1])
    expect(new Set(lines)).toEqual(
      new Set(['Reading jobs: 1 of 2 pages', 'Reading jobs: 2 of 2 pages']),
    )
  })

  it.each([
    [ATTEMPT, 'Reading the run'],
    ['/repos/{owner}/{repo}/actions/runs', 'Reading the list of runs'],
    ['/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations', 'Reading annotations'],
    ['/repos/{owner}/{repo}/branches/{branch}', 'Reading from GitHub'],
  ] as const)('names what a request to %s reads', async (route, line) => {
    const lines: string[] = []
    const client = reportProgress(
      fakeClient(() => ({})),
      7,
      (shown) => lines.push(shown),
    )
    await client.get(
      route as typeof ATTEMPT,
      { ...REPOSITORY, run_id: 7, attempt_number: 2 },
      signal,
    )
    expect(lines).toEqual([line])
  })

  it('names the log that was requested first, and how many are read, until each is read', async () => {
    const lines: string[] = []
    const jobs = {
      total_count: 2,
      jobs: [
        { id: 1, name: 'test' },
        { id: 2, name: 'lint\u001B[2J' },
      ],
    }
    const client = reportProgress(
      {
        ...fakeClient(() => jobs),
        redirect: ((_: string, { job_id }: { job_id: number }) =>
          Promise.resolve(`https://logs.example/${job_id}`)) as unknown as Client['redirect'],
        log: (url) => () =>
          url.endsWith('1')
            ? Promise.resolve({ body: new Blob(['log']).stream(), from: 0, size: 3 })
            : Promise.reject(new Error('gone')),
      },
      7,
      (line) => lines.push(line),
    )
    const page = { ...REPOSITORY, run_id: 7, attempt_number: 2, per_page: 100 }
    await client.get(`${ATTEMPT}/jobs`, page, signal)
    lines.length = 0
    const urls = await Promise.all(
      [1, 2].map((job_id) => client.redirect(LOGS, { ...REPOSITORY, job_id }, signal)),
    )
    const [test, lint] = await Promise.allSettled(urls.map((url) => client.log(url, signal)()))
    expect(lint?.status).toBe('rejected')
    if (test?.status === 'fulfilled')
      for await (const chunk of test.value.body) expect(chunk).toBeDefined()
    expect([...new Set(lines)]).toEqual([
      'Reading the log of test',
      'Reading the log of test (1 of 2)',
      'Reading the log of lint [2J (1 of 2)',
      'Reading the log of test (2 of 2)',
    ])
  })
})
