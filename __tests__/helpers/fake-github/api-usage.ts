/** What each job of a run on one kind of runner is billed, in milliseconds by the job's id. */
type BilledJobs = Readonly<Record<number, number>>

/**
 * What GitHub bills for a run, as `GET .../actions/runs/{id}/timing` responses.
 *
 * @example apiUsage({ UBUNTU: { 7: 90_000 } })
 */
export function apiUsage(
  systems: Readonly<Partial<Record<'UBUNTU' | 'MACOS' | 'WINDOWS', BilledJobs>>>,
): object {
  const billable = Object.entries(systems).map(([system, billed]) => {
    const jobs = Object.entries(billed)
    const usage = {
      total_ms: jobs.reduce((sum, [, length]) => sum + length, 0),
      jobs: jobs.length,
      job_runs: jobs.map(([id, length]) => ({ job_id: Number(id), duration_ms: length })),
    }
    return [system, usage]
  })
  return { billable: Object.fromEntries(billable) as object, run_duration_ms: 90_000 }
}
