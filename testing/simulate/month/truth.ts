import type { Instant } from '../../../src/model/time.ts'
import type { Attempting } from './draw-attempts.ts'
import type { PlannedAttempt, PlannedRun, RedTime } from './types.ts'
import type { WorkflowName } from './workflows.ts'

/** Returns each test, or step without tests, that fails by chance, with the attempts that it failed. */
export function flakyHits({ sources }: Attempting, runs: readonly PlannedRun[], fixedAt: Instant) {
  const failed = runs.flatMap((run) =>
    run.attempts.flatMap((attempt) =>
      attempt.failures.map((failure) => ({ failure, run, attempt })),
    ),
  )
  const hits = Map.groupBy(failed, ({ failure }) => failure)
  return sources.map(({ failure, until }) => ({
    /** When the push that fixed it started; `undefined` if it is never fixed. */
    ...{ failure, fixedAt: until === Infinity ? undefined : fixedAt },
    hits: (hits.get(failure) ?? []).map(({ run, attempt }) => ({
      ...{ runId: run.id, attempt: attempt.number },
      /** End of a later attempt of the same run in which the job passed: the same merge commit. */
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
  const own = runs.filter((run) => run.workflow === workflow && run.pull === undefined)
  const ended = own
    .flatMap((run) => run.attempts.map((attempt) => ({ run, attempt })))
    .filter(({ attempt }) => attempt.conclusion !== 'cancelled' && attempt.endedAt <= until)
    .sort((a, b) => a.attempt.endedAt - b.attempt.endedAt)
  const times: RedTime[] = []
  let newest = 0
  let open: { readonly from: Instant; readonly brokenBy: number } | undefined
  for (const { run, attempt } of ended) {
    // The state of main is that of its newest commit.
    if (run.number < newest) continue
    newest = run.number
    if (attempt.conclusion === 'failure') open ??= { from: attempt.endedAt, brokenBy: run.id }
    else if (open !== undefined) {
      const { from, brokenBy } = open
      times.push({ workflow, from, to: attempt.endedAt, solvedByRerun: brokenBy === run.id })
      open = undefined
    }
  }
  if (open === undefined) return times
  // A workflow whose file main no longer has is not red.
  const removed = removedAt(runs, workflow) ?? Infinity
  const to = removed <= until ? removed : undefined
  return [...times, { workflow, from: open.from, to, solvedByRerun: false }]
}

/** Returns when main was first pushed without a workflow that each push ran; `undefined` if it never was. */
export function removedAt(runs: readonly PlannedRun[], workflow: string): Instant | undefined {
  const last = runs.findLast((run) => run.workflow === workflow)
  const isPush = ({ event }: PlannedRun) => event === 'push'
  if (last === undefined || !isPush(last)) return undefined
  return runs.find((run) => isPush(run) && run.id > last.id)?.createdAt
}
