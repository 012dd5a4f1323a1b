import { actionManifest, REASON } from '../manifest.ts'
import { INPUTS, type NO_OUTPUTS } from './cancel.ts'

export const MANIFEST = actionManifest<keyof typeof INPUTS, keyof typeof NO_OUTPUTS>(INPUTS, {
  name: 'Run Report - cancel',
  description:
    'Cancels a workflow run, or the older unfinished runs of the same workflow and branch',
  icon: 'x-circle',
  inputs: {
    'github-token': 'Token with `actions: write` on the repository of the run.',
    repository: 'Repository of the run, as `owner/name`.',
    'run-id': 'Run to cancel; with `older`, the run whose older runs are cancelled.',
    older:
      'Whether to cancel the older unfinished runs of the same workflow, branch, event and pull ' +
      'request instead of the run itself, `true` or `false`.',
    force:
      'Whether to ignore conditions such as `always()` that keep a cancelled run going, `true` ' +
      'or `false`. Requires GitHub Enterprise Server 3.10 or later.',
  },
  outputs: {
    done:
      '`true` if a run was cancelled and no other request failed, also if GitHub cannot cancel ' +
      'one of the runs yet.',
    reason: REASON,
    cancelled: 'JSON array of the ids of the cancelled runs.',
  },
})
