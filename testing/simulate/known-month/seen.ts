import type { ListedJob } from './jobs.ts'
import { errorOf, JOBS, placesOf } from './errors.ts'

/** What the text of an issue lists, and where. */
interface ListingText {
  readonly lists: readonly string[]
  readonly jobs: readonly string[] | undefined
  readonly steps: readonly string[] | undefined
}

/** A job that an issue shows, and its run. */
interface SeenRun {
  readonly runId: number
  readonly job: ListedJob
}

const FIRST_RUN_ID = 22_100_000_000
const FIRST_JOB_ID = 64_000_000_000
const TEXTS_PER_ISSUE = 10
const SEEN_PER_TEXT = 3
/** Second after `START` at which they ran, long before the month. */
const STARTED_AT = -60 * 24 * 3_600

/**
 * Lists the jobs that the text of an issue shows: of each error that it lists one in whose log it is alone, and of an only
 * one a second.
 *
 * @param number of the issue
 * @param at position of the text among those of the issue
 */
export function seenRuns(number: number, at: number, { lists, ...text }: ListingText): SeenRun[] {
  const [first] = lists
  const ids = first !== undefined && lists.length === 1 ? [first, first] : lists
  return ids.slice(0, SEEN_PER_TEXT).flatMap((id, index) => {
    const error = errorOf(id)
    const place = placesOf(error).find(
      ({ job, step }) => text.jobs?.includes(job) !== false && text.steps?.includes(step) !== false,
    )
    if (place === undefined) return []
    const offset = (number * TEXTS_PER_ISSUE + at) * SEEN_PER_TEXT + index
    const failed = { name: place.job, steps: [{ ...place, errors: [error] }], readable: true }
    const steps = JOBS.get(place.job) ?? []
    const jobId = FIRST_JOB_ID + offset * 100
    const job = { id: jobId, name: place.job, steps, startedAt: STARTED_AT + offset * 600, failed }
    return [{ runId: FIRST_RUN_ID + offset, job }]
  })
}
