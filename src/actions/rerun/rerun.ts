import { LANGUAGE } from '../../model/known-issue.ts'
import { connect } from '../connect.ts'
import { isCurrentRun } from '../read-target.ts'
import { inputSource, type InputSource } from '../read-values.ts'
import { ACTION_DEADLINE } from '../run-action.ts'
import { InputError, StepFailure } from '../step-failure.ts'
import { finish, readRunInputs } from '../sub-action.ts'
import { rerunIfEligible, type RerunInputs, WHEN } from './rerun-if-eligible.ts'

/** The inputs of the action and their defaults, which action.yml describes. */
export const INPUTS = {
  'github-token': '${{ github.token }}',
  repository: '${{ github.repository }}',
  'run-id': '${{ github.event.workflow_run.id }}',
  only: 'failed',
  'job-id': '',
  when: 'failed',
  'allowed-failures': '',
  'known-issues': LANGUAGE,
  'max-attempts': '2',
}

/** The outputs of the action, which action.yml describes, if it did nothing. */
export const NO_OUTPUTS = { done: 'false', reason: '', attempt: '' }

/** The first attempt and 50 re-runs. https://docs.github.com/en/actions/reference/limits */
export const MAX_ATTEMPTS = 51

/** Follows what is accepted. */
const FOR_ONE_JOB = ', the id of the job that only: job re-runs'

export async function rerun(): Promise<void> {
  const inputs = readInputs(await inputSource(INPUTS))
  const source = connect(inputs, AbortSignal.timeout(ACTION_DEADLINE))
  await finish(rerunIfEligible(inputs, source), NO_OUTPUTS)
}

export function readInputs({ read, env }: InputSource<keyof typeof INPUTS>): RerunInputs {
  if (read.given('run-id') === '') {
    throw new StepFailure(
      'The input run-id is empty: it is required unless the event is workflow_run.',
    )
  }
  const inputs = readRunInputs({ read, env })
  if (isCurrentRun(inputs, env)) {
    throw new StepFailure(
      `The input run-id is ${inputs.runId}, the current run. GitHub can re-run only finished runs. Use this action in a separate workflow triggered by workflow_run.`,
    )
  }
  const only = read.choice('only', ['failed', 'all', 'job'])
  const when = read.choice('when', WHEN)
  if (only !== 'job' && read.given('job-id') !== '') {
    throw new InputError('job-id', read.given('job-id'), 'only: job, or nothing')
  }
  return {
    ...inputs,
    scope: only === 'job' ? { jobId: read.id('job-id', FOR_ONE_JOB) } : only,
    when,
    allowedFailures: read.lines('allowed-failures'),
    knownIssues: when === 'flaky' ? read.text('known-issues') : undefined,
    maxAttempts: read.count('max-attempts', MAX_ATTEMPTS),
  }
}
