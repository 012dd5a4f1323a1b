import { describe, expect, it } from '@jest/globals'
import { readReport } from '../../../src/actions/read-report.ts'
import { readResultFiles } from '../../../src/actions/report/read-result-files.ts'
import { bytesRedactor } from '../../../src/github/errors/redact-bytes.ts'
import { listJobs } from '../../../src/github/run/list-jobs.ts'
import { parseYaml } from '../../../src/github/workflow/parse-yaml.ts'
import { UNBOUNDED_TEXTS } from '../../../src/github/http/unbounded-texts.ts'
import {
  fakeClient,
  listedJobs,
  pageOf,
  requestedPage,
  sourceOf,
} from '../../../testing/fake-client.ts'

/** Returns how often an unbounded text is announced before a function has ended. */
async function countIn(run: () => unknown): Promise<number> {
  let count = 0
  const add = () => {
    count += 1
  }
  UNBOUNDED_TEXTS.subscribe(add)
  try {
    await run()
  } catch {
    // What cannot be read was announced first.
  } finally {
    UNBOUNDED_TEXTS.unsubscribe(add)
  }
  return count
}

async function list(count: number): Promise<unknown> {
  const client = fakeClient((requested) => pageOf(listedJobs(count), requestedPage(requested)))
  const source = { ...sourceOf(client), signal: new AbortController().signal }
  return await listJobs(source, '/repos/{owner}/{repo}/actions/runs/{run_id}/jobs', { run_id: 42 })
}

const fileOf = (length: number) => `a: ${'b'.repeat(length - 3)}`
const results = { folder: '/none', jobId: undefined, redact: bytesRedactor(['secret']) }

describe('unbounded texts', () => {
  it.each<[string, () => unknown]>([
    ['a workflow file of 16,384 characters', () => parseYaml(fileOf(16_384))],
    ['a list of 1,000 jobs', () => list(1_000)],
  ])('are not %s', async (_, run) => {
    expect(await countIn(run)).toBe(0)
  })

  it.each<[string, () => unknown]>([
    ['a workflow file of 16,385 characters', () => parseYaml(fileOf(16_385))],
    ['a list of 1,001 jobs', () => list(1_001)],
    ['a stored report', () => readReport('/none/report.json', [])],
    ['files of results', () => readResultFiles(['./*.xml'], results)],
  ])('are %s, as is announced before it is read', async (_, run) => {
    expect(await countIn(run)).toBeGreaterThan(0)
  })
})
