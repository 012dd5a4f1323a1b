import { fetchComment, updateComment } from '../../github/conversation/comments.ts'
import { fetchIssue } from '../../github/conversation/issues.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { digestOf } from '../../model/digest.ts'
import { renderHits } from '../../render/conversation/hit-table.ts'
import { addHit, hasHit, type Hit } from '../../render/conversation/hits.ts'
import { findSection, withMarker, withTextBelow } from '../../render/conversation/marker.ts'
import { sizeOf } from '../../render/text/fit-to-size.ts'
import { commentPosts } from '../conversation/comment-posts.ts'
import { keepPost, type PostPlan } from '../conversation/keep-post.ts'
import { findOwn, type OwnPost, type Posts } from '../conversation/posts.ts'
import type { IssueInputs, IssueOutcome, NO_OUTPUTS } from './inputs.ts'

/** How often a run is written if other runs overwrite it at the same moment. */
const MAX_WRITES = 5

/** GitHub's limit for a comment is in characters. */
const MAX_BYTES = 65_536

interface IssueHit {
  readonly source: WritableSource
  readonly inputs: IssueInputs
  readonly hit: Hit
  /** The number of the issue. */
  readonly number: number
}

/**
 * Counts a run in a known issue, unless the issue has it already, or is not a known one now.
 *
 * @throws StepFailure or GitHubError
 */
export async function countHit(issueHit: IssueHit): Promise<IssueOutcome> {
  const { source, inputs, hit, number } = issueHit
  // A transferred issue takes its comments with it, but not its number.
  const key = digestOf(['hits', String(number)])
  const posts = { kind: 'hits', ...commentPosts(source, { where: 'issue', number, key }) } as const
  return await keepPost({
    author: inputs.author,
    changed: `The hits in issue #${number} changed each time before run ${hit.run} was counted, so it was not.`,
    decide: async (author) => await decide(issueHit, posts, author),
  })
}

/** Decides by the comment that GitHub shows now. @throws StepFailure */
async function decide(
  { source, inputs, hit, number }: IssueHit,
  posts: Posts<'hits'>,
  author: string,
): Promise<PostPlan<'hits', keyof typeof NO_OUTPUTS>> {
  const found = await findOwn(posts, author)
  const [present, ...duplicates] = found.own
  const now = source.client.now()
  const next = (own: OwnPost<'hits'> | undefined) => {
    const known = [...(own === undefined ? [] : [own]), ...duplicates].flatMap(hitsOf)
    return addHit(known, hit, now)
  }
  const bodyOf = (own: OwnPost<'hits'> | undefined) => {
    const hits = next(own)
    // A comment with hits is about no state and no attempt: only its key and its hits count.
    const position = { run: hit.run, attempt: 1, at: now }
    const marker = { key: posts.key, state: 'red', position, hits } as const
    const text = renderHits(hits, { repositoryUrl: inputs.repositoryUrl, now })
    return withTextBelow(withMarker('hits', marker, text), own?.section).body
  }
  const left = (reason: string, kind: 'left' | 'failed' = 'left') =>
    ({ kind: 'left', outcome: { kind, reason, ...found.advice } }) as const
  if (hasHit(found.own.flatMap(hitsOf), hit)) return left(`Issue #${number} has the run already.`)
  if (!hasHit(next(present), hit)) return left(`The run is too old to count in issue #${number}.`)
  if (sizeOf(bodyOf(present)) > MAX_BYTES) {
    const reason = `Could not count run ${hit.run} in known issue #${number}: a comment holds no more than its table and what people wrote below it. Shorten that.`
    return left(reason, 'failed')
  }
  const update = async (own: OwnPost<'hits'>) => {
    let latest: OwnPost<'hits'> | undefined = own
    // Another run that has read the comment just before overwrites it.
    for (let writes = 0; writes < MAX_WRITES && latest !== undefined; writes++) {
      await updateComment(source, { id: own.post.id, body: bodyOf(latest) })
      latest = await fetchWithout(hit, posts, own.post.id)
    }
  }
  return {
    ...{ kind: 'change', posts, found, outputs: () => ({}) },
    whyOutdated: async () => await whyNotKnown(source, inputs, number),
    write: present === undefined ? { create: bodyOf(undefined) } : { update },
    reason: () => `Counted run ${hit.run} in issue #${number}.`,
  }
}

/** Fetches a comment that was just written; `undefined` if it still has the run, or if that is unknown. */
async function fetchWithout(
  hit: Hit,
  { source, kind, key }: Posts<'hits'>,
  id: number,
): Promise<OwnPost<'hits'> | undefined> {
  const post = await fetchComment(source, id).catch(() => undefined)
  const section = post && findSection(kind, post.body)
  if (section?.marker.key !== key || hasHit(section.marker.hits, hit)) return undefined
  return post && { post, section }
}

/** Returns why the issue is not a known one, as a sentence. */
async function whyNotKnown(
  source: WritableSource,
  { repositoryUrl, knownIssues: label = '' }: IssueInputs,
  number: number,
): Promise<string | undefined> {
  const issue = await fetchIssue(source, number)
  const url = `${repositoryUrl}/issues/${number}`
  if (issue === undefined) return `Issue #${number} no longer exists.`
  if (issue.isPullRequest) return `#${number} is a pull request, and no known issue.`
  // GitHub redirects to where an issue was transferred.
  if (!isSameText(issue.url, url)) return `Issue #${number} is in another repository now.`
  if (!issue.isOpen) return `Issue #${number} is closed.`
  const isLabelled = issue.labels.some((one) => isSameText(one, label))
  return isLabelled ? undefined : `Issue #${number} does not have the label ${label}.`
}

function isSameText(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase()
}

function hitsOf({ section }: OwnPost<'hits'>): readonly Hit[] {
  return section.marker.hits
}
