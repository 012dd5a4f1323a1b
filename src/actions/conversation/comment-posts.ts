import {
  createComment,
  deleteComment,
  fetchComment,
  listComments,
  type Post,
} from '../../github/conversation/comments.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import type { Posts } from './posts.ts'

/** What has a conversation, and the permission to write in it. */
const SCOPES = { 'pull request': 'pull-requests', issue: 'issues' } as const

/** Returns how the comments on a pull request or an issue about one subject are read and written. */
export function commentPosts(
  source: WritableSource,
  { where, number, key }: { where: keyof typeof SCOPES; number: number; key: string },
): Posts<Post> {
  const on = `on ${where} #${number}`
  return {
    ...({ kind: 'comment', scope: SCOPES[where], key, source } as const),
    names: { list: `the comments ${on}`, one: () => `the comment ${on}` },
    creation: `comment ${on}`,
    removal: () => `remove a duplicate of the comment ${on}`,
    listsOthers: true,
    trusted: () => Promise.resolve([]),
    isOpen: () => true,
    list: async () => await listComments(source, number),
    fetch: async (id) => await fetchComment(source, id),
    create: async (body) => await createComment(source, number, body),
    remove: async ({ id }) => {
      await deleteComment(source, id)
    },
  }
}
