import { describe, expect, it } from '@jest/globals'
import { NO_OUTPUTS } from '../../src/actions/report/outputs.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { describeWith } from '../../testing/requirements.ts'
import { runComment } from '../../testing/run-comment.ts'
import { failedLog, type LogScenario, runWithLogs } from '../../testing/run-with-logs.ts'
import { WITHOUT_DEADLINES } from '../../testing/runner/timers.ts'
import { runScenario } from '../../testing/scenario.ts'

const RUNS = [fakeRun({ jobs: [{ id: 1, conclusion: 'failure' }] })]
const LOGS = { 1: failedLog(['this computes for ever']) }
const load = (module: string) => ({
  NODE_OPTIONS: `${WITHOUT_DEADLINES.NODE_OPTIONS} --import=${module}`,
})
/** The process ends after a 250th of the time, and computes for ever when it reads the log. */
const COMPUTES = load(new URL('../../testing/never-finish.ts', import.meta.url).href)
const COMPUTES_LATER = load(new URL('../../testing/never-finish.ts?analysis', import.meta.url).href)

const computing = (inputs: LogScenario['inputs'] = {}): LogScenario => ({
  inProcess: false,
  github: { runs: RUNS },
  logs: LOGS,
  inputs,
  env: COMPUTES,
})

const LATE = 'this step was not finished after 60 s. What it wrote may be incomplete.'

/** Values of inputs that can fail the step. */
const GATES: readonly NonNullable<LogScenario['inputs']>[] = [
  { 'fail-on': 'any' },
  { 'fail-on': 'new' },
  { 'fail-on': 'failure' },
  { 'fail-on': 'new', 'on-error': 'warn' },
  { 'fail-on': 'failure', 'on-error': 'fail' },
  { budgets: 'test: 10m\n*: 15m fail' },
]

describe('a report that is computed for ever', () => {
  it.each([
    ['a log', COMPUTES],
    ['what a log says', COMPUTES_LATER],
  ])('of %s ends after 60 s with a warning and outputs that are incomplete', async (_, env) => {
    const { exitCode, messages, outputs, report, stdout } = await runWithLogs({
      ...computing(),
      env,
    })
    expect(stdout).toContain('computes for ever')
    expect(exitCode).toBe(0)
    expect(messages).toEqual({ warning: [`Run Report stopped: ${LATE}`] })
    expect(outputs).toEqual(NO_OUTPUTS)
    expect(outputs).toMatchObject({ conclusion: 'unknown', complete: 'false' })
    expect(report).toBeUndefined()
  })

  it.each(GATES)('fails with %j, since its gate has decided nothing', async (inputs) => {
    const { exitCode, messages, outputs, stdout } = await runWithLogs(computing(inputs))
    expect(stdout).toContain('computes for ever')
    expect(exitCode).toBe(1)
    expect(messages).toEqual({
      error: [expect.stringMatching(/was not finished after 60 s\..*The gate of .* was not eval/s)],
    })
    expect(outputs).toEqual(NO_OUTPUTS)
  })

  it.each([
    ['warn', 0],
    ['fail', 1],
  ])('without a gate, ends as on-error: %s says', async (onError, exit) => {
    const inputs = { 'on-error': onError, budgets: '*: 15m' }
    expect(await runWithLogs(computing(inputs))).toMatchObject({ exitCode: exit })
  })
})

/** Throws outside of all that the report waits for, before its first response. */
const THROWS = load(
  `data:text/javascript,${encodeURIComponent(
    "process.on('newListener', (name) => { if (name === 'SIGTERM') setImmediate(() => { throw new Error('a bug') }) })",
  )}`,
)

describe('an error that nothing catches', () => {
  it.each<[NonNullable<LogScenario['inputs']>, number]>([
    [{ 'fail-on': 'failure' }, 1],
    [{}, 0],
  ])('before the gate has decided, ends with %j as %i', async (inputs, exit) => {
    const scenario = { inProcess: false, github: { runs: RUNS }, inputs, env: THROWS }
    const { exitCode, outputs, messages } = await runScenario(scenario)
    expect(exitCode).toBe(exit)
    expect(Object.values(messages).flat()).toEqual([expect.stringContaining('stopped: a bug')])
    expect(outputs['conclusion']).toBe(exit === 1 ? 'unknown' : undefined)
  })
})

// Windows cannot suspend a process.
describeWith('POSIX', 'a process that stood still past its limit', () => {
  it.each(['any', 'failure'])('fails with fail-on: %s after it continues', async (failOn) => {
    let kill: (signal: NodeJS.Signals) => void = () => undefined
    const { exitCode, outputs } = await runWithLogs({
      ...computing({ 'fail-on': failOn }),
      onStart: (send) => {
        kill = send
      },
      github: {
        runs: RUNS,
        onRequest: ({ path }) => {
          if (!path.endsWith('/logs')) return
          kill('SIGSTOP')
          // Longer than a 250th of 60 s.
          setTimeout(() => {
            kill('SIGCONT')
          }, 500)
        },
      },
    })
    expect(exitCode).toBe(1)
    expect(outputs).toEqual(NO_OUTPUTS)
  })
})

describe('a sub-action that computes for ever', () => {
  it('ends after its time and shows in its outputs that it did nothing', async () => {
    const run = { title: 'This computes for ever' }
    const { outputs, stdout } = await runComment({ inProcess: false, run, env: COMPUTES })
    expect(stdout).toContain('computes for ever')
    expect(outputs).toMatchObject({ done: 'false', reason: LATE })
  })
})
