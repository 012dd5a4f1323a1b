import { makeJob, makeRun } from '../../__tests__/helpers/make-run.ts'
import { reportJob } from '../../src/analyse/jobs/job-report.ts'
import type { JobReport } from '../../src/model/report/job-report.ts'
import type { Job } from '../../src/model/run.ts'
import { type Instant, SECOND } from '../../src/model/time.ts'
import { type PlanKind, planWorkflow } from './plan.ts'
import { seededRandom } from './random.ts'
import { type Scheduler, type SimulatedJob, simulateRun } from './run.ts'
import { labelsOf, writeWorkflow, type WrittenWorkflow } from './write-file.ts'

/** A run as the API would list it, and the truth about it. */
export interface SimulatedWorkflow {
  readonly startedAt: Instant
  readonly jobs: readonly JobReport[]
  readonly file: WrittenWorkflow
  /** Ids ascend in the order of creation. */
  readonly truth: readonly TrueJob[]
}

export interface TrueJob {
  readonly job: SimulatedJob
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
  const run = makeRun({ startedAt: toSecond(0) })
  const truth = new Map<SimulatedJob, TrueJob>()
  for (const [index, job] of simulateRun(random, plan, scheduler).entries()) {
    truth.set(job, { job, id: 1_000 + index, listedEnd: toSecond(job.endedAt) })
  }
  const trueJobs = [...truth.values()]
  return {
    startedAt: toSecond(0),
    jobs: trueJobs.map((job) => reportJob(describeJob(job, toSecond), { run })),
    file: writeWorkflow(plan),
    truth: trueJobs,
  }
}

function describeJob({ id, job }: TrueJob, toSecond: (at: number) => Instant): Job {
  const { name, skipped, failed, createdAt, startedAt, endedAt, runner } = job
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
