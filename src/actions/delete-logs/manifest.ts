import { actionManifest, REASON } from '../manifest.ts'
import { INPUTS, type NO_OUTPUTS } from './delete-logs.ts'

export const MANIFEST = actionManifest<keyof typeof INPUTS, keyof typeof NO_OUTPUTS>(INPUTS, {
  name: 'Run Report - delete logs',
  description:
    'Deletes the logs of a workflow run, or of the old runs of a workflow. By default, it only ' +
    'lists them',
  icon: 'trash-2',
  inputs: {
    'github-token': 'Token with `actions: write` on the repository of the runs.',
    repository: 'Repository of the runs, as `owner/name`.',
    'run-id':
      'Run whose logs to delete, which must have finished. Set either this or `older-than`.',
    'older-than':
      'Delete the logs of the runs of a workflow whose latest attempt started that long ago, ' +
      'such as `30d` or `12h`, in days or hours, at most `3650d`. Set either this or `run-id`.',
    workflow:
      'With `older-than`, the file name of the workflow, such as `ci.yml`, or its id. Empty ' +
      'means the current workflow.',
    limit:
      'With `older-than`, the maximum number of runs whose logs to delete, 1 to 1000. If there ' +
      'are more, the oldest that have logs come first.',
    'dry-run': '`true` lists what would be deleted and deletes nothing; `false` deletes it.',
    summary: 'Whether to write a table to the job summary, `true` or `false`.',
  },
  outputs: {
    done:
      '`true` if logs were deleted and none are left to delete; `false` also if `limit` kept ' +
      'some.',
    reason: REASON,
    runs:
      'JSON array with one object per run, newest first; the oldest are omitted above 400,000 ' +
      'characters. Its field `logs` is `kept` (also in a dry run), `deleted`, `gone` (deleted ' +
      'before) or `refused`.',
    count: 'Number of runs whose logs were selected.',
    deleted: 'Number of runs whose logs were deleted.',
  },
})
