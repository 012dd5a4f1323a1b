import type { Job, Run, Step } from '../../model/run.ts'
import type { CurrentAction, CurrentRun, CurrentStep } from '../../model/target.ts'
import { MAX_PROCESS_LAG, MAX_ROUNDING } from './lateness.ts'
import { isRunnerStep } from './runner.ts'

/**
 * Returns the job that makes the report: by its id, or else the only unfinished job on this runner.
 * Never by name, since names repeat. `undefined` if it is not found.
 */
export function findCurrentJob(
  jobs: readonly Job[],
  currentRun: CurrentRun | undefined,
): Job | undefined {
  if (currentRun === undefined) return undefined
  if (currentRun.jobId !== undefined) return jobs.find(({ id }) => id === currentRun.jobId)
  const name = comparableName(currentRun.runnerName)
  const onThisRunner = jobs.filter(
    ({ runner, state }) =>
      state.kind !== 'finished' && name !== undefined && comparableName(runner.name) === name,
  )
  // A runner has one job at a time, so two matches mean that the name is not unique.
  return onThisRunner.length === 1 ? onThisRunner[0] : undefined
}

/** The API calls a runner `GitHub Actions 12` that is `GitHub-Actions-12` in some environments. */
function comparableName(runner: string | undefined): string | undefined {
  return runner?.toLowerCase().replaceAll('-', ' ')
}

/** Returns the id of the current job, even if that job is not listed. */
export function currentJobId(run: Run, currentRun: CurrentRun | undefined): number | undefined {
  return currentRun?.jobId ?? findCurrentJob(run.jobs ?? [], currentRun)?.id
}

/**
 * Returns the step of the current job that runs this action, by the first rule that finds one:
 *
 * 1. a step with the default name of this action, or of the composite action around it;
 * 2. the last running step that started when this process did; in a composite action, which starts
 *    long before this process, the last running step;
 * 3. the only step left.
 *
 * A step that has finished, that the runner added, or that started well before or after this process
 * is never the current step. `undefined` if several waiting steps are left, or the list lacks the step.
 */
export function findCurrentStep({ steps }: Job, { step: current }: CurrentRun): Step | undefined {
  const unfinished = steps.filter(
    (step) => step.state.kind !== 'finished' && step.kind !== 'group' && !isRunnerStep(step, steps),
  )
  const named = unfinished.find(
    (step) =>
      hasDefaultName(step.name, current?.action) &&
      canBeCurrent(step, current, MAX_PROCESS_LAG.named),
  )
  if (named !== undefined) return named // 1
  const possible = unfinished.filter((step) => canBeCurrent(step, current, MAX_PROCESS_LAG.unnamed))
  const running = possible.findLast(isRunning)
  if (running !== undefined) return running // 2
  if (possible.length === 0) return unfinished.findLast(isRunning) // 3, the process started slowly
  return possible.length === 1 ? possible[0] : undefined // 3
}

function isRunning({ state }: Step): boolean {
  return state.kind === 'running'
}

function canBeCurrent(
  { state }: Step,
  current: CurrentStep | undefined,
  maxDelay: number,
): boolean {
  if (current === undefined || state.kind !== 'running' || state.startedAt === undefined)
    return true
  const delay = current.processStartedAt - state.startedAt
  return delay >= -MAX_ROUNDING && (current.action?.kind === 'composite' || delay < maxDelay)
}

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionRunner.cs, GenerateDisplayName */
export function hasDefaultName(name: string, action: CurrentAction | undefined): boolean {
  if (action === undefined) return false
  const [, local] = /^Run \/?\.\/(.*)$/.exec(name) ?? []
  const [, repository, path = '', ref = ''] =
    /^Run ([^/@\s]+\/[^/@\s]+)(\/[^@]+)?@(\S+)$/.exec(name) ?? []
  switch (action.kind) {
    case 'repository':
      return (
        repository !== undefined && isSameName(repository, action.repository) && ref === action.ref
      )
    case 'local':
      return local !== undefined && action.script.startsWith(asFolder(local))
    case 'composite': {
      if (local !== undefined) return asFolder(action.path) === asFolder(local)
      if (repository === undefined) return false
      const folder = `${repository}/${ref}${path}`
      return isSameName(action.path.slice(-folder.length - 1), `/${folder}`)
    }
  }
}

/** Returns `a/b/` for `a/b`, `a/b/` and `./a/b`, and '' for the folder of the repository itself. */
function asFolder(path: string): string {
  const names = path.split('/').filter((name) => name !== '' && name !== '.')
  return names.map((name) => `${name}/`).join('')
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
