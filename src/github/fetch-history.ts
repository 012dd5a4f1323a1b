import type { Note } from '../model/note.ts'
import type { Target } from '../model/target.ts'
import type { Answers } from './answers.ts'
import type { Client } from './client.ts'
import { explain } from './explain.ts'
import { count, fields, list, text } from './fields.ts'
import { ListError } from './list-jobs.ts'
import { attemptOf, listAttempt, type AttemptPlace } from './list-attempt.ts'
import { untilAborted } from './until-aborted.ts'

const REPOSITORY = '/repos/{owner}/{repo}'
const RUNS = `${REPOSITORY}/actions/workflows/{workflow_id}/runs`

/** Fewer runs on the run's own branch say less than those on the default branch. */
const ENOUGH = 5

/** Listed beyond those wanted, since this run, later ones and those of forks are left out. */
const SPARE = 10

const LARGEST_PAGE = 100

export interface HistoryQuestion {
  /** The answer for the run that is reported. */
  readonly run: unknown
  /** `undefined` when the event did not tell; it is then asked for. */
  readonly defaultBranch: string | undefined
  /** How many earlier runs to compare with. */
  readonly runs: number
  /** Whether the server lists jobs by run alone. */
  readonly latestOnly?: boolean | undefined
}

/** Earlier runs as answered, each with the jobs of its latest attempt. */
export interface HistoryAnswers {
  /** `undefined` when there is nothing to compare with. */
  readonly branch: string | undefined
  /** Newest first. */
  readonly runs: readonly Answers[]
  readonly notes: readonly Note[]
}

const NOTHING: HistoryAnswers = { branch: undefined, runs: [], notes: [] }

/**
 * Fetches the successful runs of the same workflow before a run: on its own branch where there are at
 * least five, else on the default branch. Two round trips, three where the default branch is not
 * known, one more for runs of over 100 jobs. Never throws: what can't be read is a note.
 */
export async function fetchHistory(
  client: Client,
  target: Target,
  question: HistoryQuestion,
  signal: AbortSignal,
): Promise<HistoryAnswers> {
  const { latestOnly } = question
  const asked = readQuestion(question)
  if (asked === undefined || question.runs === 0) return NOTHING
  try {
    const chosen = await chooseRuns(client, target, asked, signal)
    const wanted = chosen.runs.slice(0, question.runs)
    const runs = await Promise.all(
      wanted.map((run) => {
        const runId = count(fields(run).id) ?? 0
        const place = { ...target, runId, attempt: attemptOf(run), latestOnly }
        return fetchJobsOf(client, run, place, signal)
      }),
    )
    const read = runs.flatMap(({ answers }) => answers ?? [])
    const failure = runs.find(({ answers }) => answers === undefined)?.failure
    const left = runs.length - read.length
    const notes =
      left === 0 ? [] : [notice(explain(failure, `${left} of ${runs.length} earlier runs`, target))]
    return { branch: chosen.branch, runs: read, notes }
  } catch (error) {
    return { ...NOTHING, notes: [notice(explain(error, 'the earlier runs', target))] }
  }
}

/** What the run's answer tells of where to look. */
interface Asked extends HistoryQuestion {
  readonly workflow: number
  readonly branch: string | undefined
  readonly runId: number | undefined
  readonly createdAt: string | undefined
}

function readQuestion(question: HistoryQuestion): Asked | undefined {
  const run = fields(question.run)
  const workflow = count(run.workflow_id)
  if (workflow === undefined) return undefined
  return {
    ...question,
    workflow,
    // The branch of a fork may have any name; what ran there says nothing of a branch here.
    branch: isFromFork(run) ? undefined : text(run.head_branch),
    runId: count(run.id),
    createdAt: text(run.created_at),
  }
}

interface Chosen {
  readonly branch: string | undefined
  readonly runs: readonly unknown[]
}

async function chooseRuns(
  client: Client,
  target: Target,
  asked: Asked,
  signal: AbortSignal,
): Promise<Chosen> {
  const { branch, defaultBranch } = asked
  const runsOn = (of: string) => listRuns(client, target, { ...asked, branch: of }, signal)
  const onDefault = async (own?: Promise<unknown[]>): Promise<Chosen> => {
    const name = defaultBranch ?? (await fetchDefaultBranch(client, target, signal))
    if (name === undefined) return { branch: name, runs: [] }
    return { branch: name, runs: await (name === branch && own ? own : runsOn(name)) }
  }
  if (branch === undefined) return await onDefault()
  // Both at once: which of them is wanted is known when they have come.
  const listed = runsOn(branch)
  const [own, usual] = await Promise.all([listed, onDefault(listed)])
  return own.length >= ENOUGH ? { branch, runs: own } : usual
}

/** Newest first, without the run itself and later ones. */
async function listRuns(
  client: Client,
  { owner, repo }: Target,
  { workflow, branch, runs, runId, createdAt }: Asked,
  signal: AbortSignal,
): Promise<unknown[]> {
  const parameters = {
    owner,
    repo,
    workflow_id: workflow,
    ...(branch === undefined ? {} : { branch }),
    status: 'success',
    exclude_pull_requests: 'true',
    ...(createdAt === undefined ? {} : { created: `<=${createdAt}` }),
    per_page: Math.min(LARGEST_PAGE, runs + SPARE),
  }
  const answer = await untilAborted(client.get(RUNS, parameters, signal), signal)
  return list(answer.workflow_runs).filter((item) => {
    const run = fields(item)
    const id = count(run.id)
    // Ids ascend with time.
    const earlier = id !== undefined && (runId === undefined || id < runId)
    return earlier && run.conclusion === 'success' && !isFromFork(run)
  })
}

async function fetchDefaultBranch(
  client: Client,
  { owner, repo }: Target,
  signal: AbortSignal,
): Promise<string | undefined> {
  const answer = await untilAborted(client.get(REPOSITORY, { owner, repo }, signal), signal)
  return text(answer.default_branch)
}

interface JobsOfRun {
  /** `undefined` when not all of its jobs could be read: its figures would be too small. */
  readonly answers: Answers | undefined
  readonly failure: unknown
}

async function fetchJobsOf(
  client: Client,
  run: unknown,
  place: AttemptPlace,
  signal: AbortSignal,
): Promise<JobsOfRun> {
  const { jobs, counted, failure } = await listAttempt(client, place, signal)
  if (failure !== undefined) return { answers: undefined, failure }
  if (counted === undefined || jobs.size < counted) {
    return { answers: undefined, failure: new ListError('GitHub counts more jobs than it lists') }
  }
  return {
    answers: { run, jobs: [...jobs.values()], jobsCounted: counted, notes: [] },
    failure: undefined,
  }
}

/** A pull request of a fork has the name of the fork's branch, which may be `main` as well. */
function isFromFork(run: unknown): boolean {
  const { repository, head_repository } = fields(run)
  const [own, head] = [count(fields(repository).id), count(fields(head_repository).id)]
  return own !== undefined && head !== undefined && own !== head
}

function notice(text: string): Note {
  return { severity: 'notice', text }
}
