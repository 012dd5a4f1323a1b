import { type ApiStep, apiStep, type JobFields } from './api-job.ts'
import { type BuiltRun, fakeRun } from './fake-run.ts'

const SYSTEMS = ['ubuntu-latest', 'windows-latest', 'macos-latest', 'ubuntu-24.04-arm']
const NODES = ['20', '22', '24']
const PACKAGES = ['api', 'basket', 'checkout', 'design-system', 'search', 'payments-gateway']
const STEPS = [
  'Run actions/checkout@v4',
  'Set up Node',
  'Run actions/cache@v4',
  'Install dependencies',
  'Build',
  'Run npm test -- --shard=1/4 --coverage --reporters=default',
  'Upload coverage to the artifact store',
]

/**
 * A large run, the same at every call: matrix jobs, calls of reusable workflows and plain jobs, a few
 * of them failed, skipped or cancelled. The last job is the reporting one, still running.
 */
export function bigRun(jobs: number, stepsPerJob: number): BuiltRun {
  const others = Array.from({ length: jobs - 1 }, (_, index) => bigJob(index, stepsPerJob))
  const start = Math.max(0, ...others.map(({ end }) => end)) + 5
  return fakeRun({ jobs: [...others.map(({ job }) => job), { name: 'report', ...running(start) }] })
}

function bigJob(index: number, steps: number): { job: JobFields; end: number } {
  const start = 4 + 3 * (index % 40)
  const conclusion = conclusionOf(index)
  const ran = conclusion !== 'skipped'
  const length = ran ? 30 + ((index * 37) % 900) : 0
  const end = start + length
  const job: JobFields = {
    name: nameOf(index),
    conclusion,
    labels: [SYSTEMS[index % SYSTEMS.length] ?? ''],
    created_at: start - (index % 4),
    started_at: start,
    completed_at: end,
    steps: ran ? finishedSteps(conclusion, { count: steps, start, length }) : [],
  }
  return { job, end }
}

function nameOf(index: number): string {
  const system = SYSTEMS[index % SYSTEMS.length] ?? ''
  const node = NODES[Math.floor(index / 4) % NODES.length] ?? ''
  const part = PACKAGES[Math.floor(index / 12) % PACKAGES.length] ?? ''
  const shard = Math.floor(index / 72) + 1
  const names = [
    `test (${part}, ${system}, ${node}, ${shard})`,
    `${part} / build and check / ${system} (${node}, ${shard})`,
    `Lint and publish ${part} for ${system}, Node ${node}, part ${shard}`,
  ]
  return names[index % 3] ?? ''
}

function conclusionOf(index: number): string {
  if (index % 97 === 13) return 'failure'
  if (index % 101 === 57) return 'cancelled'
  return index % 29 === 11 ? 'skipped' : 'success'
}

function finishedSteps(
  conclusion: string,
  { count, start, length }: Readonly<Record<'count' | 'start' | 'length', number>>,
): ApiStep[] {
  const edge = (step: number) => start + Math.floor((length * step) / count)
  return Array.from({ length: count }, (_, index) =>
    apiStep({
      name: stepName(index, count),
      number: index + 1,
      // The job's conclusion is made by the step before the last.
      conclusion: index === count - 2 ? conclusion : 'success',
      started_at: edge(index),
      completed_at: edge(index + 1),
    }),
  )
}

function stepName(index: number, count: number): string {
  if (index === 0) return 'Set up job'
  if (index === count - 1) return 'Complete job'
  const name = STEPS[(index - 1) % STEPS.length] ?? ''
  return index > STEPS.length ? `Post ${name}` : name
}

function running(start: number): JobFields {
  return {
    status: 'in_progress',
    created_at: start - 2,
    started_at: start,
    steps: [
      apiStep({ name: 'Set up job', number: 1, started_at: start, completed_at: start + 1 }),
      apiStep({ name: 'Run report', status: 'in_progress', number: 2, started_at: start + 1 }),
      apiStep({ name: 'Complete job', status: 'queued', number: 3 }),
    ],
  }
}
