import {
  createComment,
  deleteComment,
  fetchComment,
  listComments,
} from '../../github/conversation/comments.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import type { Posts } from '../conversation/posts.ts'

/** Returns how the comments on a pull request about one subject are read and written. */
export function commentPosts(
  source: WritableSource,
  { number, key }: { number: number; key: string },
): Posts<'comment'> {
  const on = `on pull request #${number}`
  return {
    kind: 'comment',
    key,
    source,
    names: { list: `the comments ${on}`, one: () => `the comment ${on}` },
    creation: `comment ${on}`,
    removal: () => `remove a duplicate of the comment ${on}`,
    trusted: () => Promise.resolve([]),
    isOpen: () => true,
    list: () => listComments(source, number),
    fetch: (id) => fetchComment(source, id),
    create: (body) => createComment(source, number, body),
    remove: ({ id }) => deleteComment(source, id),
  }
}
