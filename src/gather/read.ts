import { fetchCommits } from '../github/base/compare-commits.ts'
import { skipped, unreadNote } from '../github/errors/explain.ts'
import { fetchSeenLog } from '../github/known-issues/fetch-seen-log.ts'
import { fetchAnnotations } from '../github/logs/fetch-annotations.ts'
import { fetchFacts, fetchLogs, MAX_LOGS, type WantedLog } from '../github/logs/fetch-log.ts'
import { listWholeAttempt } from '../github/run/list-jobs.ts'
import { decodeJobs } from '../github/run/decode.ts'
import { type BaseRequest, commitsKey, jobsKey } from '../model/base-branch.ts'
import { collapseBlanks, type Note } from '../model/note.ts'
import type { Job, Step } from '../model/run.ts'
import type { Want } from './gather.ts'

interface WantedLogOptions {
  /** Lines of each log. */
  readonly lines: number
  readonly maxLogs?: number
  /** Ids of the jobs whose logs are wanted with these, whether they can be read or not. */
  readonly wanted: ReadonlySet<number>
  /** Whether notes say which can't be read. @default true */
  readonly isShown?: boolean
}

/** Wants the logs of jobs of the reported runs. */
export function logs(
  wantedLogs: readonly WantedLog[],
  { lines, maxLogs = MAX_LOGS, wanted, isShown = true }: WantedLogOptions,
): Want {
  return async (source) => {
    const read = await fetchLogs(source, wantedLogs, { lines, maxLogs, areOfRun: true })
    return { ...read, wanted, ...(!isShown && { notes: [] }) }
  }
}

/** Wants what the log of a job says of its machine, its caches, and its versions up to a step. */
export function factsOfLog(job: Job, step?: Step): Want {
  return async (source) => ({
    logFacts: new Map([[job.id, await fetchFacts(source, job, step?.number)]]),
  })
}

/** Wants a job that an issue shows, and its log. */
export function seenLog(id: number, lines: number): Want {
  return async (source) => ({ seen: new Map([[id, await fetchSeenLog(source, id, lines)]]) })
}

/** Wants the annotations of a job of the reported runs. */
export function annotations(jobId: number): Want {
  return async (source) => {
    const read = await fetchAnnotations(source, jobId)
    return read === undefined
      ? { unannotated: new Set([jobId]) }
      : { annotations: new Map([[jobId, read]]) }
  }
}

/** Wants jobs, logs with so many lines or commits of other runs. */
export function wantResponses(requests: readonly BaseRequest[], lines = 0): readonly Want[] {
  return requests.map((request) => async (source) => {
    switch (request.kind) {
      case 'jobs': {
        const { run, attempt } = request
        const notes: Note[] = []
        const ref = { ...source.repository, runId: run.id, attempt }
        const jobs = await listWholeAttempt(source, ref)
          .then((listed) => decodeJobs(listed, ref))
          .catch((error: unknown) => {
            skipped(source.client, `the jobs of run ${run.id}`)(error)
            notes.push(unreadNote(error, 'the jobs of other runs', source))
            return undefined
          })
        return { jobs: new Map([[jobsKey(run.id, attempt), jobs]]), notes }
      }
      case 'log': {
        const { run, job } = request
        const outcome = 'missing for a comparison'
        // What failed in an earlier attempt is judged, too; logs of other runs are only compared.
        const kinds = run === undefined
        const options = { lines, outcome, where: whereOf(run), kinds }
        const read = await fetchLogs(source, [request], options)
        return {
          otherExcerpts: new Map([[job.id, read.excerpts.get(job.id)]]),
          logFacts: read.logFacts,
          notes: read.notes.map((note) => ({ ...note, jobId: undefined })),
        }
      }
      case 'commits': {
        const { base, head } = request
        const read = fetchCommits(source, base, head)
        const range = await read.catch(skipped(source.client, `the commits ${base}...${head}`))
        return { commits: new Map([[commitsKey(base, head), range]]) }
      }
    }
  })
}

/** Returns ` in the green #97 on main`; empty for an attempt of the same run. */
function whereOf(run: Extract<BaseRequest, { readonly kind: 'log' }>['run']): string {
  if (run?.number === undefined) return ''
  const { number, branch, conclusion } = run
  const green = conclusion === 'success' ? 'the green ' : ''
  return ` in ${green}#${number}${branch === undefined ? '' : ` on ${collapseBlanks(branch)}`}`
}
