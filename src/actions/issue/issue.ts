import * as core from '@actions/core'
import { SECOND } from '../../model/time.ts'
import { readEvent } from '../read-event.ts'
import { getVariable } from '../read-values.ts'
import { finish } from '../sub-action.ts'
import { NO_OUTPUTS, readInputs } from './inputs.ts'
import { keepIssue } from './keep-issue.ts'

const DEADLINE = 60 * SECOND

/** Runs the issue action. */
export async function issue(): Promise<void> {
  const event = await readEvent(process.env.GITHUB_EVENT_PATH)
  const inputs = readInputs({ get: core.getInput, env: getVariable, event })
  const outcome = keepIssue(inputs, AbortSignal.timeout(DEADLINE))
  await finish(outcome, NO_OUTPUTS, inputs.onError)
}
