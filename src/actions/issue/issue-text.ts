import { digestOf } from '../../model/digest.ts'
import type { Series } from '../../model/series.ts'
import { MAX_BODY_BYTES } from '../../render/conversation/comment.ts'
import { issueTitle, renderGreenIssue, renderIssue } from '../../render/conversation/issue.ts'
import {
  type MarkedSection,
  type MarkedText,
  type Position,
  sizeOfPeople,
  withMarker,
  withPeople,
} from '../../render/conversation/marker.ts'
import { causeDigests, type Subject, withKnownErrors } from '../../render/conversation/subject.ts'
import type { IssueInputs } from './inputs.ts'
import type { KeyedTopic, OwnIssue } from './issue-posts.ts'

interface RedText {
  readonly inputs: IssueInputs
  readonly topic: KeyedTopic
  readonly position: Position
  readonly subject: Subject
  readonly series: Series
}

/** Renders the text about a failed run, with what people wrote into the present one. */
export function redIssue(
  { inputs, topic, position, subject, series }: RedText,
  present: MarkedSection<'issue'> | undefined,
): MarkedText<'issue'> {
  const { repositoryUrl, detailsUrl, guide, close } = inputs
  const text = renderIssue(subject, topic, series, {
    repositoryUrl,
    detailsUrl: detailsUrl.url,
    guide,
    closes: close,
    maxBytes: MAX_BODY_BYTES - sizeOfPeople(present),
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
export function greenIssue(
  green: string,
  position: Position,
  { section }: OwnIssue,
): MarkedText<'issue'> {
  const marked = withMarker(
    'issue',
    { ...section.marker, state: 'green', position, green: undefined },
    section.edited ? green : renderGreenIssue(green, section.text),
  )
  return withPeople(marked, section)
}

/** Returns the title of the next text, unless the present one has it, or a person has changed the title. */
export function nextTitle(
  { post, section }: OwnIssue,
  topic: KeyedTopic,
  subject: Subject,
): string | undefined {
  const next = issueTitle(topic, subject)
  const { title = digestOf([issueTitle(topic)]) } = section.marker
  const isOwn = title === digestOf([post.title])
  return isOwn && post.title !== next ? next : undefined
}
