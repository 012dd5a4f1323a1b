import { readPage, slicePage } from './page.ts'
import { type FakeResponse, jsonResponse } from './response.ts'
import type { Lookup, Route } from './route.ts'

/** Pull requests, by number, by branch and by commit. */
export const PULL_ROUTES: readonly Route[] = [
  {
    path: /^\/pulls$/,
    documentation: 'pulls/pulls#list-pull-requests',
    response: (lookup) => {
      const { query } = lookup.question
      const state = query.get('state') ?? 'open'
      const head = query.get('head')
      const found = lookup.world.pulls.filter(
        (pull) =>
          (state === 'all' || pull.state === state) && (head === null || pull.head.label === head),
      )
      return page(found, lookup)
    },
  },
  {
    path: /^\/pulls\/(\d+)$/,
    documentation: 'pulls/pulls#get-a-pull-request',
    response: ({ world, numbers: [number] }) => {
      const pull = world.pulls.find((one) => one.number === number)
      return pull && jsonResponse(200, { ...pull, ...MORE })
    },
  },
  {
    path: /^\/commits\/[0-9a-f]{40}\/pulls$/,
    documentation: 'commits/commits#list-pull-requests-associated-with-a-commit',
    response: (lookup) => {
      const [, sha] = /commits\/([0-9a-f]+)\//.exec(lookup.question.path) ?? []
      return page(
        lookup.world.pulls.filter(({ head }) => head.sha === sha),
        lookup,
      )
    },
  },
]

/** What only the response for one pull request has. */
const MORE = {
  merged: false,
  mergeable: true,
  mergeable_state: 'clean',
  rebaseable: true,
  merged_by: null,
  comments: 0,
  review_comments: 0,
  maintainer_can_modify: false,
  commits: 1,
  additions: 3,
  deletions: 1,
  changed_files: 1,
}

export function page(items: readonly object[], { question }: Lookup): FakeResponse {
  return jsonResponse(200, slicePage(items, readPage(question.query)))
}
