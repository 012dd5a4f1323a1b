import { describe, expect, it } from '@jest/globals'
import { fetchFiles } from '../../../src/github/commit/fetch-files.ts'
import { createClient } from '../../../src/github/http/client.ts'
import { closedAfterEach } from '../../../testing/closed-after-each.ts'
import { sourceOf, testOptions } from '../../../testing/fake-client.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import {
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../../testing/fake-github/start-fake-github.ts'

const COMMIT = 'a'.repeat(40)
const FILES = ['a.ts', 'src/a.ts', 'lib/src/a.ts', 'src/xa.ts', 'go/stock/stock_test.go']

const closing = closedAfterEach()

async function find(paths: readonly string[], options: FakeGitHubOptions = {}) {
  const github = closing(
    await startFakeGitHub({
      runs: [fakeRun()],
      files: Object.fromEntries(FILES.map((path) => [path, ''])),
      ...options,
    }),
  )
  const lines: string[] = []
  const client = createClient({ ...testOptions(github.url), debug: (line) => lines.push(line) })
  const found = await fetchFiles(sourceOf(client), COMMIT, new Set(paths))
  const byEnd = found && Object.fromEntries([...found.byEnd].map(([end, all]) => [end, [...all]]))
  return { byEnd, isComplete: found?.isComplete, requests: github.requests, lines }
}

const withTree = (body: object) => ({ bodies: { [`git/trees/${COMMIT}`]: body } })

describe('fetchFiles', () => {
  it('finds the files that have a path or end with it, by one request', async () => {
    const paths = ['a.ts', 'src/a.ts', 'stock_test.go', 'stock', 'none.ts', 'A.ts', 'c/a.ts', '']
    const { byEnd, isComplete, requests } = await find(paths)
    expect(byEnd).toEqual({
      'a.ts': ['a.ts', 'src/a.ts', 'lib/src/a.ts'],
      'src/a.ts': ['src/a.ts', 'lib/src/a.ts'],
      'stock_test.go': ['go/stock/stock_test.go'],
    })
    expect(isComplete).toBe(true)
    expect(requests.map(({ path }) => path)).toEqual([
      `/repos/octo-org/octo-shop/git/trees/${COMMIT}?recursive=1`,
    ])
  })

  it('ignores folders, submodules and what is no entry', async () => {
    const tree = [
      { type: 'tree', path: 'x/a.ts' },
      { type: 'commit', path: 'y/a.ts' },
      { type: 'blob', path: 'z/a.ts' },
      { type: 'blob', path: 7 },
      null,
    ]
    const { byEnd } = await find(['a.ts'], withTree({ tree, truncated: false }))
    expect(byEnd).toEqual({ 'a.ts': ['z/a.ts'] })
  })

  it.each([
    ['cut by GitHub', { tree: [{ type: 'blob', path: 'a.ts' }], truncated: true }],
    ['not said to be whole', { tree: [{ type: 'blob', path: 'a.ts' }] }],
    ['empty', { tree: [], truncated: false }],
    ['no list', { tree: {}, truncated: false }],
  ])('returns that files can be missing from a tree that is %s', async (_, body) => {
    expect(await find(['a.ts'], withTree(body))).toMatchObject({ isComplete: false })
  })

  it.each([403, 404, 409, 500])('only logs a status of %i', async (status) => {
    const response = { status, body: { message: 'No' } }
    const { byEnd, lines } = await find(['a.ts'], { faults: [{ path: /trees/, response }] })
    expect(byEnd).toBeUndefined()
    expect(lines.at(-1)).toMatch(`Skipped the files of commit ${COMMIT}: `)
  })
})
