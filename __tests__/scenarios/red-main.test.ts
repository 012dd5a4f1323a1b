import { describe, expect, it } from '@jest/globals'
import { RUN_ID, SHA } from '../../testing/fake-github/api-run.ts'
import { commitRuns, fakeRun, jobId } from '../../testing/fake-github/fake-run.ts'
import { REPOSITORY_ID } from '../../testing/fake-github/repository.ts'
import { logLine } from '../../testing/log-text.ts'
import { runWithLogs } from '../../testing/run-with-logs.ts'
import { differentPairs, equalPairs, type LogPair } from '../../testing/simulate/tool-logs/pairs.ts'

const BASE_SHA = 'b'.repeat(40)
const BASE_RUN_ID = 1_000
const BASE_JOB_ID = 9_000
const HOUR = 3_600

const PULL = {
  number: 12,
  head: { ref: 'topic', sha: SHA },
  base: { ref: 'main', sha: BASE_SHA, repo: { id: REPOSITORY_ID } },
}

/** Pairs of every ninth tool, so that 15 cover the families of tools. */
const spread = (pairs: readonly LogPair[]) => pairs.filter((_, index) => index % 9 === 0)
const EQUAL = spread(equalPairs(1, 135))
const DIFFERENT = spread(differentPairs(2, 135))

/** The log of the job, with the output of a step as a tool printed it. */
function logOf(lines: readonly string[], start: number): string {
  const all = [
    logLine(start + 7, 'Complete job name: test'),
    ...lines.map((line) => logLine(start + 8, line)),
    logLine(start + 68, 'Cleaning up orphan processes'),
  ]
  return `${all.join('\n')}\n`
}

/** Returns whether `fail-on: new` fails for a pull request while `main` is red. */
async function isStopped({ here, there }: LogPair): Promise<boolean> {
  const failed = { name: 'test', conclusion: 'failure' }
  const { exitCode } = await runWithLogs({
    inProcess: true,
    github: {
      runs: [
        ...commitRuns([
          {
            run: { conclusion: 'failure', event: 'pull_request', head_branch: 'topic' },
            jobs: [failed],
          },
        ]),
        fakeRun({
          run: {
            id: BASE_RUN_ID,
            workflow_id: 1_000,
            head_sha: BASE_SHA,
            conclusion: 'failure',
            run_started_at: -HOUR,
          },
          jobs: [{ id: BASE_JOB_ID, ...failed }],
        }),
      ],
      commits: { branch: 'main', shas: [BASE_SHA], mergeBases: { [SHA]: BASE_SHA } },
    },
    logs: { [jobId(0, 0)]: logOf(here, 0), [BASE_JOB_ID]: logOf(there, -HOUR) },
    job: { eventName: 'pull_request', event: { pull_request: PULL }, runId: RUN_ID + 90 },
    inputs: { scope: 'commit', 'fail-on': 'new' },
  })
  return exitCode !== 0
}

async function countStopped(pairs: readonly LogPair[]): Promise<number> {
  const stopped: boolean[] = []
  for (const pair of pairs) stopped.push(await isStopped(pair))
  return stopped.filter(Boolean).length
}

describe('fail-on: new on 30 pull requests while main is red', () => {
  it('stops each of the 15 with another error than main', async () => {
    expect(await countStopped(DIFFERENT)).toBe(DIFFERENT.length)
  })

  it('stops at most one of the 15 with the error of main', async () => {
    expect(EQUAL).toHaveLength(15)
    expect(await countStopped(EQUAL)).toBeLessThanOrEqual(1)
  })
})
