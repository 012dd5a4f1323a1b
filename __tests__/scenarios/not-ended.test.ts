import { describe, expect, it } from '@jest/globals'
import { apiStep, FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { logLine, logOfStep } from '../../testing/log-text.ts'
import { runWithLogs } from '../../testing/run-with-logs.ts'

const OUTPUT = [
  '=== RUN   TestAdds',
  '--- PASS: TestAdds (0.00s)',
  '=== RUN   TestPays',
  'waiting for the queue',
]

interface Stop {
  readonly jobs?: readonly string[]
  readonly conclusion?: string
  /** What GitHub says of each job. */
  readonly says: string
  /** The last line of the log. */
  readonly ends?: string
  readonly seconds?: number
}

/** Reports a run whose jobs printed the same, and were stopped after so many seconds. */
async function reportOf(stop: Stop) {
  const { jobs = ['test'], conclusion = 'cancelled', says, seconds = 600 } = stop
  const { ends = 'The operation was canceled.' } = stop
  const end = 7 + seconds
  const steps = [
    apiStep({ name: 'Run go test', number: 2, conclusion, started_at: 7, completed_at: end }),
  ]
  const ids = jobs.map((_, at) => FIRST_JOB_ID + at)
  const log = [...logOfStep(7, 'go test -v', OUTPUT), logLine(end, `##[error]${ends}`)].join('\n')
  const { summary, report, requested, outputs } = await runWithLogs({
    github: {
      runs: [
        fakeRun({
          run: { id: 7, conclusion },
          jobs: jobs.map((name) => ({
            ...{ name, conclusion, steps },
            ...{ started_at: 5, completed_at: end + 2 },
          })),
        }),
      ],
      annotations: Object.fromEntries(
        ids.map((id) => [id, [apiAnnotation({ message: says, start_line: 1 })]] as const),
      ),
    },
    logs: Object.fromEntries(ids.map((id) => [id, log])),
    inputs: { 'run-id': '7', 'history-runs': '0' },
  })
  return {
    notEnded: report?.failures.flatMap(({ logs }) => logs.flatMap((one) => one.notEnded)),
    said: /\*\*\S+\*\* had not ended.*/.exec(summary)?.[0],
    headline: outputs['headline'],
    logs: requested.filter((path) => path.endsWith('/logs')).length,
  }
}

const JOB_LIMIT = 'The job has exceeded the maximum execution time of 10m0s'
const STEP_LIMIT = "The action 'Run go test' has timed out after 10 minutes."
const mona = 'The run was canceled by @mona.'

describe('a test that had not ended', () => {
  it.each<[string, Stop]>([
    ['the time limit of the job', { says: JOB_LIMIT }],
    ['the time limit of the step', { says: STEP_LIMIT, ends: STEP_LIMIT, conclusion: 'failure' }],
  ])('is named in headline and summary if it was cut by %s', async (_, stop) => {
    const { notEnded, said, headline } = await reportOf(stop)
    expect(notEnded).toEqual([{ name: 'TestPays', durationSeconds: expect.closeTo(600, 0) }])
    expect(said).toBe('**TestPays** had not ended after 10m.')
    expect(headline).toContain('test timed out: TestPays had not ended after 10m')
  })

  it('is named if a person stopped the run, by the log of one job', async () => {
    const jobs = ['test (1)', 'test (2)', 'lint']
    const { said, logs } = await reportOf({ jobs, says: mona })
    expect({ said, logs }).toEqual({ said: '**TestPays** had not ended after 10m.', logs: 1 })
  })

  it.each<[string, Stop]>([
    ['a newer run', { says: "Canceling since a higher priority waiting request for 'ci' exists" }],
    ['a person, before a minute', { says: mona, seconds: 50 }],
  ])('is not looked for if the run was stopped by %s', async (_, stop) => {
    const { notEnded, said, logs } = await reportOf(stop)
    expect({ notEnded, said, logs }).toEqual({ notEnded: [], said: undefined, logs: 0 })
  })

  it.each<[string, Stop]>([
    ['ended by itself', { says: 'Process completed with exit code 1.' }],
    ['printed the sentence of a limit that it had not reached', { says: STEP_LIMIT, seconds: 30 }],
  ])('is not named if the step %s', async (_, stop) => {
    const found = await reportOf({ ...stop, conclusion: 'failure', ends: stop.says })
    expect(found).toMatchObject({ notEnded: [], said: undefined, logs: 1 })
  })
})
