import type { Instant } from '../../../src/model/time.ts'
import type { Attempting } from './draw-attempts.ts'
import type { FlakySource, PlannedAttempt, PlannedRun, RedTime } from './types.ts'
import type { WorkflowName } from './workflows.ts'

type Attempted = { readonly run: PlannedRun; readonly attempt: PlannedAttempt }
type OpenTime = { -readonly [Key in keyof RedTime]: RedTime[Key] }

/** Returns each flaky test or step with the attempts that it failed. */
export function flakyHits(
  { sources }: Attempting,
  runs: readonly PlannedRun[],
  fixedAt: Instant,
): FlakySource[] {
  const attempts = runs.flatMap((run) => run.attempts.map((attempt) => ({ run, attempt })))
  const hits = Map.groupBy(
    attempts.flatMap(({ run, attempt }) =>
      attempt.failures
        .filter(({ cause }) => cause === 'flaky')
        .map((failure) => ({ failure, run, attempt })),
    ),
    ({ failure }) => failure.id,
  )
  return sources.map(({ failure, probability, until }) => ({
    ...{ failure, probability, fixedAt: until === Infinity ? undefined : fixedAt },
    hits: (hits.get(failure.id) ?? []).map(({ run, attempt }) => ({
      ...{ runId: run.id, attempt: attempt.number, at: attempt.endedAt },
      recoveredAt: recovery(run, attempt, failure.job),
    })),
  }))
}

/** Returns the end of the first later attempt that executed the job and in which it passed. */
function recovery(run: PlannedRun, { number }: PlannedAttempt, job: string): Instant | undefined {
  return run.attempts.find(
    (later) =>
      later.number > number &&
      later.conclusion !== 'cancelled' &&
      later.executed?.has(job) !== false &&
      later.failures.every((failure) => failure.job !== job),
  )?.endedAt
}

/** Lists when the runs of a workflow on main were red, until an instant. */
export function redTimes(
  runs: readonly PlannedRun[],
  workflow: WorkflowName,
  until: Instant,
): RedTime[] {
  const ended: Attempted[] = runs
    .filter((run) => run.workflow === workflow && run.pull === undefined)
    .flatMap((run) => run.attempts.map((attempt) => ({ run, attempt })))
    .filter(({ attempt }) => attempt.conclusion !== 'cancelled' && attempt.endedAt <= until)
    .sort((a, b) => a.attempt.endedAt - b.attempt.endedAt)
  const times: RedTime[] = []
  let newest = 0
  let open: OpenTime | undefined
  for (const { run, attempt } of ended) {
    // The state of main is that of its newest commit.
    if (run.number < newest) continue
    newest = run.number
    const by = { runId: run.id, attempt: attempt.number }
    if (attempt.conclusion === 'failure') {
      open ??= {
        ...{ workflow, from: attempt.endedAt, to: undefined, brokenBy: by },
        ...{ repairedBy: undefined, solvedByRerun: false, causes: [] },
      }
      const causes = attempt.failures.map(({ cause }) => cause)
      open.causes = [...new Set([...open.causes, ...causes])]
    } else if (open !== undefined) {
      const solvedByRerun = open.brokenBy.runId === run.id
      times.push({ ...open, to: attempt.endedAt, repairedBy: by, solvedByRerun })
      open = undefined
    }
  }
  return open === undefined ? times : [...times, open]
}

/** Returns the runs that each failure of an author failed. */
export function ownFailures(runs: readonly PlannedRun[]): ReadonlyMap<string, readonly number[]> {
  const own = runs.flatMap((run) => {
    const failures = run.attempts.flatMap((attempt) => attempt.failures)
    const ids = failures.filter(({ cause }) => cause === 'own').map(({ id }) => id)
    return [...new Set(ids)].map((id) => ({ id, run: run.id }))
  })
  const byId = Map.groupBy(own, ({ id }) => id)
  return new Map([...byId].map(([id, some]) => [id, some.map(({ run }) => run)]))
}

/** Lists the runs whose success hides that an earlier attempt failed. */
export function hiddenFailures(runs: readonly PlannedRun[]): number[] {
  return runs
    .filter(({ attempts }) => attempts.length > 1 && attempts.at(-1)?.conclusion === 'success')
    .map(({ id }) => id)
}
