import { jsonResponse } from './response.ts'
import type { Lookup, Route } from './route.ts'

/** What can be read of branches and commits: the bodies that the test gives by path. */
export const COMMIT_ROUTES: readonly Route[] = [
  {
    path: /^\/rules\/branches\/[^/]+$/,
    documentation: 'repos/rules#get-rules-for-a-branch',
    response: givenBody,
  },
  {
    path: /^\/branches\/[^/]+$/,
    documentation: 'branches/branches#get-a-branch',
    response: givenBody,
  },
  {
    path: /^\/commits\/[^/]+$/,
    documentation: 'commits/commits#get-a-commit',
    response: givenBody,
  },
]

function givenBody({ world, question }: Lookup) {
  const [, path = ''] = /^\/repos\/[^/]+\/[^/]+\/(.+)$/.exec(question.path) ?? []
  const body = world.bodies?.get(decodeURIComponent(path))
  return body && jsonResponse(200, body)
}
