import { COMMENT_SECTIONS } from '../../render/conversation/comment.ts'
import { actionManifest, listed, REASON } from '../manifest.ts'
import { INPUTS, type NO_OUTPUTS } from './inputs.ts'

export const MANIFEST = actionManifest<keyof typeof INPUTS, keyof typeof NO_OUTPUTS>(INPUTS, {
  name: 'Run Report - comment',
  description:
    'Writes what failed in a comment on the pull request, and keeps that one comment up to date',
  icon: 'message-square',
  inputs: {
    'github-token': 'Token with `pull-requests: write`.',
    repository: 'Repository of the pull request, as `owner/name`.',
    'report-path':
      '[JSON report](docs/exports.md#json-report) of a run or a commit, from the output ' +
      '`report-path` of Run Report. Required unless the event is `workflow_run`; then the ' +
      'default is the report of all runs of the commit whose run triggered it.',
    'details-url':
      'URL that the comment links to as `Full report`, such as that of [the uploaded ' +
      'page](docs/recipes.md#page-linked-from-the-comment). It starts with `https://`.',
    'allowed-failures':
      'Names of jobs that may fail, one per line. `*` matches any text. Use the same as in [the ' +
      'report](docs/inputs.md#inputs).',
    when:
      'When to write: `failure` if something failed, and again when all passes; `changed` the ' +
      'same, but only if the conclusion, the failed workflows or jobs, their causes or verdicts ' +
      'changed; `always` also if nothing failed.',
    'compare-with':
      'What to compare each run with: `none`, or `base` for the newest run of the base branch ' +
      'that passed, with the jobs that are slower, faster, added or removed. See ' +
      '[comparison](comment/README.md#comparison).',
    title: 'Text before the result, such as the name of the project.',
    sections:
      `Sections to write, comma-separated: ${listed(COMMENT_SECTIONS)}. Empty means all. Without ` +
      '`report-path`, there are no budgets, and a critical path only if the commit has one run.',
    author:
      'Login that the token writes as. Needed only if `github-token` is not the token of the ' +
      'workflow and GitHub does not report the login.',
    'on-error': 'What to do if the comment cannot be written, `warn` or `fail`.',
  },
  outputs: {
    done: '`true` if a comment was created or updated.',
    reason: REASON,
    'pull-request': 'Number of the pull request. Empty if there is none.',
    'comment-url': 'URL of the comment. Empty if there is none.',
  },
})
