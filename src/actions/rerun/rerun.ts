import * as core from '@actions/core'
import { SECOND } from '../../model/time.ts'
import { getVariable, readChoice, readCount, readId } from '../read-values.ts'
import { InputError, StepFailure } from '../step-failure.ts'
import { finish, readCommonInputs, type Source } from '../sub-action.ts'
import { type RerunInputs, rerunIfEligible } from './rerun-if-eligible.ts'

/** The inputs of the action, as in rerun/action.yml. */
export const INPUT_NAMES = [
  'github-token',
  'repository',
  'run-id',
  'only',
  'job-id',
  'when',
  'max-attempts',
] as const

/** The outputs of the action, as in rerun/action.yml. */
export const OUTPUT_NAMES = ['done', 'reason', 'attempt'] as const

type OutputName = (typeof OUTPUT_NAMES)[number]

/** The first and 50 re-runs. https://docs.github.com/en/actions/reference/limits */
const MAX_ATTEMPTS = 51

const DEADLINE = 60 * SECOND

/** The action that runs a run again, from its first input to its last output. */
export async function rerun(): Promise<void> {
  const inputs = readInputs({ get: core.getInput, env: getVariable })
  const deed = await rerunIfEligible(inputs, AbortSignal.timeout(DEADLINE))
  await finish<OutputName>(deed, { attempt: '' })
}

function readInputs({ get, env }: Source<(typeof INPUT_NAMES)[number]>): RerunInputs {
  if (get('run-id') === '') {
    throw new StepFailure(
      'The input run-id is empty: outside of a workflow_run event it must say which run to run again.',
    )
  }
  const place = readCommonInputs({ get, env })
  if (place.isOwnRun) {
    throw new StepFailure(
      `The input run-id is ${place.runId}, the run that this step is part of: GitHub runs a run again only after its end. Use this action in another workflow, which starts when this one has ended (on: workflow_run).`,
    )
  }
  const only = readChoice('only', get, ['failed', 'all', 'job'])
  if (only !== 'job' && get('job-id') !== '') {
    throw new InputError('job-id', get('job-id'), 'nothing, or only: job beside it')
  }
  return {
    ...place,
    again: only === 'job' ? { jobId: readId('job-id', get) } : only,
    when: readChoice('when', get, ['failed', 'flaky', 'always']),
    maxAttempts: readCount('max-attempts', get, MAX_ATTEMPTS),
  }
}
