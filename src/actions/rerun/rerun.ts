import { connect } from '../connect.ts'
import { choice, count, id, KNOWN_ISSUES, lines, optional, REPOSITORY, text } from '../inputs.ts'
import { isCurrentRun } from '../read-target.ts'
import { ACTION_DEADLINE } from '../run-action.ts'
import { InputError, StepFailure } from '../step-failure.ts'
import { type Read, subAction } from '../sub-action.ts'
import { rerunIfEligible, type RerunInputs, WHEN } from './rerun-if-eligible.ts'

/** The first attempt and 50 re-runs. https://docs.github.com/en/actions/reference/limits */
export const MAX_ATTEMPTS = 51

/** The inputs of the action, which action.yml describes. */
const INPUTS = {
  ...REPOSITORY,
  'run-id': optional(id('${{ github.event.workflow_run.id }}')),
  only: choice('failed', ['failed', 'all', 'job']),
  'job-id': text(),
  when: choice('failed', WHEN),
  'allowed-failures': lines(),
  ...KNOWN_ISSUES,
  'max-attempts': count('2', MAX_ATTEMPTS),
}

export const action = subAction({
  inputs: INPUTS,
  outputs: { done: 'false', reason: '', attempt: '' },
  act: (inputs) =>
    rerunIfEligible(chosenRun(inputs), connect(inputs, AbortSignal.timeout(ACTION_DEADLINE))),
})

const ID_OF_JOB = id('', ', the id of the job that only: job re-runs')

/** Returns what to re-run. @throws StepFailure if the inputs contradict each other */
export function chosenRun(inputs: Read<typeof INPUTS>): RerunInputs {
  const { runId, only, jobId, when, knownIssues, env } = inputs
  if (runId === undefined) {
    throw new StepFailure(
      'The input run-id is empty: it is required unless the event is workflow_run.',
    )
  }
  const run = { ...inputs, runId }
  if (isCurrentRun(run, env)) {
    throw new StepFailure(
      `The input run-id is ${runId}, the current run. GitHub can re-run only finished runs. Use this action in a separate workflow triggered by workflow_run.`,
    )
  }
  if (only !== 'job' && jobId !== '') throw new InputError('job-id', jobId, 'only: job, or nothing')
  return {
    ...run,
    scope: only === 'job' ? { jobId: ID_OF_JOB.read(jobId, 'job-id', env) } : only,
    knownIssues: when === 'flaky' ? knownIssues : undefined,
  }
}
