import { actionManifest, REASON } from '../manifest.ts'
import { INPUTS, type NO_OUTPUTS } from './inputs.ts'

export const MANIFEST = actionManifest<keyof typeof INPUTS, keyof typeof NO_OUTPUTS>(INPUTS, {
  name: 'Run Report - issue',
  description:
    'Opens an issue when a workflow fails on the default branch, keeps it up to date, and closes ' +
    'it when the workflow passes again',
  icon: 'alert-circle',
  inputs: {
    'github-token': 'Token with `issues: write`.',
    repository: 'Repository of the run and the issue, as `owner/name`.',
    'report-path':
      '[JSON report](docs/exports.md#json-report) of the run, from the output `report-path` of ' +
      'Run Report. Required unless the event is `workflow_run`; then the default is the report ' +
      'of the run that triggered it.',
    'details-url':
      'URL that the issue links to as `Full report`, such as that of [the uploaded ' +
      'page](docs/recipes.md#page-linked-from-the-comment). It starts with `https://`.',
    'allowed-failures':
      'Names of jobs that may fail, one per line. `*` matches any text. Use the same as in [the ' +
      'report](docs/inputs.md#inputs).',
    grace:
      'How long the workflow may fail before an issue is opened: a number of failed runs in a ' +
      'row, such as `2`, 1 to 99, or the time since the first of them finished, such as `30m`.',
    labels: 'Labels of a new issue, comma-separated or one per line.',
    assignees: 'Logins to assign a new issue to, comma-separated or one per line.',
    close: 'Whether to close the issue when each job that failed has passed again.',
    author:
      'Login that the token writes as. Needed only if `github-token` is not the token of the ' +
      'workflow and GitHub does not report the login.',
    'on-error': 'What to do if the issue cannot be written, `warn` or `fail`.',
  },
  outputs: {
    done: '`true` if an issue was opened, updated or closed.',
    reason: REASON,
    issue: 'Number of the issue. Empty if there is none.',
    'issue-url': 'URL of the issue. Empty if there is none.',
  },
})
