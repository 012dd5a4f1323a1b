import { drawGate, drawJobs, type PlantedJob } from './planted-jobs.ts'
import {
  asNew,
  type Fault,
  newFaults,
  plantFaults,
  type Plants,
  waiting,
} from './planted-faults.ts'
import { pick, type Random, seededRandom } from './random.ts'

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
  readonly commit: Commit
  readonly createdAt: number
  readonly completedAt: number
  /** The first one first. */
  readonly attempts: readonly { readonly startedAt: number; readonly jobs: readonly PlantedJob[] }[]
}

/** A failed run in a repository whose history is known. */
export type RedRun = ReturnType<typeof drawRun>

// prettier-ignore
const KINDS = ['pull request', 'pull request', 'pull request', 'pull request', 'pull request', 'fork', 'fork', 'push to base', 'push to base', 'push to branch', 're-run', 'filed under base'] as const

export const BASE_BRANCH = 'main'
/** Events whose runs GitHub files under the base branch, whatever they test. */
const FILED_EVENTS = ['workflow_run', 'issue_comment', 'repository_dispatch'] as const
const MINUTE = 60
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

function drawRun(random: Random) {
  const kind = pick(random, KINDS)
  const commits = random.whole(6, 30)
  const isAgain = kind === 're-run'
  const tip = isAgain ? commits - 1 - random.whole(1, 5) : commits - 1
  const onBase = kind === 'push to base'
  const mergeBase = onBase ? tip : Math.max(0, tip - waiting(random, 4))
  const plants = plantFaults(random, tip)
  const times = Array.from(
    { length: commits },
    (_, index) => index * COMMIT_INTERVAL + random.whole(0, 60) * MINUTE,
  )
  const others = times.flatMap((time, index) =>
    onBase && index === tip ? [] : [baseRun(plants, { createdAt: time + 5, index })],
  )
  const createdAt = (times[tip] ?? 0) + (onBase ? 5 : random.whole(1, 90) * MINUTE)
  const reportedAt = (isAgain ? (times.at(-1) ?? 0) + 60 * MINUTE : createdAt) + 10 * MINUTE
  const count = random.chance(0.4) ? random.whole(1, 2) : 0
  const drawn = Array.from({ length: count }, () => newFaults(plants, tip)).flat()
  const [first] = drawn
  const hasNights = first !== undefined && kind !== 'filed under base' && random.chance(0.15)
  const nightly = hasNights ? [asNew(first, { trap: 'nightly' })] : []
  const isFiled = kind === 'filed under base' || random.chance(0.1)
  const filed = isFiled && !hasNights ? drawn.map((fault) => asNew(fault, { trap: 'own run' })) : []
  const own = [...nightly, ...filed, ...drawn].slice(0, Math.max(1, drawn.length))
  const filedEvent = pick(random, FILED_EVENTS)
  for (const before of hasNights || isFiled ? [5, 4, 3, 2, 1] : []) {
    const run = baseRun(plants, { createdAt: createdAt - before * 13 * MINUTE, index: tip }, own)
    others.push({ ...run, event: hasNights ? 'schedule' : filedEvent })
  }
  // A fork's pull request is on a branch of any name, also that of the base.
  const isNamed = onBase || kind === 'filed under base' || (kind === 'fork' && random.chance(0.5))
  const branch = isNamed ? BASE_BRANCH : 'topic'
  const context = {
    // GitHub tests a pull request merged into the base branch as it was then.
    at: kind === 'push to branch' ? mergeBase : tip,
    lasts: 9 * MINUTE,
    own,
    renamed: !onBase && random.chance(0.02),
  }
  const attempt = { startedAt: createdAt, jobs: drawJobs(plants, createdAt, context) }
  const again = reportedAt - 10 * MINUTE
  const previous = attempt.jobs
  const attempts = isAgain
    ? [attempt, { startedAt: again, jobs: drawJobs(plants, again, { ...context, previous }) }]
    : [{ ...attempt, jobs: [...attempt.jobs, ...drawGate(plants, attempt.jobs)] }]
  if (kind === 'fork') {
    const commit = { base: mergeBase, own: 1 }
    for (const before of [3, 2, 1]) {
      const run = baseRun(plants, { createdAt: createdAt - before * 40 * MINUTE, index: tip }, own)
      others.push({ ...run, event: 'pull_request', branch, fork: true, commit })
    }
  }
  const isOnTip = onBase || kind === 'filed under base'
  const run: PlantedRun = {
    ...{ id: idAt(createdAt), event: eventOf(kind, filedEvent), branch, fork: kind === 'fork' },
    commit: isOnTip ? { base: tip, own: 0 } : { base: mergeBase, own: 2 },
    ...{ createdAt, completedAt: Infinity, attempts },
  }
  return {
    /** The number of commits is that of the base branch. */
    ...{ kind, run, commits, reportedAt },
    /** The other runs of the workflow, oldest first. */
    others: others.filter((run) => run.createdAt < reportedAt).toSorted((a, b) => a.id - b.id),
    /** Whether the token may compare commits. */
    mayCompare: random.chance(0.9),
  }
}

function eventOf(kind: (typeof KINDS)[number], filedEvent: string): string {
  if (kind === 'filed under base') return filedEvent
  return kind.startsWith('push') ? 'push' : 'pull_request'
}

/** Ids ascend with time. */
function idAt(time: number): number {
  return time + 1_000_000
}

function baseRun(
  plants: Plants,
  { createdAt, index }: Readonly<Record<'createdAt' | 'index', number>>,
  own: readonly Fault[] = [],
): PlantedRun {
  const { random } = plants
  const lasts = random.whole(5, 40) * MINUTE
  const context = { at: index, lasts, own, onBase: random.chance(0.05) ? 'filtered' : 'whole' }
  const jobs = drawJobs(plants, createdAt, context)
  const attempts = [{ startedAt: createdAt, jobs }]
  if (jobs.some(({ result }) => result === 'failure') && random.chance(0.35)) {
    const startedAt = createdAt + 2 * lasts
    attempts.push({ startedAt, jobs: drawJobs(plants, startedAt, { ...context, previous: jobs }) })
  }
  return {
    id: idAt(createdAt),
    event: 'push',
    branch: BASE_BRANCH,
    fork: false,
    commit: { base: index, own: 0 },
    createdAt,
    completedAt: createdAt + (2 * attempts.length - 1) * lasts,
    attempts,
  }
}
