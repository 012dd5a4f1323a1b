import { actionManifest } from '../manifest.ts'
import { INPUTS, type NO_OUTPUTS } from './runs.ts'

export const MANIFEST = actionManifest<keyof typeof INPUTS, keyof typeof NO_OUTPUTS>(INPUTS, {
  name: 'Run Report - runs',
  description:
    'Finds the runs of a workflow or of a repository, with their conclusions, durations and ' +
    'billed time',
  icon: 'search',
  inputs: {
    'github-token': 'Token with `actions: read` on the repository.',
    repository: 'Repository of the runs, as `owner/name`.',
    workflow: 'File name of a workflow, such as `ci.yml`, or its id. Empty means all workflows.',
    actor: 'Login of the user who started the runs, also if another user re-ran them.',
    branch: 'Branch of the runs. A branch of a fork can have the same name, see `forks`.',
    forks:
      'Runs from forks: `exclude` lists only runs of the branches of the repository itself, ' +
      '`only` lists all others, `include` lists both.',
    event: 'Event that started the runs, such as `push` or `pull_request`.',
    status:
      'Status or conclusion of the runs, such as `completed`, `in_progress`, `queued`, `success` ' +
      'or `failure`.',
    created:
      'Date or range in which the runs were created, such as `>=2026-01-01`, `<2026-02-01` or ' +
      '`2026-01-01..2026-01-31`.',
    limit:
      'Maximum number of runs to list, newest first, 1 to 1000. GitHub returns no more per ' +
      'search.',
    durations:
      'Whether to fetch the jobs of each finished run for its duration, `true` or `false`, with ' +
      'one request per run, for the newest 100.',
    usage:
      'Whether to fetch the time that GitHub bills for each run, `true` or `false`, with one ' +
      'request per run, for the newest 100. GitHub Enterprise Server does not report it.',
    summary: 'Whether to write a table to the job summary, `true` or `false`.',
  },
  outputs: {
    done: '`true` if a run was found.',
    reason: 'What was found, as one or more sentences.',
    runs:
      'JSON array with one object per run, newest first; the oldest are omitted above 400,000 ' +
      'characters.',
    'latest-run-id': 'Id of the newest run that was found. Empty if none was.',
    'total-count':
      'Number of runs that match the search, listed or not, including those from forks. GitHub ' +
      'counts to 2,500. Empty if unknown.',
  },
})
