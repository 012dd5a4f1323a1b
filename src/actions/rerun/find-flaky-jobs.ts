import { compareWithAttempts, reportJobs } from '../../analyse/analyse.ts'
import { decodeAttempts, fetchAttempts } from '../../github/history/fetch-attempts.ts'
import type { Client } from '../../github/http/client.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { Report } from '../../model/report/report.ts'
import type { Run } from '../../model/run.ts'
import type { Target } from '../../model/target.ts'

/** Each costs a request or two. */
const MAX_RUNS = 5

interface Question {
  readonly client: Client
  readonly target: Target
  readonly signal: AbortSignal
}

/** A job that both failed and passed on one commit. */
interface FlakyEvidence {
  /** Where, to follow the job's name: `passed in attempt 1`. */
  readonly where: string
  /** Names of the steps at which it failed; `undefined` if the job passed on this commit. */
  readonly steps: readonly string[] | undefined
}

/**
 * Finds, by name, the jobs that both failed and passed on one commit: in the attempts of the reported
 * run, or in those of earlier runs that succeeded only after a re-run. Never throws.
 */
export async function findFlakyJobs(
  report: Report,
  question: Question,
): Promise<ReadonlyMap<string, FlakyEvidence>> {
  const rerun = (report.history?.runs ?? []).filter(({ attempt = 1 }) => attempt > 1)
  const { graph } = report.run
  const elsewhere = rerun.slice(-MAX_RUNS).map((run) => flakyIn({ ...run, graph }, question))
  return new Map([...(await Promise.all(elsewhere)).flat(), ...passedBefore(report)])
}

/** Returns the names of the jobs that failed in runs that GitHub concluded as a success. */
export function findForgivenJobs({ history }: Report): ReadonlySet<string> {
  const failed = (history?.runs ?? [])
    .filter(({ conclusion }) => conclusion === 'success')
    .flatMap(({ jobs = [] }) =>
      jobs.filter(({ state }) => state.kind === 'finished' && isFailure(state.conclusion)),
    )
  return new Set(failed.map(({ name }) => name))
}

function passedBefore({ attempts }: Report): [name: string, evidence: FlakyEvidence][] {
  return (attempts?.differing ?? []).flatMap(({ name, earlier }) => {
    const passed = earlier.findLastIndex(
      (attempt) =>
        attempt?.carriedOver === false &&
        attempt.job.state.kind === 'finished' &&
        attempt.job.state.conclusion === 'success',
    )
    const number = attempts?.earlier[passed]
    if (number === undefined) return []
    return [[name, { where: `passed in attempt ${number}`, steps: undefined }]]
  })
}

async function flakyIn(
  run: Run,
  { client, target, signal }: Question,
): Promise<[name: string, evidence: FlakyEvidence][]> {
  const { id, attempt = 1 } = run
  const there = { ...target, runId: id, attempt, own: undefined }
  const earlier = decodeAttempts(await fetchAttempts(client, there, attempt, signal), there)
  const jobs = reportJobs(run, { currentRun: undefined, allowedFailures: [] }) ?? []
  const { flaky = [] } = compareWithAttempts(run, jobs, earlier) ?? {}
  return flaky.map(({ job, steps }) => [
    job.job.name,
    { where: `failed and then passed in run ${id}`, steps },
  ])
}
