import { describe, expect, it } from '@jest/globals'
import { explainChange, failUnread } from '../../src/actions/explain-change.ts'
import { repairChange, repairConversation, repairEventRead } from '../../src/actions/repairs.ts'
import { StepFailure } from '../../src/actions/step-failure.ts'
import { explain } from '../../src/github/errors/explain.ts'
import { GitHubError } from '../../src/github/errors/github-error.ts'
import { httpError } from '../../testing/fake-client.ts'
import { makeTarget } from '../../testing/make-run.ts'

const YAML = `Give the job that runs this step the permission to do it:

permissions:
  actions: write

(Setting \`permissions\` removes every scope you don't list; add \`contents: read\` if the job also checks out code. If a pull request from a fork started the workflow, its token never gets the permission.)`

const failure = (kind: GitHubError['kind'], message: string, status?: number) =>
  new GitHubError(message, { kind, status })

describe('explainChange', () => {
  const COMMENT = repairConversation('pull-requests')
  const ISSUE = repairConversation('issues')
  const PERMISSION = 'Resource not accessible by integration'
  const ADDRESS = 'Your IP address is not permitted to access this resource.'
  const TOO_OLD = 'Unable to retry this workflow run because it was created over a month ago'

  it.each<[number, string, typeof repairChange, string | RegExp]>([
    [403, PERMISSION, repairChange, /^ \(.*\)\..*\n\npermissions:\n {2}actions: write\n/s],
    [403, PERMISSION, COMMENT, /\n\npermissions:\n {2}pull-requests: write\n/],
    [403, PERMISSION, ISSUE, /\n\npermissions:\n {2}issues: write\n/],
    [403, TOO_OLD, repairChange, ` (${TOO_OLD}).`],
    [403, 'Unable to comment because issue is locked.', COMMENT, /\)\. .* locked\.$/],
    [403, 'Repository was archived so is read-only.', ISSUE, /archived: nothing can be written\.$/],
    [403, 'Repository has been disabled.', ISSUE, ' (Repository has been disabled.).'],
    [403, 'User is blocked', COMMENT, ' (User is blocked).'],
    [403, ADDRESS, COMMENT, ` (${ADDRESS}).`],
    [401, 'Bad credentials', repairChange, /check the input github-token\.$/],
    [307, 'Moved', repairChange, /check the input repository\.$/],
    [404, 'Not Found', COMMENT, /\. It does not exist, or .*pull-requests: write/s],
    [409, 'Conflict', repairChange, ' (Conflict).'],
    [410, 'This issue was deleted', COMMENT, /GitHub has deleted it\.$/],
    [410, 'Issues has been disabled in this repository.', ISSUE, /Turn issues on in the settings/],
    [422, 'Validation Failed', ISSUE, ' (Validation Failed).'],
    [502, 'Bad Gateway', COMMENT, /may have applied the change anyway; check before retrying\.$/],
  ])('explains %i (%s)', (status, reason, repair, advice) => {
    const text = explainChange(httpError(status, reason), 'do it', makeTarget(), repair)
    const beginning = `Could not do it of octo-org/octo-shop: GitHub responded with ${status}`
    expect(text.slice(0, beginning.length)).toBe(beginning)
    if (typeof advice === 'string') expect(text.slice(beginning.length)).toBe(advice)
    else expect(text.slice(beginning.length)).toMatch(advice)
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

describe('repairs of comment and issue', () => {
  it.each([401, 403, 404, 410, 422, 429, 500, undefined])(
    'name no input that these actions lack, after %s',
    (status) => {
      const error = status === undefined ? failure('not-found', 'none') : httpError(status, 'no')
      const repairs = [repairEventRead, repairConversation('issues')]
      const texts = repairs.map((repair) => explain(error, 'it', makeTarget(), repair))
      expect(texts.join()).not.toMatch(/run-id|run-attempt|check the inputs/)
    },
  )
})
