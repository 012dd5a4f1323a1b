import { type ApiIssue, apiPull } from '../../testing/fake-github/api-conversation.ts'
import { apiStep } from '../../testing/fake-github/api-job.ts'
import { RUN_ID, SHA } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type FakeGitHub, startFakeGitHub } from '../../testing/fake-github/start-fake-github.ts'
import { startLogHost } from '../../testing/fake-github/start-log-host.ts'
import { logLine } from '../../testing/log-text.ts'
import { describeRun, type LoggedRun, writeLog } from './live-run.ts'
import type { ActLine } from './run-act.ts'

/** The run in a `workflow_run` event: one that failed, of a push or a pull request. */
export function otherRun(event: string): BuiltRun {
  const [path, head_branch] = ['.github/workflows/other.yml', event === 'push' ? 'main' : 'topic']
  const run = { id: RUN_ID - 1, name: 'Other', workflow_id: 5, path, event, head_branch }
  return fakeRun({
    run: { ...run, run_number: 7, conclusion: 'failure' },
    jobs: [
      { id: 900, name: 'build' },
      { id: FAILED_JOB, name: 'test', conclusion: 'failure' },
    ],
  })
}

const FAILED_JOB = 901
const BASE_SHA = 'b'.repeat(40)

/** An earlier run of the workflow on `main`, in which the job that fails in recipes passed. */
function baseRun(path: string, conclusion: string): BuiltRun {
  const run = { id: RUN_ID - 2, path, head_sha: BASE_SHA, conclusion, run_number: 120 }
  const steps = [apiStep({ name: 'Set up job' }), apiStep({ name: 'Run exit 1', number: 2 })]
  return fakeRun({ run, jobs: [{ id: 800, name: 'test', steps }] })
}

interface Live {
  readonly github: FakeGitHub
  /** What `act` has logged. */
  readonly lines: ActLine[]
  close(): Promise<void>
}

interface Started {
  /** The conclusion of an earlier run of the workflow. */
  readonly before: string
  readonly other: BuiltRun
  readonly issues: readonly ApiIssue[]
  /** Runs that `act` has finished. */
  readonly earlier: readonly LoggedRun[]
}

/**
 * Starts a GitHub that lists, whenever it receives a request, the run as far as `act` has logged it, so
 * that the report describes the run in which it stands.
 */
export async function startLive(
  started: Omit<LoggedRun, 'lines'>,
  { before, other, issues, earlier }: Started,
): Promise<Live> {
  const { path, files } = started
  const lines: ActLine[] = []
  const logged = { ...started, lines }
  const logs: Record<string, string> = { [`/${FAILED_JOB}`]: `${logLine(10, 'the reason')}\n` }
  const logHost = await startLogHost({ logs })
  const github = await startFakeGitHub({
    runs: [describeRun(logged), other, baseRun(path, before), ...earlier.map(describeRun)],
    commits: { branch: 'main', shas: [BASE_SHA, SHA], mergeBases: {} },
    logs: { [FAILED_JOB]: `${logHost.url}/${FAILED_JOB}` },
    files: Object.fromEntries(files),
    pulls: [apiPull()],
    issues,
    onRequest: (_, state) => {
      for (const one of [logged, ...earlier]) {
        for (const { id } of describeRun(one).jobs) {
          const log = writeLog(id, one)
          if (log === undefined) continue
          logs[`/${id}`] = log
          state.logs[id] = `${logHost.url}/${id}`
        }
      }
      state.runs = [describeRun(logged), ...state.runs.slice(1)]
    },
  })
  const close = async () => {
    await github.close()
    await logHost.close()
  }
  return { github, lines, close }
}
