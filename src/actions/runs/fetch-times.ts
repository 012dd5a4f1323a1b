import pLimit from 'p-limit'
import { runDuration } from '../../analyse/totals/totals.ts'
import { usageOfRun } from '../../analyse/totals/usage.ts'
import { unreadNote } from '../../github/errors/explain.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { type RateLimit, remainsFor, scarceNote } from '../../github/http/rate-limit.ts'
import { listAttempt } from '../../github/run/attempt-jobs.ts'
import { fetchUsage } from '../../github/runs/fetch-usage.ts'
import { decodeRunOf, listAttempts, type RunListing } from '../../github/runs/listed-run.ts'
import type { Milliseconds } from '../../model/time.ts'
import type { Usage } from '../../model/usage.ts'
import { plural, textsIn } from '../../render/text/units.ts'

/** Each run costs a request, with its usage two, of 1,000 per hour that a token has. */
export const MAX_TIMED_RUNS = 100

/** Runs at a time: what remains of the rate limit is read before the usage of the next run is requested. */
const IN_PARALLEL = 10

/** Parts to fetch of finished runs. */
export interface WantedTimes {
  readonly durations: boolean
  readonly usage: boolean
}

/** Times that were requested and are known. */
export interface RunTimes {
  /** Time from the start of the latest attempt to the last completion of its jobs. */
  readonly duration?: Milliseconds | undefined
  readonly usage?: Usage | undefined
}

interface FetchedTimes {
  readonly times?: RunTimes
  /** Reason why not all jobs could be listed. */
  readonly failure?: unknown
  /** Reason why GitHub's usage could not be read, so that it is measured. */
  readonly usageFailure?: unknown
  /** Budget with too little of which to request the usage. */
  readonly scarce?: RateLimit | undefined
}

/** Fetches times of the newest runs. Never throws: notes say what is missing, and why. */
export async function fetchTimes(
  source: RepositorySource,
  runs: readonly RunListing[],
  { durations, usage }: WantedTimes,
): Promise<{
  readonly times: readonly (RunTimes | undefined)[]
  readonly notes: readonly string[]
}> {
  const scarce = scarceNote(source.client.rateLimit(), 'explanation', 'durations were not fetched')
  const wanted = { durations: durations && scarce === undefined, usage }
  const fetched = await pLimit(IN_PARALLEL).map(runs.slice(0, MAX_TIMED_RUNS), (run) =>
    fetchRunTimes(source, run, wanted),
  )
  const times = fetched.map((one) => one.times)
  const kinds = textsIn([
    wanted.durations && 'durations',
    usage && times.some((one) => one?.usage !== undefined) && 'usage',
  ])
  const notes = textsIn([
    ...notesOn(source, fetched),
    durations && scarce?.text,
    kinds.length > 0 &&
      runs.length > MAX_TIMED_RUNS &&
      `Only the newest ${MAX_TIMED_RUNS} runs have ${kinds.join(' and ')}.`,
  ])
  return { times, notes }
}

async function fetchRunTimes(
  source: RepositorySource,
  run: RunListing,
  { durations, usage }: WantedTimes,
): Promise<FetchedTimes> {
  if (run.status !== 'completed') return {}
  const rateLimit = source.client.rateLimit()
  const mayFetchUsage = usage && remainsFor(rateLimit, 'usage')
  if (mayFetchUsage) return await fetchUsageTimes(source, run, durations)
  const fetched = durations ? await fetchDuration(source, run) : {}
  return { ...fetched, scarce: usage ? rateLimit : undefined }
}

async function fetchDuration(
  source: RepositorySource,
  { run, response }: RunListing,
): Promise<FetchedTimes> {
  const { id, attempt } = run
  if (attempt === undefined) return {}
  const { jobs, counted, failure } = await listAttempt(source, { runId: id, attempt })
  const decoded = decodeRunOf(response, source.repository, { jobs, jobsCounted: counted })
  return { times: { duration: runDuration(decoded) }, failure }
}

/** Fetches the usage, and the duration with the same list of the jobs of all attempts. */
async function fetchUsageTimes(
  source: RepositorySource,
  listing: RunListing,
  durations: boolean,
): Promise<FetchedTimes> {
  const [listed, reported] = await Promise.allSettled([
    listAttempts(source, listing),
    fetchUsage(source, listing.run.id),
  ])
  if (listed.status === 'rejected') return { failure: listed.reason }
  const latest = listed.value.find(({ attempt }) => attempt === (listing.run.attempt ?? 1))
  const isRead = reported.status === 'fulfilled'
  return {
    times: {
      duration: durations && latest !== undefined ? runDuration(latest) : undefined,
      usage: usageOfRun(listed.value, isRead ? reported.value : undefined),
    },
    usageFailure: isRead ? undefined : reported.reason,
  }
}

function notesOn(source: RepositorySource, fetched: readonly FetchedTimes[]): readonly string[] {
  const failures = fetched.flatMap(({ failure }) => failure ?? [])
  const unreported = fetched.flatMap(({ usageFailure }) => usageFailure ?? [])
  const scarce = fetched.flatMap((one) => one.scarce ?? [])
  const unread = (errors: readonly unknown[], what: string, outcome = '') => {
    const subject = `${what} of ${plural(errors.length, 'run')}`
    return errors.length === 0 ? [] : [unreadNote(errors[0], subject, source).text + outcome]
  }
  const notFetched = `the usage of ${plural(scarce.length, 'run')} was not fetched`
  return [
    ...unread(failures, 'the jobs'),
    ...unread(unreported, "GitHub's usage", ' Its values are measured from the jobs.'),
    scarceNote(scarce.at(-1), 'usage', notFetched)?.text ?? [],
  ].flat()
}
