import type { EarlierAttempt } from '../model/attempts.ts'
import type { Note } from '../model/note.ts'
import type { Target } from '../model/target.ts'
import type { Client } from './client.ts'
import { decodeRun } from './decode.ts'
import { fetchJobs } from './fetch-jobs.ts'
import type { Answers } from './answers.ts'

/** Earlier attempts are asked for one by one, a run can have 50, and a report is made of few requests. */
const MOST = 2

/** The jobs of an earlier attempt, as answered. */
export interface AttemptAnswers extends Omit<Answers, 'run' | 'notes'> {
  readonly number: number
}

export interface AttemptsAnswers {
  /** Ascending. */
  readonly attempts: readonly AttemptAnswers[]
  readonly notes: readonly Note[]
}

/**
 * Lists the jobs of the latest attempts before one, all at the same time; no request for the first.
 * Never throws: what can't be read is a note.
 */
export async function fetchAttempts(
  client: Client,
  target: Target,
  attempt: number,
  signal: AbortSignal,
): Promise<AttemptsAnswers> {
  const first = Math.max(1, attempt - MOST)
  const numbers = Array.from({ length: attempt - first }, (_, index) => first + index)
  const fetched = await Promise.all(
    numbers.map(async (number) => ({
      number,
      ...(await fetchJobs(client, target, { attempt: number }, signal)),
    })),
  )
  const [failed] = fetched.flatMap(({ notes }) => notes)
  return {
    attempts: fetched.map(({ number, jobs, jobsCounted }) => ({ number, jobs, jobsCounted })),
    notes:
      failed === undefined
        ? []
        : [{ severity: 'notice', text: `Not all earlier attempts are compared. ${failed.text}` }],
  }
}

export function decodeAttempts(
  { attempts }: AttemptsAnswers,
  target: Target,
): readonly EarlierAttempt[] {
  return attempts.map(({ number, ...answers }) => {
    const place = { ...target, attempt: number, own: undefined }
    const { jobs } = decodeRun({ run: undefined, notes: [], ...answers }, place)
    return { number, jobs }
  })
}
