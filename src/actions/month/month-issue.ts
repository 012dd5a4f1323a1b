import { createIssue, listIssues, updateIssue } from '../../github/conversation/issues.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { digestOf } from '../../model/digest.ts'
import type { Month } from '../../model/shapes/month.ts'
import { DAY } from '../../model/time.ts'
import { MAX_BODY_BYTES } from '../../render/conversation/comment.ts'
import {
  type MarkedSection,
  sizeOfPeople,
  withMarker,
  withPeople,
} from '../../render/conversation/marker.ts'
import { renderMonth } from '../../render/month/outputs.ts'
import { monthTitle, TITLE_START } from '../../render/month/headline.ts'
import { keepPost, writePost } from '../conversation/keep-post.ts'
import { findOwn } from '../conversation/posts.ts'
import { nothingToDo } from '../sub-action.ts'
import { anyIssuePosts, issueOutputs, type OwnIssue } from '../issue/issue-posts.ts'
import type { MonthInputs, MonthOutcome } from './inputs.ts'

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
  { author, labels, env, currentRunId: run }: MonthInputs,
): Promise<MonthOutcome> {
  const title = monthTitle(month)
  const workflowRef = env('GITHUB_WORKFLOW_REF') ?? ''
  const isOwn = month.memory.runs.every((run) => workflowRef.includes(`/${run.workflowPath}@`))
  const isEmpty = isOwn && month.red.times.length + month.missed.length === 0
  const changedSince = month.madeAt - MAX_UNCHANGED
  const posts = anyIssuePosts(source, {
    key: digestOf(['month']),
    listed: 'the issues',
    // Below the text of a person, or quoted by another workflow, which has another title.
    trusted: (issues) => Promise.resolve(issues.filter((one) => one.title.startsWith(TITLE_START))),
    isOpen: () => true,
    list: (by) => listIssues(source, { state: 'all', author: by, changedSince }),
    create: (body) => createIssue(source, { title, body, labels, assignees: [] }),
  })
  const position = { run, attempt: 1, at: month.madeAt }
  const state = {
    ...{ key: posts.key, state: 'open' as const, position, causes: [] },
    ...{ since: undefined, green: undefined, title: undefined },
  }
  const render = (present?: MarkedSection<'issue'>) => {
    const text = renderMonth(month, MAX_BODY_BYTES - sizeOfPeople(present))
    return withPeople(withMarker('issue', state, text), present).body
  }
  const update = async ({ post, section }: OwnIssue) => {
    await updateIssue(source, post.id, { title, body: render(section) })
  }
  const changed = 'The issue changed each time before it was written, so it was not.'
  return await keepPost(author, changed, async (by) => {
    const found = await findOwn(posts, by)
    const [present] = found.own
    if (present?.post.isOpen === false)
      return nothingToDo(`Issue #${present.post.id} is closed: reopen it to have it written again.`)
    if (present === undefined && isEmpty)
      return nothingToDo('No issue was opened: nothing else ran.')
    return await writePost(posts, found, {
      outputs: issueOutputs,
      write: present === undefined ? { create: render() } : { update },
      reason: ({ id }) => `${present === undefined ? 'Opened' : 'Updated'} issue #${id}.`,
    })
  })
}
