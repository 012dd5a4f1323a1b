import { DAY, HOUR, type Instant, MINUTE } from '../../../src/model/time.ts'
import { pick, type Random } from '../random.ts'
import { type Attempting, cancelRun, drawAttempts, type NewRun } from './draw-attempts.ts'
import { auditFailure, breakageOf, massFailure, ownFailure } from './failures.ts'
import type { Period, Slot } from './slots.ts'
import type { PlannedAttempt, PlannedFailure, PlannedPull, PlannedRun } from './types.ts'
import { FROM, randomOf, shaOf } from './world.ts'
import type { WorkflowName } from './workflows.ts'

interface Pull extends PlannedPull {
  failures: readonly PlannedFailure[]
  /** Its newest run. */
  latest: OpenRun | undefined
}

type OpenRun = NewRun & {
  attempts: readonly PlannedAttempt[]
  readonly touchedAt: Instant | undefined
}

interface Planning extends Attempting {
  readonly runs: OpenRun[]
  readonly pulls: Pull[]
  /** Those that main has not had yet. */
  readonly periods: Period[]
  readonly mass: Period
  readonly maxOpen: number
  readonly pullsOf: Map<Slot, Pull>
  readonly numbers: Record<WorkflowName, number>
  pushes: number
  breakages: number
  broken: { readonly failures: readonly PlannedFailure[]; readonly to: Instant } | undefined
}

const FIRST_RUN_ID = 22_400_000_000
/** Nights in which the audit fails. */
const AUDIT = { from: FROM + 8 * DAY, to: FROM + 11 * DAY }
const MASS = FROM + 12 * DAY + 9 * HOUR
/** New pull requests among the pushes to them, runs that GitHub changes later, forks whose run is to be approved. */
const RATES = { new: 0.4, touched: 0.02, approved: 0.2, forkOfMain: 0.5 }
/** Pull requests of forks and of a bot. */
const PULLS = { fork: 0.1, dependabot: 0.08 }
/** Pull requests whose first push fails by itself, later pushes that do, and pushes that fix it. */
const OWN = { first: 0.35, later: 0.12, fixed: 0.5 }
const AUTHORS = ['mona', 'hubot', 'octocat', 'lee', 'kim']

/** Plans the runs of a month in the order in which they start. */
export function planRuns(
  attempting: Attempting,
  slots: readonly Slot[],
  periods: readonly Period[],
): readonly PlannedRun[] {
  const planning: Planning = {
    ...attempting,
    ...{ runs: [], pulls: [], pullsOf: new Map() },
    ...{ periods: [...periods], mass: { from: MASS, to: MASS + HOUR / 2 } },
    maxOpen: Math.max(3, slots.length / 300),
    numbers: { 'ci.yml': 1_000, 'nightly.yml': 200, 'month.yml': 60, 'hand.yml': 0, 'docs.yml': 0 },
    ...{ pushes: 0, breakages: 0, broken: undefined },
  }
  planning.periods.push(planning.mass)
  planning.periods.sort((a, b) => a.from - b.from)
  for (const slot of slots) planRun(planning, slot)
  return planning.runs
}

function planRun(planning: Planning, slot: Slot): void {
  const { random, runs, numbers, seed } = planning
  const { at, workflow, isMain } = slot
  const index = runs.length
  const isNight = workflow === 'nightly.yml' || workflow === 'month.yml'
  const isPush = isMain && workflow === 'ci.yml'
  if (isPush) planning.pushes++
  const pull = isMain ? undefined : pushTo(planning, slot)
  const { pushes } = planning
  const run: NewRun = {
    ...{ id: FIRST_RUN_ID + index, number: ++numbers[workflow], workflow, createdAt: at, pushes },
    event: slot.event ?? (pull ? 'pull_request' : isNight ? 'schedule' : 'push'),
    pull,
    sha: shaOf(pull === undefined ? pushes : 0xf0_00_00_00 + index),
  }
  if (isPush) pushMain(planning, run)
  const isAudit = workflow === 'nightly.yml' && at >= AUDIT.from && at < AUDIT.to
  const fixed = [
    ...(isAudit ? [auditFailure()] : []),
    ...(pull?.failures ?? []),
    ...(planning.broken?.failures ?? []),
    ...(slot.failures ?? []),
  ]
  const isFirst = pull?.isFork === true && pull.latest === undefined
  const isApproved = isFirst && random.chance(RATES.approved)
  const pause = random.whole(5, 180) * MINUTE
  const begin = isApproved ? { number: 2, startedAt: at + pause } : { number: 1, startedAt: at }
  const attempts = drawAttempts(planning, run, fixed, begin)
  const touched = (attempts.at(-1)?.endedAt ?? at) + random.whole(1, 48) * HOUR
  const touchedAt = random.chance(RATES.touched) ? touched : undefined
  const open: OpenRun = { ...run, attempts, touchedAt }
  runs.push(open)
  if (pull === undefined) return
  if (pull.latest !== undefined) pull.latest.attempts = cancelRun(seed, pull.latest, at)
  pull.latest = open
}

/** A push breaks main after the start of a period, and the first one after its end repairs it. */
function pushMain(planning: Planning, run: NewRun): void {
  const { periods, mass, seed } = planning
  if (planning.broken !== undefined && run.createdAt >= planning.broken.to) {
    planning.broken = undefined
    return
  }
  const [next] = periods
  if (planning.broken !== undefined || next === undefined || run.createdAt < next.from) return
  periods.shift()
  const number = planning.breakages++
  const draws = randomOf(seed, 7, number)
  planning.broken = {
    failures: next === mass ? massFailure(draws, false) : [breakageOf(draws, number)],
    to: Math.max(next.to, run.createdAt + 20 * MINUTE),
  }
}

function pushTo(planning: Planning, slot: Slot): Pull {
  const { random, pulls, pullsOf, maxOpen, runs } = planning
  const followed = slot.follows && pullsOf.get(slot.follows)
  const isNew = followed === undefined && (pulls.length === 0 || random.chance(RATES.new))
  const pull = followed ?? (isNew ? openPull(planning) : pick(random, pulls.slice(-maxOpen)))
  pullsOf.set(slot, pull)
  const isClean = pull.failures.length === 0 || (!isNew && random.chance(OWN.fixed))
  if (isClean) {
    const isWrong = random.chance(isNew ? OWN.first : OWN.later)
    pull.failures = isWrong ? ownFailure(random, runs.length) : []
  }
  return pull
}

function openPull({ random, pulls }: Planning): Pull {
  const number = pulls.length + 1
  const isFork = random.chance(PULLS.fork)
  const isBot = !isFork && random.chance(PULLS.dependabot)
  const pull: Pull = {
    ...{ number, isFork, failures: [], latest: undefined },
    branch: branchOf(random, number, isFork, isBot),
    actor: isBot ? 'dependabot[bot]' : isFork ? `guest-${number}` : pick(random, AUTHORS),
  }
  pulls.push(pull)
  return pull
}

function branchOf(random: Random, number: number, isFork: boolean, isBot: boolean): string {
  if (isBot) return `dependabot/npm_and_yarn/library-${number}-2.0.1`
  // A fork's pull request can be on a branch of any name.
  return isFork && random.chance(RATES.forkOfMain) ? 'main' : `topic-${number}`
}
