import { REPOSITORY, RUN_ID } from './fake-github/api-run.ts'
import type { FakeRun } from './fake-github/fake-run.ts'

/** A recorded JSON object, not validated. */
type Recorded = Readonly<Record<string, unknown>>

/**
 * One attempt as the fake can serve it, from recorded JSON: a response `{ jobs: [...] }`, an array of
 * jobs, or a single job. Jobs of several runs are reduced to those of the first, and a job that is
 * listed twice to its last record. Only ids that are missing are filled in.
 *
 * @param recordedRuns runs; if the jobs' run is not among them, it is made of what the jobs say
 */
export function readRecorded(recordedJobs: unknown, recordedRuns: readonly object[]): FakeRun {
  const listed = readJobs(recordedJobs)
  const id = listed.map((job) => job['run_id']).find((one) => typeof one === 'number') ?? RUN_ID
  const found = listed.map((job, index): Recorded => ({ id: index + 1, run_id: id, ...job }))
  const ofRun = found.filter((job) => job['run_id'] === id)
  const jobs = [...new Map(ofRun.map((job) => [job['id'], job])).values()]
  const attempt = Math.max(1, ...ofRun.map((job) => Number(job['run_attempt'] ?? 1)))
  const attempts = (recordedRuns as readonly Recorded[]).filter((run) => run['id'] === id)
  const recorded = attempts.find((run) => (run['run_attempt'] ?? 1) === attempt) ?? attempts[0]
  const run = { run_attempt: attempt, ...(recorded ?? makeRun(id, jobs, attempt)) }
  const addresses = [run, ...jobs].map((record) => String((record as Recorded)['html_url']))
  const names = addresses.flatMap((url) => REPOSITORY_IN_URL.exec(url)?.[1] ?? [])
  return { repository: names[0] ?? REPOSITORY, id, attempt, run, jobs }
}

const REPOSITORY_IN_URL = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/actions\//

function readJobs(json: unknown): readonly Recorded[] {
  if (Array.isArray(json)) return json as readonly Recorded[]
  const { jobs = [json] } = json as { readonly jobs?: readonly unknown[] }
  return jobs as readonly Recorded[]
}

/** What the jobs say of their run, which has not finished as far as they know. */
function makeRun(id: number, jobs: readonly Recorded[], attempt: number): Recorded {
  const [first = {}] = jobs
  const times = jobs.map((job) => Date.parse(String(job['created_at'] ?? job['started_at'])))
  const known = times.filter(Number.isFinite)
  return {
    id,
    name: first['workflow_name'] ?? null,
    head_branch: first['head_branch'] ?? null,
    head_sha: first['head_sha'] ?? null,
    status: 'in_progress',
    conclusion: null,
    // Unknown for a later attempt: some of its jobs may be of an earlier one.
    run_started_at:
      attempt === 1 && known.length > 0 ? new Date(Math.min(...known)).toISOString() : null,
  }
}
