import { describe, expect, it } from '@jest/globals'
import { failUnread } from '../../src/actions/explain-change.ts'
import { StepFailure } from '../../src/actions/step-failure.ts'
import { httpError } from '../../testing/fake-client.ts'
import { makeTarget } from '../../testing/make-run.ts'

const YAML = `Give the job that runs this step the permission to do it:

permissions:
  actions: write

(Setting \`permissions\` removes every scope you don't list; add \`contents: read\` if the job also checks out code. If a pull request from a fork started the workflow, its token never gets the permission.)`

describe('failUnread', () => {
  it('fails with the permission for the change', () => {
    const error = httpError(403)
    const text = `Could not read run 42 of octo-org/octo-shop: ${error.message}. ${YAML}`
    expect(() => failUnread('run 42', makeTarget())(error)).toThrow(
      new StepFailure(text, { cause: error }),
    )
  })
})
