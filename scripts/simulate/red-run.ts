import { type Instant, type Milliseconds, MINUTE, SECOND } from '../../src/model/time.ts'
import type { PlantedError } from './error-variants.ts'
import { pick, plantErrors } from './error-log.ts'
import { type Random, seededRandom } from './random.ts'

/** Why a job failed. Failures with the same id have the same reason. */
export interface Reason {
  readonly id: string
  readonly kind: 'breakage' | 'flake' | 'infrastructure' | 'new'
  /** Which of the job's own steps fails, from 0. */
  readonly step: number
  /** Without lines, the runner was lost. */
  readonly error: PlantedError
}

export interface PlantedJob {
  readonly id: number
  /** Identifies the job whatever its name is at a commit. */
  readonly key: string
  readonly group: string
  readonly name: string
  readonly steps: readonly string[]
  readonly result: 'success' | 'failure' | 'cancelled' | 'skipped'
  /** Set if the result is `failure`. */
  readonly reason: Reason | undefined
  readonly log: 'whole' | 'empty' | 'gone'
  readonly startedAt: Instant
}

/** A position in the history: a commit of the base branch, and how many commits were added to it. */
export interface Commit {
  readonly base: number
  readonly own: number
}

export interface PlantedRun {
  readonly id: number
  readonly event: string
  readonly branch: string
  readonly fork: boolean
  readonly cancelled: boolean
  readonly commit: Commit
  readonly createdAt: Instant
  readonly completedAt: Instant
  /** The first one first. */
  readonly attempts: readonly PlantedAttempt[]
}

export interface PlantedAttempt {
  readonly startedAt: Instant
  readonly jobs: readonly PlantedJob[]
}

/** A failed run in a repository whose history is known. */
export interface RedRun {
  readonly kind: (typeof KINDS)[number]
  readonly run: PlantedRun
  /** The other runs of the workflow, oldest first. */
  readonly others: readonly PlantedRun[]
  readonly baseBranch: string
  readonly defaultBranch: string
  /** How many commits the base branch has. */
  readonly commits: number
  readonly reportedAt: Instant
  /** Whether the token may compare commits. */
  readonly mayCompare: boolean
}

interface Group {
  readonly key: string
  readonly legs: number
  readonly steps: readonly string[]
  readonly failFast: boolean
  /** How a base run lists the jobs. */
  readonly onBase: 'run' | 'skipped' | 'absent'
  /** From this commit of the base branch on, the jobs have other names. */
  readonly renamedAt: number
}

interface Plants {
  readonly random: Random
  readonly groups: readonly Group[]
  readonly breakages: readonly Breakage[]
  readonly flakes: readonly {
    readonly leg: string
    readonly rate: number
    readonly reason: Reason
  }[]
  readonly nextId: () => number
  /** Draws two errors that no other reason has. */
  readonly nextErrors: () => readonly [PlantedError, PlantedError]
}

/** On the base branch from commit `from` until before `to`; from `changedAt` on, with the second error. */
interface Breakage {
  readonly legs: RegExp
  readonly from: number
  readonly to: number
  readonly changedAt: number
  readonly reasons: readonly [Reason, Reason]
}

export const STEPS: Readonly<Record<string, string>> = {
  'Run npm ci': 'npm ci',
  'Run npm test': 'npm test',
  Build: 'make',
  'Run ./ci.sh': './ci.sh',
  Lint: 'npm run lint',
}
// prettier-ignore
const KINDS = ['pull request', 'pull request', 'pull request', 'pull request', 'pull request', 'fork', 'fork', 'merge queue', 'push to base', 'push to base', 'push to branch', 're-run'] as const

/** Real texts; the empty list is a lost runner. */
const INFRASTRUCTURE: readonly (readonly string[])[] = [
  ['npm error code ECONNRESET', 'npm error network read ECONNRESET'],
  ['Error response from daemon: toomanyrequests: You have reached your pull rate limit.'],
  ["fatal: unable to access 'https://github.com/o/r/': Could not resolve host: github.com"],
  ['OSError: [Errno 28] No space left on device'],
  [],
  [],
]
const INFRASTRUCTURE_RATE = 0.006

const START = Date.UTC(2026, 2, 1)
/** How long each step takes, and a job of four. */
export const STEP_TIME = 10 * SECOND
const JOB_TIME = 4 * STEP_TIME
const COMMIT_INTERVAL = 120 * MINUTE

/** Makes a failed run with its history, the same for the same seed. */
export function simulateRedRun(seed: number): RedRun {
  const random = seededRandom(seed)
  for (;;) {
    const red = drawRun(random)
    if (latestAttempt(red.run).some(({ result }) => result === 'failure')) return red
  }
}

export function latestAttempt({ attempts }: PlantedRun): readonly PlantedJob[] {
  return attempts.at(-1)?.jobs ?? []
}

export function isFinished({ result, startedAt }: PlantedJob, at: Instant): boolean {
  return result === 'skipped' || startedAt + JOB_TIME <= at
}

function drawRun(random: Random): RedRun {
  const kind = pick(random, KINDS)
  const commits = random.whole(6, 30)
  const tip = kind === 're-run' ? commits - 1 - random.whole(1, 5) : commits - 1
  const onBase = kind === 'push to base'
  const mergeBase = onBase || kind === 'merge queue' ? tip : Math.max(0, tip - waiting(random, 4))
  const plants = plant(random, tip)
  // A push is compared with the default branch.
  const defaultBranch = 'main'
  const baseBranch = !kind.startsWith('push') && random.chance(0.1) ? 'release/1' : defaultBranch
  const times = Array.from(
    { length: commits },
    (_, index) => START + index * COMMIT_INTERVAL + random.whole(0, 60) * MINUTE,
  )
  const others = times.flatMap((time, index) =>
    onBase && index === tip ? [] : [baseRun(plants, { time, index, branch: baseBranch })],
  )
  if (defaultBranch !== baseBranch) {
    const green = { ...plants, breakages: [], flakes: [] }
    others.push(
      ...times.slice(0, 8).map((time, at) => ({
        ...baseRun(green, { time: time + MINUTE, index: 0, branch: defaultBranch }),
        commit: { base: 0, own: 100 + at },
      })),
    )
  }
  const createdAt = (times[tip] ?? 0) + (onBase ? 5 * SECOND : random.whole(1, 90) * MINUTE)
  const own = random.chance(0.4) ? [newReason(plants, tip)] : []
  // A fork's pull request is on a branch of any name, also that of the base.
  const branch = onBase
    ? baseBranch
    : kind === 'merge queue'
      ? `gh-readonly-queue/${baseBranch}/pr-12-${shaOf({ base: tip, own: 0 })}`
      : kind === 'fork' && random.chance(0.5)
        ? baseBranch
        : 'topic'
  const reportedAt =
    (kind === 're-run' ? (times.at(-1) ?? 0) + 60 * MINUTE : createdAt) + 10 * MINUTE
  const first = drawAttempt(plants, {
    // GitHub tests a pull request merged into the base branch as it was then.
    at: kind === 'push to branch' ? mergeBase : tip,
    startedAt: createdAt,
    lasts: 9 * MINUTE,
    own,
    renamed: !onBase && random.chance(0.02),
  })
  const again = kind === 're-run' ? [first.again(reportedAt - 10 * MINUTE)] : []
  if (kind === 'fork') {
    others.push(
      ...[3, 2, 1].map((before) => ({
        ...baseRun(plants, { time: createdAt - before * 40 * MINUTE, index: tip, branch, own }),
        event: 'pull_request',
        fork: true,
        commit: { base: mergeBase, own: 1 },
      })),
    )
  }
  return {
    kind,
    run: {
      id: idAt(createdAt),
      event: eventOf(kind),
      branch,
      fork: kind === 'fork',
      cancelled: false,
      commit:
        onBase || kind === 'merge queue' ? { base: tip, own: 0 } : { base: mergeBase, own: 2 },
      createdAt,
      completedAt: Infinity,
      attempts: [first.attempt, ...again],
    },
    others: others.filter((run) => run.createdAt < reportedAt).toSorted((a, b) => a.id - b.id),
    baseBranch,
    defaultBranch,
    commits,
    reportedAt,
    mayCompare: random.chance(0.9),
  }
}

function eventOf(kind: RedRun['kind']): string {
  if (kind === 'merge queue') return 'merge_group'
  return kind.startsWith('push') ? 'push' : 'pull_request'
}

export function shaOf({ base, own }: Commit): string {
  return `${base.toString(16).padStart(4, '0')}${own.toString(16).padStart(4, '0')}`.padEnd(40, 'c')
}

/** Ids ascend with time. */
function idAt(time: Instant): number {
  return Math.floor((time - START) / SECOND) + 1_000_000
}

/** An exponential waiting time, in whole commits. */
function waiting(random: Random, mean: number): number {
  return Math.floor(-mean * Math.log(1 - random.real(0, 1)))
}

function plant(random: Random, tip: number): Plants {
  let id = 0
  const nextId = () => (id += 1)
  const used = new Set<string>()
  const nextErrors = (): readonly [PlantedError, PlantedError] => {
    const errors = plantErrors(random)
    if (errors.some(({ name }) => used.has(name))) return nextErrors()
    errors.forEach(({ name }) => used.add(name))
    return errors
  }
  const groups = Array.from({ length: random.whole(2, 4) }, (_, index): Group => {
    const key = `job-${'abcd'[index] ?? ''}`
    const onBase = random.chance(0.05) ? pick(random, ['skipped', 'absent'] as const) : 'run'
    return {
      key,
      legs: random.chance(0.4) ? 1 : random.whole(2, 4),
      steps: random.shuffle(Object.keys(STEPS)).slice(0, 2),
      failFast: random.chance(0.5),
      onBase,
      renamedAt: random.chance(0.03) ? random.whole(1, tip + 1) : Infinity,
    }
  })
  const legsOf = (share: number) => {
    const { key, legs } = pick(random, groups)
    return new RegExp(`^${key} ${random.chance(share) ? '' : random.whole(0, legs - 1)}`)
  }
  const count = pick(random, [0, 0, 0, 0, 1, 1, 2])
  const breakages = Array.from({ length: count }, (): Breakage => {
    const from = random.whole(1, tip + 2)
    const length = 2 + waiting(random, 4)
    const changes = random.chance(0.2)
    const [one, other] = nextErrors()
    const step = random.whole(0, 1)
    const reason = (error: PlantedError): Reason => ({
      id: `breakage ${nextId()}`,
      kind: 'breakage',
      step,
      error,
    })
    return {
      legs: legsOf(0.7),
      from,
      to: from + length,
      changedAt: changes ? from + random.whole(1, length) : Infinity,
      reasons: [reason(one), reason(other)],
    }
  })
  const flakes = Array.from({ length: random.whole(0, 6) }, () => {
    const { key, legs } = pick(random, groups)
    const [error] = nextErrors()
    return {
      leg: `${key} ${random.whole(0, legs - 1)}`,
      rate: Math.exp(random.real(Math.log(0.005), Math.log(0.2))),
      reason: { id: `flake ${nextId()}`, kind: 'flake' as const, step: random.whole(0, 1), error },
    }
  })
  return { random, groups, breakages, flakes, nextId, nextErrors }
}

/** A failure of the pull request alone: often in a job that is broken on the base branch, or with its text. */
function newReason(
  { random, groups, breakages, nextId, nextErrors }: Plants,
  tip: number,
): Reason & Legs {
  const { key, legs } = pick(random, groups)
  const reason = { id: `new ${nextId()}`, kind: 'new' as const }
  const active = breakages.find(({ from, to }) => from <= tip && tip < to)
  const [error] = nextErrors()
  if (active !== undefined && random.chance(0.1)) {
    const { step, error: known } = active.reasons[0]
    return step === 1 && random.chance(0.5)
      ? { ...reason, step: 0, error: known, legs: active.legs }
      : { ...reason, step, error, legs: active.legs }
  }
  const leg = random.chance(0.7) ? '' : random.whole(0, legs - 1)
  return { ...reason, step: random.whole(0, 1), error, legs: new RegExp(`^${key} ${leg}`) }
}

interface Legs {
  readonly legs: RegExp
}

interface BaseRun {
  readonly time: Instant
  readonly index: number
  readonly branch: string
  readonly own?: readonly (Reason & Legs)[]
}

function baseRun(plants: Plants, { time, index, branch, own = [] }: BaseRun): PlantedRun {
  const { random } = plants
  const createdAt = time + 5 * SECOND
  const cancelled = random.chance(0.04)
  const lasts = random.whole(5, 40) * MINUTE
  const first = drawAttempt(plants, {
    at: index,
    startedAt: createdAt,
    lasts,
    own,
    renamed: false,
    onBase: cancelled ? 'cancelled' : random.chance(0.05) ? 'filtered' : 'whole',
  })
  const failed = first.attempt.jobs.some(({ result }) => result === 'failure')
  const again = failed && random.chance(0.35) ? [first.again(createdAt + 2 * lasts)] : []
  return {
    id: idAt(createdAt),
    event: random.chance(0.9) ? 'push' : 'schedule',
    branch,
    fork: false,
    cancelled,
    commit: { base: index, own: 0 },
    createdAt,
    completedAt: createdAt + (1 + 2 * again.length) * lasts,
    attempts: [first.attempt, ...again],
  }
}

const CANCELLED = { result: 'cancelled' as const, reason: undefined }

interface JobsContext {
  /** The commit of the base branch that the code has. */
  readonly at: number
  readonly startedAt: Instant
  readonly lasts: Milliseconds
  readonly own: readonly (Reason & Legs)[]
  /** Whether the run itself renames jobs. */
  readonly renamed: boolean
  /** Set for a run of the base branch. */
  readonly onBase?: 'whole' | 'filtered' | 'cancelled'
  /** The jobs of the attempt before, of which only the failed ones are re-run. */
  readonly previous?: readonly PlantedJob[] | undefined
}

function drawAttempt(plants: Plants, context: JobsContext) {
  const attempt = { startedAt: context.startedAt, jobs: drawJobs(plants, context) }
  const again = (startedAt: Instant): PlantedAttempt => ({
    startedAt,
    jobs: drawJobs(plants, { ...context, startedAt, previous: attempt.jobs }),
  })
  return { attempt, again }
}

function drawJobs(plants: Plants, context: JobsContext): PlantedJob[] {
  const { random, groups, nextId } = plants
  const { at, startedAt, lasts, renamed, onBase, previous } = context
  return groups.flatMap((group) => {
    if (onBase !== undefined && group.onBase === 'absent') return []
    const isRenamed = renamed || at >= group.renamedAt
    const jobs = Array.from({ length: group.legs }, (_, leg): PlantedJob => {
      const key = `${group.key} ${leg}`
      const reason = drawReason(plants, key, context)
      const before = previous?.find((job) => job.key === key)
      const drawn = {
        id: nextId(),
        key,
        group: group.key,
        name: nameOf(group, leg, isRenamed),
        steps: group.steps,
        result: reason === undefined ? ('success' as const) : ('failure' as const),
        reason,
        log: random.chance(0.99) ? ('whole' as const) : pick(random, ['empty', 'gone'] as const),
        startedAt: startedAt + random.real(0, lasts - JOB_TIME),
      }
      if (before?.result === 'success' || before?.result === 'skipped') {
        return { ...before, id: drawn.id }
      }
      const isSkipped = onBase !== undefined && group.onBase === 'skipped'
      if (isSkipped || (onBase === 'filtered' && previous === undefined && random.chance(0.5))) {
        return { ...drawn, ...CANCELLED, result: 'skipped' }
      }
      return onBase === 'cancelled' && random.chance(0.7) ? { ...drawn, ...CANCELLED } : drawn
    })
    const failed = jobs.find(({ result }) => result === 'failure')
    if (!group.failFast || failed?.reason === undefined) return jobs
    // The other legs are stopped in their first step when this one has failed.
    const stopped = { ...CANCELLED, startedAt: failed.startedAt + failed.reason.step * STEP_TIME }
    return jobs.map((job) => (job === failed || random.chance(0.4) ? job : { ...job, ...stopped }))
  })
}

function nameOf({ key, legs }: Group, leg: number, renamed: boolean): string {
  if (legs === 1) return renamed ? `${key} (24)` : key
  return `${key} (${renamed ? 'ubuntu-24.04' : 'ubuntu-latest'}, ${leg})`
}

/** The first step that fails ends the job; at one step, a new failure hides the others. */
function drawReason(
  { random, breakages, flakes, nextId }: Plants,
  key: string,
  { at, own }: JobsContext,
): Reason | undefined {
  const broken = breakages
    .filter(({ legs, from, to }) => legs.test(key) && from <= at && at < to)
    .map(({ reasons, changedAt }) => reasons[at < changedAt ? 0 : 1])
  const unlucky = flakes
    .filter(({ leg, rate }) => leg === key && random.chance(rate))
    .map(({ reason }) => reason)
  const outage: Reason[] = random.chance(INFRASTRUCTURE_RATE)
    ? [
        {
          id: `infrastructure ${nextId()}`,
          kind: 'infrastructure',
          step: random.whole(0, 1),
          error: { name: 'infrastructure', lines: pick(random, INFRASTRUCTURE) },
        },
      ]
    : []
  const found = [...own.filter(({ legs }) => legs.test(key)), ...broken, ...outage, ...unlucky]
  return found.toSorted((a, b) => a.step - b.step)[0]
}
