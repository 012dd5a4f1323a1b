import { runDuration } from '../analyse/run-duration.ts'
import type { Client } from '../github/client.ts'
import { decodeListedRun, decodeRunOf, type Place } from '../github/decode-listed-run.ts'
import { explain } from '../github/explain.ts'
import { decodeBillable, fetchBillable } from '../github/fetch-billable.ts'
import { listJobs } from '../github/list-jobs.ts'
import { listRuns, type RunFilter } from '../github/list-runs.ts'
import { isScarce } from '../github/quota.ts'
import type { FoundRun, ListedRun } from '../model/listed-run.ts'
import type { Milliseconds } from '../model/time.ts'
import { plural } from '../render/units.ts'

const JOBS = '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs'

/** A request a run: a token has a thousand an hour. */
const MOST_ASKED = 100

export interface RunSearch {
  readonly filter: RunFilter
  readonly limit: number
  readonly durations: boolean
  readonly usage: boolean
}

export interface Found {
  readonly runs: readonly FoundRun[]
  /** How many there are, listed or not; `undefined` where GitHub does not say. */
  readonly total: number | undefined
  /** What could not be learnt of them, as sentences. */
  readonly notes: readonly string[]
}

/**
 * Lists runs and asks what each took, side by side.
 *
 * @throws what the client throws where they can't be listed
 */
export async function findRuns(
  client: Client,
  place: Place,
  { filter, limit, durations, usage }: RunSearch,
  signal: AbortSignal,
): Promise<Found> {
  const { runs: answers, total } = await listRuns(client, place, filter, limit, signal)
  const listed = answers.flatMap((answer) => {
    const run = decodeListedRun(answer, place)
    return run === undefined ? [] : [{ ...run, answer }]
  })
  const quota = client.quota()
  const few = isScarce(quota)
  const asks = durations || usage
  const failures: unknown[] = []
  const runs = await Promise.all(
    listed.map(async ({ answer, ...run }, index): Promise<FoundRun> => {
      const isAsked = asks && !few && index < MOST_ASKED
      const [duration, billable] = await Promise.all([
        isAsked && durations
          ? fetchDuration(client, place, { ...run, answer, failures }, signal)
          : undefined,
        isAsked && usage ? fetchBilled(client, place, run, signal) : undefined,
      ])
      return { ...run, duration, billable }
    }),
  )
  const notes = [
    ...(failures.length === 0 ? [] : [explainFailures(failures, place)]),
    ...(asks && few
      ? [
          `The token has only ${quota?.remaining} of ${quota?.limit} requests left, so what the runs took was not asked for.`,
        ]
      : []),
    ...(asks && !few && listed.length > MOST_ASKED
      ? [`What they took was asked for the newest ${MOST_ASKED} only.`]
      : []),
  ]
  return { runs, total, notes }
}

function explainFailures(failures: readonly unknown[], place: Place): string {
  return explain(failures[0], `the jobs of ${plural(failures.length, 'run')}`, place)
}

async function fetchDuration(
  client: Client,
  place: Place,
  { run, status, answer, failures }: ListedRun & { answer: unknown; failures: unknown[] },
  signal: AbortSignal,
): Promise<Milliseconds | undefined> {
  const { id, attempt } = run
  if (status !== 'completed' || attempt === undefined) return undefined
  const { owner, repo } = place
  const parameters = { owner, repo, run_id: id, attempt_number: attempt }
  const { jobs, counted, failure } = await listJobs(client, JOBS, parameters, signal)
  if (failure !== undefined) failures.push(failure)
  return runDuration(decodeRunOf(answer, place, { jobs: [...jobs.values()], counted }))
}

async function fetchBilled(
  client: Client,
  { owner, repo, serverUrl }: Place,
  { run }: ListedRun,
  signal: AbortSignal,
): Promise<Milliseconds | undefined> {
  const target = { owner, repo, serverUrl, runId: run.id, attempt: run.attempt, own: undefined }
  return decodeBillable(await fetchBillable(client, target, signal))?.total
}
