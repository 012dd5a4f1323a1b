import { REPOSITORY, RUN_ID } from './fake-github/api-run.ts'
import type { FakeRun } from './fake-github/fake-run.ts'

/** A recorded JSON object, not validated. */
type Recorded = Readonly<Record<string, unknown>>

/**
 * One attempt as the fake can serve it, from recorded JSON: a response `{ jobs: [...] }`, an
 * array of jobs, or a single job. Jobs of several runs are reduced to those of the first, and a job
 * that is listed twice to its first record. Only ids that are missing are filled in.
 *
 * @param recordedRun the run, or a list that holds it, in any form of the API; without it a run is
 * made of what the jobs say
 * @throws when there are no jobs in the one, or no run of theirs in the other
 */
export function readRecorded(recordedJobs: unknown, recordedRun?: unknown): FakeRun {
  const found = readJobs(recordedJobs)
  const id = numberIn(found, 'run_id') ?? RUN_ID
  const ofRun = found.filter((job) => (job.run_id ?? id) === id)
  const attempt = Math.max(1, ...ofRun.map((job) => numberIn([job], 'run_attempt') ?? 1))
  const jobs = onceById(withIds(ofRun, id))
  const run =
    recordedRun === undefined
      ? makeRun({ id, attempt, jobs })
      : { run_attempt: attempt, ...findRun(recordedRun, { id, attempt }) }
  return { repository: repositoryOf([run, ...jobs]), id, attempt, run, jobs }
}

function readJobs(json: unknown): Recorded[] {
  const listed = Array.isArray(json) ? json : isRecord(json) ? (json.jobs ?? [json]) : undefined
  const jobs = Array.isArray(listed) ? listed.filter(isRecord) : []
  if (jobs.length === 0 || !jobs.every((job) => 'name' in job)) {
    throw new Error('No jobs found: expected {"jobs": [...]}, an array of jobs, or a single job')
  }
  return jobs
}

function withIds(jobs: readonly Recorded[], runId: number): Recorded[] {
  const highest = Math.max(0, ...jobs.map((job) => numberIn([job], 'id') ?? 0))
  return jobs.map((job, index) => ({
    ...job,
    id: job.id ?? highest + index + 1,
    run_id: job.run_id ?? runId,
  }))
}

function onceById(jobs: readonly Recorded[]): Recorded[] {
  const ids = new Set<unknown>()
  return jobs.filter(({ id }) => !ids.has(id) && ids.add(id))
}

function findRun(json: unknown, { id, attempt }: { id: number; attempt: number }): Recorded {
  const listed = isRecord(json) ? (json.workflow_runs ?? [json]) : json
  const runs = (Array.isArray(listed) ? listed : []).filter(isRecord).filter((run) => run.id === id)
  const run = runs.find((run) => (run.run_attempt ?? 1) === attempt) ?? runs[0]
  if (run === undefined) throw new Error(`The jobs are of run ${id}, which was not found`)
  return run
}

/** What the jobs say of their run, which has not ended as far as they know. */
function makeRun({ id, attempt, jobs }: { id: number; attempt: number; jobs: Recorded[] }) {
  const [first = {}] = jobs
  return {
    id,
    run_attempt: attempt,
    name: first.workflow_name ?? null,
    head_branch: first.head_branch ?? null,
    head_sha: first.head_sha ?? null,
    status: 'in_progress',
    conclusion: null,
    // Unknown for a later attempt: some of its jobs may be of an earlier one.
    run_started_at: attempt === 1 ? firstTime(jobs) : null,
  }
}

/** When the first job was ready, or else when the first one started. */
function firstTime(jobs: readonly Recorded[]): string | null {
  for (const field of ['created_at', 'started_at']) {
    const times = jobs.map((job) => Date.parse(String(job[field]))).filter(Number.isFinite)
    if (times.length > 0) return new Date(Math.min(...times)).toISOString()
  }
  return null
}

const REPOSITORY_IN_ADDRESS = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/actions\//

function repositoryOf(records: readonly Recorded[]): string {
  const addresses = records.map(
    (record) => REPOSITORY_IN_ADDRESS.exec(String(record.html_url))?.[1],
  )
  return addresses.find((name) => name !== undefined) ?? REPOSITORY
}

function numberIn(records: readonly Recorded[], field: string): number | undefined {
  return records.map((record) => record[field]).find((value) => typeof value === 'number')
}

function isRecord(value: unknown): value is Recorded {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
