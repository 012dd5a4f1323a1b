import { CONVERSATION_INPUTS } from '../conversation-inputs.ts'
import { choiceOf, KNOWN_ISSUES } from '../../../actions/inputs.ts'
import type { Outcome, InputValues } from '../../../actions/sub-action.ts'

/** The inputs of the action, which action.yml describes. */
export const INPUTS = {
  ...CONVERSATION_INPUTS,
  ...KNOWN_ISSUES,
  when: choiceOf('failure', ['failure', 'changed', 'always']),
}

/** The outputs of the action, which action.yml describes, if it did nothing. */
export const NO_OUTPUTS = { done: 'false', reason: '', 'pull-request': '', 'comment-url': '' }

export type CommentInputs = InputValues<typeof INPUTS>
export type CommentOutcome = Outcome<keyof typeof NO_OUTPUTS>
