import {
  type ByJobs,
  continueSeries,
  findSeries,
  findUnproven,
  isDismissal,
} from '../../analyse/series/series.ts'
import { updateIssue } from '../../github/conversation/issues.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import type { Report } from '../../model/report/report.ts'
import {
  type GreenRun,
  issueTitle,
  renderChange,
  renderGreen,
} from '../../render/conversation/issue.ts'
import type { MarkedSection, Position } from '../../render/conversation/marker.ts'
import { subjectOf } from '../../render/conversation/subject.ts'
import { type Changed, writePost } from '../conversation/keep-post.ts'
import type { FoundPosts, Posts } from '../conversation/posts.ts'
import { failUnread } from '../repairs.ts'
import { nothingToDo } from '../sub-action.ts'
import { decideIssue, type IssueReaders } from './decide-issue.ts'
import { type AttemptReader, type BranchHistory, isNewest } from './fetch-history.ts'
import type { IssueInputs, NO_OUTPUTS } from './inputs.ts'
import {
  findIssues,
  issueOutputs,
  issuePosts,
  type KeyedTopic,
  type OwnIssue,
} from './issue-posts.ts'
import { greenIssue, nextTitle, redIssue } from './issue-text.ts'

export type ChangedIssue = Changed<keyof typeof NO_OUTPUTS>

/** A run that passed or failed, and the open issue. */
interface Situation {
  readonly inputs: IssueInputs
  readonly history: BranchHistory
  readonly posts: Posts<'issue'>
  readonly found: FoundPosts<'issue'>
  readonly topic: KeyedTopic
  readonly state: 'red' | 'green'
  readonly position: Position
  readonly run: GreenRun
  readonly readJobs: AttemptReader['readJobs']
  /** Returns the report of the run, whose texts may be made by anyone. */
  readonly makeReport: () => Promise<Report>
}

/** Decides about the issue, reading what the rules need, and writes it. @throws StepFailure */
export async function writeIssue(situation: Situation): Promise<ChangedIssue> {
  const { inputs, history, posts, found, topic, state, position, run } = situation
  const { source } = posts
  const [present, ...duplicates] = found.own
  const open = present?.section.marker
  const decision = await decideIssue(
    { state, position, run, grace: inputs.grace, open, hasDuplicates: duplicates.length > 0 },
    readersOf(situation),
  )
  if (decision.kind === 'leave') return leaveIssue(decision.reason, decision.dismissed ?? present)
  const [isSame, opened] = await Promise.all([
    isNewest(source, history).catch(unreadJobs(source)),
    decision.kind === 'open' ? findIssues(posts, { state: 'open', author: found.author }) : [],
  ])
  if (!isSame || opened.length > 0) return undefined
  const outputs = issueOutputs
  switch (decision.kind) {
    case 'open': {
      const titled = issuePosts(source, topic, inputs, issueTitle(topic, decision.next.subject))
      return await writePost(titled, found, {
        outputs,
        write: { create: decision.next.render(undefined).body },
        reason: ({ id }) => `Opened issue #${id}.`,
      })
    }
    case 'update': {
      const { next, news } = decision
      const update = async (issue: OwnIssue) => {
        const title = nextTitle(issue, topic, next.subject)
        const { body } = next.render(issue.section)
        await updateIssue(source, issue.post.id, { title, body })
      }
      return await writePost(posts, found, {
        outputs,
        write: { update },
        reason: ({ id }) => `Updated issue #${id}.`,
        comment: news && {
          text: renderChange(next.subject, topic.workflow, news, {
            repositoryUrl: inputs.repositoryUrl,
            detailsUrl: inputs.detailsUrl.url,
          }),
          about: [news, ...next.marker.causes],
        },
      })
    }
    case 'close': {
      const { close, repositoryUrl } = inputs
      const text = renderGreen(topic.workflow, run, repositoryUrl)
      const update = async (issue: OwnIssue) => {
        const { body } = greenIssue(text, position, issue)
        await updateIssue(source, issue.post.id, { body, ...(close && { closeAs: 'completed' }) })
      }
      const what = close ? 'Closed' : 'Updated'
      return await writePost(posts, found, {
        outputs,
        write: { update },
        comment: { text, about: ['passed'] },
        reason: ({ id }) => `${what} issue #${id}: the run passed.`,
      })
    }
  }
}

function readersOf(situation: Situation): IssueReaders {
  const { inputs, history, posts, topic, position, makeReport } = situation
  const { own, author } = situation.found
  const section = own[0]?.section
  return {
    findUnproven: async () =>
      section && (await byJobs(situation, findUnproven(history, section.marker))),
    findSeries: async () =>
      (section && continueSeries(history, section.marker)) ??
      (await byJobs(situation, findSeries(history))),
    async findDismissed(series) {
      // A re-run moves the end of the first run behind the time when a person closed its issue.
      const changedSince = series.isWhole ? series.runs[0].createdAt : undefined
      const closed = await findIssues(posts, { state: 'closed', author, changedSince })
      for (const issue of closed.toReversed()) {
        if (await byJobs(situation, isDismissal(issue.section.marker, history, series)))
          return issue
      }
      return undefined
    },
    async makeNext(series) {
      // The texts are of the report, and GitHub shows the rest.
      const { url, commit } = history.reported
      const subject = { ...subjectOf(await makeReport()), url, commit }
      const red = { inputs, topic, position, subject, series }
      const render = (present: MarkedSection<'issue'> | undefined) => redIssue(red, present)
      return { subject, render, marker: render(section).marker }
    },
  }
}

/** Reads the jobs that a function of the series decides by. */
async function byJobs<Result>(
  { readJobs, posts }: Situation,
  steps: ByJobs<Result>,
): Promise<Result> {
  let step = steps.next()
  while (step.done !== true) {
    step = steps.next(await readJobs(step.value).catch(unreadJobs(posts.source)))
  }
  return step.value
}

export function unreadJobs({ repository, client }: WritableSource): (error: unknown) => never {
  return failUnread('the jobs of earlier runs', repository, client.repair)
}

export function leaveIssue(reason: string, issue?: OwnIssue): ChangedIssue {
  return nothingToDo(reason, issueOutputs(issue?.post))
}
