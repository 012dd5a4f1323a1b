// The action that reports on a month, and when its issue is written.
import { readPageTemplate, writeNamed } from '../../files.ts'
import { explain } from '../../github/errors/explain.ts'
import { redactedMessage } from '../../github/errors/github-error.ts'
import { defaultBranchReader } from '../../github/history/default-branch.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { asCount, asString } from '../../github/json-values.ts'
import { fetchRunResponse } from '../../github/run/run-responses.ts'
import { MINUTE, DAY } from '../../model/time.ts'
import { BUDGETS } from '../../gather/budgets.ts'
import { findMonth, FROM_GITHUB } from '../gather/find-month.ts'
import { readMonth } from '../read-month/read-month.ts'
import { renderMonth, renderMonthPage } from '../render/outputs.ts'
import { completeMonth, monthTitle, TITLE_START } from '../render/headline.ts'
import { encodeMonth } from '../report-json/month.ts'
import { addSummary } from '../../actions/command-files.ts'
import { connect } from '../../actions/connect.ts'
import { failWith } from '../../actions/repairs.ts'
import {
  type InputValues,
  nothingToDo,
  orFailed,
  type Outcome,
  subAction,
} from '../../actions/sub-action.ts'
import { flag, names, optional, text, TOKEN } from '../../actions/inputs.ts'
import { WRITER } from '../../conversation/actions/conversation-inputs.ts'
import { createIssue, listIssues, updateIssue } from '../../conversation/github/issues.ts'
import { digestOf } from '../../model/digest.ts'
import type { Month } from '../../model/shapes/month.ts'
import { MAX_POST_BYTES } from '../../conversation/render/comment.ts'
import {
  type MarkedSection,
  sizeOfPeople,
  withMarker,
  withPeople,
} from '../../conversation/render/marker.ts'
import { keepPost, writePost } from '../../conversation/actions/keep-post.ts'
import { findOwn } from '../../conversation/actions/posts.ts'
import {
  anyIssuePosts,
  issueOutputs,
  type OwnIssue,
} from '../../conversation/actions/issue/issue-posts.ts'

const KEPT =
  'Nothing was written, so the memory of the last night is kept: re-run this run, or wait for the next one.'
const NOT_CONTINUED = `The last night was too long ago, or too many runs were created since to list them, so its memory is not continued: the ${FROM_GITHUB}`

/** The inputs of the action, which action.yml describes. The memory is an artifact of the workflow's repository. */
const INPUTS = {
  ...TOKEN,
  path: text('run-report-month.json'),
  'page-path': optional(text()),
  issue: flag('false'),
  labels: names(),
  ...WRITER,
}

/** The outputs of the action, which action.yml describes, if it did nothing. */
const NO_OUTPUTS = {
  done: 'false',
  reason: '',
  headline: '',
  path: '',
  issue: '',
  'issue-url': '',
}

type MonthInputs = InputValues<typeof INPUTS>
type MonthOutcome = Outcome<keyof typeof NO_OUTPUTS>

export const action = subAction({
  inputs: INPUTS,
  outputs: NO_OUTPUTS,
  maxTime: BUDGETS.night.timeout + MINUTE,
  act: (inputs) => writeMonth(inputs, connect(inputs, AbortSignal.timeout(BUDGETS.night.timeout))),
})

/** Reads the memory and what is new, and writes what that shows. @throws StepFailure */
async function writeMonth(inputs: MonthInputs, source: WritableSource): Promise<MonthOutcome> {
  const { currentRunId, path, pagePath, repositoryUrl: url } = inputs
  const fail = (what: string) =>
    failWith((error) => `${explain(error, what, inputs, source.client.repair)} ${KEPT}`)
  const [branch, run] = await Promise.all([
    defaultBranchReader(inputs.defaultBranch)(source),
    fetchRunResponse(source, currentRunId),
  ]).catch(fail(`run ${currentRunId}`))
  if (branch === undefined || branch !== inputs.branch) {
    return nothingToDo(
      `Nothing was read: this run is of ${inputs.branch ?? 'an unknown branch'}, and only one of the default branch can keep the memory.`,
    )
  }
  const workflowId = asCount(run.workflow_id)
  const place = { branch, workflowId, currentRunId, event: asString(run.event) }
  const found = await findMonth(source, place).catch(fail('the memory'))
  const memory = found.month?.memory
  const read = await readMonth(source, { branch, memory }).catch(fail('the runs'))
  const isContinued = memory === undefined || memory.readAt >= read.fromAt
  const notes = isContinued ? found.notes : [...found.notes, NOT_CONTINUED]
  const write = async (issueUrl: string | undefined) => {
    const shown = completeMonth(read, url, notes, issueUrl)
    await writeNamed(path, `${JSON.stringify(encodeMonth(shown))}\n`).catch(failPath(path))
    return shown
  }
  // If the memory cannot be written, no issue is changed.
  const known = inputs.issue ? found.month?.issueUrl : undefined
  const first = await write(known)
  const kept = inputs.issue ? await orFailed(keepMonthIssue(source, first, inputs)) : undefined
  const issueUrl = kept?.kind === 'failed' ? known : kept?.outputs?.['issue-url']
  const shown = issueUrl === known ? first : await write(issueUrl)
  if (pagePath !== undefined) {
    await readPageTemplate(process.argv[1])
      .then((template) => writeNamed(pagePath, renderMonthPage(shown, template)))
      .catch(failPath(pagePath))
  }
  const summary = await addSummary(`${renderMonth(shown)}\n`).then(
    () => [],
    (error: unknown) => [`The summary could not be written: ${redactedMessage(error)}.`],
  )
  const isRefused = kept?.kind === 'failed' || kept?.kind === 'incomplete'
  return {
    kind: isRefused || summary.length > 0 ? 'incomplete' : 'done',
    reason: [shown.headline, ...notes, kept?.reason ?? [], ...summary].flat().join(' '),
    outputs: { ...kept?.outputs, headline: shown.headline, path },
    ...(kept?.warning !== undefined && { warning: kept.warning }),
  }
}

function failPath(path: string) {
  return failWith((error) => `${path} could not be written: ${redactedMessage(error)}.`)
}

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
    key: posts.key,
    state: 'open' as const,
    position,
    causes: [],
    since: undefined,
    green: undefined,
    title: undefined,
  }
  const render = (present?: MarkedSection<'issue'>) => {
    const text = renderMonth(month, MAX_POST_BYTES - sizeOfPeople(present))
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
