import { describe, expect, it } from '@jest/globals'
import { fetchHistories, listFailedRuns } from '../../src/github/base/fetch-others.ts'
import { chooseOthers, MAX_OTHER_AGE } from '../../src/analyse/verdicts/elsewhere.ts'
import { decodeListedRun } from '../../src/github/run/listed-run.ts'
import type { BaseBranch } from '../../src/model/base-branch.ts'
import { sourceOf } from '../../testing/fake-client.ts'
import { directClients } from '../../testing/fake-github/direct-clients.ts'
import { fakeState } from '../../testing/fake-github/state.ts'
import { type RunFields, SHA } from '../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { FORK } from '../../testing/fake-github/repository.ts'
import { at, makeRun } from '../../testing/make-run.ts'

describe('fetch-histories', () => {
  const shaOf = (digit: number) => String(digit).repeat(40)

  it('fetches the commits of a branch, and those of other branches that it lacks', async () => {
    const [first, second, topic, onTopic] = [shaOf(1), shaOf(2), shaOf(3), shaOf(4)]
    const mergeBases = { [topic]: first, [onTopic]: topic }
    const commits = { branch: 'main', shas: [first, second], mergeBases }
    const source = sourceOf(directClients(fakeState({ commits })).client)
    const found = await fetchHistories(source, 'main', [topic, onTopic])
    expect(found.base).toEqual(new Set([second, first]))
    expect([...found.heads.values()]).toEqual([[topic], [onTopic, topic]])
  })
})

describe('chooseOthers', () => {
  const DAY = 86_400
  const TOPIC = 'f'.repeat(40)
  const shaOf = (n: number) => String(n).padStart(40, '0')

  const onto = (number: number, ref = 'main') => [{ number, base: { ref } }]

  /** A failed run of pull request `n`, a minute before the reported one. */
  const pull = (n: number, fields: RunFields = {}): RunFields => ({
    ...{ id: 5_000 + n, event: 'pull_request', conclusion: 'failure', run_started_at: -60 },
    ...{ head_branch: `topic-${n}`, head_sha: shaOf(n), pull_requests: onto(n) },
    ...fields,
  })
  const branch = (name: string, fields: RunFields = {}) =>
    pull(31, { event: 'push', head_branch: name, pull_requests: [], ...fields })
  const group = (n: number, base = 'main') =>
    branch(`gh-readonly-queue/${base}/pr-${n}-${SHA}`, { event: 'merge_group' })
  const fork = (name: string, head: typeof FORK | null = FORK) =>
    branch(name, { event: 'pull_request', head_repository: head })

  /** The reported run, of pull request 12. */
  const REPORTED = pull(12, {
    ...{ id: 9_000, run_started_at: 0, head_branch: 'topic', head_sha: TOPIC },
  })

  const baseRun = (start: number, conclusion: string) => ({
    ...makeRun({ startedAt: at(start), conclusion, commit: shaOf(1) }),
    ...{ attempt: 1, completed: true },
  })
  const baseOf = (...runs: BaseBranch['runs']): BaseBranch => ({
    ...{ name: 'main', isCurrent: false, testsMerge: true, mergeBase: undefined },
    ...{ runs, responses: { jobs: new Map(), excerpts: new Map(), commits: new Map() } },
  })
  const BROKEN = baseRun(-7_200, 'failure')
  const REPAIRED = baseOf(baseRun(-1_800, 'success'), baseRun(-3_600, 'success'), BROKEN)

  async function list(runs: readonly RunFields[], base = baseOf()) {
    const state = fakeState({ runs: [...runs, REPORTED].map((run) => fakeRun({ run })) })
    const source = sourceOf(directClients(state).client)
    const reported = decodeListedRun(fakeRun({ run: REPORTED }).run, source.repository)
    if (reported === undefined) throw new Error('it has no id')
    return chooseOthers(await listFailedRuns(source, reported, MAX_OTHER_AGE), reported, base)
  }

  it.each<[string, readonly string[], readonly RunFields[], BaseBranch?]>([
    ['pull requests, the newest first', ['#32', '#31'], [pull(31), pull(32)]],
    ['a branch', ['fix'], [branch('fix')]],
    ['a merge group', ['#31'], [group(31)]],
    ['one of its own branch', [], [branch('topic')]],
    ['one of its own pull request', [], [pull(12, { head_branch: 'renamed' })]],
    ['the merge group of its own pull request', [], [group(12)]],
    ['a pull request and its merge group once', ['#31'], [pull(31, { id: 1 }), group(31)]],
    ['a branch with and without a pull request once', ['#31'], [pull(31), branch('topic-31')]],
    ['one with its own commit', [], [branch('copy', { head_sha: TOPIC })]],
    ['one with a commit of the base branch', [], [branch('v1', { head_sha: shaOf(1) })], REPAIRED],
    ['one of the base branch', [], [branch('main')]],
    ['one for another base', [], [pull(31, { pull_requests: onto(31, 'release') })]],
    ['one for two bases', [], [pull(31, { pull_requests: [...onto(31), ...onto(31, 'v1')] })]],
    ['a merge group for another base', [], [group(31, 'release')]],
    ['one that a schedule started', [], [branch('fix', { event: 'schedule' })]],
    ['one that a person started', [], [branch('fix', { event: 'workflow_dispatch' })]],
    ['one that passed', [], [pull(31, { conclusion: 'success' })]],
    ['one of another workflow', [], [pull(31, { workflow_id: 8, path: 'other.yml' })]],
    ['a fork, whose branch is called main', ['main'], [fork('main')]],
    ['a fork, whose branch is called as its own', ['topic'], [fork('topic')]],
    ['a deleted fork', ['topic'], [fork('topic', null)]],
    [
      'a fork, whose branch is called like a merge group',
      [`gh-readonly-queue/main/pr-1-${SHA}`],
      [fork(`gh-readonly-queue/main/pr-1-${SHA}`)],
    ],
    ['one of a day before', ['#31'], [pull(31, { run_started_at: -DAY })]],
    ['one that is older than a day', [], [pull(31, { run_started_at: -DAY - 1 })]],
    ['one of a day after', ['#31'], [pull(31, { run_started_at: DAY })]],
    ['one of more than a day after', [], [pull(31, { run_started_at: DAY + 1 })]],
    [
      'one since the base branch was repaired',
      ['#31'],
      [pull(31, { run_started_at: -3_600 }), pull(30, { run_started_at: -3_601 })],
      REPAIRED,
    ],
    [
      'an older one of a broken base',
      ['#31'],
      [pull(31, { run_started_at: -DAY })],
      baseOf(BROKEN),
    ],
    [
      'an older one of a green base',
      ['#31'],
      [pull(31, { run_started_at: -DAY })],
      baseOf(baseRun(-60, 'success')),
    ],
  ])('lists of %s: %j', async (_, expected, runs, base = baseOf()) => {
    const others = await list(runs, base)
    const names = others.map(({ pullRequest, branch: name }) =>
      pullRequest === undefined ? name : `#${pullRequest}`,
    )
    expect(names).toEqual(expected)
  })

  it('returns the newest run of a branch, in its latest attempt', async () => {
    const others = await list([pull(31), pull(31, { id: 5_999, run_attempt: 2 })])
    expect(others).toMatchObject([{ id: 5_999, attempt: 2, completed: true }])
  })
})
