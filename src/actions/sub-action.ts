import type { Api } from '../github/http/request.ts'
import type { Repository, RepositoryRef } from '../model/target.ts'
import type { Milliseconds } from '../model/time.ts'
import { setOutputs } from './command-files.ts'
import { type Inputs, type InputSource, inputSource, readValues, type ValuesOf } from './inputs.ts'
import { printAnnotation, printLine } from './print.ts'
import { isEventOf, readDefaultBranch } from './read-event.ts'
import { readGuide, readRepository, readWorkflowFile } from './read-target.ts'
import { type Env, readServer } from './read-values.ts'
import { runAction } from './run-action.ts'
import { StepFailure } from './step-failure.ts'

/** How an action sends requests about a repository. */
export interface Access extends Api, Repository {}

/** What an action knows of its step. */
interface SubActionStep extends Access {
  readonly env: Env
  readonly event: unknown
  readonly eventName: string | undefined
  readonly repositoryUrl: string
  /** Whether the event is of the repository. */
  readonly isCurrentEvent: boolean
  /** `undefined` if the event is of another repository, or does not name the branch. */
  readonly defaultBranch: string | undefined
  readonly currentRunId: number
  readonly currentAttempt: number
  /** The file of the current workflow; `undefined` on servers that do not report it. */
  readonly currentWorkflow: string | undefined
  readonly branch: string | undefined
  readonly commit: string | undefined
  /** Page that explains the words of a report; `undefined` if its address is not known. */
  readonly guide: string | undefined
}

type OwnValues<Of extends Inputs> = Omit<ValuesOf<Of>, 'githubToken' | 'repository'>

/** What an action with these inputs acts on. */
export type InputValues<Of extends Inputs> = OwnValues<Of> &
  Omit<SubActionStep, keyof OwnValues<Of>>

/** Reads the inputs of an action. Without the input `repository`, it is about that of the workflow. @throws StepFailure */
export function readInputs<Of extends Inputs>(inputs: Of, source: InputSource): InputValues<Of> {
  const { env, event } = source
  const server = readServer(env)
  const current = env('GITHUB_REPOSITORY')
  const { githubToken, repository, ...values } = readValues<Inputs>(inputs, source)
  const access = {
    ...server,
    token: githubToken as string,
    ...((repository as RepositoryRef | undefined) ?? readRepository(current ?? '')),
  }
  const step: SubActionStep = {
    ...access,
    env,
    event,
    eventName: env('GITHUB_EVENT_NAME'),
    repositoryUrl: `${access.serverUrl}/${access.owner}/${access.repo}`,
    isCurrentEvent: isEventOf(event, access, current),
    defaultBranch: readDefaultBranch(event, access, current),
    currentRunId: Number(env('GITHUB_RUN_ID')),
    currentAttempt: Number(env('GITHUB_RUN_ATTEMPT') ?? 1),
    currentWorkflow: readWorkflowFile(env)?.path,
    branch: env('GITHUB_REF_NAME'),
    commit: env('GITHUB_SHA'),
    guide: readGuide(env, access.serverUrl),
  }
  return { ...step, ...values } as unknown as InputValues<Of>
}

/** An action, as action.yml describes it, and what runs it in a step. */
export interface Action<Of extends Inputs = Inputs> {
  readonly inputs: Of
  /** The outputs if it did nothing. */
  readonly outputs: Readonly<Record<string, string>>
  readonly run: () => Promise<never>
}

/** An action with the outputs `done` and `reason`. */
interface SubAction<Of extends Inputs, Output extends string> extends Omit<Action<Of>, 'run'> {
  readonly outputs: Readonly<Record<Output, string>>
  /** Time after which the step ends at the latest. @default as `runAction` */
  readonly maxTime?: Milliseconds
  /** What it throws before it returns, as for inputs that contradict each other, ends the step as an invalid input does. */
  readonly act: (inputs: InputValues<Of>) => Promise<Outcome<NoInfer<Output>>>
}

/** Returns an action that writes its outcome. Without the input `on-error`, its failure fails the step. */
export function subAction<Of extends Inputs, Output extends string>({
  inputs,
  outputs,
  maxTime,
  act,
}: SubAction<Of, Output>): Action<Of> {
  const main = async (): Promise<void> => {
    const read: InputValues<Of> & { readonly onError?: 'warn' | 'fail' } = readInputs(
      inputs,
      await inputSource(),
    )
    await finish(act(read), outputs, read.onError)
  }
  const onError = 'on-error' in inputs ? 'warn' : 'fail'
  return { inputs, outputs, run: () => runAction(main, onError, { outputs, maxTime }) }
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
async function finish<Output extends string>(
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
