import type { PlannedJob } from './plan.ts'
import { logUniform, type Random } from './random.ts'

/** A job of a run, with all that is drawn for it but its times. */
export interface SimulatedJob {
  readonly name: string
  readonly skipped: boolean
  readonly failed: boolean
  /** What must have ended before it is released. */
  readonly needs: readonly SimulatedJob[]
  /** The leg that it belongs to, if `max-parallel` limits its matrix. */
  readonly leg: Leg | undefined
  readonly selfHosted: boolean
  /** As in the file, and the protected one that it deploys to. */
  readonly environment: string | undefined
  readonly protectedBy: string | undefined
  /**
   * Why it never had a runner after its approval or its wait for its group: somebody rejected the
   * deployment, or a newer run took its place in the group.
   */
  readonly refused: 'rejected' | 'superseded' | undefined
  /** Whether it passed in an earlier attempt, so that it does not run in this one. */
  readonly carriedOver: boolean
  /** Its concurrency group, as in the file. */
  readonly group: string | undefined
  /** In milliseconds: how long it waits for an approval, then for another run in its group. */
  readonly approval: number
  readonly hold: number
  /** In milliseconds: how much later GitHub lists it after its release than other jobs. */
  readonly lateness: number
  /** In milliseconds, from the end of all other waits until its start. */
  readonly delay: number
  readonly duration: number
}

/** A leg of a matrix with `max-parallel`. */
export interface Leg {
  readonly matrix: { readonly maxParallel: number; readonly legs: readonly Leg[] }
  readonly jobs: readonly SimulatedJob[]
}

/** A job that nothing holds back, and that passes. */
const PLAIN_JOB = {
  ...{ environment: undefined, protectedBy: undefined, group: undefined, leg: undefined },
  ...{ approval: 0, hold: 0, lateness: 0, refused: undefined, carriedOver: false },
  ...{ skipped: false, failed: false, selfHosted: false },
} as const

interface Outcome {
  readonly result: 'success' | 'failure' | 'skipped'
  readonly carriedOver: boolean
  readonly jobs: readonly SimulatedJob[]
}

interface Scope {
  /** What stands before the names of the jobs. */
  readonly prefix: string
  /** What released the workflow. */
  readonly needs: readonly SimulatedJob[]
  readonly leg: Leg | undefined
}

/** Of approvals, and of other runs in the same concurrency group. */
const HOLDS = { min: 5_000, max: 3_600_000 }
const DURATIONS = { min: 3_000, max: 1_800_000 }

/** Returns the jobs of a planned workflow, of which some fail and others are then skipped. */
export function simulateRun(
  random: Random,
  plan: readonly PlannedJob[],
  scope: Scope = { prefix: '', needs: [], leg: undefined },
  isRerun = false,
): readonly SimulatedJob[] {
  const outcomes = new Map<PlannedJob, Outcome>()
  const draw = (
    job: Pick<SimulatedJob, 'name' | 'needs' | 'leg' | 'selfHosted'>,
    { environment, protectedBy, group }: Partial<PlannedJob> = {},
  ): SimulatedJob => {
    const approval = protectedBy === undefined ? 0 : logUniform(random, HOLDS.min, HOLDS.max)
    const isHeld = group !== undefined && random.chance(0.4)
    const hold = isHeld ? logUniform(random, HOLDS.min, HOLDS.max) : 0
    const refused =
      approval > 0 && random.chance(0.1)
        ? 'rejected'
        : hold > 0 && random.chance(0.1)
          ? 'superseded'
          : undefined
    return {
      ...{ ...PLAIN_JOB, ...job, environment, protectedBy, refused, group, approval, hold },
      failed: refused !== undefined || random.chance(0.04),
      delay: job.selfHosted ? random.real(1_000, 8_000) : random.real(0, 120_000),
      duration: logUniform(random, DURATIONS.min, DURATIONS.max),
    }
  }
  // Each job comes after those that it needs.
  for (const job of plan) {
    const needed = job.needs.flatMap((need) => outcomes.get(need) ?? [])
    const needs = needed.length === 0 ? scope.needs : needed.flatMap(({ jobs }) => jobs)
    const name = scope.prefix + (job.name ?? job.key)
    if (job.off || !(job.always || needed.every(({ result }) => result === 'success'))) {
      const skipped = { ...draw({ ...scope, name, needs, selfHosted: false }), ...SKIPPED }
      outcomes.set(job, { result: 'skipped', carriedOver: false, jobs: [skipped] })
      continue
    }
    const names = job.legs.length === 0 ? [name] : job.legs.map((leg) => legName(name, leg))
    const matrix = { maxParallel: job.maxParallel, legs: [] as Leg[] }
    const jobs = names.flatMap((name) => {
      const leg = { matrix, jobs: [] as SimulatedJob[] }
      const inner = { needs, leg: job.maxParallel === Infinity ? scope.leg : leg }
      const ran =
        job.called.length > 0
          ? simulateRun(random, job.called, { ...inner, prefix: `${name} / ` })
          : [draw({ ...inner, name, selfHosted: job.selfHosted }, job)]
      leg.jobs.push(...ran)
      matrix.legs.push(leg)
      return ran
    })
    const result = jobs.some(({ failed }) => failed) ? 'failure' : 'success'
    const mayPass = isRerun && needed.every((one) => one.carriedOver)
    const passed = matrix.legs.filter(
      (leg) => mayPass && leg.jobs.every(({ failed }) => !failed) && random.chance(0.6),
    )
    for (const one of passed.flatMap((leg) => leg.jobs)) Object.assign(one, { carriedOver: true })
    outcomes.set(job, { result, carriedOver: passed.length === matrix.legs.length, jobs })
  }
  return [...outcomes.values()].flatMap(({ jobs }) => jobs)
}

const SKIPPED = { skipped: true, failed: false, delay: 0, duration: 0 }

/** Expressions of the matrix are filled in; without any, GitHub appends the values. */
function legName(name: string, [system = '', version = '']: readonly string[]): string {
  if (!name.includes('${{')) return `${name} (${system}, ${version})`
  return name.replace('${{ matrix.system }}', system).replace('${{ matrix.version }}', version)
}
