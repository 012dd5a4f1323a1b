import { createClient } from '../../github/http/client.ts'
import { SECOND } from '../../model/time.ts'
import { causesDigest, type Subject, subjectOf } from '../../render/conversation/subject.ts'
import { renderIssue } from '../../render/conversation/issue.ts'
import { type MarkedText, withMarker } from '../../render/conversation/marker.ts'
import { clientOptions } from '../client-options.ts'
import { loadReport } from '../conversation/load-report.ts'
import { failUnread } from '../explain-change.ts'
import { readEvent } from '../read-event.ts'
import { getVariable, inputReader } from '../read-values.ts'
import { repairEventRead } from '../repairs.ts'
import { StepFailure } from '../step-failure.ts'
import { finish, type Outcome } from '../sub-action.ts'
import { decideIssue, wasDismissed } from './decide-issue.ts'
import { fetchHistory } from './fetch-history.ts'
import { INPUTS, type IssueInputs, NO_OUTPUTS, readInputs } from './inputs.ts'
import { makeRunReport } from './make-run-report.ts'
import { findOwnIssues, outputsOf } from './own-issues.ts'
import type { RunHistory } from './red-streak.ts'
import { writeIssue } from './write-issue.ts'

const DEADLINE = 60 * SECOND

const COMMIT_REPORT =
  'The report is of a commit. An issue is about one workflow: use the report of its run, with `scope: run`.'

/** Runs the issue action. */
export async function issue(): Promise<void> {
  const event = await readEvent(process.env.GITHUB_EVENT_PATH)
  const inputs = readInputs({ get: inputReader(INPUTS), env: getVariable, event })
  const outcome = keepIssue(inputs, AbortSignal.timeout(DEADLINE))
  await finish(outcome, NO_OUTPUTS, inputs.onError)
}

/** Opens, updates or closes the issue about a workflow of the default branch, if there is a reason to. */
async function keepIssue(inputs: IssueInputs, signal: AbortSignal): Promise<Outcome> {
  const client = createClient({ ...clientOptions(inputs), repair: repairEventRead })
  const report = await loadReport(inputs, (run) => makeRunReport({ run, inputs, client, signal }))
  if ('kind' in report) throw new StepFailure(COMMIT_REPORT)
  const subject = subjectOf(report)
  const { id, workflow } = report.run
  const history = await fetchHistory(report, inputs, client, signal).catch(
    failUnread(`the runs of ${workflow ?? `the workflow of run ${id}`}`, inputs, client.repair),
  )
  if (typeof history === 'string') return { kind: 'left', reason: history }

  const [open, ...duplicates] = await findOwnIssues(
    client,
    { inputs, subject, state: 'open' },
    signal,
  )
  const { marker, body } = renderBody(subject, history, inputs)
  const decision = decideIssue({
    subject,
    history,
    grace: inputs.grace,
    open: open?.marker,
    next: marker,
  })
  if (decision.kind === 'leave') {
    return { kind: 'left', reason: decision.reason, outputs: outputsOf(open?.issue) }
  }
  if (decision.kind === 'open') {
    const closed = await findOwnIssues(client, { inputs, subject, state: 'closed' }, signal)
    const markers = closed.map(({ marker }) => marker)
    if (wasDismissed(markers, sinceOf(history))) {
      const reason = `Issue #${closed[0]?.issue.number} about these failures was closed by hand.`
      return { kind: 'left', reason, outputs: outputsOf(closed[0]?.issue) }
    }
  }
  return await writeIssue(
    {
      inputs,
      client,
      subject,
      branch: history.streak.branch,
      body,
      change: decision,
      open: open?.issue,
      duplicates: duplicates.map(({ issue }) => issue),
    },
    signal,
  )
}

function renderBody(subject: Subject, history: RunHistory, inputs: IssueInputs): MarkedText {
  const { repositoryUrl, close } = inputs
  const text = renderIssue(subject, history.streak, { repositoryUrl, closes: close })
  const { key, position } = subject
  const state = { key, state: 'red', position, since: sinceOf(history) } as const
  return withMarker('issue', { ...state, causes: causesDigest(subject) }, text)
}

/** Returns the first failed run; `undefined` if no successful run before it is known. */
function sinceOf({ streak: { runs, lastGreen } }: RunHistory): number | undefined {
  return lastGreen === undefined ? undefined : runs[0]?.id
}
