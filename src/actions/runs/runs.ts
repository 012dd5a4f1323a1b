import * as core from '@actions/core'
import { explain } from '../../github/errors/explain.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import { createClient } from '../../github/http/client.ts'
import { MAX_RUNS, type RunFilter } from '../../github/runs/list-runs.ts'
import type { FoundRun } from '../../model/listed-run.ts'
import { SECOND } from '../../model/time.ts'
import type { RunColumn } from '../../render/runs/table.ts'
import { foundRunJson } from '../../render/runs/to-json.ts'
import { singleLine } from '../../render/text/markdown.ts'
import { durationCell, plural } from '../../render/text/units.ts'
import { boundedJson } from '../bounded-json.ts'
import { clientOptions } from '../client-options.ts'
import { readCreated, readWorkflow } from '../read-run-filter.ts'
import { readServer, type Server } from '../read-server.ts'
import { readRepository } from '../read-target.ts'
import { getVariable, readBoolean, readChoice, readCount, readText } from '../read-values.ts'
import { repairRead } from '../repairs.ts'
import { finish, type Outcome, type Source } from '../sub-action.ts'
import { summarizeRuns } from '../summarize-runs.ts'
import { findRuns, FORKS, type Found, type RunSearch } from './find-runs.ts'

/** The inputs of the action, as in runs/action.yml. */
export const INPUT_NAMES = [
  'github-token',
  'repository',
  'workflow',
  'actor',
  'branch',
  'forks',
  'event',
  'status',
  'created',
  'limit',
  'durations',
  'usage',
  'summary',
] as const

/** The outputs of the action, as in runs/action.yml. */
export const OUTPUT_NAMES = ['done', 'reason', 'runs', 'latest-run-id', 'total-count'] as const

type OutputName = (typeof OUTPUT_NAMES)[number]

interface Inputs extends Server, RunSearch {
  readonly token: string
  readonly owner: string
  readonly repo: string
  readonly summary: boolean
}

/** https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository */
const STATUSES = [
  'completed',
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'skipped',
  'stale',
  'success',
  'timed_out',
  'in_progress',
  'queued',
  'requested',
  'waiting',
  'pending',
] as const

const DEADLINE = 120 * SECOND

/** The action that finds runs, from its first input to its last output. */
export async function runs(): Promise<void> {
  const inputs = readInputs({ get: core.getInput, env: getVariable })
  const deed = await findAndTell(inputs)
  await finish<OutputName>(deed, { runs: '[]', 'latest-run-id': '', 'total-count': '' })
}

function readInputs({ get, env }: Source<(typeof INPUT_NAMES)[number]>): Inputs {
  const [owner, repo] = readRepository(get)
  return {
    ...readServer(env),
    token: get('github-token'),
    owner,
    repo,
    filter: given({
      workflow: readWorkflow(get),
      actor: readText('actor', get),
      branch: readText('branch', get),
      event: readText('event', get),
      status: get('status') === '' ? undefined : readChoice('status', get, STATUSES),
      created: readCreated(get),
    }),
    forks: readChoice('forks', get, FORKS),
    limit: readCount('limit', get, MAX_RUNS, 1),
    durations: readBoolean('durations', get),
    usage: readBoolean('usage', get),
    summary: readBoolean('summary', get),
  }
}

/** Without those that are not given. */
function given(values: {
  readonly [Name in keyof RunFilter]: RunFilter[Name] | undefined
}): RunFilter {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

async function findAndTell(inputs: Inputs): Promise<Outcome> {
  const { owner, repo, summary } = inputs
  let found: Found
  try {
    const signal = AbortSignal.timeout(DEADLINE)
    found = await findRuns(createClient(clientOptions(inputs)), inputs, inputs, signal)
  } catch (error) {
    const { workflow } = inputs.filter
    const unnamed = error instanceof GitHubError && error.status === 404 && workflow !== undefined
    const hint = unnamed ? `\n\nOr there is no workflow ${workflow}: see the input workflow.` : ''
    return { kind: 'failed', reason: explain(error, 'the runs', inputs, repairRead) + hint }
  }
  const { runs, total, unseen, notes } = found
  const { json, leftOut } = boundedJson(runs.map(foundRunJson))
  const sentences = [
    countOf(found, inputs),
    ...skippedOf(found, inputs),
    ...(unseen !== 0 && (inputs.limit === MAX_RUNS || runs.length < inputs.limit)
      ? [
          `GitHub lists no more than ${MAX_RUNS} of one search: the input created takes part of the time.`,
        ]
      : []),
    ...(leftOut === 0 ? [] : [`The output runs has no room for the oldest ${leftOut}.`]),
    ...notes,
  ]
  const title = `Runs of ${owner}/${repo}`
  const problems = summary
    ? await summarizeRuns({ title, sentences, runs, columns: columnsOf(inputs) })
    : []
  return {
    kind: runs.length === 0 ? 'left' : 'done',
    reason: [...sentences, ...problems].join('\n\n'),
    outputs: {
      runs: json,
      'latest-run-id': String(runs[0]?.run.id ?? ''),
      'total-count': String(total ?? ''),
    },
  }
}

/** `Found 3 runs of ci.yml with branch: main, event: push.` */
function countOf(found: Found, { filter, limit }: Inputs): string {
  const { runs, skipped } = found
  const { workflow, ...others } = filter
  // GitHub's count includes the runs that were skipped, and others like them further back.
  const total = skipped === 0 ? (found.total ?? runs.length) : runs.length
  const words = Object.entries<string>(others).map(([name, value]) => `${name}: ${singleLine(value)}`)
  const listed =
    total > runs.length
      ? `the newest ${runs.length} of `
      : skipped > 0 && runs.length === limit
        ? 'the newest '
        : ''
  const of = workflow === undefined ? '' : ` of ${workflow}`
  const having = words.length === 0 ? '' : ` with ${words.join(', ')}`
  const all = total === 0 ? 'no run' : plural(total, 'run')
  return `Found ${listed}${all}${of}${having}.`
}

function skippedOf({ skipped }: Found, { forks }: Inputs): string[] {
  if (skipped === 0) return []
  const whose = forks === 'only' ? 'of the repository itself' : 'from forks or unknown repositories'
  return [`Skipped ${plural(skipped, 'run')} ${whose}: see the input forks.`]
}

function columnsOf({ durations, usage }: Inputs): RunColumn<FoundRun>[] {
  const cell = (title: string, key: 'duration' | 'billable'): RunColumn<FoundRun> => ({
    title,
    align: 'right',
    cell: (run) => durationCell(run[key]),
  })
  return [
    ...(durations ? [cell('took', 'duration')] : []),
    ...(usage ? [cell('billed', 'billable')] : []),
  ]
}
