import type { PlannedJob } from './plan.ts'
import { logUniform, type Random } from './random.ts'

/** A job as it really was, in milliseconds since the start of the run. */
export interface SimulatedJob {
  readonly name: string
  readonly skipped: boolean
  readonly failed: boolean
  readonly createdAt: number
  readonly startedAt: number
  readonly endedAt: number
  /** What had to end before it was released. */
  readonly needs: readonly SimulatedJob[]
  /** The legs of the matrix with `max-parallel` that it belongs to, from the outermost caller. */
  readonly slots: readonly Slot[]
  /** The leg whose end let its own begin. */
  readonly afterLeg: SimulatedJob | undefined
  /** `undefined` on a runner of GitHub's. */
  readonly runner: number | undefined
  /** The job for which its runner was still busy when it was created. */
  readonly afterRunner: SimulatedJob | undefined
}

/** The place of a leg among those of its matrix. */
export interface Slot {
  readonly matrix: { readonly maxParallel: number }
  readonly leg: number
}

/**
 * `one`: a run's jobs are created in sequence, whatever released them, as the real runs of
 * 100 jobs suggest; `each`: every end has a scheduler of its own.
 */
export type Scheduler = 'one' | 'each'

type Result = 'success' | 'failure' | 'skipped'

interface Outcome {
  readonly result: Result
  readonly jobs: readonly SimulatedJob[]
}

/** A workflow of the run, or one that it calls, while it runs. */
interface Running {
  readonly plan: readonly PlannedJob[]
  /** What stands before the names of its jobs. */
  readonly prefix: string
  /** What released it as a whole. */
  readonly needs: readonly SimulatedJob[]
  readonly slots: readonly Slot[]
  readonly afterLeg: SimulatedJob | undefined
  readonly outcomes: Map<PlannedJob, Outcome>
  readonly done: () => void
}

interface Wanted extends Pick<SimulatedJob, 'name' | 'needs' | 'skipped' | 'slots' | 'afterLeg'> {
  readonly selfHosted: boolean
}

interface Queued {
  readonly createdAt: number
  readonly start: (startedAt: number, on: Partial<SimulatedJob>) => SimulatedJob
}

interface SelfHosted {
  busy: boolean
  last: SimulatedJob | undefined
}

/** Milliseconds. */
const DURATIONS = { min: 3_000, max: 1_800_000 }

/** Lets a planned workflow run, and gives its jobs in the order in which they were created. */
export function simulateRun(
  random: Random,
  plan: readonly PlannedJob[],
  scheduler: Scheduler,
): readonly SimulatedJob[] {
  const jobs: SimulatedJob[] = []
  const events: { readonly at: number; readonly act: () => void }[] = []
  let requests: ((createdAt: number) => void)[] = []
  let lastCreatedAt = -Infinity
  const queue: Queued[] = []
  const runners = Array.from({ length: random.whole(1, 3) }, (): SelfHosted => {
    return { busy: false, last: undefined }
  })

  const begin = (workflow: Running): void => {
    for (const job of workflow.plan) if (job.needs.length === 0) release(job, workflow)
  }

  const release = (job: PlannedJob, workflow: Running): void => {
    const needed = job.needs.map((need) => workflow.outcomes.get(need))
    const needs =
      job.needs.length === 0 ? workflow.needs : needed.flatMap((outcome) => outcome?.jobs ?? [])
    const willRun = job.always || needed.every((outcome) => outcome?.result === 'success')
    const name = workflow.prefix + (job.name ?? job.key)
    const end = (outcome: Outcome): void => {
      conclude(job, outcome, workflow)
    }
    if (job.off || !willRun) {
      const { slots, afterLeg } = workflow
      request({ name, needs, skipped: true, slots, afterLeg, selfHosted: false }, (skipped) => {
        end({ result: 'skipped', jobs: [skipped] })
      })
      return
    }
    const names = job.legs.length === 0 ? [name] : job.legs.map((leg) => legName(name, leg))
    const ended: Outcome[] = []
    const waiting = names.entries()
    const beginLeg = (afterLeg: SimulatedJob | undefined): void => {
      const { value, done: isLast } = waiting.next()
      if (isLast === true) return
      const [index, leg] = value
      const slots =
        job.maxParallel === Infinity
          ? workflow.slots
          : [...workflow.slots, { matrix: job, leg: index }]
      const after = afterLeg ?? workflow.afterLeg
      const endLeg = (outcome: Outcome): void => {
        ended.push(outcome)
        if (ended.length === names.length) end(combine(ended))
        else beginLeg(lastToEnd(outcome.jobs))
      }
      if (job.called.length > 0) {
        const outcomes = new Map<PlannedJob, Outcome>()
        const done = (): void => {
          endLeg(combine([...outcomes.values()]))
        }
        const prefix = `${leg} / `
        begin({ plan: job.called, prefix, needs, outcomes, done, slots, afterLeg: after })
      } else {
        const { selfHosted } = job
        request({ name: leg, needs, skipped: false, slots, afterLeg: after, selfHosted }, (ran) => {
          endLeg({ result: ran.failed ? 'failure' : 'success', jobs: [ran] })
        })
      }
    }
    for (let leg = 0; leg < Math.min(job.maxParallel, names.length); leg++) beginLeg(undefined)
  }

  const conclude = (job: PlannedJob, outcome: Outcome, workflow: Running): void => {
    const { plan, outcomes, done } = workflow
    outcomes.set(job, outcome)
    for (const next of plan) {
      const ready = next.needs.includes(job) && next.needs.every((need) => outcomes.has(need))
      if (ready) release(next, workflow)
    }
    if (outcomes.size === plan.length) done()
  }

  const at = (time: number, act: () => void): void => {
    events.push({ at: time, act })
  }

  const request = (wanted: Wanted, ended: (job: SimulatedJob) => void): void => {
    requests.push((createdAt) => {
      const { selfHosted, ...given } = wanted
      const length = given.skipped ? 0 : logUniform(random, DURATIONS.min, DURATIONS.max)
      const failed = !given.skipped && random.chance(0.04)
      const start = (startedAt: number, on: Partial<SimulatedJob>): SimulatedJob => {
        const endedAt = startedAt + length
        const job: SimulatedJob = {
          ...given,
          runner: undefined,
          afterRunner: undefined,
          ...on,
          failed,
          createdAt,
          startedAt,
          endedAt,
        }
        jobs.push(job)
        at(endedAt, () => {
          ended(job)
        })
        return job
      }
      if (!selfHosted) start(createdAt + (given.skipped ? 0 : random.real(0, 120_000)), {})
      else {
        at(createdAt, () => {
          queue.push({ createdAt, start })
          assign(createdAt)
        })
      }
    })
  }

  /** Gives each free runner the job that has been in the queue for longest. */
  const assign = (now: number): void => {
    for (const runner of runners) {
      if (runner.busy) continue
      const next = queue.shift()
      if (next === undefined) return
      runner.busy = true
      const waited = next.createdAt < now
      const job = next.start(now + random.real(1_000, 8_000), {
        runner: runners.indexOf(runner),
        afterRunner: waited ? runner.last : undefined,
      })
      runner.last = job
      at(job.endedAt, () => {
        runner.busy = false
        assign(job.endedAt)
      })
    }
  }

  const create = (releasedAt: number): void => {
    const first = releasedAt + random.real(1_000, 2_000)
    const after = scheduler === 'one' ? lastCreatedAt + random.real(300, 500) : -Infinity
    let createdAt = Math.max(first, after)
    // Real bursts mix the legs of all the matrices that one end released.
    for (const enter of random.shuffle(requests)) {
      enter(createdAt)
      lastCreatedAt = createdAt
      createdAt += random.real(300, 500)
    }
    requests = []
  }

  const outcomes = new Map<PlannedJob, Outcome>()
  const whole = { plan, prefix: '', needs: [], slots: [], afterLeg: undefined }
  begin({ ...whole, outcomes, done: () => undefined })
  create(0)
  for (let next = takeNext(events); next !== undefined; next = takeNext(events)) {
    next.act()
    if (requests.length > 0) create(next.at)
  }
  return jobs.toSorted((a, b) => a.createdAt - b.createdAt)
}

function takeNext<T extends { readonly at: number }>(events: T[]): T | undefined {
  const first = Math.min(...events.map(({ at }) => at))
  const index = events.findIndex(({ at }) => at === first)
  return index === -1 ? undefined : events.splice(index, 1)[0]
}

/** Returns the last of several jobs to end. */
function lastToEnd(jobs: readonly SimulatedJob[]): SimulatedJob | undefined {
  return jobs.toSorted((a, b) => a.endedAt - b.endedAt).at(-1)
}

function combine(outcomes: readonly Outcome[]): Outcome {
  const failed = outcomes.some(({ result }) => result === 'failure')
  return { result: failed ? 'failure' : 'success', jobs: outcomes.flatMap(({ jobs }) => jobs) }
}

/** Expressions of the matrix are filled in; without any, GitHub appends the values. */
function legName(name: string, [system = '', version = '']: readonly string[]): string {
  if (!name.includes('${{')) return `${name} (${system}, ${version})`
  return name.replace('${{ matrix.system }}', system).replace('${{ matrix.version }}', version)
}
