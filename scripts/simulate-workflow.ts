import { reportJob } from '../src/analyse/job-report.ts'
import type { JobReport } from '../src/model/report.ts'
import type { Job, Run } from '../src/model/run.ts'
import { SECOND, type Instant } from '../src/model/time.ts'
import { planWorkflow } from './simulate/plan.ts'
import { seededRandom } from './simulate/random.ts'
import { simulateRun, type Scheduler, type SimulatedJob } from './simulate/run.ts'
import { writeWorkflow, type WrittenWorkflow } from './simulate/write-file.ts'

/** A run as the API would tell of it, and the truth about it. */
export interface SimulatedWorkflow {
  readonly startedAt: Instant
  readonly jobs: readonly JobReport[]
  readonly file: WrittenWorkflow
  /** By id; ids ascend in the order of creation. */
  readonly truth: ReadonlyMap<number, TrueJob>
}

export interface TrueJob {
  readonly job: SimulatedJob
  readonly needs: readonly TrueJob[]
  readonly id: number
  /** To the second, as the API tells it. */
  readonly toldEnd: Instant
}

/** @param seed the same seed gives the same workflow, whatever the scheduler */
export function simulateWorkflow(seed: number, scheduler: Scheduler = 'one'): SimulatedWorkflow {
  const random = seededRandom(seed)
  const plan = planWorkflow(random)
  const origin = Date.UTC(2026, 0) + random.whole(0, 1_000_000_000)
  const tell = (at: number) => Math.floor((origin + at) / SECOND) * SECOND
  const run = describeRun(tell(0))
  const truth = new Map<SimulatedJob, TrueJob>()
  for (const [index, job] of simulateRun(random, plan, scheduler).entries()) {
    const needs = job.needs.flatMap((need) => truth.get(need) ?? [])
    truth.set(job, { job, needs, id: 1_000 + index, toldEnd: tell(job.endedAt) })
  }
  const context = { run, ownJobId: undefined, ownStatus: undefined, forgiven: new Set<number>() }
  const trueJobs = [...truth.values()]
  return {
    startedAt: tell(0),
    jobs: trueJobs.map((job) => reportJob(describeJob(job, tell), context)),
    file: writeWorkflow(plan),
    truth: new Map(trueJobs.map((job) => [job.id, job])),
  }
}

function describeJob({ id, job }: TrueJob, tell: (at: number) => Instant): Job {
  const { name, skipped, failed, createdAt, startedAt, endedAt } = job
  return {
    id,
    kind: 'job',
    name: name.length > 100 ? `${name.slice(0, 97)}...` : name,
    url: `https://github.com/octo/example/actions/runs/1/job/${id}`,
    state: {
      kind: 'finished',
      conclusion: skipped ? 'skipped' : failed ? 'failure' : 'success',
      startedAt: tell(startedAt),
      completedAt: tell(endedAt),
    },
    createdAt: tell(createdAt),
    runner: skipped
      ? { name: undefined, group: undefined, labels: [] }
      : { name: `runner-${id}`, group: undefined, labels: ['ubuntu-latest'] },
    steps: [],
  }
}

function describeRun(startedAt: Instant): Run {
  return {
    repository: 'octo/example',
    id: 1,
    attempt: 1,
    number: 1,
    workflow: 'Simulated',
    event: 'push',
    branch: 'main',
    commit: undefined,
    title: undefined,
    actor: undefined,
    url: 'https://github.com/octo/example/actions/runs/1',
    startedAt,
    conclusion: undefined,
    jobs: undefined,
    jobsCounted: undefined,
    notes: [],
  }
}
