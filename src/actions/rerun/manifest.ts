import { actionManifest, REASON } from '../manifest.ts'
import { INPUTS, type NO_OUTPUTS } from './rerun.ts'

export const MANIFEST = actionManifest<keyof typeof INPUTS, keyof typeof NO_OUTPUTS>(INPUTS, {
  name: 'Run Report - rerun',
  description:
    'Re-runs the failed jobs of a workflow run, all of its jobs or one, up to a number of ' +
    'attempts; optionally only if the failures are not caused by the code',
  icon: 'refresh-cw',
  inputs: {
    'github-token': 'Token with `actions: write` on the repository of the run.',
    repository: 'Repository of the run, as `owner/name`.',
    'run-id':
      'Run to re-run, which must have finished. Required unless the event is `workflow_run`.',
    only:
      'What to re-run: `failed` for the failed jobs, `all` for all jobs, or `job` for the one in ' +
      '`job-id`. Jobs that need them are also re-run.',
    'job-id':
      'With `only: job`, the numeric id of the job, such as one from the output `jobs` of Run ' +
      'Report. The id of a job of an earlier attempt stands for the job of the same name in the ' +
      'latest one.',
    when:
      'When to re-run: `failed` if the run or the job failed or timed out, `flaky` the same, but ' +
      'only if every failure is flaky or caused by infrastructure, `always` regardless of the ' +
      'conclusion, but with `only: failed` not if the run passed.',
    'allowed-failures':
      'Names of jobs that may fail, one per line. `*` matches any text. Use the same as in [the ' +
      'report](docs/inputs.md#inputs). A run of which only such jobs failed is not re-run, ' +
      'unless with `when: always`.',
    'max-attempts':
      'How many attempts the run may have, with the first, 0 to 51: `2` allows one re-run, `3` ' +
      'two.',
  },
  outputs: {
    done: '`true` if another attempt was started.',
    reason: REASON,
    attempt: 'Number of the attempt that was started. Empty if none was.',
  },
})
