import { stringify } from 'yaml'
import { makeJob, makeRun } from '../make-run.ts'
import type { Job, Run } from '../../src/model/run.ts'
import { type Instant, SECOND } from '../../src/model/time.ts'
import { type PlanKind, type PlannedJob, planWorkflow } from './plan.ts'
import { type Random, seededRandom } from './random.ts'
import { type SimulatedJob, simulateRun } from './run.ts'
import { type Scheduler, scheduleRun, type Timing } from './schedule.ts'

interface WrittenWorkflow {
  readonly text: string
  /** Texts of the called workflows by their `uses`. */
  readonly called: ReadonlyMap<string, string>
}

/** A run as the API would list it, and the truth about it. */
export interface SimulatedWorkflow {
  /** Without the workflow file. */
  readonly run: Run
  readonly file: WrittenWorkflow
  /** Ids ascend in the order of creation. */
  readonly truth: readonly TrueJob[]
}

export interface TrueJob {
  readonly job: SimulatedJob
  readonly timing: Timing
  readonly id: number
  /** To the second, as the API lists it. */
  readonly listedEnd: Instant
}

/**
 * @param seed the same seed gives the same workflow, whatever the scheduler
 * @param lateness in milliseconds: how late GitHub lists one to three of the jobs
 */
export function simulateWorkflow(
  seed: number,
  scheduler: Scheduler = 'one',
  kind: PlanKind = 'needs',
  lateness = 0,
): SimulatedWorkflow {
  const random = seededRandom(seed)
  const plan = planWorkflow(random, kind)
  const origin = Date.UTC(2026, 0) + random.whole(0, 1_000_000_000)
  const toSecond = (at: number) => Math.floor((origin + at) / SECOND) * SECOND
  const isRerun = kind === 'held' && random.chance(0.3)
  const simulated = simulateRun(random, plan, undefined, isRerun)
  if (lateness > 0) listLate(seededRandom(seed), simulated, lateness)
  const timings = scheduleRun(random, simulated, scheduler)
  const carriedOver = simulated.filter((job) => job.carriedOver)
  const approved = new Set(
    [...timings.keys()].flatMap(({ protectedBy, skipped }) => (skipped ? [] : (protectedBy ?? []))),
  )
  // GitHub may list a job once it is ready, or once it has its group.
  const isLate = kind === 'held' && random.chance(0.5)
  const truth = [...timings]
    .toSorted(([, a], [, b]) => a.createdAt - b.createdAt)
    .map(([job, timing], index): TrueJob => {
      const late = isLate && job.group !== undefined
      const listed = { ...timing, createdAt: late ? timing.freeAt : timing.createdAt }
      return { job, timing: listed, id: 1_000 + index, listedEnd: toSecond(timing.endedAt) }
    })
  const run = makeRun({
    startedAt: toSecond(0),
    attempt: carriedOver.length > 0 ? 2 : 1,
    jobs: [
      ...truth.map((job) => describeJob(job, toSecond)),
      ...carriedOver.map((job, index) => describeEarlier(job, index, toSecond)),
    ],
    approved: [...approved],
  })
  return { run, file: writeWorkflow(plan), truth }
}

function listLate(random: Random, jobs: readonly SimulatedJob[], lateness: number): void {
  const ran = jobs.filter(({ skipped, carriedOver }) => !skipped && !carriedOver)
  const late = random.shuffle(ran).slice(0, random.whole(1, 3))
  for (const job of late) Object.assign(job, { lateness })
}

/** A job of an earlier attempt: GitHub lists it again, with its old times. */
function describeEarlier(
  { name }: SimulatedJob,
  index: number,
  toSecond: (at: number) => Instant,
): Job {
  const [startedAt, completedAt] = [toSecond(-7_200_000), toSecond(-3_600_000)]
  return makeJob({
    id: 10_000 + index,
    name: truncateName(name),
    state: passed(startedAt, completedAt),
    createdAt: startedAt,
  })
}

function describeJob({ id, job, timing }: TrueJob, toSecond: (at: number) => Instant): Job {
  const { name, skipped, refused } = job
  const { createdAt, startedAt, endedAt, runner } = timing
  const labels = labelsOf({ selfHosted: runner !== undefined })
  return makeJob({
    id,
    name: truncateName(name),
    state: { ...passed(toSecond(startedAt), toSecond(endedAt)), conclusion: conclusionOf(job) },
    createdAt: toSecond(createdAt),
    runner:
      skipped || refused !== undefined
        ? { name: undefined, group: undefined, labels: [] }
        : runner === undefined
          ? { name: `GitHub Actions ${id}`, group: 'GitHub Actions', labels }
          : { name: `rack-${runner}`, group: 'Default', labels },
  })
}

/** The state of a job or a step that passed. */
function passed(startedAt: Instant, completedAt: Instant) {
  return { kind: 'finished', conclusion: 'success', startedAt, completedAt } as const
}

function conclusionOf({ skipped, refused, failed }: SimulatedJob): string {
  if (skipped) return 'skipped'
  if (refused === 'superseded') return 'cancelled'
  return failed ? 'failure' : 'success'
}

/** Truncates a name as GitHub does. */
export function truncateName(name: string): string {
  return name.length > 100 ? `${name.slice(0, 97)}...` : name
}

/** Writes the workflow as a user would. */
function writeWorkflow(jobs: readonly PlannedJob[]): WrittenWorkflow {
  const callers = jobs.filter(({ called }) => called.length > 0)
  return {
    text: writeFile('push', jobs),
    called: new Map(callers.map((job) => [fileOf(job), writeFile('workflow_call', job.called)])),
  }
}

function writeFile(on: string, jobs: readonly PlannedJob[]): string {
  return stringify({ on, jobs: Object.fromEntries(jobs.map((job) => [job.key, declare(job)])) })
}

/** A field that is undefined is not written. */
function declare(job: PlannedJob): Record<string, unknown> {
  const needs = job.needs.map(({ key }) => key)
  return {
    name: job.name,
    needs: needs.length > 1 ? needs : needs[0],
    if: job.always ? 'always()' : undefined,
    strategy: job.legs.length === 0 ? undefined : declareMatrix(job),
    environment: job.environment,
    concurrency: job.group,
    ...(job.called.length === 0
      ? { 'runs-on': labelsOf(job), steps: [{ run: 'make' }] }
      : { uses: fileOf(job) }),
  }
}

function declareMatrix({ legs, maxParallel }: PlannedJob): Record<string, unknown> {
  return {
    matrix: { include: legs.map(([system, version]) => ({ system, version })) },
    'max-parallel': maxParallel === Infinity ? undefined : maxParallel,
  }
}

/** Returns the labels in `runs-on`. */
function labelsOf({ selfHosted }: Pick<PlannedJob, 'selfHosted'>): readonly string[] {
  return selfHosted ? ['self-hosted', 'linux'] : ['ubuntu-latest']
}

function fileOf({ key }: PlannedJob): string {
  return `./.github/workflows/${key}.yml`
}
