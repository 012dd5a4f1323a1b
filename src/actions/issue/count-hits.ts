import { fetchComment, type Post, updateComment } from '../../github/conversation/comments.ts'
import { fetchIssue } from '../../github/conversation/issues.ts'
import { reasonOf } from '../../github/errors/explain.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { fetchListedRun } from '../../github/runs/list-runs.ts'
import { isPass } from '../../model/conclusion.ts'
import { digestOf } from '../../model/digest.ts'
import type { Report } from '../../model/report/report.ts'
import { isSome } from '../../model/some.ts'
import { renderHits } from '../../render/conversation/hit-table.ts'
import { addHit, hasHit, type Hit } from '../../render/conversation/hits.ts'
import { findSection, withMarker, withTextBelow } from '../../render/conversation/marker.ts'
import { sizeOf } from '../../render/text/fit-to-size.ts'
import { plural } from '../../render/text/units.ts'
import { commentPosts } from '../conversation/comment-posts.ts'
import { keepPost, type PostPlan } from '../conversation/keep-post.ts'
import { findOwn, type OwnPost, type Posts } from '../conversation/posts.ts'
import { failUnread } from '../explain-change.ts'
import { repairConversation } from '../repairs.ts'
import { StepFailure } from '../step-failure.ts'
import { joinOutcomes } from '../sub-action.ts'
import type { IssueInputs, IssueOutcome, NO_OUTPUTS } from './inputs.ts'

/** Known issues that one run is counted in. Each takes about five requests. */
const MAX_ISSUES = 10

/** How often a run is written if other runs overwrite it at the same moment. */
const MAX_WRITES = 5

/** GitHub's limit for a comment is in characters. */
const MAX_BYTES = 65_536

interface HitStep {
  readonly source: WritableSource
  readonly inputs: IssueInputs
  readonly runId: number
  /** The attempt that the step is about; `undefined` for the latest. */
  readonly attempt: number | undefined
  /** Returns the report of an attempt, which anyone may have made: only numbers of issues are taken from it. */
  readonly makeReport: (attempt: number) => Promise<Report>
}

/**
 * Counts a run in each open issue that its report names for a failure, whatever its branch and event: a comment on the
 * issue has the table.
 *
 * @throws StepFailure
 */
export async function countHits(step: HitStep): Promise<IssueOutcome> {
  const { source, inputs, runId, makeReport } = step
  const { run, createdAt } = await fetchListedRun(source, runId).catch(
    failUnread(`run ${runId}`, inputs, source.client.repair),
  )
  if (createdAt === undefined) return leave('GitHub did not report when the run was created.')
  const { attempt = run.attempt ?? 1 } = step
  const conclusion = attempt === (run.attempt ?? 1) ? run.conclusion : undefined
  if (isPass(conclusion ?? 'unknown')) return leave('No known issue has a hit: the run passed.')
  const numbers = namedIssues(await makeReport(attempt))
  const hit = { run: runId, at: createdAt }
  const outcomes: IssueOutcome[] = []
  const errors = new Map<string, number[]>()
  for (const number of numbers.slice(0, MAX_ISSUES)) {
    try {
      outcomes.push(await countHit({ source, inputs, hit, number }))
    } catch (error) {
      const reason = explainRefusal(error)
      errors.set(reason, [...(errors.get(reason) ?? []), number])
    }
  }
  for (const [reason, refused] of errors) {
    const issues = `issue${refused.length === 1 ? '' : 's'} #${refused.join(', #')}`
    const text = `Could not count run ${runId} in known ${issues}: ${reason}`
    outcomes.push({ kind: 'failed', reason: text })
  }
  const rest = numbers.length - MAX_ISSUES
  if (rest > 0) outcomes.push(leave(`The report names ${plural(rest, 'more known issue')}.`))
  return isSome(outcomes) ? joinOutcomes(outcomes) : leave('No open issue lists what failed.')
}

/** Lists the numbers of the open issues that a report names, in its order. */
function namedIssues({ causes }: Report): readonly number[] {
  const issues = causes
    .flatMap(({ verdicts }) => verdicts)
    .flatMap(({ verdict }) => [verdict.issues, verdict.compared?.issues])
    .flatMap((listed) => listed?.issues ?? [])
  const open = issues.filter(({ closedDaysAgo }) => closedDaysAgo === undefined)
  return [...new Set(open.map(({ number }) => number))]
}

/** @throws what is no refusal of GitHub */
function explainRefusal(error: unknown): string {
  const cause = error instanceof StepFailure ? error.cause : error
  if (cause instanceof GitHubError) return reasonOf(cause, repairConversation('issues'))
  throw error
}

interface IssueHit extends Pick<HitStep, 'source' | 'inputs'> {
  readonly hit: Hit
  /** Of the issue. */
  readonly number: number
}

async function countHit(issueHit: IssueHit): Promise<IssueOutcome> {
  const { source, inputs, hit, number } = issueHit
  // A transferred issue takes its comments with it, but not its number.
  const key = digestOf(['hits', String(number)])
  const posts = commentPosts(source, { where: 'issue', number, key })
  return await keepPost({
    author: inputs.author,
    changed: `The hits in issue #${number} changed each time before run ${hit.run} was counted, so it was not.`,
    decide: async (author) => await decide(issueHit, posts, author),
  })
}

/** Decides by the comment that GitHub shows now. @throws StepFailure */
async function decide(
  { source, inputs, hit, number }: IssueHit,
  posts: Posts<Post>,
  author: string,
): Promise<PostPlan<Post, keyof typeof NO_OUTPUTS>> {
  const found = await findOwn(posts, author)
  const [present, ...duplicates] = found.own
  const now = source.client.now()
  const next = (own: OwnPost | undefined) => {
    const known = [...(own === undefined ? [] : [own]), ...duplicates].flatMap(hitsOf)
    return addHit(known, hit, now)
  }
  const bodyOf = (own: OwnPost | undefined) => {
    const hits = next(own)
    const position = { run: hit.run, attempt: 1, at: now }
    const marker = { key: posts.key, state: 'red', position, causes: [], hits } as const
    const text = renderHits(hits, { repositoryUrl: inputs.repositoryUrl, now })
    return withTextBelow(withMarker('comment', marker, text), own?.section).body
  }
  const left = (reason: string, kind: 'left' | 'failed' = 'left') =>
    ({ kind: 'left', outcome: { ...leave(reason), kind, ...found.advice } }) as const
  if (hasHit(found.own.flatMap(hitsOf), hit)) return left(`Issue #${number} has the run already.`)
  if (!hasHit(next(present), hit)) return left(`The run is too old to count in issue #${number}.`)
  if (sizeOf(bodyOf(present)) > MAX_BYTES) {
    const reason = `Could not count run ${hit.run} in known issue #${number}: a comment holds no more than its table and what people wrote below it. Shorten that.`
    return left(reason, 'failed')
  }
  const update = async (own: OwnPost) => {
    let latest: OwnPost | undefined = own
    // Another run that has read the comment just before overwrites it.
    for (let left = MAX_WRITES; left > 0 && latest !== undefined; left--) {
      await updateComment(source, { id: own.post.id, body: bodyOf(latest) })
      latest = await fetchWithout(hit, posts, own.post.id)
    }
  }
  return {
    ...{ kind: 'change', posts, found, outputs: () => ({}) },
    isCurrent: async () => await whyNot(source, inputs, number),
    write: present === undefined ? { create: bodyOf(undefined) } : { update },
    reason: () => `Counted run ${hit.run} in issue #${number}.`,
  }
}

/** Fetches a comment that was just written; `undefined` if it still has the run, or if that is unknown. */
async function fetchWithout(
  hit: Hit,
  { source, kind, key }: Posts<Post>,
  id: number,
): Promise<OwnPost | undefined> {
  const post = await fetchComment(source, id).catch(() => undefined)
  const section = post && findSection(kind, post.body)
  if (section?.marker.key !== key || hasHit(section.marker.hits ?? [], hit)) return undefined
  return post && { post, section }
}

/** Returns whether the issue is a known one, or why not, as a sentence. */
async function whyNot(
  source: WritableSource,
  { repositoryUrl, knownIssues: label = '' }: IssueInputs,
  number: number,
): Promise<true | string> {
  const issue = await fetchIssue(source, number)
  const url = `${repositoryUrl}/issues/${number}`
  if (issue === undefined) return `Issue #${number} no longer exists.`
  if (issue.isPullRequest) return `#${number} is a pull request, and no known issue.`
  // GitHub redirects to where an issue was transferred.
  if (!isSameText(issue.url, url)) return `Issue #${number} is in another repository now.`
  if (!issue.isOpen) return `Issue #${number} is closed.`
  const isLabelled = issue.labels.some((one) => isSameText(one, label))
  return isLabelled || `Issue #${number} does not have the label ${label}.`
}

function isSameText(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase()
}

function hitsOf({ section }: OwnPost): readonly Hit[] {
  return section.marker.hits ?? []
}

function leave(reason: string): IssueOutcome {
  return { kind: 'left', reason }
}
