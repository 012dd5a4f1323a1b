import type { Job, Step } from '../../src/model/run.ts'
import { at, finished, makeStep, NO_RUNNER, skipped, waiting } from '../make-run.ts'

type Line = readonly [name: string, seconds: number, conclusion?: string]

/** Steps in sequence, from a second on. */
function stepsFrom(start: number, lines: readonly Line[]): Step[] {
  let from = start
  return lines.map(([name, seconds, conclusion = 'success'], index) => {
    const to = from + seconds
    const step = makeStep({ number: index + 1, name, state: finished(from, to, conclusion) })
    from = to
    return step
  })
}

interface Times {
  /** In seconds after the start of the run. */
  readonly ready?: number
  readonly start: number
  readonly conclusion?: string
}

/** A job that finished with its last step. */
export function ranJob(name: string, { ready, ...times }: Times, lines: readonly Line[]) {
  const { start, conclusion = 'success' } = times
  const end = lines.reduce((sum, [, seconds]) => sum + seconds, start)
  return {
    name,
    createdAt: at(ready ?? start - 3),
    state: finished(start, end, conclusion),
    steps: stepsFrom(start, lines),
  } satisfies Partial<Job>
}

/** The same for a job whose last but one step failed, which is the step of a command. */
export function failedJob(
  name: string,
  times: Omit<Times, 'conclusion'>,
  command: string,
  seconds = 40,
) {
  return ranJob(name, { ...times, conclusion: 'failure' }, [
    ['Set up job', 2],
    ['Run actions/checkout@v6', 3],
    [`Run ${command}`, seconds, 'failure'],
    ['Complete job', 0],
  ])
}

export function passedJob(name: string, times: Times, seconds: number, install = 8) {
  return ranJob(name, times, [
    ['Set up job', 2],
    ['Run npm ci', install],
    [`Run npm run ${name.replace(/\W.*/, '')}`, seconds - install - 2],
  ])
}

/** A job that was created so many seconds after the start of the run. */
export function skippedJob(name: string, created = 0) {
  return {
    name,
    createdAt: at(created),
    state: skipped(),
    runner: NO_RUNNER,
  } satisfies Partial<Job>
}

/** A job that was created so many seconds after the start of the run, and has no runner. */
export function waitingJob(name: string, created: number, status?: string) {
  return {
    ...{ name, createdAt: at(created), state: waiting(status), runner: NO_RUNNER },
  } satisfies Partial<Job>
}
