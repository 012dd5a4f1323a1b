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
import { apiStep } from '../../testing/fake-github/api-job.ts'
import { logLine, logOfStep } from '../../testing/log-text.ts'
import { failedLog, passedLog } from '../../testing/run-with-logs.ts'
import { showMarkdown, textOf } from '../../testing/shown-markdown.ts'

const ERROR = '##[error]src/cart.ts: no cart'
const HERE = ['tool 1.2.9', ERROR]

const here = (...lines: readonly string[]) => ({ [FAILED_JOB]: failedLog(lines) })
const red = (n: number, ...lines: readonly string[]) => ({
  [jobId(n)]: failedLog(lines, 1, startOf(n)),
})
const green = (n: number, ...lines: readonly string[]) => ({
  [jobId(n)]: passedLog(lines, startOf(n)),
})

/** Main fails in #19 and passes in #18. */
const RUNS = baseRuns(18, ['success', 'failure'])
const LOGS = {
  ...here(...HERE),
  ...red(19, 'tool 1.2.8', ERROR),
  ...green(18, 'tool 1.2.8'),
}
const GONE = { status: 404, code: 'BlobNotFound' } as const

/** What was read of main: `19` for the jobs of a run, and `19 log` for the log of its job. */
async function run(scene: Scene) {
  const result = await runReport(scene)
  const read = result.baseRequests.flatMap((path) => {
    const [, ofRun, ofJob] = /runs\/1(\d+)\/attempts|jobs\/500(\d+)\/logs/.exec(path) ?? []
    return ofRun !== undefined
      ? [String(Number(ofRun))]
      : ofJob !== undefined
        ? [`${ofJob} log`]
        : []
  })
  expect(new Set(result.baseRequests).size).toBe(result.baseRequests.length)
  const learned = result.verdict?.learned?.map(
    ({ runNumber, outcome }) => `${runNumber} ${outcome}`,
  )
  return { ...result, read, learned }
}

describe('an error that is known by what varies on the base branch', () => {
  it('names the run that showed it in the summary and the JSON report, and passes the gate', async () => {
    const { judged, learned, read, summary, exitCode } = await run({
      runs: RUNS,
      logs: LOGS,
      inputs: { 'fail-on': 'new' },
    })
    expect({ judged, exitCode }).toEqual({ judged: 'known: 19 failed', exitCode: 0 })
    expect(learned).toEqual(['18 passed'])
    expect(textOf(showMarkdown(summary))).toContain(
      'on main (#19), compared without what the green #18 prints as well',
    )
    expect(read.toSorted()).toEqual(['18', '18 log', '19', '19 log'])
  })

  const steps = (...names: readonly string[]) =>
    names.map((name, at) =>
      apiStep({
        name,
        number: at + 1,
        started_at: startOf(18) + 7 * at,
        completed_at: startOf(18) + 7 * at + 60,
      }),
    )
  const greenJob = (...names: readonly string[]) => [
    ...[baseRun(18, 'success', {}, [{ id: jobId(18), name: 'test', steps: steps(...names) }])],
    ...RUNS.slice(1),
  ]
  const OTHER = 'unknown other-error: 19 failed'

  it.each<[string, Partial<Scene>, string, number, readonly string[]]>([
    ['the green log is gone', { logs: { ...LOGS, [jobId(18)]: GONE } }, OTHER, 1, ['18 log']],
    [
      'no log of main is left',
      { logs: { ...LOGS, [jobId(19)]: GONE } },
      'unknown no-log: 19 failed',
      1,
      [],
    ],
    [
      'the green run had other steps before',
      { runs: greenJob('Set up job', 'Run make', 'Run npm test') },
      OTHER,
      1,
      [],
    ],
    ['the green run had no such step', { runs: greenJob('Set up job', 'Run make') }, OTHER, 1, []],
    ['no run was green', { runs: RUNS.slice(1) }, OTHER, 1, []],
  ])('is unknown as before if %s', async (_, scene, expected, code, logs) => {
    const { judged, learned, read, exitCode } = await run({
      runs: RUNS,
      logs: LOGS,
      inputs: { 'fail-on': 'new' },
      ...scene,
    })
    expect({ judged, exitCode }).toEqual({ judged: expected, exitCode: code })
    expect(learned).toEqual([])
    expect(read.filter((one) => one.endsWith('log') && one !== '19 log').toSorted()).toEqual(logs)
  })

  it('is new beside that of main if a line is left', async () => {
    const { judged, summary, exitCode } = await run({
      runs: RUNS,
      logs: { ...LOGS, ...here(...HERE, 'order of root is late') },
      inputs: { 'fail-on': 'new' },
    })
    expect({ judged, exitCode }).toEqual({ judged: 'new: 19 failed', exitCode: 1 })
    expect(textOf(showMarkdown(summary))).toContain('beside it: order of root is late')
  })
})

describe('the requests for what varies', () => {
  it.each<[string, Partial<Scene>, string, readonly string[]]>([
    [
      'of a green run',
      { run: pullRequestRun({}, [{ id: FAILED_JOB, name: 'test' }, REPORT]) },
      '',
      [],
    ],
    [
      'of an error that is known without',
      { logs: { ...LOGS, ...here('tool 1.2.8', ERROR) } },
      'known: 19 failed',
      ['18', '19', '19 log'],
    ],
    [
      'of a new error whose reason is a name',
      { runs: baseRuns(18, ['success', 'success']), logs: here('  ● cart › adds 2 numbers') },
      'new: 19 passed',
      ['19'],
    ],
  ])('are none %s', async (_, scene, expected, requests) => {
    const { judged = '', read } = await run({ runs: RUNS, logs: LOGS, ...scene })
    expect(judged).toBe(expected)
    expect(read.toSorted()).toEqual(requests)
  })
})

describe('a job with two failed steps', () => {
  const step = (name: string, at: number, from: number, conclusion: string) =>
    apiStep({ name, number: at, started_at: from, completed_at: from + 30, conclusion })
  const job = (id: number, start: number, conclusion: string) => ({
    ...{ id, name: 'test', conclusion },
    steps: [
      step('Run npm test', 1, start + 7, conclusion),
      step('Run make lint', 2, start + 38, conclusion),
    ],
  })
  const log = (version: string, start: number, ...lines: readonly string[]) =>
    [
      ...logOfStep(start + 7, 'npm test', [`tool ${version}`, ...lines]),
      ...logOfStep(start + 38, 'make lint', [`linter ${version}`, ...lines]),
      logLine(start + 70, 'Cleaning up orphan processes'),
      '',
    ].join('\n')
  const errors = [ERROR, '##[error]Process completed with exit code 1.']

  it('is known if both steps are, by one green log', async () => {
    const { judged, learned, read } = await run({
      runs: [
        baseRun(18, 'success', {}, [job(jobId(18), startOf(18), 'success')]),
        baseRun(19, 'failure', {}, [job(jobId(19), startOf(19), 'failure')]),
      ],
      run: pullRequestRun({}, [job(FAILED_JOB, 0, 'failure'), REPORT]),
      logs: {
        [FAILED_JOB]: log('1.2.9', 0, ...errors),
        [jobId(19)]: log('1.2.8', startOf(19), ...errors),
        [jobId(18)]: log('1.2.7', startOf(18)),
      },
    })
    expect({ judged, learned }).toEqual({ judged: 'known: 19 failed', learned: ['18 passed'] })
    expect(read).toEqual(['19', '19 log', '18', '18 log'])
  })
})
