import { LANGUAGE } from '../../model/known-issue.ts'
import {
  type ConversationInputs,
  readConversationInputs,
} from '../conversation/conversation-inputs.ts'
import { readWorkflowFile } from '../read-target.ts'
import { type InputSource } from '../read-values.ts'
import type { Outcome } from '../sub-action.ts'

/** The inputs of the action and their defaults, which action.yml describes. */
export const INPUTS = {
  'github-token': '${{ github.token }}',
  repository: '${{ github.repository }}',
  'report-path': '',
  'details-url': '',
  'allowed-failures': '',
  'known-issues': LANGUAGE,
  when: 'failure',
  author: 'github-actions[bot]',
  'on-error': 'warn',
}

/** The outputs of the action, which action.yml describes, if it did nothing. */
export const NO_OUTPUTS = { done: 'false', reason: '', 'pull-request': '', 'comment-url': '' }

export type CommentOutcome = Outcome<keyof typeof NO_OUTPUTS>

export interface CommentInputs extends ConversationInputs {
  readonly eventName: string | undefined
  readonly currentAttempt: number
  readonly commit: string | undefined
  /** The file of the current workflow; `undefined` on servers that do not report it. */
  readonly currentWorkflow: string | undefined
  /** Label of issues; `undefined` to read none. */
  readonly knownIssues: string | undefined
  readonly when: 'failure' | 'changed' | 'always'
}

/** @throws InputError */
export function readInputs(source: InputSource<keyof typeof INPUTS>): CommentInputs {
  const { read, env } = source
  return {
    ...readConversationInputs(source),
    eventName: env('GITHUB_EVENT_NAME'),
    currentAttempt: Number(env('GITHUB_RUN_ATTEMPT') ?? 1),
    commit: env('GITHUB_SHA'),
    currentWorkflow: readWorkflowFile(env)?.path,
    knownIssues: read.text('known-issues'),
    when: read.choice('when', ['failure', 'changed', 'always']),
  }
}
