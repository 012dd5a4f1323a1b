import { logLine, logOfStep } from '../../log-text.ts'
import { seededRandom } from '../random.ts'
import { renderStepLog } from '../tool-logs/tools.ts'
import { ERRORS, isAt, JOBS, type Place } from './errors.ts'
import type { FailedJob, FailedStep, MonthRun } from './types.ts'

/** A job of an attempt as GitHub lists it. */
export interface ListedJob {
  readonly id: number
  readonly name: string
  readonly steps: readonly string[]
  /** Second after `START`. */
  readonly startedAt: number
  /** `undefined` if it passed. */
  readonly failed: FailedJob | undefined
}

/** The job that needs all others, and fails if one of them did. */
export const GREEN = 'all-green'

const FIRST_JOB_ID = 65_000_000_000
const IDS_PER_RUN = 1_000
const IDS_PER_ATTEMPT = 100

/** Lists the jobs of an attempt. Those that passed in the one before are carried over. */
export function jobsOf({ number, attempts }: MonthRun, index: number): ListedJob[] {
  const { startedAt = 0, failed = [] } = attempts[index] ?? {}
  const before = attempts[index - 1]
  const firstId = FIRST_JOB_ID + IDS_PER_RUN * number + IDS_PER_ATTEMPT * index
  const jobs = [...JOBS].map(([name, steps], position): ListedJob => {
    const isCarried = before?.failed.every((job) => job.name !== name) === true
    return {
      ...{ id: firstId + position, name, steps },
      startedAt: (isCarried ? before.startedAt : startedAt) + 10 + position,
      failed: failed.find((job) => job.name === name),
    }
  })
  const green = {
    ...{ id: firstId + jobs.length, name: GREEN, steps: ['Run ./ci/all-green.sh'] },
    startedAt: startedAt + 120,
    failed: failed.length === 0 ? undefined : { name: GREEN, steps: [], readable: true },
  }
  return [...jobs, green]
}

export const STEP_SECONDS = 10
const EXIT = '##[error]Process completed with exit code 1.'

/**
 * Writes the log of a job, the same for the same job.
 *
 * @param failedJobs names of the other jobs of the attempt that failed
 */
export function writeJobLog(job: ListedJob, failedJobs: readonly string[]): string {
  const steps = job.steps.flatMap((name, index) => {
    const start = job.startedAt + (index + 1) * STEP_SECONDS
    const failed = job.failed?.steps.find(({ step }) => step === name)
    const isRed = job.name === GREEN && job.failed !== undefined
    if (isRed) {
      const output = [...failedJobs.map((other) => `${other}: failure`), EXIT]
      return logOfStep(start, scriptOf(name), output)
    }
    const lines =
      failed === undefined
        ? passedOutputOf({ job: job.name, step: name }, job.id + index)
        : outputOf(failed, job.id + index)
    return lines.map((line, at) => logLine(start + 0.1 + at / 1_000, line))
  })
  const end = job.startedAt + (job.steps.length + 1) * STEP_SECONDS
  return [
    logLine(job.startedAt + 0.1, "Current runner version: '2.334.0'"),
    ...steps,
    logLine(end + 0.1, 'Cleaning up orphan processes'),
    '',
  ].join('\n')
}

/** A line that a tool prints only if something failed. */
const OF_FAILURES = /error|fail|ERR!|[✖✗×]|exit/i
/** What totals count of a run that passed. */
const NO_FAILURES = /\b0 (?:failures?|errors?|failed)/g

/** Draws what a step prints whose tools report nothing. */
function passedOutputOf(place: Place, seed: number): string[] {
  const tools = new Set(ERRORS.filter((error) => isAt(error, place)).map(({ tool }) => tool))
  // The log of a tool that stops at its first failure is that failure.
  const commands = [...tools].flatMap((tool) => (tool.single ? [] : { tool, failures: [] }))
  const lines = renderStepLog(commands, seededRandom(seed), { run: [scriptOf(place.step)] })
  return lines.filter((line) => !OF_FAILURES.test(line.replace(NO_FAILURES, '')))
}

/** Draws what a step prints whose tools report these errors. */
function outputOf({ step, errors }: FailedStep, seed: number): string[] {
  const tools = Map.groupBy(errors, ({ tool }) => tool.name)
  const commands = [...tools.values()].flatMap((ofTool) => {
    const failures = ofTool.map(({ fields }) => fields)
    return ofTool.slice(0, 1).map(({ tool }) => ({ tool: { ...tool, failures }, failures }))
  })
  return renderStepLog(commands, seededRandom(seed), { run: [scriptOf(step)] })
}

/** GitHub names a step after its script. */
export function scriptOf(step: string): string {
  return step.replace('Run ', '')
}
