// Which logs `delete-logs` deletes.
import { basename } from 'node:path'
import type { WritableSource } from '../../github/http/write-client.ts'
import { fetchListedRun, MAX_LISTED_RUNS } from '../../github/run/list-runs.ts'
import { DAY, type Milliseconds, type Instant, SECOND } from '../../model/time.ts'
import { listedRunJson } from '../render/to-json.ts'
import { plural } from '../../render/text/units.ts'
import { addSummary } from '../../actions/command-files.ts'
import { connect } from '../../actions/connect.ts'
import { failUnread, explainChange } from '../../actions/repairs.ts'
import { count, flag, id, REPOSITORY, text } from '../../actions/inputs.ts'
import { isCurrentRepository } from '../../actions/read-target.ts'
import { readDuration, readWorkflow } from '../../actions/read-values.ts'
import { LIST_DEADLINE, MAX_LONG_TIME } from '../../actions/run-action.ts'
import { InputError, StepFailure } from '../../actions/step-failure.ts'
import { type Outcome, type InputValues, subAction } from '../../actions/sub-action.ts'
import { summarizeRuns } from './summarize-runs.ts'
import { chooseOldRuns, type OldRunsChoice, isOld } from './choose-old-runs.ts'
import { setTimeout } from 'node:timers/promises'
import { unlessDeleted } from '../../github/http/unless-deleted.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { deleteLog } from '../github/change-run.ts'
import type { ListedRun } from '../../model/listed-run.ts'

const LIMIT = count('100', MAX_LISTED_RUNS, 1)

/** The inputs of the action, which action.yml describes. Which of them count depends on the others. */
const INPUTS = {
  ...REPOSITORY,
  'run-id': text(),
  'older-than': text(),
  workflow: text(),
  limit: text(LIMIT.fallback),
  'dry-run': flag('true'),
  summary: flag('true'),
}

type DeleteLogsInputs = InputValues<typeof INPUTS>

export const action = subAction({
  inputs: INPUTS,
  outputs: { done: 'false', reason: '', runs: '[]', count: '0', deleted: '0' },
  maxTime: MAX_LONG_TIME,
  act: (inputs) =>
    chooseAndDelete(chosenLogs(inputs), connect(inputs, AbortSignal.timeout(LIST_DEADLINE))),
})

interface DeleteInputs extends Omit<DeleteLogsInputs, 'summary'> {
  readonly selection: LogSelection
  /** `undefined` for none. */
  readonly summary: typeof addSummary | undefined
}

/** Runs whose logs to delete: one run, or the old runs of a workflow. */
type LogSelection =
  | { readonly runId: number }
  | { readonly olderThan: Milliseconds; readonly limit: number; readonly workflow: string }

/**
 * Far beyond the 400 days that GitHub keeps logs at most. A larger age may lead to a date that is
 * invalid, or that GitHub does not accept.
 * https://docs.github.com/en/organizations/managing-organization-settings/configuring-the-retention-period-for-github-actions-artifacts-and-logs-in-your-organization
 */
const MAX_AGE_DAYS = 3_650

/** Returns whose logs to delete, and where to list them. @throws StepFailure */
export function chosenLogs(inputs: DeleteLogsInputs): DeleteInputs {
  return {
    ...inputs,
    selection: readSelection(inputs),
    summary: inputs.summary ? addSummary : undefined,
  }
}

function readSelection(inputs: DeleteLogsInputs): LogSelection {
  const { runId: run, olderThan, limit, workflow, currentRunId, env } = inputs
  if ((run === '') === (olderThan === '')) {
    throw new StepFailure(
      `The inputs run-id and older-than are ${run === '' ? 'both empty' : 'both set'}: set one of them, such as older-than: 30d.`,
    )
  }
  if (run !== '') {
    const runId = id().read(run, 'run-id', env)
    if (runId === currentRunId) {
      throw new StepFailure(
        `The input run-id is ${runId}, the current run: its logs are still being written.`,
      )
    }
    return { runId }
  }
  // Without minutes: `3m` probably means months, and deleted logs are lost.
  const duration = readDuration(olderThan, ['d', 'h'])
  if (duration === undefined || duration > MAX_AGE_DAYS * DAY) {
    const accepted = `a duration above 0, such as 30d or 12h, of at most ${MAX_AGE_DAYS}d, with the units d for days and h for hours in lower case`
    throw new InputError('older-than', olderThan, accepted)
  }
  return {
    olderThan: duration,
    limit: LIMIT.read(limit, 'limit', env),
    workflow: readWorkflow(workflow) ?? currentWorkflow(inputs),
  }
}

/** Returns `ci.yml` for `octo-org/octo-shop/.github/workflows/ci.yml@refs/heads/main`. */
function currentWorkflow({ env, ...repository }: DeleteLogsInputs): string {
  const [path = ''] = (env('GITHUB_WORKFLOW_REF') ?? '').split('@')
  if (!isCurrentRepository(repository, env) || !/\.ya?ml$/.test(path)) {
    throw new StepFailure(
      'The input workflow is empty, and the workflow of this run is not in that repository: give a file name such as ci.yml.',
    )
  }
  return basename(path)
}

/** Deletes the logs of the chosen runs, and lists these in the job summary. @throws StepFailure */
export async function chooseAndDelete(
  inputs: DeleteInputs,
  source: WritableSource,
): Promise<Outcome<'runs' | 'count' | 'deleted'>> {
  const { selection, currentRunId } = inputs
  const now = source.client.now()
  const before = 'runId' in selection ? undefined : now - selection.olderThan
  const choosing =
    'runId' in selection
      ? chooseRun(source, selection.runId)
      : chooseOldRuns(source, { ...selection, currentRunId, now })
  const choice = await choosing.catch(failUnread('the runs', inputs))
  const { runs } = choice
  const deleted = inputs.dryRun
    ? { runs: runs.map((run) => ({ ...run, logs: 'kept' as const })), changed: 0, problems: [] }
    : await deleteRunLogs(runs, source, before)
  return await summarize(deleted, choice, inputs)
}

async function chooseRun(source: WritableSource, runId: number): Promise<OldRunsChoice> {
  const run = await fetchListedRun(source, runId)
  const isFinished = run.status === 'completed'
  return {
    runs: isFinished ? [run] : [],
    isPart: false,
    sentences: isFinished ? [] : [`Run ${runId} has not finished: it is ${run.status}.`],
  }
}

const LABELS: Readonly<Record<LogStatus, string>> = {
  kept: 'kept',
  deleted: 'deleted',
  gone: 'already gone',
  refused: 'not deleted',
}

async function summarize(
  { runs, changed, problems }: DeletedLogs,
  { isPart, sentences: choiceSentences }: OldRunsChoice,
  inputs: DeleteInputs,
): Promise<Outcome<'runs' | 'count' | 'deleted'>> {
  const { dryRun, summary, owner, repo } = inputs
  const countOf = (status: LogStatus) => runs.filter(({ logs }) => logs === status).length
  const deleted = countOf('deleted')
  const gone = countOf('gone')
  const kept = countOf('kept')
  const logsOf = (count: number) => `the logs of ${plural(count, 'run')}`
  const sentences = [
    deleted > 0 && `Deleted ${logsOf(deleted)}.`,
    gone > 0 && `Already gone: ${logsOf(gone)}.`,
    dryRun &&
      kept > 0 &&
      `Would delete ${logsOf(kept)}: this is a dry run (set dry-run to false to delete).`,
    changed > 0 && `Kept, because another attempt has started in the meantime: ${logsOf(changed)}.`,
    !dryRun && kept > changed && `Not attempted after that error: ${logsOf(kept - changed)}.`,
    ...choiceSentences,
  ]
  const title = `Logs of ${owner}/${repo}`
  const columns = [{ title: 'logs', cell: ({ logs }: RunLogs) => LABELS[logs] }]
  const toJson = (run: RunLogs) => ({ ...listedRunJson(run), logs: run.logs })
  const { json, said } = await summarizeRuns({ title, sentences, runs, columns, toJson }, summary)
  return {
    kind: problems.length > 0 ? 'failed' : deleted > 0 && !isPart ? 'done' : 'left',
    reason: [...problems, ...said].join('\n\n'),
    outputs: { runs: json, count: String(runs.length), deleted: String(deleted) },
  }
}

export type LogStatus = 'kept' | 'deleted' | 'gone' | 'refused'

export interface RunLogs extends ListedRun {
  readonly logs: LogStatus
}

/** Result of deleting the logs of some runs. */
export interface DeletedLogs {
  /** Sorted as in the list. */
  readonly runs: readonly RunLogs[]
  /** Number of runs that were kept for another attempt since they were listed. */
  readonly changed: number
  /** Reasons why logs were not deleted, as sentences. */
  readonly problems: readonly string[]
}

/** https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests */
const PAUSE = SECOND

const TIMEOUT = 60 * SECOND

/** GitHub re-runs a run up to 30 days after it was created; the day more is for other clocks. */
const MAX_RERUN_AGE = 31 * DAY

/**
 * Deletes the logs of runs in sequence, with one request each. Before that, it reads a second time each run that a
 * person can have re-run: 1,000 deletions take 17 minutes. A problem with the token, the connection or the
 * server affects the following runs, too, so their logs are kept.
 *
 * @param before logs of runs with an attempt that started later are kept; `undefined` for a single run of any age
 */
export async function deleteRunLogs(
  listed: readonly ListedRun[],
  whole: WritableSource,
  before: Instant | undefined,
): Promise<DeletedLogs> {
  const runs: RunLogs[] = []
  const problems: string[] = []
  let changed = 0
  for (const run of listed) {
    if (runs.length > 0) await setTimeout(PAUSE)
    const { id } = run.run
    try {
      const source = { ...whole, signal: AbortSignal.timeout(TIMEOUT) }
      if (await isRerun(source, run, before)) {
        changed += 1
        runs.push({ ...run, logs: 'kept' })
        continue
      }
      const deleted = await deleteLog(source, id)
      runs.push({ ...run, logs: deleted ? 'deleted' : 'gone' })
    } catch (error) {
      problems.push(explainChange(error, `delete the logs of run ${id}`, whole.repository))
      runs.push({ ...run, logs: 'refused' })
      if (!(error instanceof GitHubError && [409, 422].includes(error.status ?? 0))) break
    }
  }
  const kept = listed.slice(runs.length).map((run) => ({ ...run, logs: 'kept' }) as const)
  return { runs: [...runs, ...kept], changed, problems }
}

/** Returns whether a run is no longer one whose logs to delete. @throws as `client.get` */
async function isRerun(
  source: RepositorySource,
  { run, createdAt }: ListedRun,
  before: Instant | undefined,
): Promise<boolean> {
  // A single run was read just before.
  if (before === undefined) return false
  if (createdAt !== undefined && source.client.now() - createdAt > MAX_RERUN_AGE) return false
  const again = await unlessDeleted(fetchListedRun(source, run.id))
  return again !== undefined && !isOld(again, before)
}
