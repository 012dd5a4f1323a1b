import { describe, expect, it } from '@jest/globals'
import { CASES as ACTIONS, IS_ALL, runCase } from '../../../testing/action-cases.ts'
import type { Fault } from '../../../testing/fake-github/faults.ts'
import type { LogScenario } from '../../../testing/run-with-logs.ts'
import { describeEnd, type End, expectEnd, expectSafeOutput } from './end.ts'
import { HANGS_MS, runWhole } from './run-fault.ts'

/** A runner sends SIGINT and, if the step still runs 7.5 s later, SIGTERM. */
const SIGNALS: readonly (readonly NodeJS.Signals[])[] = [
  ['SIGINT'],
  ['SIGTERM'],
  ['SIGINT', 'SIGTERM'],
]

const SAYS = 'the step was cancelled before GitHub responded.'
const OF_LOG = 'The log of test is not shown: this step was cancelled first.'

/** When the action is cancelled: the requests without a response from then on. */
const MOMENTS: readonly (readonly [moment: string, unanswered: Fault, last: RegExp, End])[] = [
  [
    'before any response',
    {},
    /./,
    {
      jobs: null,
      complete: false,
      lost: ['run', 'needs', 'history', 'attempts', 'annotations', 'log'],
      warning: ['Could not read the jobs of run', SAYS],
    },
  ],
  [
    'while the second page of jobs is read',
    { when: ({ query }) => query.get('page') !== '1' },
    /page=2/,
    {
      jobs: 100,
      complete: false,
      lost: ['run', 'needs', 'history', 'attempts', 'annotations', 'log'],
      warning: ['Could not read run', SAYS, 'Only 100 of 102 jobs could be listed'],
      notes: [[OF_LOG]],
    },
  ],
  [
    'while the run is compared',
    { path: /\/(annotations|logs|runs|octo-shop|attempts\/1\/jobs)$/ },
    /\/logs$/,
    {
      jobs: 102,
      lost: ['history', 'attempts', 'annotations', 'log'],
      warning: ['report-path'],
      notes: [
        ['Could not read the earlier runs of', SAYS],
        [OF_LOG],
        ['Not all earlier attempts are compared.', SAYS],
      ],
    },
  ],
]

/** Cancels the step at a request without a response. */
function cancelling(
  signals: readonly NodeJS.Signals[],
  unanswered: Fault,
  last: RegExp,
): Partial<LogScenario> {
  let kill: (signal: NodeJS.Signals) => void = () => undefined
  return {
    onStart: (send) => {
      kill = send
    },
    github: {
      faults: [{ ...unanswered, delivery: 'never' }],
      onRequest: ({ path }) => {
        if (last.test(path)) for (const signal of signals) kill(signal)
      },
    },
  }
}

// On Windows a signal kills the process.
const CASES = process.platform === 'win32' ? [] : SIGNALS

const ROWS = CASES.map((signals, at) => ({ signals, at }))

describe.each(ROWS)('a step that is cancelled', ({ signals, at }) => {
  // One handler is for all signals, so `npm test` sends each at another moment.
  const rows = (IS_ALL ? MOMENTS : MOMENTS.slice(at, at + 1)).map(
    (row) => [`${signals.join(', ')} · ${row[0]} · ${describeEnd(row[3])}`, row] as const,
  )
  it.concurrent.each(rows)(
    '%s',
    async (_, [, unanswered, last, end]) => {
      expectEnd(await runWhole(cancelling(signals, unanswered, last), 102), end)
    },
    2 * HANGS_MS,
  )

  it(`${signals.join(', ')} · before it has begun · no exit status · no report`, async () => {
    const result = await runWhole({
      onStart: (kill) => {
        for (const signal of signals) kill(signal)
      },
    })
    expectSafeOutput(result)
    expect(result).toMatchObject({ exitCode: null, stdout: '', report: undefined })
  })
})

describe.each(CASES.at(-1) ?? [])('a sub-action that %s ends', (signal) => {
  // `otlp` has a report, and sends GitHub no request.
  const names = Object.keys(ACTIONS).filter((name) => !/^(?:report|otlp)|,/.test(name))
  it.concurrent.each(names)(
    'says in one line that it has sent no change: %s',
    async (name) => {
      const { stdout, exitCode, github } = await runCase(name, (scenario) => {
        const { github: also, ...run } = cancelling([signal], {}, /./)
        return { ...scenario, ...run, github: { ...scenario.github, ...also } }
      })
      const lines = stdout.split('\n').filter((line) => line.includes(signal))
      expect(lines).toEqual([`${signal} ended this step: no change was sent to GitHub.`])
      expect(exitCode).toBe(signal === 'SIGINT' ? 130 : 143)
      expect(github.requests.filter(({ method }) => method !== 'GET')).toEqual([])
    },
    2 * HANGS_MS,
  )
})
