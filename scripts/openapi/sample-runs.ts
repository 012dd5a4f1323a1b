import { apiStep } from '../../testing/fake-github/api-job.ts'
import { apiUsage } from '../../testing/fake-github/run-details.ts'
import { bigRun } from '../../testing/fake-github/big-run.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { GITHUB_COM, type Host } from '../../testing/fake-github/host.ts'
import type { ServerKind } from '../../testing/fake-github/server-kinds.ts'

/** Returns runs with every kind of body that the builders make, by what they show. */
export function sampleRuns({ host, waiting }: ServerKind): Readonly<Record<string, BuiltRun>> {
  return {
    'a running attempt': fakeRun({
      host,
      jobs: [
        { status: 'queued' },
        ...(waiting ? [{ status: 'waiting' }] : []),
        { status: 'in_progress' },
        { conclusion: 'success' },
      ],
    }),
    'a finished second attempt': fakeRun({
      host,
      run: { id: 2, run_attempt: 2, conclusion: 'failure', updated_at: 90 },
      jobs: ['success', 'failure', 'cancelled', 'skipped', 'timed_out', 'neutral'].map(
        (conclusion) => ({ conclusion }),
      ),
    }),
    'steps in every state': fakeRun({
      host,
      run: { id: 3, event: 'pull_request', head_branch: null, head_commit: null },
      jobs: [
        {
          conclusion: 'failure',
          steps: [
            apiStep(),
            apiStep({ number: 2, conclusion: 'skipped' }),
            apiStep({ number: 3, conclusion: 'cancelled', started_at: null, completed_at: null }),
            apiStep({ number: 4, started_at: undefined, completed_at: undefined }),
            apiStep({ number: 5, status: 'in_progress' }),
            apiStep({ number: 6, status: 'queued' }),
          ],
        },
      ],
    }),
    'a big run': bigRun(130, 12),
    // GitHub Enterprise Server has no usage.
    ...(host === GITHUB_COM && { 'a run with its usage': usedRun(host) }),
  }
}

function usedRun(host: Host): BuiltRun {
  const run = fakeRun({ host, run: { id: 4 } })
  const usage = apiUsage({ UBUNTU: { [run.jobs[0]?.id ?? 0]: 60_000 }, MACOS: {} }, 90_000)
  return { ...run, usage }
}
