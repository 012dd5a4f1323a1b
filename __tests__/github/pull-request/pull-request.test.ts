import { expect, it } from '@jest/globals'
import { isFromFork } from '../../../src/github/pull-request/pull-request.ts'

const repository = { id: 1, full_name: 'octo-org/octo-shop' }

it.each<[boolean, object]>([
  [false, { event: 'push', repository, head_repository: repository }],
  [false, { repository, head_repository: { id: 1, full_name: 'octo-org/new-name' } }],
  [true, { repository, head_repository: { id: 7, full_name: 'octo-org/octo-shop' } }],
  [true, { repository, head_repository: { full_name: 'mona/octo-shop' } }],
  [false, { event: 'push', repository, head_repository: null }],
  [true, { event: 'pull_request', repository, head_repository: null }],
  [true, { event: 'pull_request_review', repository, head_repository: null }],
  [false, {}],
])('isFromFork returns %s for %j', (expected, run) => {
  expect(isFromFork(run)).toBe(expected)
})
