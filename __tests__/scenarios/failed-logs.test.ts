import { describe, expect, it } from '@jest/globals'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { apiStep, FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { logLine, logOfStep } from '../../testing/log-text.ts'
import { failedLog, type LogScenario, runWithLogs } from '../../testing/run-with-logs.ts'
import { runScenario } from '../../testing/scenario.ts'
import { elementsOf, showMarkdown, textOf } from '../../testing/shown-markdown.ts'

/** Another run than the one that reports, with so many failed jobs. */
const failedRun = (count = 1) =>
  fakeRun({
    run: { id: 7 },
    jobs: Array.from({ length: count }, (_, index) => ({
      name: `test ${index + 1}`,
      conclusion: 'failure',
    })),
  })

const INPUTS = { 'run-id': '7', 'history-runs': '0' }

function runLog(log: LogScenario['logs'][number], scenario: Omit<LogScenario, 'logs'> = {}) {
  return runWithLogs({
    ...scenario,
    github: { runs: [failedRun()], ...scenario.github },
    logs: { [FIRST_JOB_ID]: log },
    inputs: { ...INPUTS, ...scenario.inputs },
  })
}

/** What the blocks of code under `What failed` show. */
function blocksOf(summary: string): string[] {
  const [failed = ''] = summary.split('<details')
  return elementsOf(showMarkdown(failed), 'pre').map((block) => textOf(block).trimEnd())
}

describe('the log of a failed step', () => {
  it('is shown up to its error, without timestamps, colours and runner commands', async () => {
    const output = ['> test', '\u001B[31mnot ok 1\u001B[0m', '##[error]a.ts: expected 3, got 4']
    const { exitCode, annotations, summary, report, outputs } = await runLog(failedLog(output, 3))
    expect([exitCode, annotations]).toEqual([0, []])
    expect(blocksOf(summary)).toEqual(['> test\nnot ok 1\nError: a.ts: expected 3, got 4'])
    expect(summary).toContain('(exit code 3)')
    expect(outputs['headline']).toMatch(/test 1: Error: a\.ts: expected 3, got 4$/)
    expect(report?.failures).toMatchObject([
      {
        jobId: FIRST_JOB_ID,
        kind: 'failed-step',
        step: 'Run npm test',
        reason: 'exit code 3',
        logs: [
          {
            lines: ['> test', 'not ok 1', 'Error: a.ts: expected 3, got 4'].map((text) => ({
              text,
            })),
          },
        ],
      },
    ])
  })
})

describe('the token', () => {
  it('is sent only to the host of the API', async () => {
    const token = 'ghs_neverToBeSeenElsewhere'
    const { github, logHost, stdout, summary, report } = await runLog(failedLog(['not ok']), {
      job: { token },
      github: { token },
      inputs: { 'history-runs': '10' },
    })
    expect(github.requests.length).toBeGreaterThan(5)
    for (const { headers } of github.requests) expect(headers.authorization).toBe(`token ${token}`)
    expect(logHost.requests.map(({ path }) => path)).toEqual([`/logs/${FIRST_JOB_ID}?sig=abc`])
    for (const { headers, rawHeaders } of logHost.requests) {
      expect(headers.authorization).toBeUndefined()
      expect(rawHeaders.join('\n')).not.toContain(token)
    }
    // The address is a secret for a minute as well.
    expect([stdout, summary, JSON.stringify(report)].join('\n')).not.toMatch(/sig=abc|ghs_never/)
  })
})

describe('the annotations', () => {
  const annotations = {
    [FIRST_JOB_ID]: [
      apiAnnotation({ message: 'Unexpected token', path: 'src/a.ts', start_line: 7 }),
      apiAnnotation({ message: 'deprecated', annotation_level: 'warning' }),
    ],
  }

  it('give the reason if there is no log', async () => {
    const { summary, report } = await runScenario({
      github: { runs: [failedRun()], annotations },
      inputs: INPUTS,
    })
    const items = elementsOf(showMarkdown(summary), 'li').map(textOf)
    expect(items).toContain('src/a.ts:7: Unexpected token')
    expect(items.join()).not.toContain('deprecated')
    expect(report?.failures[0]?.annotations).toMatchObject([{ message: 'Unexpected token' }])
  })

  it('show that a job reached its time limit, and then its log is read for what it printed last', async () => {
    const cancelled = (name: string, number: number, from: number, to: number) =>
      apiStep({ name, number, conclusion: 'cancelled', started_at: from, completed_at: to })
    const job = { name: 'e2e', conclusion: 'cancelled', started_at: 7, completed_at: 1_807 }
    const retries = Array.from({ length: 40 }, (_, at) => `FAIL src/${at}.test.ts`)
    const { summary, report, requested } = await runWithLogs({
      github: {
        runs: [
          fakeRun({
            run: { id: 7 },
            jobs: [
              { ...job, steps: [cancelled('Run e2e', 2, 20, 1_806)] },
              { ...job, name: 'lint', completed_at: 60, steps: [cancelled('Lint', 1, 7, 60)] },
            ],
          }),
        ],
        annotations: {
          [FIRST_JOB_ID]: [
            apiAnnotation({
              message: 'The job has exceeded the maximum execution time of 30m0s',
              start_line: 1,
            }),
          ],
        },
      },
      logs: {
        [FIRST_JOB_ID]: [
          ...logOfStep(20, 'e2e', [...retries, 'Waiting for http://localhost:3000 ...']),
          logLine(1_806, '##[error]The operation was canceled.'),
        ].join('\n'),
      },
      inputs: { ...INPUTS, 'log-lines': '3' },
    })
    expect(report?.failures[0]).toMatchObject({ job: 'e2e', kind: 'timed-out', step: 'Run e2e' })
    expect(blocksOf(summary)).toEqual([
      '⋮ 39 lines above\nFAIL src/39.test.ts\nWaiting for http://localhost:3000 ...\nError: The operation was canceled.',
    ])
    expect(requested.filter((path) => path.endsWith('/logs'))).toHaveLength(1)
  })
})
