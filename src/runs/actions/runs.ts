import {
  type RepositorySource,
  type Client,
  createClient,
  repositorySource,
} from '../../github/http/client.ts'
import { listRuns, MAX_LISTED_RUNS, type RunFilter } from '../../github/run/list-runs.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import { fetchTimes, type RunTimes, type WantedTimes } from './fetch-times.ts'
import { join } from 'node:path'
import { explain } from '../../github/errors/explain.ts'
import { isNotFound } from '../../github/errors/github-error.ts'
import { type CellColumn, durationColumn } from '../../render/findings/section.ts'
import { listedJobJson, listedRunJson, usageJson } from '../render/to-json.ts'
import { usageCell, usedTime } from '../render/usage-cell.ts'
import { safeLine } from '../../render/text/markdown.ts'
import { plural, textsIn, toSeconds, toTime } from '../../render/text/units.ts'
import { clientOptions } from '../../actions/client-options.ts'
import { endOnSignal } from '../../actions/report-signal.ts'
import { addSummary } from '../../actions/command-files.ts'
import { failWith } from '../../actions/repairs.ts'
import {
  choiceOf,
  count,
  flag,
  login,
  nameAs,
  optional,
  parsed,
  REPOSITORY,
  textIn,
} from '../../actions/inputs.ts'
import { temporaryFolder, writeOutput } from '../../actions/output-file.ts'
import { readCreated, readWorkflow } from '../../actions/read-values.ts'
import { LIST_DEADLINE, TIME_TO_FINISH } from '../../actions/run-action.ts'
import { type Outcome, type InputValues, subAction } from '../../actions/sub-action.ts'
import { summarizeRuns } from './summarize-runs.ts'

/**
 * Whether to list runs whose branch is in another repository. GitHub filters by the name of a branch
 * alone, so a fork can have a run on a branch called `main`.
 */
export const FORKS = ['exclude', 'include', 'only'] as const

interface RunSearch extends WantedTimes {
  readonly filter: RunFilter
  readonly forks: (typeof FORKS)[number]
  readonly limit: number
}

export interface FoundRun extends ListedRun, RunTimes {}

/** The result of a search. */
export interface FoundRuns extends RunCounts {
  readonly runs: readonly FoundRun[]
  /** Notes on what could not be fetched. */
  readonly notes: readonly string[]
}

interface RunCounts {
  /** Number of runs that GitHub counts for the filter, regardless of `forks`; `undefined` if unknown. */
  readonly total: number | undefined
  /** Whether more runs than `total` may match. */
  readonly capped: boolean
  /** Number of runs that `forks` skipped before enough were found. */
  readonly skipped: number
  /** Number of runs that GitHub counts but that were not listed; `undefined` if unknown. */
  readonly unlisted: number | undefined
}

interface Wanted extends RunCounts {
  readonly listed: readonly ListedRun[]
}

/**
 * Lists runs and fetches their times.
 *
 * @throws what the client throws if the runs cannot be listed
 */
export async function findRuns(source: RepositorySource, search: RunSearch): Promise<FoundRuns> {
  const { listed, ...counts } = await listWanted(source, search)
  const { times, notes } = await fetchTimes(source, listed, search)
  return {
    runs: listed.map((run, index) => ({ ...run, ...times[index] })),
    ...counts,
    notes,
  }
}

/** Lists `count` runs, and more if `forks` skips too many runs. */
async function listWanted(
  source: RepositorySource,
  search: RunSearch & { readonly count?: number },
): Promise<Wanted> {
  const { filter, forks, limit, count = limit } = search
  const { runs: all, total, capped } = await listRuns(source, filter, count)
  const isWanted = ({ isFromFork }: ListedRun) =>
    forks === 'include' || isFromFork === (forks === 'only')
  const listed = all.filter(isWanted).slice(0, limit)
  const isWhole = total === undefined ? all.length < count : total <= count
  if (listed.length < limit && !isWhole && count < MAX_LISTED_RUNS) {
    return await listWanted(source, { ...search, count: count < 100 ? 100 : MAX_LISTED_RUNS })
  }
  const last = listed[limit - 1]
  return {
    listed,
    total,
    capped,
    skipped: (last === undefined ? all.length : all.indexOf(last) + 1) - listed.length,
    unlisted: isWhole ? 0 : total && total - all.length,
  }
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

/** The inputs of the action, which action.yml describes. */
const INPUTS = {
  ...REPOSITORY,
  workflow: parsed('', readWorkflow),
  actor: optional(login()),
  branch: nameAs('main'),
  event: optional(textIn(/^\w+$/, 'one event, such as push')),
  status: optional(choiceOf('', STATUSES)),
  created: parsed('', readCreated),
  forks: choiceOf('exclude', FORKS),
  limit: count('20', MAX_LISTED_RUNS, 1),
  durations: flag('true'),
  usage: flag('false'),
  summary: flag('true'),
}

type RunColumn = CellColumn<FoundRun>

const DURATION: RunColumn = durationColumn('duration', ({ duration }) => duration)

const USAGE: readonly RunColumn[] = [
  { title: 'usage', cell: ({ usage }) => usageCell(usage) },
  { title: 'duration, all attempts', cell: ({ usage }) => usedTime(usage?.run) },
]

type RunInputs = InputValues<typeof INPUTS>

export const action = subAction({
  inputs: INPUTS,
  outputs: {
    done: 'false',
    reason: '',
    runs: '[]',
    'runs-path': '',
    'latest-run-id': '',
    'total-count': '',
  },
  maxTime: LIST_DEADLINE + TIME_TO_FINISH,
  act: (inputs) => {
    endOnSignal()
    return findAndSummarize(searchOf(inputs), createClient(clientOptions(inputs)))
  },
})

interface RunsInputs extends Omit<RunInputs, 'summary'> {
  readonly filter: RunFilter
  /** `undefined` for none. */
  readonly summary: typeof addSummary | undefined
  /** Writes the file of the runs. */
  readonly write: typeof writeRuns
}

export function searchOf(inputs: RunInputs): RunsInputs {
  const { workflow, actor, branch, event, status, created } = inputs
  return {
    ...inputs,
    filter: withoutUndefined({ workflow, actor, branch, event, status, created }),
    summary: inputs.summary ? addSummary : undefined,
    write: writeRuns,
  }
}

async function writeRuns(lines: string) {
  return await writeOutput('runs-path', join(await temporaryFolder(), 'runs.jsonl'), () => lines)
}

function withoutUndefined(values: {
  readonly [Name in keyof RunFilter]: RunFilter[Name] | undefined
}): RunFilter {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** Finds runs and lists them in the job summary. @throws StepFailure */
export async function findAndSummarize(
  inputs: RunsInputs,
  client: Client,
): Promise<Outcome<'runs' | 'runs-path' | 'latest-run-id' | 'total-count'>> {
  const { owner, repo, summary } = inputs
  const signal = AbortSignal.timeout(LIST_DEADLINE)
  const fail = failWith((error) => {
    const { workflow } = inputs.filter
    const hint =
      isNotFound(error) && workflow !== undefined
        ? `\n\nOr the workflow ${workflow} does not exist; check the input workflow.`
        : ''
    return explain(error, 'the runs', inputs, client.repair) + hint
  })
  const found = await findRuns(repositorySource({ client, repository: inputs, signal }), inputs)
    .then(client.redactShown)
    .catch(fail)
  const { runs, total, skipped, unlisted, notes } = found
  const sentences = [
    foundSentence(found, inputs),
    skipped > 0 &&
      `Skipped ${plural(skipped, 'run')} ${inputs.forks === 'only' ? 'of the repository itself' : 'from forks or unknown repositories'} (see the input forks).`,
    unlisted !== 0 &&
      (inputs.limit === MAX_LISTED_RUNS || runs.length < inputs.limit) &&
      `GitHub returns at most ${MAX_LISTED_RUNS} runs per search; narrow it with the input created.`,
  ]
  const file = await inputs.write(runs.map(runLine).join(''))
  const title = `Runs of ${owner}/${repo}`
  const columns = [...(inputs.durations ? [DURATION] : []), ...(inputs.usage ? USAGE : [])]
  const written = file.path === '' ? undefined : 'runs-path'
  const { json, said } = await summarizeRuns(
    {
      title,
      sentences,
      runs,
      columns,
      toJson: runJson,
      file: written,
      notes: textsIn([...notes, file.problem]),
    },
    summary,
  )
  return {
    kind: runs.length === 0 ? 'left' : 'done',
    reason: said.join('\n\n'),
    outputs: {
      runs: json,
      'runs-path': file.path,
      'latest-run-id': String(runs[0]?.run.id ?? ''),
      'total-count': String(total ?? ''),
    },
  }
}

function runJson(run: FoundRun): object {
  return {
    ...listedRunJson(run),
    durationSeconds: toSeconds(run.duration),
    usage: usageJson(run.usage),
  }
}

/** Returns a run as a line of the file, with the jobs that were read. */
function runLine(run: FoundRun): string {
  const jobs = run.jobs?.map(({ job, attempt, duration }) => ({
    ...listedJobJson(job),
    attempt: attempt ?? null,
    durationSeconds: toSeconds(duration),
  }))
  const updatedAt = toTime(run.updatedAt)
  return `${JSON.stringify({ ...runJson(run), updatedAt, jobs: jobs ?? null })}\n`
}

/** Returns `Found 3 runs of ci.yml with branch: main, event: push.` */
function foundSentence(found: FoundRuns, { filter, limit }: RunsInputs): string {
  const { runs, skipped } = found
  const { workflow, ...conditions } = filter
  // GitHub's count includes skipped runs, also those further back.
  const total = skipped === 0 ? (found.total ?? runs.length) : runs.length
  const terms = Object.entries(conditions).map(
    ([name, value]) => `${name}: ${safeLine(String(value))}`,
  )
  const listed =
    total > runs.length
      ? `the newest ${runs.length} of ${found.capped ? 'at least ' : ''}`
      : skipped > 0 && runs.length === limit
        ? 'the newest '
        : ''
  const ofWorkflow = workflow === undefined ? '' : ` of ${workflow}`
  const withTerms = terms.length === 0 ? '' : ` with ${terms.join(', ')}`
  const all = total === 0 ? 'no run' : plural(total, 'run')
  return `Found ${listed}${all}${ofWorkflow}${withTerms}.`
}
