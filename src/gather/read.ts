import { fetchCommits } from '../github/base/compare-commits.ts'
import { explain, skipped } from '../github/errors/explain.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { fetchAnnotations } from '../github/logs/fetch-annotations.ts'
import { fetchFacts } from '../github/logs/facts/fetch-facts.ts'
import { fetchLogs, type LogResponses, MAX_LOGS, type WantedLog } from '../github/logs/fetch-log.ts'
import { listWholeAttempt } from '../github/run/attempt-jobs.ts'
import { decodeRun } from '../github/run/decode.ts'
import { type BaseRequest, commitsKey, jobsKey } from '../model/base-branch.ts'
import type { Note } from '../model/note.ts'
import type { Job } from '../model/run.ts'
import { type Fact, type Facts, NOT_WANTED, type Reasons } from './facts.ts'
import type { AddFacts, Want } from './gather.ts'

interface LogOptions {
  /** Of each log. */
  readonly lines: number
  readonly maxLogs?: number
  /** What shows that these logs were wanted, whether they can be read or not. */
  readonly mark: Partial<Pick<Reasons, 'wanted' | 'arePartsWanted'>>
}

/** Wants the logs of jobs of the reported runs. */
export function logs(
  wanted: readonly WantedLog[],
  { mark, lines, maxLogs = MAX_LOGS }: LogOptions,
): Want {
  return async ({ client, repository: target, signal }) => {
    const read = await fetchLogs(wanted, { client, target, signal, lines, maxLogs })
    return addReasons((reasons) => ({ ...joinLogs(reasons, read), ...mark }))
  }
}

function joinLogs(one: LogResponses, other: LogResponses): LogResponses {
  return {
    excerpts: new Map([...one.excerpts, ...other.excerpts]),
    parts: new Map([...one.parts, ...other.parts]),
    uploads: new Map([...one.uploads, ...other.uploads]),
    runners: new Map([...one.runners, ...other.runners]),
    notes: [...one.notes, ...other.notes],
  }
}

export function addReasons(more: (reasons: Reasons) => Partial<Reasons>): AddFacts {
  return (facts) => ({ ...facts, reasons: { ...facts.reasons, ...more(facts.reasons) } })
}

/** Wants what the log of a job says of its machine and its caches. */
export function head(job: Job): Want {
  return async (source) => {
    const read = await fetchFacts(source, job)
    return (facts) => ({ ...facts, heads: new Map(facts.heads).set(job.id, read) })
  }
}

/** Wants the annotations of a job of the reported runs. */
export function annotations(jobId: number): Want {
  return async (source) => {
    const read = await fetchAnnotations(source, jobId)
    return addReasons(({ annotations: known, unannotated }) =>
      read === undefined
        ? { unannotated: new Set(unannotated).add(jobId) }
        : { annotations: new Map(known).set(jobId, read) },
    )
  }
}

/** Facts that are read once, and notes on them. */
type Single = 'issues' | 'month' | 'earlierRuns' | 'attempts' | 'queueChecks'

/** Wants a fact unless it was read, or could not be. */
export function once<Name extends Single>(
  known: Facts,
  name: Name,
  read: (source: RepositorySource) => Promise<{ fact: Facts[Name]; notes?: readonly Note[] }>,
): readonly Want[] {
  if (known[name] !== NOT_WANTED) return []
  return [
    async (source) => {
      const { fact, notes = [] } = await read(source)
      return (facts) => ({ ...facts, [name]: fact, notes: [...facts.notes, ...notes] })
    },
  ]
}

/** Returns why something could not be read. */
export function unreadable(
  error: unknown,
  what: string,
  { client, repository }: RepositorySource,
): Fact<never> {
  const text = explain(error, what, repository, client.repair)
  return { unread: { severity: 'notice', text } }
}

interface ResponseOptions {
  /** Whether the server lists jobs only by run. */
  readonly latestOnly?: boolean | undefined
  /** Of each log. */
  readonly lines: number
}

/** Wants jobs, a log or commits of other runs. */
export function response(request: BaseRequest, { latestOnly, lines }: ResponseOptions): Want {
  return async (source) => {
    switch (request.kind) {
      case 'jobs': {
        const { run, attempt } = request
        return await attemptJobs(run.id, attempt, latestOnly)(source)
      }
      case 'log': {
        const { id } = request.job
        const read = await fetchLogs([request], { ...source, target: source.repository, lines })
        return ({ responses, reasons, ...facts }) => {
          const excerpts = new Map(responses.excerpts).set(id, read.excerpts.get(id))
          const runners = new Map([...reasons.runners, ...read.runners])
          return {
            ...facts,
            responses: { ...responses, excerpts },
            reasons: { ...reasons, runners },
          }
        }
      }
      case 'commits': {
        const { base, head } = request
        const read = fetchCommits(source, base, head)
        const range = await read.catch(skipped(source.client, `the commits ${base}...${head}`))
        return ({ responses, ...facts }) => {
          const commits = new Map(responses.commits).set(commitsKey(base, head), range)
          return { ...facts, responses: { ...responses, commits } }
        }
      }
    }
  }
}

/** Wants all jobs of an attempt of another run. */
export function attemptJobs(runId: number, attempt: number, latestOnly: boolean | undefined): Want {
  return async (source) => {
    const key = jobsKey(runId, attempt)
    const errors: [string, unknown][] = []
    const ref = { ...source.repository, runId, attempt, current: undefined }
    const jobs = await listWholeAttempt(source, { runId, attempt, latestOnly })
      .then((listed) => decodeRun({ run: undefined, ...listed }, ref).jobs)
      .catch((error: unknown) => {
        skipped(source.client, `the jobs of run ${runId}`)(error)
        errors.push([key, error])
        return undefined
      })
    return ({ responses, ...facts }) => ({
      ...facts,
      responses: { ...responses, jobs: new Map(responses.jobs).set(key, jobs) },
      errors: new Map([...facts.errors, ...errors]),
    })
  }
}
