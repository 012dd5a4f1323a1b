import { fetchCommits } from '../github/base/compare-commits.ts'
import { skipped, unreadNote } from '../github/errors/explain.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { fetchSeenLog } from '../github/known-issues/fetch-seen-log.ts'
import { fetchAnnotations } from '../github/logs/fetch-annotations.ts'
import { fetchFacts, fetchLogs, MAX_LOGS, type WantedLog } from '../github/logs/fetch-log.ts'
import { listWholeAttempt } from '../github/run/list-jobs.ts'
import { decodeJobs } from '../github/run/decode.ts'
import { type BaseRequest, commitsKey, jobsKey } from '../model/base-branch.ts'
import { collapseBlanks, type Note } from '../model/note.ts'
import type { Job } from '../model/run.ts'
import { type Facts, withEntry } from './facts.ts'
import type { Want } from './gather.ts'

interface WantedLogOptions {
  /** Lines of each log. */
  readonly lines: number
  readonly maxLogs?: number
  /** Ids of the jobs whose logs were wanted with this log, whether they can be read or not. */
  readonly wanted: ReadonlySet<number>
}

/** Wants the logs of jobs of the reported runs. */
export function logs(
  wantedLogs: readonly WantedLog[],
  { lines, maxLogs = MAX_LOGS, wanted }: WantedLogOptions,
): Want {
  return async (source) => {
    const read = await fetchLogs(source, wantedLogs, { lines, maxLogs, areOfRun: true })
    return (facts) => ({
      ...facts,
      wanted,
      excerpts: new Map([...facts.excerpts, ...read.excerpts]),
      parts: new Map([...facts.parts, ...read.parts]),
      uploads: new Map([...facts.uploads, ...read.uploads]),
      runners: new Map([...facts.runners, ...read.runners]),
      notes: [...facts.notes, ...read.notes],
    })
  }
}

/** Wants what the log of a job says of its machine and its caches. */
export function factsOfLog(job: Job): Want {
  return async (source) => {
    const read = await fetchFacts(source, job)
    return (facts) => withEntry(facts, 'logFacts', job.id, read)
  }
}

/** Wants a job that an issue shows, and its log. */
export function seenLog(id: number, lines: number): Want {
  return async (source) => {
    const read = await fetchSeenLog(source, id, lines)
    return (facts) => withEntry(facts, 'seen', id, read)
  }
}

/** Wants the annotations of a job of the reported runs. */
export function annotations(jobId: number): Want {
  return async (source) => {
    const read = await fetchAnnotations(source, jobId)
    return (facts) =>
      read === undefined
        ? { ...facts, unannotated: new Set(facts.unannotated).add(jobId) }
        : withEntry(facts, 'annotations', jobId, read)
  }
}

/** Facts that are read once, and notes on them. */
type Single = 'issues' | 'month' | 'earlierRuns' | 'queueChecks'

/**
 * Wants a fact unless it was read, or could not be.
 *
 * @param read does not reject: it returns why the fact could not be read
 */
export function wantOnce<Name extends Single>(
  known: Facts,
  name: Name,
  read: (source: RepositorySource) => Promise<Facts[Name] & { readonly notes?: readonly Note[] }>,
): readonly Want[] {
  if (known[name] !== undefined) return []
  return [
    async (source) => {
      const fact = await read(source)
      const notes = fact.notes ?? []
      return (facts) => ({ ...facts, [name]: fact, notes: [...facts.notes, ...notes] })
    },
  ]
}

/** Wants jobs, a log with so many lines or commits of other runs. */
export function response(request: BaseRequest, lines = 0): Want {
  return async (source) => {
    switch (request.kind) {
      case 'jobs': {
        const { run, attempt } = request
        const key = jobsKey(run.id, attempt)
        const unread: Note[] = []
        const ref = { ...source.repository, runId: run.id, attempt }
        const jobs = await listWholeAttempt(source, ref)
          .then((listed) => decodeJobs(listed, ref))
          .catch((error: unknown) => {
            skipped(source.client, `the jobs of run ${run.id}`)(error)
            unread.push(unreadNote(error, 'the jobs of other runs', source))
            return undefined
          })
        return (facts) =>
          withEntry({ ...facts, notes: [...facts.notes, ...unread] }, 'jobs', key, jobs)
      }
      case 'log': {
        const { run, job } = request
        const { id } = job
        const outcome = 'missing for a comparison'
        const read = await fetchLogs(source, [request], { lines, outcome, where: whereOf(run) })
        return (facts) => {
          const runners = new Map([...facts.runners, ...read.runners])
          const notes = [
            ...facts.notes,
            ...read.notes.map((note) => ({ ...note, jobId: undefined })),
          ]
          return withEntry({ ...facts, runners, notes }, 'otherExcerpts', id, read.excerpts.get(id))
        }
      }
      case 'commits': {
        const { base, head } = request
        const read = fetchCommits(source, base, head)
        const range = await read.catch(skipped(source.client, `the commits ${base}...${head}`))
        return (facts) => withEntry(facts, 'commits', commitsKey(base, head), range)
      }
    }
  }
}

/** Returns ` in the green #97 on main`; empty for an attempt of the same run. */
function whereOf(run: Extract<BaseRequest, { readonly kind: 'log' }>['run']): string {
  if (run?.number === undefined) return ''
  const { number, branch, conclusion } = run
  const green = conclusion === 'success' ? 'the green ' : ''
  return ` in ${green}#${number}${branch === undefined ? '' : ` on ${collapseBlanks(branch)}`}`
}
