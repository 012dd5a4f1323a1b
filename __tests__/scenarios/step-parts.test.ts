import { describe, expect, it } from '@jest/globals'
import { apiStep, FIRST_JOB_ID, type JobFields } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { logLine } from '../../testing/log-text.ts'
import { runWithLogs } from '../../testing/run-with-logs.ts'
import { elementsOf, showMarkdown, textOf } from '../../testing/shown-markdown.ts'

const INPUTS = { 'run-id': '7', 'history-runs': '0' }

/** A job whose only step, from second 6 on, runs a composite action. */
const job = (name: string, seconds: number, conclusion = 'success'): JobFields => ({
  name,
  conclusion,
  started_at: 5,
  completed_at: 5 + seconds,
  steps: [apiStep({ name: 'Set up', conclusion, started_at: 6, completed_at: 4 + seconds })],
})

const HOSTILE = '<img src=x> | [x](y)'

const LOG = [
  logLine(6.1, '##[group]Run ./setup'),
  logLine(6.2, '##[endgroup]'),
  logLine(6.25, '##[start-action display=Tool;id=__self.__tool]'),
  logLine(6.3, `##[start-action display=${HOSTILE.replace(']', '%5D')};id=__self.__tool.__run]`),
  logLine(6.4, '::error::not a command'),
  logLine(
    7.7,
    '##[end-action id=__self.__tool.__run;outcome=failure;conclusion=success;duration_ms=1400]',
  ),
  logLine(
    7.75,
    '##[end-action id=__self.__tool;outcome=success;conclusion=success;duration_ms=1500]',
  ),
  logLine(7.8, '##[error]Process completed with exit code 1.'),
  '',
].join('\r\n')

/** Reports on a run whose jobs all have this log. */
function playJobs(jobs: readonly JobFields[], inputs: Readonly<Record<string, string>> = {}) {
  return runWithLogs({
    github: { runs: [fakeRun({ run: { id: 7 }, jobs })] },
    logs: Object.fromEntries(jobs.map((_, index) => [FIRST_JOB_ID + index, LOG])),
    inputs: { ...INPUTS, ...inputs },
  })
}

const SHOWN = [
  { name: 'Tool', depth: 0, durationSeconds: 1.5, outcome: 'success', conclusion: 'success' },
  { name: HOSTILE, depth: 1, durationSeconds: 1.4, outcome: 'failure', conclusion: 'success' },
]

describe('the inner steps', () => {
  it('cost no request in a run that passed without html-path', async () => {
    const { requested, logHost, report } = await playJobs([job('lint', 10), job('test', 60)])
    expect(requested.filter((path) => path.endsWith('/logs'))).toEqual([])
    expect(logHost.requests).toEqual([])
    expect(report?.jobs.flatMap(({ steps }) => steps.map(({ parts }) => parts))).toEqual([
      null,
      null,
    ])
  })

  it('cost one request to GitHub and one to the log host for each of five jobs with html-path', async () => {
    const jobs = Array.from({ length: 8 }, (_, index) => job(`test ${index}`, 10 + index))
    const { requested, logHost, report, annotations } = await playJobs(jobs, {
      'html-path': 'page.html',
    })
    expect(annotations).toEqual([])
    expect(requested.filter((path) => path.endsWith('/logs'))).toHaveLength(5)
    expect(logHost.requests).toHaveLength(5)
    const read = report?.jobs.filter(({ steps }) => steps[0]?.parts !== null)
    expect(read?.map(({ name }) => name)).toEqual([
      'test 3',
      'test 4',
      'test 5',
      'test 6',
      'test 7',
    ])
    expect(read?.[0]?.steps[0]?.parts).toMatchObject({ basis: 'markers', list: SHOWN, omitted: 0 })
  })

  it('are shown for a job whose log is read for its failure, as text', async () => {
    const { summary, report, requested } = await playJobs([
      job('lint', 10),
      job('test', 60, 'failure'),
    ])
    expect(requested.filter((path) => path.endsWith('/logs'))).toHaveLength(1)
    const parts = report?.jobs.map(({ steps }) => steps[0]?.parts)
    expect(parts).toMatchObject([null, { basis: 'markers', list: SHOWN }])
    const rows = elementsOf(showMarkdown(summary), 'tr').map((row) => textOf(row))
    expect(
      rows.filter((row) => row.includes('↳')).map((row) => row.replaceAll(/\s+/g, ' ').trim()),
    ).toEqual(['↳ Tool ✅ success 1.5s', `↳ ${HOSTILE} ✅ success 1.4s`])
  })
})
