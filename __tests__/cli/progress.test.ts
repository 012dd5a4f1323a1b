import { describe, expect, it } from '@jest/globals'
import { reportProgress } from '../../src/cli/report-run.ts'
import { requestedPage, fakeClient, listedJobs, pageOf } from '../../testing/fake-client.ts'

const ROUTE = '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs'

async function linesFor(jobs: number, pages: readonly number[], attempts = [2]): Promise<string[]> {
  const lines: string[] = []
  const client = fakeClient((requested) => pageOf(listedJobs(jobs), requestedPage(requested)))
  const { get } = reportProgress(client, 7, (line) => lines.push(line))
  for (const page of pages) {
    for (const attempt_number of attempts) {
      const place = { owner: 'o', repo: 'r', run_id: 7, attempt_number }
      await get(ROUTE, { ...place, per_page: 100, page }, new AbortController().signal)
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
