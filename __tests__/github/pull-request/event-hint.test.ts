import { describe, expect, it } from '@jest/globals'
import { readPullRequestHint } from '../../../src/github/pull-request/event-hint.ts'
import { decodeListedRun } from '../../../src/github/run/listed-run.ts'
import { SHA } from '../../../testing/fake-github/api-run.ts'

const REPOSITORY = { serverUrl: 'https://github.com', owner: 'octo-org', repo: 'octo-shop' }
const NOTHING = { payload: {}, triggering: undefined, commit: undefined }

describe('readPullRequestHint', () => {
  it.each<[name: string, payload: object, found: boolean]>([
    ['push', {}, true],
    ['deployment_status', {}, true],
    // Their runs are of the default branch or of a tag, whatever commit the payload names.
    ['check_suite', { check_suite: { head_sha: SHA, pull_requests: [{ number: 12 }] } }, false],
    ['status', { sha: SHA }, false],
    ['release', { release: { target_commitish: SHA } }, false],
    ['issue_comment', { issue: { number: 12, pull_request: {} } }, false],
  ])('reads the commit that runs for %s test: %j => %s', (name, payload, found) => {
    const hint = readPullRequestHint({ name, payload, triggering: undefined, commit: SHA })
    const sentence = `A run for the event ${name} does not test the commit of a pull request, so none is known.`
    expect(hint).toEqual(found ? { read: { kind: 'commit', commit: SHA } } : { unread: sentence })
    // The run of another workflow, in `workflow_run`.
    const ofRun = readPullRequestHint({
      name: 'workflow_run',
      payload: {},
      triggering: decodeListedRun({ id: 42, event: name, head_sha: SHA }, REPOSITORY),
      commit: SHA,
    })
    expect(ofRun.unread === sentence).toBe(!found)
  })

  it.each([
    ['push', 'The event push names no commit, so no pull request is known.'],
    ['pull_request', 'The event pull_request names no commit, so no pull request is known.'],
  ])('says that an event names no commit: %s', (name, sentence) => {
    expect(readPullRequestHint({ ...NOTHING, name })).toEqual({ unread: sentence })
  })
})
