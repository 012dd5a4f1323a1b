import pLimit from 'p-limit'
import { reportJob } from '../../analyse/jobs/job-report.ts'
import { runDuration } from '../../analyse/totals/totals.ts'
import { usageOfRun, withoutCopies } from '../../analyse/totals/usage.ts'
import { unreadNote } from '../../github/errors/explain.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { type RateLimit, remainsFor, scarceNote } from '../../github/http/rate-limit.ts'
import { listAttempt } from '../../github/run/list-jobs.ts'
import { withJobs } from '../../github/run/decode.ts'
import { fetchUsage } from '../github/fetch-usage.ts'
import { listAttempts } from '../../github/run/listed-run.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Job, Run } from '../../model/run.ts'
import type { Milliseconds } from '../../model/time.ts'
import type { RunUsage } from '../../model/usage.ts'
import { plural, textsIn } from '../../render/text/units.ts'

/** A duration costs a request of the 1,000 per hour that a token has, which the usage of a run includes. */
export const MAX_TIMED_RUNS = 100

/** Runs at a time: what remains of the rate limit is read before the usage of the next run is requested. */
const IN_PARALLEL = 10

/** Parts to fetch of finished runs. */
export interface WantedTimes {
  readonly durations: boolean
  readonly usage: boolean
}

/** A job, and the attempt that ran it. */
interface JobDuration {
  readonly job: Job
  readonly attempt: number | undefined
  readonly duration: Milliseconds | undefined
}

/** Times that were requested and are known. */
export interface RunTimes {
  /** Time from the start of the latest attempt to the last completion of its jobs. */
  readonly duration?: Milliseconds | undefined
  readonly usage?: RunUsage | undefined
  /**
   * The jobs of all attempts if the usage was fetched, otherwise those of the latest attempt, without those that an
   * attempt took over from an earlier one. `undefined` if not all were read.
   */
  readonly jobs?: readonly JobDuration[] | undefined
}

interface FetchedTimes {
  readonly times?: RunTimes
  /** Whether GitHub reports no usage. */
  readonly isClosed?: boolean
  /** Whether the duration was not requested, since newer runs took what may be spent on durations. */
  readonly isBeyond?: boolean
  /** Reason why not all jobs could be listed. */
  readonly failure?: unknown
  /** Reason why GitHub's usage could not be read, so that it is measured. */
  readonly usageFailure?: unknown
  /** Budget with too little of which to request the usage. */
  readonly scarce?: RateLimit | undefined
}

/** Fetches times of finished runs, the newest first. Never throws: notes say what is missing, and why. */
export async function fetchTimes(
  source: RepositorySource,
  runs: readonly ListedRun[],
  { durations, usage }: WantedTimes,
): Promise<{
  readonly times: readonly (RunTimes | undefined)[]
  readonly notes: readonly string[]
}> {
  const scarce = scarceNote(source.client.rateLimit(), 'explanation', 'durations were not fetched')
  const wanted = { durations: durations && scarce === undefined, usage }
  const finished = runs.filter(({ status }) => status === 'completed')
  // First alone, since it shows whether GitHub's usage is closed, and it is for all runs or for none.
  const first = finished.slice(0, usage ? 1 : 0)
  const shown = await Promise.all(
    first.map((run) =>
      fetchRunTimes(source, run, { ...wanted, mayTime: true, readUsage: fetchUsage }),
    ),
  )
  const readUsage = shown.some(({ isClosed }) => isClosed) ? readNoUsage : fetchUsage
  const rest = await pLimit(IN_PARALLEL).map(finished.slice(first.length), (run, index) => {
    const mayTime = index + first.length < MAX_TIMED_RUNS
    return fetchRunTimes(source, run, { ...wanted, mayTime, readUsage })
  })
  const fetched = [...shown, ...rest]
  const timesOf = new Map(finished.map((run, index) => [run, fetched[index]?.times]))
  const notes = textsIn([...notesOn(source, fetched), durations && scarce?.text])
  return { times: runs.map((run) => timesOf.get(run)), notes }
}

const readNoUsage = (): Promise<undefined> => Promise.resolve(undefined)

interface HowToTime extends WantedTimes {
  /** Whether a request may be spent on the duration alone. */
  readonly mayTime: boolean
  readonly readUsage: typeof fetchUsage
}

async function fetchRunTimes(
  source: RepositorySource,
  run: ListedRun,
  { durations, usage, mayTime, readUsage }: HowToTime,
): Promise<FetchedTimes> {
  const rateLimit = source.client.rateLimit()
  const mayFetchUsage = usage && remainsFor(rateLimit, 'usage')
  if (mayFetchUsage) return await fetchUsageTimes(source, run, { durations, readUsage })
  const fetched = durations && mayTime ? await fetchDuration(source, run) : {}
  return { ...fetched, scarce: usage ? rateLimit : undefined, isBeyond: durations && !mayTime }
}

async function fetchDuration(source: RepositorySource, { run }: ListedRun): Promise<FetchedTimes> {
  const { id, attempt } = run
  if (attempt === undefined) return {}
  const { jobs, counted, failure } = await listAttempt(source, { runId: id, attempt })
  const decoded = withJobs(run, { jobs, jobsCounted: counted }, source.repository)
  const isWhole = failure === undefined && decoded.jobs?.length === counted
  return {
    times: {
      duration: runDuration(decoded),
      jobs: isWhole ? timedJobs(decoded).filter(({ carriedOver }) => !carriedOver) : undefined,
    },
    failure,
  }
}

/** Fetches the usage, and the duration with the same list of the jobs of all attempts. */
async function fetchUsageTimes(
  source: RepositorySource,
  listing: ListedRun,
  { durations, readUsage }: Pick<HowToTime, 'durations' | 'readUsage'>,
): Promise<FetchedTimes> {
  const [listed, reported] = await Promise.allSettled([
    listAttempts(source, listing),
    readUsage(source, listing.run.id),
  ])
  if (listed.status === 'rejected') return { failure: listed.reason }
  const latest = listed.value.find(({ attempt }) => attempt === (listing.run.attempt ?? 1))
  const isRead = reported.status === 'fulfilled'
  const usage = isRead ? reported.value : undefined
  return {
    times: {
      duration: durations && latest !== undefined ? runDuration(latest) : undefined,
      usage: usageOfRun(listed.value, usage),
      jobs: withoutCopies(listed.value).flatMap(timedJobs),
    },
    isClosed: isRead && usage === undefined,
    usageFailure: isRead ? undefined : reported.reason,
  }
}

function timedJobs(run: Run): readonly (JobDuration & { readonly carriedOver: boolean })[] {
  const { attempt, jobs = [] } = run
  return jobs.map((job) => {
    const { duration, carriedOver } = reportJob(job, { run })
    return { job, attempt, duration, carriedOver }
  })
}

function notesOn(source: RepositorySource, fetched: readonly FetchedTimes[]): readonly string[] {
  const failures = fetched.flatMap(({ failure }) => failure ?? [])
  const unreported = fetched.flatMap(({ usageFailure }) => usageFailure ?? [])
  const scarce = fetched.flatMap((one) => one.scarce ?? [])
  const unread = (errors: readonly unknown[], what: string, outcome = '') => {
    const subject = `${what} of ${plural(errors.length, 'run')}`
    return errors.length === 0 ? [] : [unreadNote(errors[0], subject, source).text + outcome]
  }
  const beyond = fetched.filter(({ isBeyond }) => isBeyond).length
  const notTimed = beyond > 0 ? `, nor the duration of ${beyond}` : ''
  const notFetched = `the usage of ${plural(scarce.length, 'run')} was not fetched${notTimed}`
  return [
    ...unread(failures, 'the jobs'),
    ...unread(unreported, "GitHub's usage", ' Its values are measured from the jobs.'),
    scarceNote(scarce.at(-1), 'usage', notFetched)?.text ??
      (beyond > 0 ? `Only the newest ${MAX_TIMED_RUNS} runs have durations.` : []),
  ].flat()
}
