import { describe, expect, it } from '@jest/globals'
import { fetchFiles } from '../../src/github/commit/fetch-files.ts'
import { createClient } from '../../src/github/http/client.ts'
import { fetchBranchRules, fetchQueueChecks } from '../../src/github/commit/fetch-branch-rules.ts'
import { listCommitRuns } from '../../src/github/commit/list-commit-runs.ts'
import { fetchHead, findCommitOfRun, resolveSha } from '../../src/github/commit/resolve-commit.ts'
import type { BranchRules } from '../../src/model/branch-rules.ts'
import { closedAfterEach } from '../../testing/closed-after-each.ts'
import {
  type ClientRequest,
  fakeClient,
  httpError,
  sourceOf,
  testOptions,
} from '../../testing/fake-client.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import {
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../testing/fake-github/start-fake-github.ts'
import { ACTIONS_APP, apiBranch, apiRules } from '../../testing/fake-github/api-branch.ts'
import { apiRun, RUN_ID } from '../../testing/fake-github/api-run.ts'
import { REPOSITORY_ID } from '../../testing/fake-github/repository.ts'
import { COMMIT } from '../../testing/make-commit.ts'

describe('fetchFiles', () => {
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

describe('resolveSha', () => {
  it('returns the full SHA', async () => {
    const client = fakeClient(() => ({ sha: COMMIT }))
    expect(await resolveSha(sourceOf(client), '7638417')).toBe(COMMIT)
    expect(client.requested[0]?.parameters).toMatchObject({ ref: '7638417' })
  })

  it.each([
    ['the commit of a branch called dead', { sha: COMMIT }, /dead is the name of a branch or tag/],
    ['no SHA', {}, /the response has no SHA/],
  ])('throws if the response is %s', async (_, body, message) => {
    const client = fakeClient(() => body)
    await expect(resolveSha(sourceOf(client), 'dead')).rejects.toThrow(message)
  })
})

describe('fetchHead', () => {
  it('returns the head and the base', async () => {
    const client = fakeClient(() => ({ number: 12, head: { sha: COMMIT }, base: { ref: 'main' } }))
    expect(await fetchHead(sourceOf(client), 12)).toEqual({
      commit: COMMIT,
      pullRequest: {
        number: 12,
        url: 'https://github.com/octo-org/octo-shop/pull/12',
        base: 'main',
      },
      conflicts: false,
    })
  })

  it.each<[string, object, boolean]>([
    ['a conflict', { state: 'open', mergeable_state: 'dirty', mergeable: false }, true],
    ['a conflict of a draft', { state: 'open', draft: true, mergeable_state: 'dirty' }, true],
    ['none while it is unknown', { state: 'open', mergeable_state: 'unknown' }, false],
    ['none if a check blocks', { state: 'open', mergeable_state: 'blocked' }, false],
    ['none of a draft', { state: 'open', mergeable_state: 'draft', mergeable: false }, false],
    ['none of a closed one', { state: 'closed', mergeable_state: 'dirty' }, false],
  ])('finds %s', async (_, fields, conflicts) => {
    const client = fakeClient(() => ({ number: 12, head: { sha: COMMIT }, ...fields }))
    expect(await fetchHead(sourceOf(client), 12)).toMatchObject({ conflicts })
  })
})

describe('findCommitOfRun', () => {
  const BASE = '1111111111111111111111111111111111111111'
  const OTHER = '2222222222222222222222222222222222222222'
  const fork = { full_name: 'a-fork/octo-shop', owner: { login: 'a-fork' } }
  const run = (fields: object) => ({
    id: RUN_ID,
    event: 'pull_request',
    head_sha: COMMIT,
    head_branch: 'cart',
    head_repository: fork,
    head_commit: { id: COMMIT },
    pull_requests: [],
    ...fields,
  })
  const pull = (number: number, sha = COMMIT) => ({
    number,
    state: 'open',
    head: { sha, repo: { full_name: 'a-fork/octo-shop' } },
    base: { ref: 'v1' },
  })
  const AT_BASE = { event: 'pull_request_target', head_sha: BASE }

  it.each<[string, object, readonly object[] | Error, number | undefined]>([
    ['a push', { event: 'push', head_commit: { id: BASE } }, [], undefined],
    ['a run that lists its pull request', { pull_requests: [pull(7)] }, [], 7],
    ['a run of two pull requests', { pull_requests: [pull(7), pull(8)] }, [], undefined],
    ['a run whose pull request has moved on', { pull_requests: [pull(7, OTHER)] }, [], undefined],
    ['a run of a fork', {}, [pull(7)], 7],
    ['a run of a fork without an open pull request', {}, [], undefined],
    ['a run of a fork whose pull requests cannot be read', {}, new Error('403'), undefined],
    ['a run for pull_request_target recorded at the base branch', AT_BASE, [pull(7)], 7],
    ['the same without an open pull request', AT_BASE, [], undefined],
    ['recorded at its head', { ...AT_BASE, head_sha: COMMIT, head_commit: null }, [], undefined],
  ])('finds the commit of %s', async (_, fields, pulls, number) => {
    const response = run(fields)
    const client = {
      ...fakeClient(() => ({ ...response })),
      list: () => (pulls instanceof Error ? Promise.reject(pulls) : Promise.resolve(pulls)),
    }
    const url = `https://github.com/octo-org/octo-shop/pull/${number}`
    const pullRequest = number === undefined ? undefined : { number, url, base: 'v1' }
    const found = { commit: COMMIT, pullRequest }
    expect(await findCommitOfRun(sourceOf(client), RUN_ID, response)).toEqual(found)
    expect(await findCommitOfRun(sourceOf(client), RUN_ID, undefined)).toEqual(found)
  })
})

type Respond = (request: ClientRequest) => Readonly<Record<string, unknown>>

async function list(respond: Respond) {
  const client = fakeClient(respond)
  const found = await listCommitRuns(sourceOf(client), COMMIT)
  return { ...found, requested: client.requested }
}

function pull(number: number, repository: number) {
  return { number, head: { sha: COMMIT }, base: { ref: 'main', repo: { id: repository } } }
}

describe('listCommitRuns', () => {
  it('requests the runs of the commit with their pull requests', async () => {
    const { requested, complete, notes } = await list(() => ({ total_count: 0, workflow_runs: [] }))
    expect(requested.map(({ parameters }) => parameters)).toMatchObject([
      { head_sha: COMMIT, exclude_pull_requests: false, per_page: 100, page: 1 },
    ])
    expect({ complete, notes }).toEqual({ complete: true, notes: [] })
  })

  it('decodes a run with the pull requests of this repository', async () => {
    const run = apiRun({ pull_requests: [pull(12, REPOSITORY_ID), pull(3, 7)] })
    const { runs } = await list(() => ({ total_count: 1, workflow_runs: [run] }))
    expect(runs).toMatchObject([
      {
        workflowId: run.workflow_id,
        headCommit: COMMIT,
        pullRequests: [{ number: 12, base: 'main', commit: COMMIT }],
      },
    ])
  })

  it('reads at most 300 runs, and says that there are more', async () => {
    const { runs, complete, notes } = await list(({ parameters }) => ({
      total_count: 450,
      workflow_runs: Array.from({ length: 100 }, (_, at) =>
        apiRun({ id: 1_000 - 100 * Number(parameters.page) - at }),
      ),
    }))
    expect({ runs: runs?.length, complete }).toEqual({ runs: 300, complete: false })
    expect(notes).toMatchObject([{ text: expect.stringContaining('has 450 runs') }])
  })

  it('returns a note instead of runs if the list is refused', async () => {
    const { runs, complete, notes } = await list(() => {
      throw httpError(403)
    })
    expect({ runs, complete }).toEqual({ runs: undefined, complete: false })
    expect(notes).toMatchObject([{ severity: 'warning' }])
  })
})

type Body = object | 'forbidden'

async function fetchWith(rules: Body, branch: Body): Promise<BranchRules | undefined> {
  const read = <Value>(body: Body): Promise<Value> =>
    body === 'forbidden' ? Promise.reject(httpError(403)) : Promise.resolve(body as Value)
  const client = { ...fakeClient(() => read(branch)), list: () => read<unknown[]>(rules) }
  return await fetchBranchRules(sourceOf(client), 'main')
}

const OPEN = apiBranch('main')
const NO_RULES: BranchRules = { branch: 'main', complete: true, workflows: [], checks: [] }

describe('fetchBranchRules', () => {
  it('joins the checks of rulesets and of the protection', async () => {
    const rules = apiRules([['test', ACTIONS_APP]])
    const branch = apiBranch('main', [
      ['lint', null],
      ['cla', -1],
    ])
    expect(await fetchWith(rules, branch)).toEqual({
      ...NO_RULES,
      checks: [
        { name: 'lint', app: undefined },
        { name: 'cla', app: undefined },
        { name: 'test', app: ACTIONS_APP },
      ],
    })
  })

  it('keeps the rule that names an app if two require one check', async () => {
    const branch = apiBranch('main', [['test', null]])
    const found = await fetchWith(apiRules([['test', ACTIONS_APP]]), branch)
    expect(found?.checks).toEqual([{ name: 'test', app: ACTIONS_APP }])
  })

  it.each<[string, Body, Body]>([
    ['the protection cannot be read', [], 'forbidden'],
    ['the rulesets cannot be read', 'forbidden', OPEN],
    ['there can be more rules', Array.from({ length: 100 }, () => ({ type: 'deletion' })), OPEN],
  ])('is incomplete if %s', async (_, rules, branch) => {
    expect(await fetchWith(rules, branch)).toEqual({ ...NO_RULES, complete: false })
  })

  it('lists the workflows that a ruleset requires as a whole', async () => {
    const workflows = [{ path: '.github/workflows/policy.yml', repository_id: 7 }]
    const rules = await fetchWith([{ type: 'workflows', parameters: { workflows } }], OPEN)
    expect(rules).toEqual({ ...NO_RULES, workflows: ['.github/workflows/policy.yml'] })
  })

  it('returns undefined if neither can be read', async () => {
    expect(await fetchWith('forbidden', 'forbidden')).toBeUndefined()
  })
})

describe('fetchQueueChecks', () => {
  const rules = apiRules(
    [
      ['test', ACTIONS_APP],
      ['any', null],
      ['cla', 42],
    ],
    true,
  )

  it.each<[string, readonly object[] | Error, readonly string[]]>([
    ['what a queue waits for, without that of other apps', rules, ['any', 'test']],
    ['nothing without a queue', rules.slice(0, -1), []],
    ['nothing for a queue without checks', rules.slice(-1), []],
    ['nothing if the rules cannot be read', httpError(403), []],
  ])('returns %s', async (_, response, expected) => {
    const list = () =>
      response instanceof Error ? Promise.reject(response) : Promise.resolve(response)
    const client = { ...fakeClient(() => ({})), list }
    expect(await fetchQueueChecks(sourceOf(client), 'main')).toEqual(expected)
    expect(client.requested).toEqual([])
  })

  it('returns only what anyone may report on a server whose apps are unknown', async () => {
    const source = sourceOf({ ...fakeClient(() => ({})), list: () => Promise.resolve(rules) })
    const repository = { ...source.repository, serverUrl: 'https://github.example' }
    expect(await fetchQueueChecks({ ...source, repository }, 'main')).toEqual(['any'])
  })
})
