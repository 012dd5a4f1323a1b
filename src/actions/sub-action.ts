import * as core from '@actions/core'
import { setOutputs } from './command-files.ts'
import { readServer, type Server } from './read-server.ts'
import { readRepository } from './read-target.ts'
import { type Get, readId } from './read-values.ts'
import { StepFailure } from './step-failure.ts'

/** Where the values of an action's inputs come from. */
export interface Source<Name extends string> {
  /** An input, trimmed; '' when it is not given. */
  readonly get: Get<Name>
  /** A variable that the runner sets. */
  readonly env: (name: string) => string | undefined
}

/** What each action on a run is told. */
export interface CommonInputs extends Server {
  readonly token: string
  readonly owner: string
  readonly repo: string
  readonly runId: number
  /** It is the run that this step is part of. */
  readonly isOwnRun: boolean
}

type CommonInput = 'github-token' | 'repository' | 'run-id'

/** @throws InputError */
export function readCommonInputs({ get, env }: Source<CommonInput>): CommonInputs {
  const [owner, repo] = readRepository(get)
  const runId = readId('run-id', get)
  return {
    ...readServer(env),
    token: get('github-token'),
    owner,
    repo,
    runId,
    isOwnRun:
      `${owner}/${repo}` === env('GITHUB_REPOSITORY') && String(runId) === env('GITHUB_RUN_ID'),
  }
}

/** What came of an action that was to do something. */
export interface Outcome {
  /** `failed`: not all that was asked for could be done. */
  readonly kind: 'done' | 'left' | 'failed'
  /** One or more sentences: what was done, why nothing was, or what went wrong. */
  readonly reason: string
  /** Those of its outputs that are other than when nothing is done. */
  readonly outputs?: Readonly<Record<string, string>>
}

/** What an action has as outputs besides `done` and `reason`. */
type OwnOutputs<Name extends string> = Readonly<
  Record<Exclude<Name, 'done' | 'reason'>, string>
>

/**
 * Writes the outputs of a deed and tells of it.
 *
 * @param nothing the action's own outputs when nothing is done
 * @throws StepFailure where it failed
 */
export async function finish<Name extends string>(
  { kind, reason, outputs }: Outcome,
  nothing: OwnOutputs<Name>,
): Promise<void> {
  await setOutputs({ done: String(kind === 'done'), reason, ...nothing, ...outputs })
  if (kind === 'failed') throw new StepFailure(reason)
  if (kind === 'done') core.info(reason)
  else core.notice(reason)
}
