// GitHub's usage of a run.
import type { ReportedSystem, ReportedUsage, System } from '../../model/usage.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { asArray, asCount, asObject, type Fields } from '../../github/json-values.ts'
import { RUN_PATH } from '../../github/run/run-responses.ts'

/** https://docs.github.com/en/rest/actions/workflow-runs#get-workflow-run-usage */
const TIMING = `${RUN_PATH}/timing` as const

/** GitHub closes this endpoint down, and Enterprise Server never had it. */
const CLOSED: readonly (number | undefined)[] = [403, 404, 410]

/**
 * Fetches what GitHub reports of the usage of a run: the usage of its own runners in private repositories, for all
 * attempts.
 *
 * @returns `undefined` if the endpoint is closed
 * @throws what else the client throws
 */
export async function fetchUsage(
  source: RepositorySource,
  runId: number,
): Promise<ReportedUsage | undefined> {
  try {
    const response = await source.get(TIMING, { run_id: runId })
    return decodeUsage(response)
  } catch (error) {
    const isClosed =
      error instanceof GitHubError && error.kind !== 'rate-limited' && CLOSED.includes(error.status)
    if (!isClosed) throw error
    source.client.debug(`Measured the usage of run ${runId}: ${error.message}`)
    return undefined
  }
}

function decodeUsage(response: unknown): ReportedUsage {
  const { billable, run_duration_ms } = asObject(response)
  const entries = Object.entries(asObject(billable)).flatMap(([key, value]) => {
    const system = systemOfKey(key)
    return system === undefined ? [] : [decodeEntry(system, asObject(value))]
  })
  const bySystem = Map.groupBy(entries, ({ system }) => system)
  return {
    systems: new Map([...bySystem].map(([system, some]) => [system, mergeEntries(some)])),
    systemOfJob: new Map(entries.flatMap(({ system, ids }) => ids.map((id) => [id, system]))),
    duration: asCount(run_duration_ms) || undefined,
  }
}

/** Larger runners have keys of their own, such as `UBUNTU_8_CORE`. */
function systemOfKey(key: string): System | undefined {
  return /^(?:UBUNTU|WINDOWS|MACOS)(?=_|$)/.exec(key)?.[0] as System | undefined
}

function decodeEntry(system: System, entry: Fields) {
  const ids = asArray(entry.job_runs).flatMap((run) => asCount(asObject(run).job_id) ?? [])
  const jobs = asCount(entry.jobs) ?? (ids.length || undefined)
  return { system, ids, jobs, duration: asCount(entry.total_ms) ?? 0 }
}

function mergeEntries(entries: readonly ReturnType<typeof decodeEntry>[]): ReportedSystem {
  const used = entries.filter(({ jobs, duration }) => jobs !== 0 || duration > 0)
  const isWhole = used.length > 0 && used.every(({ duration }) => duration > 0)
  const counts = used.flatMap(({ jobs }) => jobs ?? [])
  const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
  return {
    jobs: counts.length < used.length ? undefined : add(counts),
    duration: isWhole ? add(used.map(({ duration }) => duration)) : undefined,
    listsJobs: used.every(({ ids }) => ids.length > 0),
  }
}
