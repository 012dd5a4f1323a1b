import type { Random } from './random.ts'
import type { Leg, SimulatedJob } from './run.ts'

/** When a job ran, in milliseconds since the start of the run. */
export interface Timing {
  readonly releasedAt: number
  readonly createdAt: number
  readonly startedAt: number
  readonly endedAt: number
  /** The self-hosted runner that it ran on. */
  readonly runner: number | undefined
  /** The job for which its runner was still busy when it was created. */
  readonly afterRunner: SimulatedJob | undefined
  /** When it had its approval and its group. */
  readonly freeAt: number
}

type Timings = ReadonlyMap<SimulatedJob, Timing>

interface Rules {
  /** How many self-hosted runners there are. */
  readonly runners: number
  /** Returns when jobs that were released together are created. */
  readonly create: (
    released: readonly SimulatedJob[],
    releasedAt: number,
  ) => readonly (readonly [SimulatedJob, number])[]
}

/**
 * `one`: a run's jobs are created in sequence, whatever released them, as the real runs of
 * 100 jobs suggest; `each`: every end has a scheduler of its own.
 */
export type Scheduler = 'one' | 'each'

/** Schedules a run on self-hosted runners, one to three. */
export function scheduleRun(
  random: Random,
  jobs: readonly SimulatedJob[],
  scheduler: Scheduler,
): Timings {
  let lastCreatedAt = -Infinity
  return schedule(jobs, {
    runners: random.whole(1, 3),
    create: (released, releasedAt) => {
      const first = releasedAt + random.real(1_000, 2_000)
      const after = scheduler === 'one' ? lastCreatedAt + random.real(300, 500) : -Infinity
      let createdAt = Math.max(first, after)
      // Real bursts mix the legs of all the matrices that one end released.
      return random.shuffle(released).map((job) => {
        lastCreatedAt = createdAt
        createdAt += random.real(300, 500)
        return [job, lastCreatedAt + job.lateness] as const
      })
    },
  })
}

function schedule(jobs: readonly SimulatedJob[], { runners, create }: Rules): Timings {
  const timings = new Map<SimulatedJob, Timing>()
  const events: { readonly at: number; readonly act: () => void }[] = []
  const waiting = new Set(jobs.filter(({ carriedOver }) => !carriedOver))
  const ended = new Set<SimulatedJob>()
  const begun = new Set<Leg>()
  const queue: ((now: number, runner: Runner) => void)[] = []
  /** The jobs in each concurrency group: the first one holds it, the others wait. */
  const groups = new Map<string, { readonly job: SimulatedJob; readonly enter: Enter }[]>()
  const free = Array.from({ length: runners }, (_, number): Runner => ({ number, last: undefined }))

  const isOver = (job: SimulatedJob) => job.carriedOver || ended.has(job)
  const isBusy = (leg: Leg) => begun.has(leg) && !leg.jobs.every(isOver)
  const mayBegin = (leg: Leg) => {
    const { legs, maxParallel } = leg.matrix
    const hasBegun = (other: Leg) => begun.has(other) || other.jobs.every(isOver)
    const isNext = legs.slice(0, legs.indexOf(leg)).every(hasBegun)
    return begun.has(leg) || (isNext && legs.filter(isBusy).length < maxParallel)
  }
  const release = (now: number): void => {
    const released: SimulatedJob[] = []
    for (const job of waiting) {
      const isReady = job.needs.every(isOver)
      if (!isReady || (job.leg !== undefined && !mayBegin(job.leg))) continue
      if (job.leg !== undefined) begun.add(job.leg)
      waiting.delete(job)
      released.push(job)
    }
    if (released.length === 0) return
    for (const [job, createdAt] of create(released, now)) {
      const start =
        (freeAt: number) =>
        (assignedAt: number, runner?: Runner): void => {
          const startedAt = assignedAt + (job.refused === undefined ? job.delay : 0)
          const endedAt = startedAt + (job.refused === undefined ? job.duration : 0)
          const afterRunner = assignedAt > freeAt ? runner?.last : undefined
          const times = { releasedAt: now, createdAt, freeAt, startedAt, endedAt }
          timings.set(job, { ...times, afterRunner, runner: runner?.number })
          events.push({
            at: endedAt,
            act: () => {
              ended.add(job)
              leaveGroup(job, endedAt)
              if (runner !== undefined) free.push({ ...runner, last: job })
              free.sort((a, b) => a.number - b.number)
              assign(endedAt)
              release(endedAt)
            },
          })
        }
      const arrive: Enter = (at) => {
        if (job.refused === undefined && job.selfHosted) queue.push(start(at))
        else start(at)(at)
        assign(at)
      }
      const at = createdAt + job.approval
      events.push({
        at,
        act: () => {
          if (job.refused === 'rejected') start(at)(at)
          else enterGroup(job, at, arrive)
        },
      })
    }
  }
  const enterGroup = (job: SimulatedJob, now: number, enter: Enter): void => {
    if (job.group === undefined) {
      enter(now)
      return
    }
    // Until then, a job of another run has the group.
    const heldUntil = now + job.hold
    const hold: Enter = (at) => {
      if (at >= heldUntil) enter(at)
      else
        events.push({
          at: heldUntil,
          act: () => {
            enter(heldUntil)
          },
        })
    }
    const members = groups.get(job.group) ?? []
    groups.set(job.group, [...members, { job, enter: hold }])
    if (members.length === 0) hold(now)
  }
  const leaveGroup = (job: SimulatedJob, now: number): void => {
    if (job.group === undefined) return
    const [holder, ...waiting] = groups.get(job.group) ?? []
    if (holder?.job !== job) return
    groups.set(job.group, waiting)
    waiting[0]?.enter(now)
  }
  const assign = (now: number): void => {
    while (free.length > 0) {
      const start = queue.shift()
      if (start === undefined) return
      start(now, free.shift() as Runner)
    }
  }

  release(0)
  while (events.length > 0) {
    const first = events.reduce((early, event) => (event.at < early.at ? event : early))
    events.splice(events.indexOf(first), 1)
    first.act()
  }
  // In the order of the plan, in which the legs of a matrix begin.
  return new Map(
    jobs.flatMap((job) => {
      const timing = timings.get(job)
      return timing === undefined ? [] : [[job, timing] as const]
    }),
  )
}

/** Lets a job continue that has its group. */
type Enter = (now: number) => void

interface Runner {
  readonly number: number
  /** The job that it ran last. */
  readonly last: SimulatedJob | undefined
}
