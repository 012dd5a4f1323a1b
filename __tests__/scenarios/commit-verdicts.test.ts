import { describe, expect, it } from '@jest/globals'
import { OTHERS } from '../../testing/base-branch.ts'
import { RUN_ID, SHA } from '../../testing/fake-github/api-run.ts'
import { commitRuns, fakeRun, jobId } from '../../testing/fake-github/fake-run.ts'
import { REPOSITORY_ID } from '../../testing/fake-github/repository.ts'
import { failedLog, type LogScenario, runWithLogs } from '../../testing/run-with-logs.ts'

const ERROR = 'Error: expected 3, got 4'
const BASE_SHA = 'b'.repeat(40)
const REPO = '/repos/octo-org/octo-shop/'
const HOUR = 3_600

const PULL = {
  number: 12,
  head: { ref: 'topic', sha: SHA },
  base: { ref: 'main', sha: BASE_SHA, repo: { id: REPOSITORY_ID } },
}

const ON_PULL = { event: 'pull_request', head_branch: 'topic' }

/** Whether the newest run of each workflow on `main` fails with the same error, or passes. */
type Base = 'failure' | 'success' | 'none'

const baseId = (workflow: number) => 1_000 + workflow
const baseJobId = (workflow: number) => 9_000 + workflow

/** Reports a commit with a failed job `test` in the run of each workflow. */
async function runReport(
  bases: readonly Base[],
  { inputs, ...scenario }: Partial<LogScenario> = {},
) {
  const failed = { name: 'test', conclusion: 'failure' }
  const runs = commitRuns(
    bases.map((_, at) => ({
      run: { ...ON_PULL, name: `W${at}`, conclusion: 'failure' },
      jobs: [failed],
    })),
  )
  const baseRuns = bases.flatMap((conclusion, at) => {
    if (conclusion === 'none') return []
    const run = {
      ...{ id: baseId(at), run_number: at + 1, workflow_id: 1_000 + at, conclusion },
      ...{ head_sha: BASE_SHA, run_started_at: -HOUR },
    }
    return [fakeRun({ run, jobs: [{ id: baseJobId(at), name: 'test', conclusion }] })]
  })
  const logs = bases.flatMap((_, at) => [
    [jobId(at, 0), failedLog([ERROR])] as const,
    [baseJobId(at), failedLog([ERROR], 1, -HOUR)] as const,
  ])
  const result = await runWithLogs({
    inProcess: true,
    github: {
      runs: [...runs, ...baseRuns],
      commits: { branch: 'main', shas: [BASE_SHA], mergeBases: { [SHA]: BASE_SHA } },
    },
    logs: Object.fromEntries(logs),
    job: { eventName: 'pull_request', event: { pull_request: PULL }, runId: RUN_ID + 90 },
    inputs: { scope: 'commit', ...inputs },
    ...scenario,
  })
  const paths = result.github.requests.map(({ path }) => path.replace(REPO, ''))
  const isOfBase = /^(?:actions\/workflows|compare|actions\/(?:runs|jobs)\/\d{4}\/)/
  return {
    ...result,
    baseRequests: paths
      .filter((path) => isOfBase.test(path))
      .map((path) => path.replace(/runs\?branch=main&.*$/, 'runs?branch=main')),
    verdicts: result.commitReport?.causes.map(({ verdicts: [first], runIds }) => [
      first?.verdict,
      first?.verdictReason,
      runIds.map((id) => id - RUN_ID),
    ]),
  }
}

const listOf = (workflow: number) => `actions/workflows/${1_000 + workflow}/runs?branch=main`
const jobsOf = (workflow: number) =>
  `actions/runs/${baseId(workflow)}/attempts/1/jobs?per_page=100&page=1`
const logOf = (workflow: number) => `actions/jobs/${baseJobId(workflow)}/logs`

describe('the verdicts on a commit', () => {
  it('show the same error as new in one workflow and known in another', async () => {
    const { verdicts, outputs, baseRequests, summary } = await runReport(['failure', 'success'])
    expect(verdicts).toEqual([
      ['new', null, [1]],
      ['known', null, [0]],
    ])
    expect(outputs).toMatchObject({ 'failures-new': '["test"]', 'failures-known': '[]' })
    // Those that are sent in parallel arrive in any order.
    const others = OTHERS.replace(/\d+/, '1001')
    const requests = [listOf(0), listOf(1), jobsOf(0), jobsOf(1), logOf(0), others]
    expect(baseRequests.toSorted()).toEqual(requests.toSorted())
    expect(summary).toMatch(/\*\*New\*\*: .*\[#\u2060?2\]/u)
    expect(summary).toMatch(/\*\*Known\*\*: .*\[#\u2060?1\]/u)
  })

  it('are one for the same error in several workflows, with the evidence of each', async () => {
    const { commitReport, outputs } = await runReport(['success', 'success'])
    expect(commitReport?.causes).toMatchObject([
      { verdicts: [{ verdict: 'new', evidence: [{ runNumber: 2 }, { runNumber: 1 }] }] },
    ])
    expect(outputs).toMatchObject({ 'failures-new': '["test","test"]', 'failures-known': '[]' })
  })

  it('take nine requests for three runs, and none for more', async () => {
    const { verdicts, baseRequests, commitReport } = await runReport(Array<Base>(5).fill('failure'))
    expect(baseRequests).toHaveLength(9)
    expect(verdicts).toEqual([
      ['unknown', 'not-read', [1, 0]],
      ['known', null, [4, 3, 2]],
    ])
    const note: unknown = expect.stringMatching(/^3 of 5 failed workflow runs were compared/)
    expect(commitReport?.notes.map(({ text }) => text)).toEqual([note])
  })

  it('are not made with log-lines: 0', async () => {
    const inputs = { 'log-lines': '0' }
    const { verdicts, baseRequests } = await runReport(['failure'], { inputs })
    expect([verdicts, baseRequests]).toEqual([[['unknown', 'not-read', [0]]], []])
  })
})
