import { describe, expect, it } from '@jest/globals'
import { repairConversation, repairEventRead } from '../../src/actions/repairs.ts'
import { explain } from '../../src/github/errors/explain.ts'
import { GitHubError } from '../../src/github/errors/github-error.ts'
import { httpError } from '../../testing/fake-client.ts'
import { makeTarget } from '../../testing/make-run.ts'

const failure = (kind: GitHubError['kind'], message: string, status?: number) =>
  new GitHubError(message, { kind, status })

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
