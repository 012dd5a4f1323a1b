import { reportJobs } from '../../src/analyse/report-jobs.ts'
import type { JobReport } from '../../src/model/report/job-report.ts'
import type { Job, Run, Step } from '../../src/model/run.ts'
import { SECOND } from '../../src/model/time.ts'
import type { JobGraph } from '../../src/model/workflow-file.ts'
import { makeJob, makeRun, makeStep, workflowJob } from '../make-run.ts'
import { logUniform, normal, pick, type Random, seededRandom } from './random.ts'
import { PLAIN_JOB, type SimulatedJob } from './run.ts'
import { scheduleRun } from './schedule.ts'
import { listRunner, passed } from './workflow.ts'

/** How the tests are divided among the shards. */
const SPLITS = ['by count', 'by count', 'by hash', 'by duration'] as const

/**
 * What decides when a shard starts: GitHub's runners, few self-hosted ones, `max-parallel`; or what a run
 * does not show: runners that other workflows use too, an approval, or a limit of the account.
 */
const KINDS = [
  ...(['hosted', 'hosted', 'hosted', 'hosted', 'runners', 'runners', 'max-parallel'] as const),
  ...(['shared runners', 'approval', 'account'] as const),
]

/** A workflow whose runs can be repeated with a change. */
interface ChangedWorkflow {
  readonly kind: (typeof KINDS)[number]
  readonly shards: number
  /** Milliseconds; those of the tests do not change from run to run, apart from noise. */
  readonly tests: readonly number[]
  readonly split: (typeof SPLITS)[number]
  /** What a shard does again within its test step. */
  readonly hidden: number
  readonly setUp: number
  readonly build: number
  readonly lint: number
  readonly other: number
  readonly pack: number
  /** Standard deviation of a duration, as a share of it. */
  readonly noise: number
  readonly runners: number
  readonly maxParallel: number
  /** The edges of the file except the needs of the shards. */
  readonly needs: Readonly<Record<string, readonly string[]>>
}

export function planChangedWorkflow(seed: number): ChangedWorkflow {
  const random = seededRandom(seed)
  const kind = pick(random, KINDS)
  const shards = random.whole(2, 10)
  const spread = random.real(0.3, 1.2)
  const tests = Array.from({ length: random.whole(60, 600) }, () =>
    Math.exp(spread * normal(random)),
  )
  const total = shards * logUniform(random, 90, 900) * SECOND
  const sum = tests.reduce((all, test) => all + test, 0)
  // As published: 0 to 30 % of the test step, mostly 7 to 14 %.
  const hidden = Math.min(0.3, Math.max(0, 0.1 + 0.06 * normal(random))) * (total / shards)
  const seconds = (least: number, most: number) => logUniform(random, least, most) * SECOND
  return {
    kind,
    shards,
    tests: tests.map((test) => (test / sum) * (total - shards * hidden)),
    split: pick(random, SPLITS),
    hidden,
    setUp: seconds(15, 120),
    build: seconds(20, 400),
    lint: seconds(20, 400),
    other: seconds(30, 900),
    pack: seconds(20, 200),
    noise: random.real(0.01, 0.05),
    runners: random.whole(2, 4),
    maxParallel: kind === 'max-parallel' ? random.whole(1, shards) : Infinity,
    needs: {
      build: random.chance(0.5) ? ['lint'] : [],
      test: ['build'],
      other: ['lint'],
      pack: ['test'],
    },
  }
}

export function withoutNeed(
  workflow: ChangedWorkflow,
  job: string,
  without: string,
): ChangedWorkflow {
  const needs = (workflow.needs[job] ?? []).filter((key) => key !== without)
  return { ...workflow, needs: { ...workflow.needs, [job]: needs } }
}

function graphOf({ needs, maxParallel, kind }: ChangedWorkflow): JobGraph {
  return ['lint', 'build', 'test', 'other', 'pack'].map((key) => {
    const declared = { needs: needs[key] ?? [] }
    if (key !== 'test') return workflowJob(key, declared)
    const environment = kind === 'approval' ? 'qa' : undefined
    const matrix = { matrix: true, matrixKeys: ['shard'], maxParallel }
    return workflowJob(key, { ...declared, ...matrix, environment })
  })
}

interface ChangedRun {
  readonly run: Run
  readonly jobs: readonly JobReport[]
  /** Milliseconds from the start to the end of the last job. */
  readonly duration: number
}

/** Runs the workflow: each seed has other noise, queues and set-up times. */
export function runWorkflow(workflow: ChangedWorkflow, seed: number): ChangedRun {
  const random = seededRandom(seed)
  const { kind, shards } = workflow
  const noisy = (time: number) => Math.max(SECOND, time * (1 + workflow.noise * normal(random)))
  const steps = new Map<SimulatedJob, readonly (readonly [string, number])[]>()
  const matrix = {
    maxParallel: workflow.maxParallel,
    legs: [] as { readonly matrix: object; readonly jobs: SimulatedJob[] }[],
  }
  const byKey = new Map<string, SimulatedJob[]>()
  const add = (key: string, name: string, parts: readonly (readonly [string, number])[]) => {
    const isShard = key === 'test'
    const selfHosted =
      (isShard || key === 'other') && (kind === 'runners' || kind === 'shared runners')
    const isBusy = kind === 'shared runners' && isShard && random.chance(0.4)
    const isQueued = kind === 'account' && isShard && random.chance(0.3)
    const late = isBusy || isQueued ? logUniform(random, 60, 900) * SECOND : 0
    const job: SimulatedJob = {
      ...{ ...PLAIN_JOB, name, selfHosted },
      needs: (workflow.needs[key] ?? []).flatMap((need) => byKey.get(need) ?? []),
      approval: kind === 'approval' && isShard ? logUniform(random, 30, 3_000) * SECOND : 0,
      delay: late + (selfHosted ? random.real(1_000, 8_000) : logUniform(random, 1_000, 20_000)),
      duration: parts.reduce((sum, [, time]) => sum + time, 0),
    }
    if (isShard) {
      const leg = { matrix, jobs: [job] }
      matrix.legs.push(leg)
      Object.assign(job, { leg })
    }
    steps.set(job, parts)
    byKey.set(key, [...(byKey.get(key) ?? []), job])
  }
  add('lint', 'lint', [['Lint', noisy(workflow.lint)]])
  add('build', 'build', [['Compile', noisy(workflow.build)]])
  for (const [index, work] of divide(workflow, random).entries()) {
    add('test', `test (${index + 1}/${shards})`, [
      ['Set up job', random.real(1_000, 4_000)],
      ['Install dependencies', noisy(noisy(workflow.setUp))],
      ['Run tests', noisy(workflow.hidden + work)],
      ['Post Checkout', random.real(0, 2_000)],
    ])
  }
  add('other', 'other', [['Check', noisy(workflow.other)]])
  add('pack', 'pack', [['Pack', noisy(workflow.pack)]])
  const timings = scheduleRun(random, [...steps.keys()], 'one', workflow.runners)
  const startedAt = Date.UTC(2026, 0) + (seed % 1_000_000) * SECOND
  const toSecond = (at: number) => Math.floor((startedAt + at) / SECOND) * SECOND
  const jobs = [...timings]
    .toSorted(([, a], [, b]) => a.createdAt - b.createdAt)
    .map(([job, timing], index): Job => {
      const { runner } = timing
      let at = timing.startedAt
      return makeJob({
        id: index + 1,
        name: job.name,
        createdAt: toSecond(timing.createdAt),
        state: passed(toSecond(timing.startedAt), toSecond(timing.endedAt)),
        runner: listRunner(index, runner, runner === undefined ? 'ubuntu-latest' : 'self-hosted'),
        steps: (steps.get(job) ?? []).map(([name, time], step): Step => {
          const state = passed(toSecond(at), toSecond((at += time)))
          return makeStep({ number: step + 1, name, state })
        }),
      })
    })
  const approved = kind === 'approval' ? ['qa'] : []
  const graph = graphOf(workflow)
  const run = makeRun({ startedAt, conclusion: 'success', graph, jobs, approved })
  const duration = Math.max(...[...timings.values()].map(({ endedAt }) => endedAt))
  const reports = reportJobs(run, { currentRun: undefined, allowedFailures: [] }) ?? []
  return { run, jobs: reports, duration }
}

/** Returns the time of the tests of each shard. */
function divide({ tests, shards, split }: ChangedWorkflow, random: Random): number[] {
  const loads = Array.from({ length: shards }, () => 0)
  const sorted = split === 'by duration' ? tests.toSorted((a, b) => b - a) : tests
  for (const [index, test] of sorted.entries()) {
    const least = loads.indexOf(Math.min(...loads))
    // The hash of a file's name stays the same from run to run.
    const hashed = Math.floor(((index * 0.618_033_988_7 * 7_919) % 1) * shards)
    const at = split === 'by duration' ? least : split === 'by hash' ? hashed : index % shards
    loads[at] = (loads[at] ?? 0) + test * (1 + 0.05 * normal(random))
  }
  return loads
}
