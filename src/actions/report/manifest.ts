import { sectionNames } from '../../render/sections/sections.ts'
import { actionManifest, listed } from '../manifest.ts'
import { INPUTS } from './inputs.ts'
import type { ReportOutputs } from './outputs.ts'

export const MANIFEST = actionManifest<keyof typeof INPUTS, keyof ReportOutputs>(INPUTS, {
  name: 'Run Report',
  description:
    'Reports every job and step of a workflow run: how long it waited and ran, what failed and ' +
    'what was slow',
  icon: 'bar-chart-2',
  inputs: {
    'github-token': 'Token with `actions: read` on the repository of the run.',
    repository: 'Repository of the run, as `owner/name`.',
    scope:
      '`run` to report the run, `commit` to report [all runs of its commit](docs/commit.md): the ' +
      'newest of each workflow, event and branch.',
    'run-id':
      'Run to report. From a `workflow_run` event, use the expression ' +
      '`github.event.workflow_run.id`.',
    'run-attempt':
      'Attempt number. Empty means the current attempt, or the latest attempt of another run.',
    'current-job-id':
      'Id of the current job. Keep the default. Old runners leave it empty; the job is then ' +
      'found by its runner.',
    'current-job-status': 'Status of the current job so far. Keep the default.',
    needs:
      'Set it to the expression `toJSON(needs)`. From it, the report knows which jobs have ' +
      'finished, and which may fail (`continue-on-error`). It waits up to `settle-seconds` until ' +
      'GitHub lists these jobs as finished.',
    'settle-seconds':
      'Maximum seconds to wait for jobs and steps that have finished but that GitHub still lists ' +
      'as running, 0 to 60.',
    summary: 'Whether to write the job summary, `true` or `false`.',
    title: 'Name in the heading of the summary. Empty means the name of the workflow.',
    sections:
      `[Sections](docs/summary.md#summary-sections) to write, comma-separated: ${listed(sectionNames('run'))}; ` +
      `with \`scope: commit\` of ${listed(sectionNames('commit'))}. Empty means all. Their order is fixed.`,
    'history-runs':
      'Number of earlier successful runs of the same workflow to compare with, 0 to 100. 0 turns ' +
      'it off, and the billed time in the section of runner minutes; a re-run is still compared ' +
      'with earlier attempts.',
    'log-lines':
      'Number of log lines to show for each failed step, without empty ones, 0 to 200. 0 shows ' +
      'none and compares no error.',
    'fail-on':
      'Conclusions that fail this step, comma-separated, such as `failure, cancelled, ' +
      'timed_out`; or `any` for everything except `success`, `neutral` and `skipped`; `new` for ' +
      'failures that other runs do not explain; `unfinished` for jobs that have not finished. ' +
      'Empty means that nothing fails it. See [gate](README.md#gate).',
    'allowed-failures': 'Names of jobs that may fail, one per line. `*` matches any text.',
    'allowed-skips':
      'Names of jobs that `fail-on: skipped` ignores, one per line. `*` matches any text.',
    annotate:
      'Whether to annotate up to ten lines of files at which something failed, `true` or ' +
      '`false`, so that they show in the diff of a pull request. Lines that the failed job has ' +
      'annotated itself are skipped. See [what failed by ' +
      'name](docs/summary.md#what-failed-by-name).',
    'problem-matchers':
      'Paths of [problem ' +
      'matcher](https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md) files in ' +
      "GitHub's format, one per line. What they match in the logs of failed steps is listed as " +
      '[what failed by name](docs/summary.md#what-failed-by-name). Check out the repository ' +
      'before this step.',
    budgets:
      'Time limits, one `name: duration` per line, such as `*: 15m` for the whole run, `test ' +
      '(*): 10m` for jobs and `build > Run make: 90s` for a step. `*` matches any text. See ' +
      '[budgets](README.md#budgets).',
    'budget-action': 'What to do if a budget is exceeded, `warn` or `fail`.',
    'on-error': 'What to do if the report cannot be made, `warn` or `fail`.',
    'report-path':
      'File for the [JSON report](docs/exports.md#json-report). Empty means a file below the ' +
      'temporary folder of the runner.',
    'trace-path':
      'File for a [Chrome trace](docs/exports.md#chrome-trace) for Perfetto or ' +
      '`chrome://tracing`. Empty means none.',
    'html-path':
      'File for the report as one [HTML page](docs/page.md) for a browser. Empty means none.',
  },
  outputs: {
    headline:
      'One line of plain text for a chat or a comment, such as `CI failed in 5m 4s: test ' +
      '(windows-latest, 22) failed at Run npm test`.',
    conclusion:
      'Conclusion of the attempt so far, such as `success`, `failure` or `cancelled`; `unknown` ' +
      'if it depends on jobs that could not be listed.',
    complete: '`true` if every job that GitHub counts was listed.',
    'duration-seconds':
      'From the start of the attempt to the last completion, with the current job.',
    'queue-seconds': 'Total time that jobs waited for a runner. Empty if it is known for no job.',
    'execution-seconds': 'Total time that jobs ran. Empty if it is known for no job.',
    'jobs-total': 'Number of jobs, with the current one.',
    'jobs-failed':
      'Number of jobs that failed, timed out or could not start, without forgiven ones.',
    'jobs-unfinished': 'Number of unfinished jobs, without the current one.',
    'failed-jobs': 'JSON array of the names of the failed jobs.',
    'failures-new':
      'JSON array of the names of the jobs whose failure is ' +
      '[new](docs/summary.md#whose-failure-it-is): the base branch passed the step at which they ' +
      'failed.',
    'failures-known':
      'JSON array of the names of the jobs that fail on the base branch too, at the same step ' +
      'with the same error.',
    'failures-compared':
      '`false` if the failures could not be compared with other runs, so that both lists show ' +
      'nothing.',
    causes:
      'JSON array with [one object per cause](docs/exports.md#causes) of the failures, 20 at ' +
      'most: `sentence`, `message` (the line of the log that shows why), `names` (what failed, ' +
      'such as tests), `jobs`, `verdict`, `verdictText`, `url` and `evidence` (URLs). Empty ' +
      'text, with a warning, if all outputs together would exceed 400,000 characters without ' +
      '`jobs`.',
    jobs:
      'JSON array with one object per job, as in the [JSON report](docs/exports.md#json-report) ' +
      'but without steps. Empty text, with a warning, if all outputs together would exceed ' +
      '400,000 characters.',
    'slowest-job': 'Name of the job that ran longest.',
    'slowest-job-seconds': 'Duration of the slowest job.',
    'slowest-step': 'Step that ran longest, as `job > step`.',
    'slowest-step-seconds': 'Duration of the slowest step.',
    'critical-path':
      'JSON array of the names of the jobs on the critical path, which determined when the run ' +
      'finished, in order.',
    'critical-path-seconds':
      'From the start of the attempt to the end of the last job on the critical path, without ' +
      'the current job.',
    'over-budget': 'JSON array of the exceeded budgets, as written in the input.',
    'slower-jobs': 'JSON array of the names of jobs that took clearly longer than in earlier runs.',
    'flaky-jobs':
      'JSON array of the names of jobs that failed in an earlier attempt of this run and passed ' +
      'in a later one, as far as the two attempts before this one show.',
    'current-job-id': 'Numeric id of the current job.',
    'current-job-url': 'URL of the current job.',
    'report-path': 'Path of the complete [JSON report](docs/exports.md#json-report), with steps.',
    'trace-path':
      'Path of the [Chrome trace](docs/exports.md#chrome-trace), if the input `trace-path` is ' +
      'set.',
    'html-path': 'Path of the [HTML page](docs/page.md), if the input `html-path` is set.',
    'summary-path': 'Path of a Markdown file with the summary, for a comment or a chat message.',
  },
})
