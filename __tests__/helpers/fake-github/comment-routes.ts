import { apiComment } from './api-conversation.ts'
import { page } from './pull-routes.ts'
import { jsonResponse, refusal } from './response.ts'
import type { Lookup, Route } from './route.ts'

const DOCUMENTATION = 'issues/comments'
const MAX_LENGTH = 65_536

/** The comments on pull requests and issues. */
export const COMMENT_ROUTES: readonly Route[] = [
  {
    path: /^\/issues\/(\d+)\/comments$/,
    documentation: `${DOCUMENTATION}#list-issue-comments`,
    response: (lookup) => {
      if (!isKnown(lookup)) return undefined
      const [number = 0] = lookup.numbers
      const listed = lookup.world.comments.filter(({ issue_url: url }) =>
        url.endsWith(`/issues/${number}`),
      )
      return page(listed, lookup)
    },
  },
  {
    method: 'POST',
    path: /^\/issues\/(\d+)\/comments$/,
    documentation: `${DOCUMENTATION}#create-an-issue-comment`,
    response: (lookup) => {
      if (!isKnown(lookup)) return undefined
      const { world, numbers, question } = lookup
      const { body } = question.content as { body: string }
      if (body.length > MAX_LENGTH) return tooLong()
      const id = Math.max(500, ...world.comments.map((one) => one.id)) + 1
      const comment = apiComment({ id, body, author: world.writer, number: numbers[0] ?? 0 })
      world.comments.push(comment)
      return jsonResponse(201, comment)
    },
  },
  {
    method: 'PATCH',
    path: /^\/issues\/comments\/(\d+)$/,
    documentation: `${DOCUMENTATION}#update-an-issue-comment`,
    response: ({ world, numbers: [id], question }) => {
      const comment = world.comments.find((one) => one.id === id)
      if (comment === undefined) return undefined
      const { body } = question.content as { body: string }
      if (body.length > MAX_LENGTH) return tooLong()
      comment.body = body
      return jsonResponse(200, comment)
    },
  },
  {
    method: 'DELETE',
    path: /^\/issues\/comments\/(\d+)$/,
    documentation: `${DOCUMENTATION}#delete-an-issue-comment`,
    response: ({ world, numbers: [id] }) => {
      const rest = world.comments.filter((one) => one.id !== id)
      if (rest.length === world.comments.length) return undefined
      world.comments = rest
      return { status: 204, headers: {}, body: '' }
    },
  },
]

function isKnown({ world, numbers: [number] }: Lookup): boolean {
  return [...world.pulls, ...world.issues].some((one) => one.number === number)
}

function tooLong() {
  return refusal(422, 'Validation Failed', `https://docs.github.com/rest/${DOCUMENTATION}`)
}
