import * as core from '@actions/core'
import { basename } from 'node:path'
import { createClient } from '../../github/http/client.ts'
import { decodeListedRun } from '../../github/runs/decode-listed-run.ts'
import { MAX_RUNS } from '../../github/runs/list-runs.ts'
import { DAY, type Milliseconds, SECOND } from '../../model/time.ts'
import { listedRunJson } from '../../render/runs/to-json.ts'
import { plural } from '../../render/text/units.ts'
import { boundedJson } from '../bounded-json.ts'
import { clientOptions } from '../client-options.ts'
import { explainUnread } from '../explain-change.ts'
import { readDuration } from '../read-duration.ts'
import { readWorkflow } from '../read-run-filter.ts'
import { readServer, type Server } from '../read-server.ts'
import { readRepository } from '../read-target.ts'
import { getVariable, readBoolean, readCount, readId } from '../read-values.ts'
import { InputError, StepFailure } from '../step-failure.ts'
import { finish, type Outcome, type Source } from '../sub-action.ts'
import { summarizeRuns } from '../summarize-runs.ts'
import { type Choice, chooseOldRuns } from './choose-old-runs.ts'
import { type Deleted, deleteRunLogs, type LogStatus, type RunLogs } from './delete-run-logs.ts'

/** The inputs of the action, as in delete-logs/action.yml. */
export const INPUT_NAMES = [
  'github-token',
  'repository',
  'run-id',
  'older-than',
  'workflow',
  'limit',
  'dry-run',
  'summary',
] as const

/** The outputs of the action, as in delete-logs/action.yml. */
export const OUTPUT_NAMES = ['done', 'reason', 'runs', 'count', 'deleted'] as const

type OutputName = (typeof OUTPUT_NAMES)[number]
type InputSource = Source<(typeof INPUT_NAMES)[number]>

interface Inputs extends Server {
  readonly token: string
  readonly owner: string
  readonly repo: string
  readonly which: Which
  readonly dryRun: boolean
  readonly summary: boolean
  /** The run that this step is part of. */
  readonly ownRunId: number
}

/** One run, or the runs of a workflow that are older. */
type Which =
  | { readonly runId: number }
  | { readonly olderThan: Milliseconds; readonly workflow: string; readonly limit: number }

const DEADLINE = 120 * SECOND

/**
 * Far beyond the 400 days that GitHub keeps logs at most. A larger age may lead to a date that GitHub
 * does not accept, or to none.
 * https://docs.github.com/en/organizations/managing-organization-settings/configuring-the-retention-period-for-github-actions-artifacts-and-logs-in-your-organization
 */
const MAX_AGE_DAYS = 3_650

/** The action that deletes logs, from its first input to its last output. */
export async function deleteLogs(): Promise<void> {
  const inputs = readInputs({ get: core.getInput, env: getVariable })
  const deed = await chooseAndDelete(inputs)
  await finish<OutputName>(deed, { runs: '[]', count: '0', deleted: '0' })
}

function readInputs(source: InputSource): Inputs {
  const { get, env } = source
  const [owner, repo] = readRepository(get)
  return {
    ...readServer(env),
    token: get('github-token'),
    owner,
    repo,
    which: readWhich(source),
    dryRun: readBoolean('dry-run', get),
    summary: readBoolean('summary', get),
    ownRunId: Number(env('GITHUB_RUN_ID')),
  }
}

function readWhich(source: InputSource): Which {
  const { get, env } = source
  const [run, olderThan] = [get('run-id'), get('older-than')]
  if ((run === '') === (olderThan === '')) {
    throw new StepFailure(
      `The inputs run-id and older-than are ${run === '' ? 'both empty' : 'both given'}: one of them says whose logs to delete, such as older-than: 30d.`,
    )
  }
  if (run !== '') {
    const runId = readId('run-id', get)
    if (String(runId) === env('GITHUB_RUN_ID')) {
      throw new StepFailure(
        `The input run-id is ${runId}, the run that this step is part of: its logs are still being written.`,
      )
    }
    return { runId }
  }
  // Without minutes: `3m` is more likely to mean months, and what is deleted is lost.
  const duration = readDuration(olderThan, ['d', 'h'])
  if (duration === undefined || duration > MAX_AGE_DAYS * DAY) {
    const accepted = `a duration above 0, such as 30d or 12h, of at most ${MAX_AGE_DAYS}d, with the units d for days and h for hours in lower case`
    throw new InputError('older-than', olderThan, accepted)
  }
  const limit = readCount('limit', get, MAX_RUNS, 1)
  return { olderThan: duration, workflow: readWorkflow(get) ?? ownWorkflow(source), limit }
}

/** `ci.yml` of `octo-org/octo-shop/.github/workflows/ci.yml@refs/heads/main`. */
function ownWorkflow({ get, env }: InputSource): string {
  const [path = ''] = (env('GITHUB_WORKFLOW_REF') ?? '').split('@')
  if (get('repository') !== env('GITHUB_REPOSITORY') || !/\.ya?ml$/.test(path)) {
    throw new StepFailure(
      'The input workflow is empty, and the workflow of this run is none of the repository: name the file, such as ci.yml.',
    )
  }
  return basename(path)
}

async function chooseAndDelete(inputs: Inputs): Promise<Outcome> {
  let choice: Choice
  try {
    choice = await choose(inputs)
  } catch (error) {
    return { kind: 'failed', reason: explainUnread(error, 'the runs', inputs) }
  }
  const { runs } = choice
  const outcome = inputs.dryRun
    ? { runs: runs.map((run) => ({ ...run, fate: 'kept' as const })), problems: [] }
    : await deleteRunLogs(runs, { ...inputs })
  return await tell(outcome, choice, inputs)
}

async function choose(inputs: Inputs): Promise<Choice> {
  const { owner, repo, which, ownRunId } = inputs
  const client = createClient(clientOptions(inputs))
  const signal = AbortSignal.timeout(DEADLINE)
  if (!('runId' in which)) {
    const now = Date.now()
    const search = { ...which, before: now - which.olderThan, ownRunId, now }
    return await chooseOldRuns(client, inputs, search, signal)
  }
  const { runId } = which
  const route = '/repos/{owner}/{repo}/actions/runs/{run_id}'
  const run = decodeListedRun(
    await client.get(route, { owner, repo, run_id: runId }, signal),
    inputs,
  )
  if (run?.status === 'completed') return { runs: [run], isPart: false, sentences: [] }
  const status = run?.status ?? 'unknown'
  const sentences = [`Run ${runId} has not ended: it is ${status}.`]
  return { runs: [], isPart: false, sentences }
}

const FATES: Readonly<Record<LogStatus, string>> = {
  kept: 'kept',
  deleted: 'deleted',
  gone: 'were gone already',
  refused: 'not deleted',
}

async function tell(
  { runs, problems }: Deleted,
  { isPart, sentences: remarks }: Choice,
  inputs: Inputs,
): Promise<Outcome> {
  const { dryRun, summary, owner, repo } = inputs
  const having = (fate: LogStatus) => runs.filter((run) => run.fate === fate).length
  const [deleted, gone, kept] = [having('deleted'), having('gone'), having('kept')]
  const { json } = boundedJson(runs.map((run) => ({ ...listedRunJson(run), logs: run.fate })))
  const of = (count: number) => `the logs of ${plural(count, 'run')}`
  const sentences = [
    ...(deleted > 0 ? [`Deleted ${of(deleted)}.`] : []),
    ...(gone > 0 ? [`Gone already: ${of(gone)}.`] : []),
    ...(dryRun && kept > 0
      ? [`Would delete ${of(kept)}: this is a dry run (dry-run: false deletes).`]
      : []),
    ...(!dryRun && kept > 0 ? [`Left alone after that: ${of(kept)}.`] : []),
    ...remarks,
  ]
  const title = `Logs of ${owner}/${repo}`
  const columns = [{ title: 'logs', cell: ({ fate }: RunLogs) => FATES[fate] }]
  const unwritten = summary ? await summarizeRuns({ title, sentences, runs, columns }) : []
  return {
    kind: problems.length > 0 ? 'failed' : deleted > 0 && !isPart ? 'done' : 'left',
    reason: [...problems, ...sentences, ...unwritten].join('\n\n'),
    outputs: { runs: json, count: String(runs.length), deleted: String(deleted) },
  }
}
