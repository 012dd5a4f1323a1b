import { describe, expect, it } from '@jest/globals'
import { type EventCommit, readCommit } from '../../../src/actions/report/read-commit.ts'
import { makeTarget } from '../../helpers/make-run.ts'

const HEAD = '7638417db6d59f3c431d3e1f261cc637155684cd'
const MERGE = '1111111111111111111111111111111111111111'
const PULL = { number: 12, base: { ref: 'main' }, head: { sha: HEAD } }
const REF = { number: 12, url: 'https://github.com/octo-org/octo-shop/pull/12', base: 'main' }
const UNKNOWN = { sha: undefined, pullRequest: undefined }

const ENV: Readonly<Record<string, string>> = {
  GITHUB_REPOSITORY: 'octo-org/octo-shop',
  GITHUB_RUN_ID: '42',
  GITHUB_SHA: MERGE,
}

function read(event: object, target = {}): EventCommit {
  return readCommit(event, (name) => ENV[name], makeTarget(target))
}

describe('readCommit', () => {
  it.each<[string, object, object, EventCommit]>([
    ['GITHUB_SHA for a push', {}, {}, { sha: MERGE, pullRequest: undefined }],
    ['the head of a pull request', { pull_request: PULL }, {}, { sha: HEAD, pullRequest: REF }],
    [
      'the commit of the triggering run',
      { workflow_run: { id: 7, head_sha: HEAD, pull_requests: [PULL] } },
      {},
      { sha: HEAD, pullRequest: REF },
    ],
    [
      'the same if run-id names the triggering run',
      { workflow_run: { id: 7, head_sha: HEAD, pull_requests: [] } },
      { runId: 7 },
      { sha: HEAD, pullRequest: undefined },
    ],
    [
      'no pull request whose head has moved on',
      { workflow_run: { id: 7, head_sha: MERGE, pull_requests: [PULL] } },
      {},
      { sha: MERGE, pullRequest: undefined },
    ],
    [
      'no pull request if there are two',
      { workflow_run: { id: 7, head_sha: HEAD, pull_requests: [PULL, { ...PULL, number: 13 }] } },
      {},
      { sha: HEAD, pullRequest: undefined },
    ],
    ['nothing for another run', { pull_request: PULL }, { runId: 43 }, UNKNOWN],
    [
      'nothing for a run of another repository',
      { workflow_run: { id: 42, head_sha: HEAD } },
      { repo: 'other' },
      UNKNOWN,
    ],
  ])('returns %s', (_, event, target, expected) => {
    expect(read(event, target)).toEqual(expected)
  })
})
