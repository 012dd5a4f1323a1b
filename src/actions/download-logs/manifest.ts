import { actionManifest } from '../manifest.ts'
import { INPUTS, type NO_OUTPUTS } from './download-logs.ts'

export const MANIFEST = actionManifest<keyof typeof INPUTS, keyof typeof NO_OUTPUTS>(INPUTS, {
  name: 'Run Report - download logs',
  description: 'Saves the logs of a workflow run, or of one of its jobs, to a folder',
  icon: 'download',
  inputs: {
    'github-token': 'Token with `actions: read` on the repository of the run.',
    repository: 'Repository of the run, as `owner/name`.',
    'run-id':
      'Run whose logs to save, which must have finished. From a `workflow_run` event, use the ' +
      'expression `github.event.workflow_run.id`.',
    'run-attempt': 'Attempt number. Empty means the latest.',
    'job-id': 'Id of a finished job of any run, to save only its log. `run-id` is then ignored.',
    path:
      'Folder to save to. With `extract`, it must be new or empty. Empty means a new folder ' +
      'below the temporary folder of the runner.',
    extract:
      'Whether to extract the archive, `true` or `false`. The log of a single job is no archive.',
    'max-megabytes':
      'Maximum size of the download and of the extracted files, each in millions of bytes. If it ' +
      'is exceeded, nothing is kept.',
  },
  outputs: {
    done: '`true` if logs were saved.',
    reason: 'What was saved, or why nothing was.',
    path:
      'Folder of the extracted logs, or file of the archive or of the log of a single job. Empty ' +
      'if nothing was saved.',
    files: 'Number of saved files.',
    bytes: 'Total size of the saved files.',
  },
})
