import type { SimulatedJob, Slot } from './run.ts'

/**
 * Repeats a run with one job longer or shorter. All delays stay the same: between the release of a
 * job and its creation, and between a free runner and the start of its next job.
 *
 * @returns when the run ends, in milliseconds since its start
 */
export function repeatRun(
  jobs: readonly SimulatedJob[],
  changed?: SimulatedJob,
  change = 0,
): number {
  const events: { readonly at: number; readonly act: () => void }[] = []
  const ended = new Map<SimulatedJob, number>()
  const waiting = new Set(jobs)
  const begun = new Map<Slot['matrix'], Set<number>>()
  const runners = new Set(jobs.flatMap(({ runner }) => runner ?? []))
  let free = runners.size
  const queue: { readonly job: SimulatedJob; readonly createdAt: number }[] = []

  const isDone = ({ matrix, leg }: Slot) =>
    jobs.every(
      (job) => !job.slots.some((s) => s.matrix === matrix && s.leg === leg) || ended.has(job),
    )

  const hasSlot = ({ matrix, leg }: Slot): boolean => {
    const legs = begun.get(matrix) ?? new Set()
    if (legs.has(leg)) return true
    if (leg > 0 && !legs.has(leg - 1)) return false
    return [...legs].filter((other) => !isDone({ matrix, leg: other })).length < matrix.maxParallel
  }

  const releaseAll = (now: number): void => {
    // The legs of a matrix begin in their order, whatever the order of the jobs.
    let begunBefore: number
    do {
      begunBefore = waiting.size
      releaseReady(now)
    } while (waiting.size < begunBefore)
  }

  const releaseReady = (now: number): void => {
    for (const job of waiting) {
      if (!job.needs.every((need) => ended.has(need)) || !job.slots.every(hasSlot)) continue
      for (const { matrix, leg } of job.slots) {
        begun.set(matrix, (begun.get(matrix) ?? new Set()).add(leg))
      }
      waiting.delete(job)
      const createdAt = now + job.createdAt - releasedAt(job)
      events.push({
        at: createdAt,
        act: () => {
          arrive(job, createdAt)
        },
      })
    }
  }

  const arrive = (job: SimulatedJob, createdAt: number): void => {
    if (job.runner === undefined) begin(job, createdAt + job.startedAt - job.createdAt)
    else {
      queue.push({ job, createdAt })
      assign(createdAt)
    }
  }

  const assign = (now: number): void => {
    while (free > 0) {
      const next = queue.shift()
      if (next === undefined) return
      free -= 1
      const { job } = next
      const assigned = Math.max(job.createdAt, job.afterRunner?.endedAt ?? -Infinity)
      begin(job, now + job.startedAt - assigned)
    }
  }

  const begin = (job: SimulatedJob, startedAt: number): void => {
    const endedAt = startedAt + job.endedAt - job.startedAt + (job === changed ? change : 0)
    events.push({
      at: endedAt,
      act: () => {
        ended.set(job, endedAt)
        if (job.runner !== undefined) {
          free += 1
          assign(endedAt)
        }
        releaseAll(endedAt)
      },
    })
  }

  releaseAll(0)
  while (events.length > 0) {
    const first = events.reduce((early, event) => (event.at < early.at ? event : early))
    events.splice(events.indexOf(first), 1)
    first.act()
  }
  return Math.max(...jobs.filter(({ skipped }) => !skipped).map((job) => ended.get(job) ?? NaN))
}

/** When what a job waited for before it was created had ended; 0 for the start of the run. */
function releasedAt({ needs, afterLeg }: SimulatedJob): number {
  return Math.max(0, afterLeg?.endedAt ?? 0, ...needs.map(({ endedAt }) => endedAt))
}
