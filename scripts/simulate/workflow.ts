import { makeJob, makeRun } from '../../__tests__/helpers/make-run.ts'
import { reportJob } from '../../src/analyse/jobs/job-report.ts'
import type { JobReport } from '../../src/model/report/job-report.ts'
import type { Job, Run } from '../../src/model/run.ts'
import { type Instant, SECOND } from '../../src/model/time.ts'
import { type PlanKind, planWorkflow, PROTECTED } from './plan.ts'
import { seededRandom } from './random.ts'
import { type SimulatedJob, simulateRun } from './run.ts'
import { type Scheduler, scheduleRun, type Timing, type Timings } from './schedule.ts'
import { labelsOf, writeWorkflow, type WrittenWorkflow } from './write-file.ts'

/** A run as the API would list it, and the truth about it. */
export interface SimulatedWorkflow {
  readonly startedAt: Instant
  /** Without the workflow file. */
  readonly run: Run
  readonly jobs: readonly JobReport[]
  readonly file: WrittenWorkflow
  /** Ids ascend in the order of creation. */
  readonly truth: readonly TrueJob[]
  readonly timings: Timings
}

export interface TrueJob {
  readonly job: SimulatedJob
  readonly timing: Timing
  readonly id: number
  /** To the second, as the API lists it. */
  readonly listedEnd: Instant
}

/** @param seed the same seed gives the same workflow, whatever the scheduler */
export function simulateWorkflow(
  seed: number,
  scheduler: Scheduler = 'one',
  kind: PlanKind = 'needs',
): SimulatedWorkflow {
  const random = seededRandom(seed)
  const plan = planWorkflow(random, kind)
  const origin = Date.UTC(2026, 0) + random.whole(0, 1_000_000_000)
  const toSecond = (at: number) => Math.floor((origin + at) / SECOND) * SECOND
  const timings = scheduleRun(random, simulateRun(random, plan), scheduler)
  // GitHub may list a job once it is ready, or once it has its group.
  const isLate = kind === 'held' && random.chance(0.5)
  const truth = [...timings]
    .toSorted(([, a], [, b]) => a.createdAt - b.createdAt)
    .map(([job, timing], index): TrueJob => {
      const late = isLate && job.group !== undefined
      const listed = { ...timing, createdAt: late ? timing.freeAt : timing.createdAt }
      const times = { id: 1_000 + index, listedEnd: toSecond(timing.endedAt) }
      return { job, timing: listed, ...times }
    })
  const run = makeRun({
    startedAt: toSecond(0),
    jobs: truth.map((job) => describeJob(job, toSecond)),
    approved: truth.some(({ job }) => job.approval > 0) ? [PROTECTED] : [],
  })
  return {
    startedAt: toSecond(0),
    run,
    jobs: (run.jobs ?? []).map((job) => reportJob(job, { run })),
    file: writeWorkflow(plan),
    truth,
    timings,
  }
}

function describeJob({ id, job, timing }: TrueJob, toSecond: (at: number) => Instant): Job {
  const { name, skipped, failed } = job
  const { createdAt, startedAt, endedAt, runner } = timing
  const labels = labelsOf({ selfHosted: runner !== undefined })
  return makeJob({
    id,
    name: truncateName(name),
    state: {
      kind: 'finished',
      conclusion: skipped ? 'skipped' : failed ? 'failure' : 'success',
      startedAt: toSecond(startedAt),
      completedAt: toSecond(endedAt),
    },
    createdAt: toSecond(createdAt),
    runner: skipped
      ? { name: undefined, group: undefined, labels: [] }
      : runner === undefined
        ? { name: `GitHub Actions ${id}`, group: 'GitHub Actions', labels }
        : { name: `rack-${runner}`, group: 'Default', labels },
  })
}

/** Truncates a name as GitHub does. */
export function truncateName(name: string): string {
  return name.length > 100 ? `${name.slice(0, 97)}...` : name
}
