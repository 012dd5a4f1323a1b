import { describe, expect, it } from '@jest/globals'
import { NoTokenError } from '../../src/github/client.ts'
import { explainChange, explainUnread } from '../../src/github/explain-change.ts'
import { httpError } from '../helpers/fake-client.ts'
import { makeTarget } from '../helpers/make-run.ts'

const YAML = `Give the job that runs this step the permission to do it:

permissions:
  actions: write

(\`permissions\` takes away what it does not name: a job that checks out code needs \`contents: read\` as well. Where a pull request from a fork started the workflow, its token never gets the permission.)`

const UNSURE = ' It may have been done all the same: look before you try again.'

/** What both say, save that a reading does no harm. */
const ROWS: readonly [what: string, error: unknown, told: string, unsure?: string][] = [
  [
    'a permission that is missing',
    httpError(403, 'Resource not accessible by integration'),
    `GitHub answered 403 (Resource not accessible by integration). ${YAML}`,
  ],
  [
    'the rights that a person lacks',
    httpError(403, 'Must have admin rights to Repository.'),
    `GitHub answered 403 (Must have admin rights to Repository.). ${YAML}`,
  ],
  ['a refusal without words', httpError(403), `GitHub answered 403 (no reason given). ${YAML}`],
  [
    'a run that is as it is',
    httpError(403, 'This workflow run cannot be retried'),
    'GitHub answered 403 (This workflow run cannot be retried).',
  ],
  [
    'what is not there or not to be seen',
    httpError(404, 'Not Found'),
    `GitHub answered 404 (Not Found). Either there is none (see the inputs), or the token may not see it. ${YAML}`,
  ],
  [
    'a repository that moved',
    httpError(307),
    'GitHub answered 307 (no reason given). The repository may have another name by now: see the input repository.',
  ],
  [
    'requests that were too many at a time',
    httpError(403, 'You have exceeded a secondary rate limit.', { 'x-ratelimit-remaining': '1' }),
    'GitHub answered 403 (You have exceeded a secondary rate limit.). GitHub has had too many requests in a short time. This step does not wait for that; running this job again later may help.',
  ],
  [
    'a conflict',
    httpError(409, 'not queued\n::error::yet'),
    'GitHub answered 409 (not queued ::error::yet).',
  ],
  [
    'a failure of the server',
    httpError(502),
    'GitHub answered 502 (no reason given). That is a failure of the server; running this job again may help.',
    UNSURE,
  ],
  [
    'a connection that broke',
    new Error('socket hang up'),
    'socket hang up. Check that the runner can reach the API (proxy, firewall, certificates).',
    UNSURE,
  ],
  [
    'an empty token',
    new NoTokenError('the input github-token is empty'),
    'the input github-token is empty. GitHub gives secrets neither to the workflows of forks nor to those of Dependabot; without the input, the token of the workflow is used.',
  ],
]

describe('a change that was not made is told with its repair', () => {
  it.each(ROWS.map(([what, error, told, unsure = '']) => [what, error, told + unsure] as const))(
    '%s',
    (_, error, told) => {
      expect(explainChange(error, 'cancel run 42', makeTarget())).toBe(
        `Could not cancel run 42 of octo-org/octo-shop: ${told}`,
      )
    },
  )
})

describe('what a change depends on is told alike', () => {
  it.each(ROWS)('%s', (_, error, told) => {
    expect(explainUnread(error, 'run 42', makeTarget())).toBe(
      `Could not read run 42 of octo-org/octo-shop: ${told}`,
    )
  })
})
