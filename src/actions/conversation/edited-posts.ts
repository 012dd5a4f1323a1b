import type { Post } from '../../github/conversation/comments.ts'
import { fetchEdited } from '../../github/conversation/fetch-login.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { StepFailure } from '../step-failure.ts'

/**
 * Returns the comments or issues with a marker below other text that a person put there. Other workflows
 * write as the same author, and may quote untrusted text with a marker, which nobody edits.
 *
 * @throws StepFailure if GitHub does not report who edited them
 */
export async function editedPosts<P extends Post>(
  source: WritableSource,
  posts: readonly P[],
): Promise<readonly P[]> {
  const [first] = posts
  if (first === undefined) return []
  const ids = posts.map(({ nodeId = '' }) => nodeId)
  const edited = await fetchEdited(source, ids)
  if (edited !== undefined) return posts.filter(({ nodeId = '' }) => edited.has(nodeId))
  throw new StepFailure(
    `${first.url ?? 'A comment or an issue'} has the marker of this action below other text, and GitHub did not report who edited it. Delete it, or move that text below the marker.`,
  )
}
