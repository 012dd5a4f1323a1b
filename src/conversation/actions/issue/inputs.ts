import type { Milliseconds } from '../../../model/time.ts'
import { CONVERSATION_INPUTS } from '../conversation-inputs.ts'
import { flag, names, parsed } from '../../../actions/inputs.ts'
import { readDuration } from '../../../actions/read-values.ts'
import { InputError } from '../../../actions/step-failure.ts'
import type { Outcome, InputValues } from '../../../actions/sub-action.ts'

/** The inputs of the action, which action.yml describes. */
export const INPUTS = {
  ...CONVERSATION_INPUTS,
  grace: parsed('1', readGrace),
  labels: names(),
  assignees: parsed('', (...given) =>
    names()
      .read(...given)
      .map((login) => login.replace(/^@/, '')),
  ),
  close: flag('true'),
}

/** The outputs of the action, which action.yml describes, if it did nothing. */
export const NO_OUTPUTS = { done: 'false', reason: '', issue: '', 'issue-url': '' }

export type IssueInputs = InputValues<typeof INPUTS>
export type IssueOutcome = Outcome<keyof typeof NO_OUTPUTS>

/** Time that a workflow may fail before an issue is opened. */
export type Grace = { readonly runs: number } | { readonly time: Milliseconds }

/** Reads a number of runs, such as `2`, or a duration, such as `30m`. */
function readGrace(given: string, name: string): Grace {
  if (/^[1-9]\d?$/.test(given)) return { runs: Number(given) }
  const time = readDuration(given)
  if (time !== undefined) return { time }
  throw new InputError(name, given, 'a number of runs from 1 to 99, or a duration such as 30m')
}
