import { apiIssue } from './api-conversation.ts'
import { page } from './pull-routes.ts'
import { jsonResponse } from './response.ts'
import type { Route } from './route.ts'

const DOCUMENTATION = 'issues/issues'

/** The issues of a repository, among which GitHub lists pull requests. */
export const ISSUE_ROUTES: readonly Route[] = [
  {
    path: /^\/issues$/,
    documentation: `${DOCUMENTATION}#list-repository-issues`,
    response: (lookup) => {
      const { world, question } = lookup
      const creator = question.query.get('creator')
      const state = question.query.get('state') ?? 'open'
      const pulls = world.pulls.map(({ number, state: now }) => ({
        ...apiIssue({ number, state: now }),
        pull_request: { url: null, html_url: null, diff_url: null, patch_url: null },
      }))
      const listed = [...world.issues, ...pulls].filter(
        (issue) => issue.state === state && (creator ?? issue.user?.login) === issue.user?.login,
      )
      return page(
        listed.toSorted((a, b) => b.number - a.number),
        lookup,
      )
    },
  },
  {
    method: 'POST',
    path: /^\/issues$/,
    documentation: `${DOCUMENTATION}#create-an-issue`,
    response: ({ world, question }) => {
      const { title, body } = question.content as { title: string; body: string }
      const number = Math.max(40, ...world.issues.map((one) => one.number)) + 1
      const issue = apiIssue({ number, title, body, author: world.writer })
      world.issues.push(issue)
      return jsonResponse(201, issue)
    },
  },
  {
    method: 'PATCH',
    path: /^\/issues\/(\d+)$/,
    documentation: `${DOCUMENTATION}#update-an-issue`,
    response: ({ world, numbers: [number], question }) => {
      const issue = world.issues.find((one) => one.number === number)
      if (issue === undefined) return undefined
      Object.assign(issue, question.content)
      return jsonResponse(200, issue)
    },
  },
]
