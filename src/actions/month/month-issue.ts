import {
  createIssue,
  fetchIssue,
  listIssues,
  updateIssue,
} from '../../github/conversation/issues.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { digestOf } from '../../model/digest.ts'
import type { Month } from '../../model/shapes/month.ts'
import { DAY } from '../../model/time.ts'
import { MAX_BODY_BYTES } from '../../render/conversation/comment.ts'
import {
  type MarkedSection,
  sizeOfPeople,
  withMarker,
  withoutMarker,
  withPeople,
} from '../../render/conversation/marker.ts'
import { renderMonth } from '../../render/month/outputs.ts'
import { monthTitle, TITLE_START } from '../../render/month/headline.ts'
import { keepPost, type PostPlan } from '../conversation/keep-post.ts'
import { findOwn, type Posts } from '../conversation/posts.ts'
import { issueOutputs } from '../issue/issue-posts.ts'
import type { MonthInputs, MonthOutcome, NO_OUTPUTS } from './inputs.ts'

/** An issue that was not changed for longer is no longer found. */
const MAX_UNCHANGED = 90 * DAY

/**
 * Writes the report to the issue of earlier nights, or opens one. An issue that a person closed is left: nobody wants it.
 *
 * @throws StepFailure
 */
export async function keepMonthIssue(
  source: WritableSource,
  month: Month,
  { author, currentRunId: run }: Pick<MonthInputs, 'author' | 'currentRunId'>,
): Promise<MonthOutcome> {
  const title = monthTitle(month)
  const key = digestOf(['month'])
  const position = { run, attempt: 1, at: month.madeAt }
  const fields = { since: undefined, green: undefined, title: undefined, comments: undefined }
  const state = { ...fields, key, state: 'open' as const, position, causes: [] }
  const textBeside = (present?: MarkedSection<'issue'>) =>
    withMarker('issue', state, renderMonth(month, MAX_BODY_BYTES - sizeOfPeople(present)))
  const changedSince = month.madeAt - MAX_UNCHANGED
  const posts: Posts<'issue'> = {
    ...({ kind: 'issue', scope: 'issues', key, source } as const),
    names: {
      list: 'the issues',
      one: (issue) => (issue === undefined ? 'the issue' : `issue #${issue.id}`),
    },
    creation: 'open an issue',
    removal: ({ id }) => `keep only issue #${id}`,
    listsOthers: false,
    // Below the text of a person, or quoted by another workflow, which has another title.
    trusted: (issues) => Promise.resolve(issues.filter((one) => one.title.startsWith(TITLE_START))),
    isOpen: () => true,
    list: async (by) => await listIssues(source, { state: 'all', author: by, changedSince }),
    fetch: async (number) => await fetchIssue(source, number),
    create: async (body) => await createIssue(source, { title, body, labels: [], assignees: [] }),
    async remove({ id, body }, original) {
      const text = `Duplicate of #${original}.\n\n${withoutMarker(body)}`
      await updateIssue(source, id, { body: text, closeAs: 'not_planned' })
    },
  }
  return await keepPost({
    author,
    changed: 'The issue changed each time before it was written, so it was not.',
    decide: async (by): Promise<PostPlan<'issue', keyof typeof NO_OUTPUTS>> => {
      const found = await findOwn(posts, by)
      const [present] = found.own
      if (present?.post.isOpen === false) {
        const reason = `Issue #${present.post.id} is closed: reopen it to have it written again.`
        return { kind: 'left', outcome: { kind: 'left', reason } }
      }
      return {
        kind: 'change',
        posts,
        found,
        outputs: issueOutputs,
        write:
          present === undefined
            ? { create: textBeside().body }
            : {
                update: async ({ post, section }) => {
                  const { body } = withPeople(textBeside(section), section)
                  await updateIssue(source, post.id, { title, body })
                },
              },
        reason: ({ id }) => `${present === undefined ? 'Opened' : 'Updated'} issue #${id}.`,
      }
    },
  })
}
