import { describe, expect, it } from '@jest/globals'
import { explainChange, failUnread } from '../../src/actions/explain-change.ts'
import { StepFailure } from '../../src/actions/step-failure.ts'
import { GitHubError } from '../../src/github/errors/github-error.ts'
import { httpError } from '../../testing/fake-client.ts'
import { makeTarget } from '../../testing/make-run.ts'

const YAML = `Give the job that runs this step the permission to do it:

permissions:
  actions: write

(Setting \`permissions\` removes every scope you don't list; add \`contents: read\` if the job also checks out code. If a pull request from a fork started the workflow, its token never gets the permission.)`

const UNSURE = ' GitHub may have applied the change anyway; check before retrying.'

/** Texts of both functions; only `explainChange` adds `unsure`. */
const ROWS: readonly [what: string, error: unknown, text: string, unsure?: string][] = [
  [
    'a missing permission',
    httpError(403, 'Resource not accessible by integration'),
    `GitHub responded with 403 (Resource not accessible by integration). ${YAML}`,
  ],
  [
    'missing rights of a user',
    httpError(403, 'Must have admin rights to Repository.'),
    `GitHub responded with 403 (Must have admin rights to Repository.). ${YAML}`,
  ],
  [
    'a 403 without a reason',
    httpError(403),
    `GitHub responded with 403 (no reason given). ${YAML}`,
  ],
  [
    'a run that cannot be changed',
    httpError(403, 'This workflow run cannot be retried'),
    'GitHub responded with 403 (This workflow run cannot be retried).',
  ],
  [
    'something that does not exist or is hidden',
    httpError(404, 'Not Found'),
    `GitHub responded with 404 (Not Found). It does not exist (check the inputs), or the token has no access to it. ${YAML}`,
  ],
  [
    'a renamed repository',
    httpError(307),
    'GitHub responded with 307 (no reason given). The repository may have been renamed; check the input repository.',
  ],
  [
    'a secondary rate limit',
    httpError(403, 'You have exceeded a secondary rate limit.', { 'x-ratelimit-remaining': '1' }),
    "GitHub responded with 403 (You have exceeded a secondary rate limit.). GitHub's secondary rate limit was exceeded. This step waits at most 10 s; re-run the job later.",
  ],
  [
    'a conflict',
    httpError(409, 'not queued\n::error::yet'),
    'GitHub responded with 409 (not queued ::error::yet).',
  ],
  [
    'a server error',
    httpError(502),
    'GitHub responded with 502 (no reason given). This is a server error; re-running the job may help.',
    UNSURE,
  ],
  [
    'a broken connection',
    new Error('socket hang up'),
    'socket hang up. Check that the runner can reach the API (proxy, firewall, certificates).',
    UNSURE,
  ],
  [
    'an error of the proxy, so that GitHub received nothing',
    new GitHubError('the proxy responded with 502', { kind: 'proxy', status: 502 }),
    'the proxy responded with 502. Check that the runner can reach the API (proxy, firewall, certificates).',
  ],
  [
    'an empty token',
    new GitHubError('the input github-token is empty', { kind: 'unauthorized' }),
    "the input github-token is empty. Workflows from forks and Dependabot get no secrets. Omit the input to use the workflow's own token.",
  ],
]

describe('explainChange', () => {
  it.each(ROWS.map(([what, error, text, unsure = '']) => [what, error, text + unsure] as const))(
    'explains %s and how to fix it',
    (_, error, text) => {
      expect(explainChange(error, 'cancel run 42', makeTarget())).toBe(
        `Could not cancel run 42 of octo-org/octo-shop: ${text}`,
      )
    },
  )
})

describe('failUnread', () => {
  it.each(ROWS)('fails with the same advice for %s', (_, error, text) => {
    expect(() => failUnread('run 42', makeTarget())(error)).toThrow(
      new StepFailure(`Could not read run 42 of octo-org/octo-shop: ${text}`, { cause: error }),
    )
  })
})
