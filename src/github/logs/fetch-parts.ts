import type { Note } from '../../model/note.ts'
import type { PartsByJob } from '../../model/report/step-parts.ts'
import type { Job } from '../../model/run.ts'
import { isScarce, scarceNote } from '../http/rate-limit.ts'
import { type FailureDetailsOptions, LOG_TIMEOUT } from './fetch-failure-details.ts'
import { fetchLogs } from './fetch-log.ts'

/**
 * Reads the logs of jobs for the inner steps of their steps. Never throws. If few requests are left, it
 * sends none.
 */
export async function fetchParts(
  jobs: readonly Job[],
  options: Omit<FailureDetailsOptions, 'lines' | 'moreLogs'>,
): Promise<{ readonly parts: PartsByJob; readonly notes: readonly Note[] }> {
  const { client, target, rateLimit, timeout = LOG_TIMEOUT } = options
  if (jobs.length === 0) return { parts: new Map(), notes: [] }
  if (rateLimit !== undefined && isScarce(rateLimit)) {
    return { parts: new Map(), notes: [scarceNote(rateLimit)] }
  }
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(timeout)])
  const wanted = jobs.map((job) => ({ job, steps: [], parts: true }))
  return await fetchLogs(wanted, { client, target, lines: 0, signal })
}
