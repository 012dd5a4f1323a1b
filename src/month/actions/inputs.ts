import { WRITER } from '../../conversation/actions/conversation-inputs.ts'
import { flag, names, optional, text, TOKEN } from '../../actions/inputs.ts'
import type { Outcome, InputValues } from '../../actions/sub-action.ts'

/** The inputs of the action, which action.yml describes. The memory is an artifact of the workflow's repository. */
export const INPUTS = {
  ...TOKEN,
  path: text('run-report-month.json'),
  'page-path': optional(text()),
  issue: flag('false'),
  labels: names(),
  ...WRITER,
}

/** The outputs of the action, which action.yml describes, if it did nothing. */
export const NO_OUTPUTS = {
  done: 'false',
  reason: '',
  headline: '',
  path: '',
  issue: '',
  'issue-url': '',
}

export type MonthInputs = InputValues<typeof INPUTS>
export type MonthOutcome = Outcome<keyof typeof NO_OUTPUTS>
