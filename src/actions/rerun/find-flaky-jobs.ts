import { compareWithAttempts } from '../../analyse/analyse.ts'
import { reportJobs } from '../../analyse/report-jobs.ts'
import { decodeAttempts, fetchAttempts } from '../../github/history/fetch-attempts.ts'
import type { Client } from '../../github/http/client.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { Report } from '../../model/report/report.ts'
import type { Run } from '../../model/run.ts'
import type { Target } from '../../model/target.ts'

/** Each run costs one or two requests. */
const MAX_RUNS = 5

interface SearchOptions {
  readonly client: Client
  readonly target: Target
  readonly signal: AbortSignal
}

/** A job that both failed and passed on one commit. */
interface FlakyEvidence {
  /** Follows the job's name, such as `passed in attempt 1`. */
  readonly where: string
  /** Names of the failed steps; `undefined` if the job passed on this commit. */
  readonly steps: readonly string[] | undefined
}

/**
 * Finds the jobs that both failed and passed on one commit, by name: in the attempts of the reported
 * run, and in those of earlier runs that succeeded only after a re-run. Never throws.
 */
export async function findFlakyJobs(
  report: Report,
  options: SearchOptions,
): Promise<ReadonlyMap<string, FlakyEvidence>> {
  const rerunRuns = (report.history?.runs ?? []).filter(({ attempt = 1 }) => attempt > 1)
  const { graph } = report.run
  const elsewhere = rerunRuns.slice(-MAX_RUNS).map((run) => findFlakyIn({ ...run, graph }, options))
  return new Map([...(await Promise.all(elsewhere)).flat(), ...passedBefore(report)])
}

/** Finds the jobs that failed in successful runs, by name. */
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

async function findFlakyIn(
  run: Run,
  { client, target, signal }: SearchOptions,
): Promise<[name: string, evidence: FlakyEvidence][]> {
  const { id, attempt = 1 } = run
  const earlierTarget = { ...target, runId: id, attempt, current: undefined }
  const responses = await fetchAttempts(client, earlierTarget, attempt, signal)
  const earlier = decodeAttempts(responses, earlierTarget)
  const jobs = reportJobs(run, { currentRun: undefined, allowedFailures: [] }) ?? []
  const { flaky = [] } = compareWithAttempts(run, jobs, earlier) ?? {}
  return flaky.map(({ job, steps }) => [
    job.job.name,
    { where: `failed and then passed in run ${id}`, steps },
  ])
}
