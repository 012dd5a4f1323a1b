import { readWriterInputs, type WriterInputs } from '../conversation/conversation-inputs.ts'
import type { InputSource } from '../read-values.ts'
import type { Outcome } from '../sub-action.ts'

/** The inputs of the action and their defaults, which action.yml describes. */
export const INPUTS = {
  'github-token': '${{ github.token }}',
  path: 'run-report-month.json',
  'page-path': '',
  issue: 'false',
  labels: '',
  author: 'github-actions[bot]',
  'on-error': 'warn',
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

export interface MonthInputs extends WriterInputs {
  readonly branch: string | undefined
  readonly workflowRef: string
  readonly path: string
  readonly pagePath: string | undefined
  readonly writesIssue: boolean
  readonly labels: readonly string[]
}
export type MonthOutcome = Outcome<keyof typeof NO_OUTPUTS>

export function readInputs(source: InputSource<keyof typeof INPUTS>): MonthInputs {
  const { read, env } = source
  return {
    // It is about the repository of the workflow: the memory is an artifact of it.
    ...readWriterInputs(source, env('GITHUB_REPOSITORY') ?? ''),
    branch: env('GITHUB_REF_NAME'),
    workflowRef: env('GITHUB_WORKFLOW_REF') ?? '',
    path: read.given('path'),
    pagePath: read.text('page-path'),
    writesIssue: read.boolean('issue'),
    labels: read.lines('labels', /[,\n]/),
  }
}
