import { describe, expect, it } from '@jest/globals'
import { type CommitSource, readCommit } from '../../../src/actions/report/read-commit.ts'
import { makeTarget } from '../../../testing/make-run.ts'

const HEAD = '7638417db6d59f3c431d3e1f261cc637155684cd'
const MERGE = '1111111111111111111111111111111111111111'
const PULL = { number: 12, base: { ref: 'main' }, head: { sha: HEAD } }
const REF = { number: 12, url: 'https://github.com/octo-org/octo-shop/pull/12', base: 'main' }
const ENV: Readonly<Record<string, string>> = {
  GITHUB_REPOSITORY: 'octo-org/octo-shop',
  GITHUB_RUN_ID: '42',
  GITHUB_SHA: MERGE,
}

function read(event: object, target = {}): CommitSource {
  return readCommit(event, (name) => ENV[name], makeTarget(target))
}

describe('readCommit', () => {
  const triggering = { id: 7, event: 'pull_request', head_sha: HEAD }

  it.each<[string, object, object, CommitSource]>([
    ['GITHUB_SHA for a push', {}, {}, { kind: 'current-run', sha: MERGE, pullRequest: undefined }],
    [
      'the head of a pull request',
      { pull_request: PULL },
      {},
      { kind: 'current-run', sha: HEAD, pullRequest: REF },
    ],
    [
      'the triggering run',
      { workflow_run: triggering },
      {},
      { kind: 'run', runId: 7, response: triggering },
    ],
    [
      'the same if run-id names the triggering run',
      { workflow_run: triggering },
      { runId: 7, owner: 'Octo-Org' },
      { kind: 'run', runId: 7, response: triggering },
    ],
    [
      'another run',
      { pull_request: PULL },
      { runId: 43 },
      { kind: 'run', runId: 43, response: undefined },
    ],
    [
      'a run of another repository',
      { workflow_run: { ...triggering, id: 42 } },
      { repo: 'other' },
      { kind: 'run', runId: 42, response: undefined },
    ],
  ])('returns %s', (_, event, target, expected) => {
    expect(read(event, target)).toEqual(expected)
  })
})
