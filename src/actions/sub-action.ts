import type { Api } from '../github/http/request.ts'
import type { Repository, RunRef } from '../model/target.ts'
import { setOutputs } from './command-files.ts'
import { printAnnotation, printLine } from './print.ts'
import { readRepository } from './read-target.ts'
import { type InputSource, readServer } from './read-values.ts'
import { StepFailure } from './step-failure.ts'

/** Inputs of an action that sends requests about a repository. */
export interface CommonInputs extends Api, Repository {}

/** Reads the inputs of every sub-action that sends requests about the input `repository`. */
export function readCommonInputs(source: InputSource<'github-token' | 'repository'>): CommonInputs {
  return readAccess(source, source.read.given('repository'))
}

/** Reads how to send requests about a repository. */
export function readAccess(
  { read, env }: InputSource<'github-token'>,
  repository: string,
): CommonInputs {
  return {
    ...readServer(env),
    token: read.given('github-token'),
    ...readRepository(repository),
  }
}

/** Inputs of an action that sends requests about a run. */
export interface RunInputs extends CommonInputs, RunRef {}

export function readRunInputs(
  source: InputSource<'github-token' | 'repository' | 'run-id'>,
): RunInputs {
  return { ...readCommonInputs(source), runId: source.read.id('run-id') }
}

/** Outcome of an action with side effects, unless it throws a `StepFailure`. */
export interface Outcome<Output extends string> {
  /**
   * `left`: there was nothing to do, or a part was not done; `failed`: a part was refused; `incomplete`:
   * done, but what follows the change was refused.
   */
  readonly kind: 'done' | 'left' | 'failed' | 'incomplete'
  /** One or more sentences: what was done, why nothing was, or what went wrong. */
  readonly reason: string
  /** Outputs that differ from their defaults. */
  readonly outputs?: Readonly<Partial<Record<Output, string>>> | undefined
  /** One or more sentences on what to change, although the action did its work. */
  readonly warning?: string | undefined
}

/** Returns the outcome of an action that had nothing to do. */
export function nothingToDo<Output extends string = never>(
  reason: string,
  outputs?: Outcome<Output>['outputs'],
): Outcome<Output> {
  return { kind: 'left', reason, outputs }
}

/**
 * Waits for the outcome of an action, writes the outputs and logs the outcome.
 *
 * @param defaults outputs of the action if it did nothing
 * @throws StepFailure if the action failed and `onError` is `fail`
 */
export async function finish<Output extends string>(
  work: Promise<Outcome<NoInfer<Output>>>,
  defaults: Readonly<Record<Output, string>>,
  onError: 'warn' | 'fail' = 'fail',
): Promise<void> {
  const { kind, reason, outputs, warning } = await orFailed(work)
  const isDone = kind === 'done' || kind === 'incomplete'
  const isRefused = kind === 'failed' || kind === 'incomplete'
  await setOutputs({ ...defaults, done: String(isDone), reason, ...outputs })
  if (isRefused && onError === 'fail') throw new StepFailure(reason)
  if (isRefused) printAnnotation('warning', reason)
  else if (isDone) printLine(reason)
  else printAnnotation('notice', reason)
  if (warning !== undefined) printAnnotation('warning', warning)
}

/** Turns a failure into an outcome. */
export async function orFailed<Output extends string>(
  work: Promise<Outcome<Output>>,
): Promise<Outcome<Output>> {
  return await work.catch((error: unknown): Outcome<Output> => {
    if (error instanceof StepFailure) return { kind: 'failed', reason: error.message }
    throw error
  })
}
