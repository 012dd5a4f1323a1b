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

const CHECK = 'Check that the runner can reach the API (proxy, firewall, certificates).'
const UNSURE = 'GitHub may have applied the change anyway; check before retrying.'

describe('explainChange', () => {
  it.each<[error: Error, ...advice: string[]]>([
    [httpError(403, 'Resource not accessible by integration'), YAML],
    [httpError(403, 'Must have admin rights to Repository.'), YAML],
    [httpError(403), YAML],
    [httpError(403, 'This workflow run cannot be retried')],
    [
      httpError(404, 'Not Found'),
      `It does not exist (check the inputs), or the token has no access to it. ${YAML}`,
    ],
    [httpError(410, 'Gone'), 'GitHub has deleted it.'],
    [httpError(307), 'The repository may have been renamed; check the input repository.'],
    [httpError(409, 'not queued\n::error::yet')],
    [
      httpError(429),
      "GitHub's secondary rate limit was exceeded. This step waits at most 10 s; re-run the job later.",
    ],
    [
      httpError(401),
      'The token is invalid, expired or for another server; check the input github-token.',
    ],
    [httpError(502), 'This is a server error; re-running the job may help.', UNSURE],
    [new Error('socket hang up'), CHECK, UNSURE],
    // GitHub received nothing.
    [new GitHubError('the proxy responded with 502', { kind: 'proxy', status: 502 }), CHECK],
  ])('explains how to fix "%s"', (error, ...advice) => {
    expect(explainChange(error, 'cancel run 42', makeTarget())).toBe(
      [`Could not cancel run 42 of octo-org/octo-shop: ${error.message}.`, ...advice].join(' '),
    )
  })
})

describe('failUnread', () => {
  it('fails with the permission for the change', () => {
    const error = httpError(403)
    const text = `Could not read run 42 of octo-org/octo-shop: ${error.message}. ${YAML}`
    expect(() => failUnread('run 42', makeTarget())(error)).toThrow(
      new StepFailure(text, { cause: error }),
    )
  })
})
