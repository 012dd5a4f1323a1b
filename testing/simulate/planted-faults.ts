import { type PlantedError, plantErrors } from './error-log.ts'
import { logUniform, pick, type Random } from './random.ts'

/** Why a job failed; the same object for failures with the same reason. */
export interface Reason {
  readonly kind: 'breakage' | 'flake' | 'outage' | 'new'
  /** What makes a new failure look like another one. */
  readonly trap?: Trap | undefined
  /** Which of the job's own steps fails, from 0. */
  readonly step: number
  /** Without lines, the runner was lost. */
  readonly error: PlantedError
}

/**
 * - `moved`, `other error`: in jobs that are broken on the base branch, with the same error at another step
 *   or with another error at the same step.
 * - `reland`: the error of a breakage that the base branch had and repaired, also before a merge.
 * - `other legs`: the error that other legs have on the base branch.
 * - `nightly`: the error that only scheduled runs of the base branch have.
 * - `own run`: the error of earlier runs of this change, which GitHub files under the base branch.
 * - `recovered network`: an outage that a repetition overcame, and then an error.
 */
type Trap = (typeof TRAPS)[number] | 'moved' | 'other error' | 'nightly' | 'own run'

const TRAPS = ['reland', 'other legs', 'recovered network'] as const

/** A job of the workflow with its legs. */
export interface Group {
  readonly key: string
  readonly legs: number
  readonly steps: readonly string[]
  readonly failFast: boolean
  /** How a run of the base branch lists the jobs. */
  readonly onBase: 'run' | 'skipped' | 'absent'
  /** How often a path filter skips the steps, from 0. */
  readonly filtered: readonly [number, number]
  /** From this commit of the base branch on, the jobs have other names. */
  readonly renamedAt: number
}

/** What makes jobs fail, from one commit of the base branch until before another. */
export interface Fault {
  /** Whether it is in a job, such as `joba 0`. */
  readonly hits: (job: string) => boolean
  readonly from: number
  readonly to: number
  /** How often it makes a job fail: 1 for always. */
  readonly rate: number
  readonly reason: Reason
}

export interface Plants {
  readonly random: Random
  readonly groups: readonly Group[]
  /** Breakages of the base branch and flaky jobs. */
  readonly faults: readonly Fault[]
  readonly nextId: () => number
  /** Draws two errors that no other reason has. */
  readonly nextErrors: () => readonly [PlantedError, PlantedError]
}

/** Steps by name, with their scripts. */
export const STEPS: Readonly<Record<string, string>> = {
  'Run npm ci': 'npm ci',
  'Run npm test': 'npm test',
  Build: 'make',
  'Run ./ci.sh': './ci.sh',
  Lint: 'npm run lint',
}

/** Real texts; the empty list is a lost runner. */
const OUTAGES: readonly (readonly string[])[] = [
  ['npm error code ECONNRESET', 'npm error network read ECONNRESET'],
  ['Error response from daemon: toomanyrequests: You have reached your pull rate limit.'],
  ["fatal: unable to access 'https://github.com/o/r/': Could not resolve host: github.com"],
  ['OSError: [Errno 28] No space left on device'],
  [],
  [],
]
const OUTAGE_RATE = 0.006
const FLAKE_RATES = { min: 0.005, max: 0.8 }
const ALWAYS = { from: 0, to: Infinity, rate: 1 }
const FIRST_JOB_ID = 10_000_000

export function plantFaults(random: Random, tip: number): Plants {
  const groups = ['joba', 'jobb', 'jobc', 'jobd']
    .slice(0, random.whole(2, 4))
    .map((key): Group => ({
      key,
      legs: random.whole(1, random.chance(0.1) ? 12 : 4),
      steps: random.shuffle(Object.keys(STEPS)).slice(0, 2),
      failFast: random.chance(0.5),
      filtered: [0, random.chance(0.15) ? random.real(0.2, 0.8) : 0],
      onBase: random.chance(0.05) ? pick(random, ['skipped', 'absent'] as const) : 'run',
      renamedAt: random.chance(0.03) ? random.whole(1, tip + 1) : Infinity,
    }))
  const used = new Set<string>()
  const nextErrors: Plants['nextErrors'] = () => {
    const errors = plantErrors(random)
    if (errors.some(({ name }) => used.has(name))) return nextErrors()
    errors.forEach(({ name }) => used.add(name))
    return errors
  }
  const breakages = Array.from({ length: pick(random, [0, 0, 0, 0, 1, 1, 2]) }, (): Fault[] => {
    const [from, length] = [random.whole(1, tip + 2), 2 + waiting(random, 4)]
    const changedAt = random.chance(0.2) ? from + random.whole(1, length) : from + length
    const fault = { hits: drawJobsHit(random, groups, 0.7), rate: 1 }
    const step = random.whole(0, 1)
    const [first, second] = nextErrors().map(
      (error) => ({ kind: 'breakage', step, error }) as const,
    )
    return [
      { ...fault, from, to: changedAt, reason: first as Reason },
      { ...fault, from: changedAt, to: from + length, reason: second as Reason },
    ]
  })
  const flakes = Array.from({ length: random.whole(0, 6) }, (): Fault => ({
    ...ALWAYS,
    hits: drawJobsHit(random, groups, 0),
    rate: logUniform(random, FLAKE_RATES.min, FLAKE_RATES.max),
    reason: { kind: 'flake', step: random.whole(0, 1), error: nextErrors()[0] },
  }))
  let id = FIRST_JOB_ID
  const nextId = () => (id += 1)
  return { random, groups, faults: [...breakages.flat(), ...flakes], nextId, nextErrors }
}

/** Draws a failure of the reported run alone: now and then one that looks like another failure. */
export function newFaults(plants: Plants, tip: number): Fault[] {
  const { random, groups, faults, nextErrors } = plants
  const [error, alike] = nextErrors()
  const known = faults.find(
    ({ reason, from, to }) => reason.kind === 'breakage' && from <= tip && tip < to,
  )
  if (known !== undefined && random.chance(0.1)) {
    const { step } = known.reason
    const reason =
      step === 1 && random.chance(0.5)
        ? ({ kind: 'new', trap: 'moved', step: 0, error: known.reason.error } as const)
        : ({ kind: 'new', trap: 'other error', step, error } as const)
    return [{ ...ALWAYS, hits: known.hits, reason }]
  }
  const traps = random.chance(0.4) ? random.shuffle(TRAPS) : []
  const [trapped] = traps.flatMap((kind) => trap(plants, kind, tip) ?? [])
  if (trapped !== undefined) return [trapped]
  const fault = { ...ALWAYS, hits: drawJobsHit(random, groups, 0.7) }
  const reason = { kind: 'new', step: random.whole(0, 1), error } as const
  // The legs of a matrix rarely fail for different reasons at one step.
  const others = random.chance(0.1)
    ? [{ ...fault, rate: random.real(0.1, 0.5), reason: { ...reason, error: alike } }]
    : []
  return [...others, { ...fault, reason }]
}

/** Draws a new failure that looks like another one; `undefined` if there is none to look like. */
function trap(plants: Plants, kind: (typeof TRAPS)[number], tip: number): Fault | undefined {
  const { random, groups, faults, nextErrors } = plants
  const breakages = faults.filter(({ reason }) => reason.kind === 'breakage')
  switch (kind) {
    case 'reland': {
      const repaired = breakages.filter(({ from, to }) => from < to && to <= tip).at(-1)
      return repaired && asNew(repaired, { trap: kind })
    }
    case 'other legs': {
      const broken = breakages.find(({ from, to }) => from <= tip && tip < to)
      const group = groups.find(({ key, legs }) => {
        const hit = Array.from({ length: legs }, (_, leg) => broken?.hits(`${key} ${leg}`))
        return new Set(hit).size > 1
      })
      if (broken === undefined || group === undefined) return undefined
      const hits = (job: string) => job.startsWith(`${group.key} `) && !broken.hits(job)
      return asNew({ ...broken, hits }, { trap: kind })
    }
    case 'recovered network': {
      const [error] = nextErrors()
      const outage = pick(random, OUTAGES.slice(0, 3))
      const lines = [...outage, 'Retrying in 5 seconds', 'Done', ...error.lines]
      const reason = { kind: 'new', trap: kind, step: random.whole(0, 1) } as const
      const hits = drawJobsHit(random, groups, 0.7)
      return { ...ALWAYS, hits, reason: { ...reason, error: { name: error.name, lines } } }
    }
  }
}

/** Makes a fault that always strikes one of the reported run, with the same error. */
export function asNew(fault: Fault, fields: Pick<Reason, 'trap'>): Fault {
  return { ...fault, ...ALWAYS, reason: { ...fields, ...fault.reason, kind: 'new' } }
}

/** Draws a group or one of its legs. @param share how often it is the group */
function drawJobsHit(random: Random, groups: readonly Group[], share: number): Fault['hits'] {
  const { key, legs } = pick(random, groups)
  if (random.chance(share)) return (job) => job.startsWith(`${key} `)
  const only = `${key} ${random.whole(0, legs - 1)}`
  return (job) => job === only
}

/** Draws an exponential waiting time, in whole commits. */
export function waiting(random: Random, mean: number): number {
  return Math.floor(-mean * Math.log(1 - random.real(0, 1)))
}

export interface CommitFaults {
  /** The commit of the base branch that the code has. */
  readonly at: number
  readonly own: readonly Fault[]
  /** The steps that do not run. */
  readonly skipped: ReadonlySet<number>
}

/** Returns why a job fails at a commit of the base branch: the first step that fails ends the job. */
export function drawReason(
  { random, faults }: Plants,
  job: string,
  { at, own, skipped }: CommitFaults,
): Reason | undefined {
  const hit = [...own, ...faults].filter(
    ({ hits, from, to, rate }) => hits(job) && from <= at && at < to && random.chance(rate),
  )
  const reasons = hit.map(({ reason }) => reason)
  if (random.chance(OUTAGE_RATE)) {
    const lines = pick(random, OUTAGES)
    const error = { name: lines[0] ?? 'lost runner', lines }
    reasons.push({ kind: 'outage', step: random.whole(0, 1), error })
  }
  return reasons.filter(({ step }) => !skipped.has(step)).toSorted((a, b) => a.step - b.step)[0]
}
