import { describe, expect, it } from '@jest/globals'
import {
  baseRun,
  baseRuns,
  FAILED_JOB,
  jobId,
  pullRequestRun,
  REPORT,
  runReport,
  type Scene,
  startOf,
} from '../../testing/base-branch.ts'
import { logLine } from '../../testing/log-text.ts'
import { failedLog, passedLog } from '../../testing/run-with-logs.ts'

const HEAD = `${logLine(6, "Current runner version: '2.336.0'")}\n`
const WARNING = 'cp: cannot stat coverage/lcov.info: No such file or directory'
const REASON = 'column fee of orders contains null values'

const RED = [WARNING, REASON]
const GREEN = [WARNING, 'migrated']

async function report(green: readonly string[] | undefined, scene: Partial<Scene> = {}) {
  const logs = green === undefined ? {} : { [jobId(19)]: passedLog(green, startOf(19)) }
  const {
    cause,
    report: json,
    summary,
    github,
  } = await runReport({
    runs: baseRuns(17, ['success', 'success', 'success']),
    ...scene,
    logs: { [FAILED_JOB]: HEAD + failedLog(RED), ...logs, ...scene.logs },
  })
  return {
    message: cause?.message,
    verdict: cause?.verdicts[0]?.verdict,
    signature: cause?.signature,
    green: json?.failures[0]?.logs[0]?.green,
    summary,
    logs: github.requests.filter(({ path }) => path.endsWith('/logs')).length,
  }
}

describe('a failure that is new', () => {
  it('is shown beside the log of the run of main that passed its step', async () => {
    const [alone, beside] = [await report(undefined), await report(GREEN)]
    expect(alone).toMatchObject({ message: WARNING, green: null, verdict: 'new' })
    expect(beside).toMatchObject({
      message: REASON,
      verdict: 'new',
      signature: alone.signature,
      green: { newLines: 1, linesTotal: 2, hasMessage: false, evidence: { runNumber: 19 } },
    })
    expect(beside.summary).toMatch(
      /^1 of 2 lines is not in the last green log \(\[#\u206019\]\(\S+\)\)\.$/m,
    )
    expect(beside.logs).toBe(alone.logs)
  })

  it('says so if the step printed nothing that the green log lacks', async () => {
    const found = await report(RED)
    expect(found.green).toMatchObject({ newLines: 0, hasMessage: true })
    expect(found.summary).toMatch(
      /^The step printed nothing that the last green log \(\[#\u206019\]\(\S+\)\) lacks\.$/m,
    )
  })

  it.each<[string, Partial<Scene>]>([
    ['of another month', { run: pullRequestRun({ run_started_at: 31 * 86_400 }) }],
    [
      'after other steps',
      {
        runs: [
          baseRun(18, 'success'),
          baseRun(19, 'success', {}, [
            {
              id: jobId(19),
              name: 'test',
              conclusion: 'success',
              steps: ['Set up job', 'Run npm ci', 'Run npm test'].map((name, at) => ({
                ...{ name, number: at + 1, status: 'completed', conclusion: 'success' },
              })),
            },
          ]),
        ],
      },
    ],
  ])('is not shown beside a log %s', async (_, scene) => {
    expect((await report(GREEN, scene)).green).toBeNull()
  })

  it('reads one log for each of at most three causes', async () => {
    const names = ['cart', 'shop', 'users', 'orders'].map((name, at) => ({
      id: FAILED_JOB - at,
      name,
      conclusion: 'failure',
    }))
    const passed = names.map(({ name }, at) => ({
      id: jobId(19) + at,
      name,
      conclusion: 'success',
    }))
    const logs: Record<number, string> = {}
    for (const { id, name } of names)
      logs[id] = HEAD + failedLog([`##[error]src/${name}.ts: no total of ${name}`])
    for (const { id } of passed) logs[id] = passedLog(GREEN, startOf(19))
    const { report: json } = await runReport({
      runs: [baseRun(18, 'success'), baseRun(19, 'success', {}, passed)],
      run: pullRequestRun({}, [...names, REPORT]),
      logs,
    })
    const greens = json?.failures.map(({ logs: [log] }) => log?.green?.newLines)
    expect(greens).toEqual([1, 1, 1, undefined])
  })
})
