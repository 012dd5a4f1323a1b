import { type PlantedError, plantErrors } from './error-log.ts'
import { logUniform, pick, type Random } from './random.ts'

/** Why a job failed; the same object for failures with the same reason. */
export interface Reason {
  readonly kind: 'breakage' | 'flake' | 'outage' | 'new'
  /** Which of the job's own steps fails, from 0. */
  readonly step: number
  /** Without lines, the runner was lost. */
  readonly error: PlantedError
}

/** A job of the workflow with its legs. */
export interface Group {
  readonly key: string
  readonly legs: number
  readonly steps: readonly string[]
  readonly failFast: boolean
  /** How a run of the base branch lists the jobs. */
  readonly onBase: 'run' | 'skipped' | 'absent'
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
const FLAKE_RATES = { min: 0.005, max: 0.2 }
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

/**
 * Draws a failure of the reported run alone: now and then in jobs that are broken on the base branch, with
 * the same error at another step or with another error at the same step.
 */
export function newFaults({ random, groups, faults, nextErrors }: Plants, tip: number): Fault[] {
  const [error, alike] = nextErrors()
  const known = faults.find(
    ({ reason, from, to }) => reason.kind === 'breakage' && from <= tip && tip < to,
  )
  if (known !== undefined && random.chance(0.1)) {
    const { step } = known.reason
    const moved = step === 1 && random.chance(0.5) ? { step: 0, error: known.reason.error } : {}
    return [{ ...ALWAYS, hits: known.hits, reason: { kind: 'new', step, error, ...moved } }]
  }
  const fault = { ...ALWAYS, hits: drawJobsHit(random, groups, 0.7) }
  const reason = { kind: 'new', step: random.whole(0, 1), error } as const
  // The legs of a matrix rarely fail for different reasons at one step.
  const others = random.chance(0.1)
    ? [{ ...fault, rate: random.real(0.1, 0.5), reason: { ...reason, error: alike } }]
    : []
  return [...others, { ...fault, reason }]
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

/** Returns why a job fails at a commit of the base branch: the first step that fails ends the job. */
export function drawReason(
  { random, faults }: Plants,
  job: string,
  { at, own }: { readonly at: number; readonly own: readonly Fault[] },
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
  return reasons.toSorted((a, b) => a.step - b.step)[0]
}
