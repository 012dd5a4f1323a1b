import {
  type ByJobs,
  continueSeries,
  findSeries,
  findUnproven,
  isDismissal,
} from '../../analyse/series.ts'
import { updateIssue } from '../../github/issues.ts'
import type { WritableSource } from '../../../github/http/write-client.ts'
import type { Report } from '../../../model/report/report.ts'
import {
  type GreenRun,
  issueTitle,
  renderChange,
  renderGreen,
  renderGreenIssue,
  renderIssue,
} from '../../render/issue.ts'
import {
  type MarkedSection,
  type Position,
  type MarkedText,
  sizeOfPeople,
  withMarker,
  withPeople,
} from '../../render/marker.ts'
import { subjectOf, causeDigests, type Subject, withKnownErrors } from '../../render/subject.ts'
import { type Changed, writePost } from '../keep-post.ts'
import type { FoundPosts, Posts } from '../posts.ts'
import { failUnread } from '../../../actions/repairs.ts'
import { nothingToDo } from '../../../actions/sub-action.ts'
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
import { digestOf } from '../../../model/digest.ts'
import type { Series } from '../../../model/series.ts'
import { MAX_POST_BYTES } from '../../render/comment.ts'

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
      const changedSince = series.isComplete ? series.runs[0].createdAt : undefined
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

interface RedText {
  readonly inputs: IssueInputs
  readonly topic: KeyedTopic
  readonly position: Position
  readonly subject: Subject
  readonly series: Series
}

/** Renders the text about a failed run, with what people wrote into the present one. */
function redIssue(
  { inputs, topic, position, subject, series }: RedText,
  present: MarkedSection<'issue'> | undefined,
): MarkedText<'issue'> {
  const { repositoryUrl, detailsUrl, guide, close } = inputs
  const text = renderIssue(subject, topic, series, {
    repositoryUrl,
    detailsUrl: detailsUrl.url,
    guide,
    closes: close,
    maxBytes: MAX_POST_BYTES - sizeOfPeople(present),
  })
  const causes = withKnownErrors(causeDigests(subject), present?.marker.causes ?? [])
  const marked = withMarker(
    'issue',
    {
      key: topic.key,
      state: 'red',
      position,
      since: series.runs[0].id,
      green: series.lastGreen?.id,
      title: digestOf([issueTitle(topic, subject)]),
      causes,
    },
    text,
  )
  return withPeople(marked, present)
}

/** Renders the text that the workflow passes again, with what people wrote into the present one. */
function greenIssue(green: string, position: Position, { section }: OwnIssue): MarkedText<'issue'> {
  const marked = withMarker(
    'issue',
    { ...section.marker, state: 'green', position, green: undefined },
    section.edited ? green : renderGreenIssue(green, section.text),
  )
  return withPeople(marked, section)
}

/** Returns the title of the next text, unless the present one has it, or a person has changed the title. */
function nextTitle(
  { post, section }: OwnIssue,
  topic: KeyedTopic,
  subject: Subject,
): string | undefined {
  const next = issueTitle(topic, subject)
  const { title = digestOf([issueTitle(topic)]) } = section.marker
  const isOwn = title === digestOf([post.title])
  return isOwn && post.title !== next ? next : undefined
}
