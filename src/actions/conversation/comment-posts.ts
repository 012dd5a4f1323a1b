import {
  createComment,
  deleteComment,
  fetchComment,
  listComments,
} from '../../github/conversation/comments.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import type { Posts } from './posts.ts'

/** What has a conversation, and the permission to write in it. */
const SCOPES = { 'pull request': 'pull-requests', issue: 'issues' } as const

/** Returns how the comments on a pull request or an issue about one subject, of either kind, are read and written. */
export function commentPosts(
  source: WritableSource,
  { where, number, key }: { where: keyof typeof SCOPES; number: number; key: string },
): Omit<Posts<'comment' | 'hits'>, 'kind'> {
  const on = `on ${where} #${number}`
  return {
    ...{ scope: SCOPES[where], key, source },
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
