import { reportJobs } from '../analyse/analyse.ts'
import { compareAttempts } from '../analyse/attempts.ts'
import type { Client } from '../github/client.ts'
import { decodeAttempts, fetchAttempts } from '../github/fetch-attempts.ts'
import type { Report } from '../model/report.ts'
import type { Run } from '../model/run.ts'
import type { Target } from '../model/target.ts'

/** Each costs a request or two. */
const MOST_RUNS = 5

interface Question {
  readonly client: Client
  readonly target: Target
  readonly signal: AbortSignal
}

/**
 * The jobs that are known to have both failed and passed on one commit: in the attempts of the run
 * that is reported, or of the earlier runs that succeeded only when they were run again. Never throws.
 *
 * @returns where each passed, by its name: `passed in attempt 1`
 */
export async function findFlakyJobs(
  report: Report,
  question: Question,
): Promise<ReadonlyMap<string, string>> {
  const again = (report.history?.runs ?? []).filter(({ attempt = 1 }) => attempt > 1)
  const elsewhere = again.slice(-MOST_RUNS).map((run) => flakyIn(run, question))
  return new Map([...(await Promise.all(elsewhere)).flat(), ...passedBefore(report)])
}

function passedBefore({ attempts }: Report): [name: string, where: string][] {
  return (attempts?.differing ?? []).flatMap(({ name, earlier }) => {
    const passed = earlier.findLastIndex(
      (attempt) =>
        attempt?.carriedOver === false &&
        attempt.job.state.kind === 'finished' &&
        attempt.job.state.conclusion === 'success',
    )
    const number = attempts?.earlier[passed]
    return number === undefined ? [] : [[name, `passed in attempt ${number}`]]
  })
}

async function flakyIn(
  run: Run,
  { client, target, signal }: Question,
): Promise<[name: string, where: string][]> {
  const { id, attempt = 1 } = run
  const there = { ...target, runId: id, attempt, own: undefined }
  const earlier = decodeAttempts(await fetchAttempts(client, there, attempt, signal), there)
  const jobs = reportJobs(run, { own: undefined, allowedFailures: [] }) ?? []
  const { flaky = [] } = compareAttempts(attempt, jobs, earlier) ?? {}
  return flaky.map(({ job }) => [job.job.name, `failed and then passed in run ${id}`])
}
