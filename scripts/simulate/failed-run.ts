import { analyse } from '../../src/analyse/analyse.ts'
import { firstLogs, unreadLogs } from '../../src/analyse/causes/choose-logs.ts'
import { excerptChooser } from '../../src/github/logs/excerpts/excerpt-chooser.ts'
import { readLine } from '../../src/github/logs/lines/log-text.ts'
import type { StepExcerpt } from '../../src/model/report/failure.ts'
import type { Report } from '../../src/model/report/report.ts'
import type { Job, Run, State, Step } from '../../src/model/run.ts'
import { SECOND } from '../../src/model/time.ts'
import type { WorkflowJob } from '../../src/model/workflow-file.ts'
import { EXIT, pick, plantErrors, writeLog } from './error-log.ts'
import { seededRandom } from './random.ts'

/** A failed run whose causes are known. */
export interface FailedRun {
  readonly run: Run
  /** By job id: what the job failed for. Jobs with the same text failed for the same reason. */
  readonly reasons: ReadonlyMap<number, string>
  /** Ids of jobs that failed only because others had. */
  readonly gates: ReadonlySet<number>
  /** By job id: the lines that the failed step wrote. */
  readonly logs: ReadonlyMap<number, readonly string[]>
}

const START = Date.UTC(2026, 2, 1, 10)
const SYSTEMS = ['ubuntu-latest', 'windows-latest', 'macos-latest']
const STEPS = ['Run npm test', 'Build', 'Run ./ci.sh', 'Test', 'Run make check']
const GATE_LINES = ['##[error]Some jobs failed', 'joba: failure', 'joba result: failure', '']
const MAX_LEGS = 12
const LOG_LINES = 20
const MAX_LOGS = 10

/** Makes a failed run, the same for the same seed. */
export function simulateFailedRun(seed: number): FailedRun {
  const random = seededRandom(seed)
  const jobs: Job[] = []
  const reasons = new Map<number, string>()
  const gates = new Set<number>()
  const logs = new Map<number, readonly string[]>()
  const graph: WorkflowJob[] = []
  const groups = random.whole(1, 4)
  for (let group = 0; group < groups; group += 1) {
    const name = `job${String.fromCharCode(97 + group)}`
    graph.push(declare(name, []))
    const legs = random.whole(1, random.chance(0.1) ? MAX_LEGS : 4)
    const step = pick(random, STEPS)
    const [first, second] = plantErrors(random)
    // The legs of one matrix rarely fail for different reasons at one step.
    const share = random.chance(0.1) ? random.real(0.1, 0.5) : 0
    for (let index = 0; index < legs; index += 1) {
      const id = jobs.length + 1
      const planted = random.chance(share) ? second : first
      const leg = legs === 1 ? name : `${name} (${pick(random, SYSTEMS)}, ${index})`
      jobs.push(failedJob({ id, name: leg, step, from: 5 }))
      reasons.set(id, `${step}: ${planted.name}`)
      logs.set(id, writeLog(random, planted))
    }
  }
  if (random.chance(0.3)) {
    const id = jobs.length + 1
    const step = 'Run ./report.sh'
    graph.push(
      declare(
        'gate',
        graph.map(({ key }) => key),
      ),
    )
    jobs.push(failedJob({ id, name: 'gate', step, from: 70 }))
    const [own] = plantErrors(random)
    if (random.chance(0.3)) reasons.set(id, `${step}: ${own.name}`)
    else gates.add(id)
    logs.set(id, gates.has(id) ? [pick(random, GATE_LINES), EXIT] : writeLog(random, own))
  }
  const run: Run = {
    repository: 'octo-org/octo-shop',
    id: seed + 1,
    attempt: 1,
    number: seed + 1,
    workflow: 'CI',
    event: 'push',
    branch: 'main',
    commit: undefined,
    title: undefined,
    actor: undefined,
    url: 'https://github.com/octo-org/octo-shop/actions/runs/1',
    startedAt: START,
    conclusion: 'failure',
    jobs,
    jobsCounted: jobs.length,
    graph,
    notes: [],
  }
  return { run, reasons, gates, logs }
}

/** Reports a run after reading the logs that a report reads. */
export function reportFailedRun({ run, logs }: FailedRun): { report: Report; logsRead: number } {
  const options = { currentRun: undefined, allowedFailures: [], now: START }
  const excerpts = new Map<number, readonly StepExcerpt[]>()
  const reportAgain = () =>
    analyse(run, { ...options, explanations: { excerpts, annotations: new Map() } })
  const read = ({ job: { job } }: Report['failures'][number]) => {
    excerpts.set(job.id, excerptOf(job, logs.get(job.id) ?? []))
  }
  const first = firstLogs(reportAgain().failures, MAX_LOGS)
  first.forEach(read)
  const requested = new Set(excerpts.keys())
  unreadLogs(reportAgain().failures, requested)
    .slice(0, MAX_LOGS - first.length)
    .forEach(read)
  return { report: reportAgain(), logsRead: excerpts.size }
}

function excerptOf(job: Job, lines: readonly string[]): StepExcerpt[] {
  const chooser = excerptChooser(LOG_LINES)
  for (const line of lines) chooser.add({ ...readLine(Buffer.from(line)), timed: true })
  const found = chooser.excerpt()
  const step = job.steps.at(-1)
  return found === undefined || step === undefined ? [] : [{ ...found, step, origin: 'step' }]
}

interface JobFields {
  readonly id: number
  readonly name: string
  readonly step: string
  /** Seconds from the start of the run; the job takes a minute. */
  readonly from: number
}

function failedJob({ id, name, step, from }: JobFields): Job {
  const steps: Step[] = [
    { number: 1, name: 'Set up job', state: finished(from, from + 1, 'success') },
    { number: 2, name: step, state: finished(from + 1, from + 55, 'failure') },
  ]
  return {
    id,
    kind: 'job',
    name,
    url: `https://github.com/octo-org/octo-shop/actions/runs/1/job/${id}`,
    state: finished(from, from + 60, 'failure'),
    createdAt: START + (from - 2) * SECOND,
    runner: { name: `GitHub Actions ${id}`, group: undefined, labels: ['ubuntu-latest'] },
    steps,
  }
}

function finished(from: number, to: number, conclusion: string): State {
  return {
    kind: 'finished',
    conclusion,
    startedAt: START + from * SECOND,
    completedAt: START + to * SECOND,
  }
}

function declare(key: string, needs: readonly string[]): WorkflowJob {
  return {
    key,
    name: key,
    needs,
    matrix: needs.length === 0,
    failFast: false,
    maxParallel: Infinity,
    continueOnError: false,
    timeout: undefined,
    environment: false,
    concurrency: false,
    called: undefined,
  }
}
