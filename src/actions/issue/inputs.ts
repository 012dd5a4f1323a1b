import type { Milliseconds } from '../../model/time.ts'
import {
  type ConversationInputs,
  readConversationInputs,
} from '../conversation/conversation-inputs.ts'
import { type InputSource, readDuration } from '../read-values.ts'
import { InputError } from '../step-failure.ts'
import type { Outcome } from '../sub-action.ts'

/** The inputs of the action and their defaults, which action.yml describes. */
export const INPUTS = {
  'github-token': '${{ github.token }}',
  repository: '${{ github.repository }}',
  'report-path': '',
  'details-url': '',
  'allowed-failures': '',
  grace: '1',
  labels: '',
  assignees: '',
  close: 'true',
  author: 'github-actions[bot]',
  'on-error': 'warn',
}

/** The outputs of the action, which action.yml describes, if it did nothing. */
export const NO_OUTPUTS = { done: 'false', reason: '', issue: '', 'issue-url': '' }

export type IssueOutcome = Outcome<keyof typeof NO_OUTPUTS>

export interface IssueInputs extends ConversationInputs {
  readonly grace: Grace
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  readonly close: boolean
}

/** Time that a workflow may fail before an issue is opened. */
export type Grace = { readonly runs: number } | { readonly time: Milliseconds }

/** @throws InputError */
export function readInputs(source: InputSource<keyof typeof INPUTS>): IssueInputs {
  const { read } = source
  return {
    ...readConversationInputs(source),
    grace: readGrace(read.given('grace')),
    labels: read.lines('labels', /[,\n]/),
    assignees: read.lines('assignees', /[,\n]/).map((login) => login.replace(/^@/, '')),
    close: read.boolean('close'),
  }
}

/** Reads a number of runs, such as `2`, or a duration, such as `30m`. */
function readGrace(given: string): Grace {
  if (/^[1-9]\d?$/.test(given)) return { runs: Number(given) }
  const time = readDuration(given)
  if (time !== undefined) return { time }
  throw new InputError('grace', given, 'a number of runs from 1 to 99, or a duration such as 30m')
}
