import { describe, expect, it } from '@jest/globals'
import { fakeRun, type BuiltRun, earlierRuns } from '../../testing/fake-github/fake-run.ts'
import { failedLog, runWithLogs } from '../../testing/run-with-logs.ts'
import { runAlone, WORKFLOW_FILE } from '../../testing/scenario.ts'
import { sizeOf } from '../../src/render/text/fit-to-size.ts'
import { bigRun } from '../../testing/fake-github/big-run.ts'
import { holdResponses } from '../../testing/fake-github/hold-responses.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { apiStep, FIRST_JOB_ID, type JobFields } from '../../testing/fake-github/api-job.ts'

describe('a run of 1,000 jobs of 20 steps', () => {
  it('has less than 300 kB of summary, with as many steps as fit', async () => {
    const run = bigRun(1000, 20)
    const { exitCode, requested, messages, outputs, summary, report } = await runAlone({
      github: { runs: [run] },
      job: { checkRunId: run.jobs.at(-1)?.id },
    })
    expect(exitCode).toBe(0)
    // The run, its file, ten pages of jobs, and seven lists of annotations.
    expect(requested).toHaveLength(2 + 10 + 7)
    // All jobs as JSON are more than a step can pass on.
    expect(outputs['jobs']).toMatch(/^Too long: /)
    expect(messages).toEqual({
      warning: [expect.stringContaining('fromJSON fails for them: ')],
    })
    expect(sizeOf(summary)).toBeLessThan(300_000)
    // The most important sections are complete.
    expect(summary.match(/^### .*/gm)).toEqual(['### What failed'])
    expect(summary).toMatch(/The steps of \d+ jobs were omitted to limit the size/)
    expect(summary).not.toContain('rows omitted')
    expect(outputs).toMatchObject({ complete: 'true', 'jobs-total': '1000' })
    expect(report?.jobs.map(({ id }) => id).sort()).toEqual(run.jobs.map(({ id }) => id))
    expect(report?.jobs.flatMap(({ steps }) => steps)).toHaveLength(
      run.jobs.reduce((sum, { steps }) => sum + steps.length, 0),
    )
  })
})

const MANY = 100
const FAILED = [10, 20, 30]
const EVENT = { repository: { default_branch: 'main' } }
const FILE = {
  '.github/workflows/ci.yml': 'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n',
}

/** So many jobs, the last of which makes the report. */
function jobs(count: number, failed: readonly number[] = []): JobFields[] {
  const others = Array.from({ length: count - 1 }, (_, index) => ({
    name: `test (${index})`,
    conclusion: failed.includes(index) ? 'failure' : 'success',
  }))
  return [...others, { name: 'report', status: 'in_progress', started_at: 70 }]
}

const succeeded = (count: number) => () =>
  Array.from({ length: count }, (_, index) => ({ name: `test (${index})` }))

const reporting = (count: number) => ({ checkRunId: FIRST_JOB_ID + count - 1, event: EVENT })

describe('the requests with history-runs: 0 and log-lines: 0', () => {
  const failedStep = (seconds: number): JobFields => {
    const times = { started_at: 9, completed_at: 9 + seconds }
    return { conclusion: 'failure', steps: [apiStep({ conclusion: 'failure', ...times })] }
  }

  it.each<[string, JobFields, number]>([
    ['no annotations of a job that failed at a step', failedStep(20), 0],
    ['the annotations of a step that may have reached its time limit', failedStep(300), 1],
    ['the annotations of a job that failed at no step', { conclusion: 'failure', steps: [] }, 1],
    ['the annotations of a cancelled job', { conclusion: 'cancelled' }, 1],
  ])('are the run, its jobs, the workflow file and %s', async (_, job, annotated) => {
    const [first, ...rest] = jobs(5)
    const run = fakeRun({ jobs: [{ ...first, ...job }, ...rest] })
    const { requested, report } = await runAlone({
      github: { runs: [run, ...earlierRuns(10, succeeded(5))] },
      job: reporting(5),
    })
    const annotations = /\/check-runs\/\d+\/annotations\?per_page=50$/
    expect(requested.filter((path) => annotations.test(path))).toHaveLength(annotated)
    expect(requested.filter((path) => !annotations.test(path)).toSorted()).toEqual([
      expect.stringMatching(/^\d+\/attempts\/1$/),
      expect.stringMatching(/^\d+\/attempts\/1\/jobs\?per_page=100&page=1$/),
      WORKFLOW_FILE,
    ])
    expect(report).toMatchObject({ history: null, attempts: null, notes: [] })
    expect(report?.failures).toMatchObject([{ logs: [], annotations: [] }])
  })
})

describe('the requests with all inputs on', () => {
  it('take five rounds for 100 jobs with 3 failures', async () => {
    const held = holdResponses()
    const ids = FAILED.map((index) => FIRST_JOB_ID + index)
    const { github, logHost, report } = await runWithLogs({
      github: {
        // A pull request: its own branch and the default branch are both looked at.
        runs: [
          fakeRun({ run: { head_branch: 'topic' }, jobs: jobs(MANY, FAILED) }),
          ...earlierRuns(10, succeeded(MANY)),
        ],
        files: FILE,
        held,
        annotations: Object.fromEntries(ids.map((id) => [id, [apiAnnotation()]])),
      },
      logs: Object.fromEntries(
        // Larger than the first request, so that the end is requested as well.
        ids.map((id) => [id, failedLog([...filler(400), 'not ok'])]),
      ),
      job: reporting(MANY),
    })
    expect(logHost.requests).toHaveLength(2 * FAILED.length)
    const last = report?.failures.map(({ logs }) => logs[0]?.lines.at(-1)?.text)
    expect(last).toEqual(FAILED.map(() => 'not ok'))
    expect(report?.history?.runs).toHaveLength(10)
    // The run, where a log is beside the runs of the base branch, its start, its end, and other branches.
    expect(held.rounds).toBe(5)
    expect(github.maxInFlight).toBe(10)
  })
})

describe('the rounds of requests', () => {
  const OTHER_ID = 30_000_000_000
  const OTHER = { 'run-id': String(OTHER_ID) }
  const passed: JobFields = { name: 'test (0)' }
  const failed: JobFields = { name: 'test (0)', conclusion: 'failure' }
  const own = (job: JobFields) => fakeRun({ jobs: [job, ...jobs(1)] })
  const other = (job: JobFields) => fakeRun({ run: { id: OTHER_ID }, jobs: [job] })
  /** The event of a workflow that another one triggered. */
  const after = (run: BuiltRun) => ({ ...EVENT, workflow_run: run.run })

  it.each<[string, number, BuiltRun, object, Readonly<Record<string, string>>]>([
    ['its own green run', 2, own(passed), EVENT, {}],
    ['its own green run, without its default branch', 2, own(passed), {}, {}],
    ['its own run with a failure', 4, own(failed), EVENT, {}],
    ['another green run', 3, other(passed), EVENT, OTHER],
    ['another run with a failure', 5, other(failed), EVENT, OTHER],
    ['the green run that triggered it', 2, other(passed), after(other(passed)), OTHER],
    ['the run with a failure that triggered it', 4, other(failed), after(other(failed)), OTHER],
  ])('of a report of %s are %i', async (_, rounds, run, event, inputs) => {
    const held = holdResponses()
    const { github, report } = await runWithLogs({
      github: { runs: [run, ...earlierRuns(10, succeeded(1))], files: FILE, held },
      logs: { [FIRST_JOB_ID]: failedLog(['not ok']) },
      job: { checkRunId: FIRST_JOB_ID + 1, event },
      inputs,
    })
    const isFailed = run.jobs[0]?.conclusion === 'failure'
    expect(report?.history?.runs).toHaveLength(10)
    expect(report?.causes.map(({ judged }) => judged.verdict)).toEqual(isFailed ? ['unsteady'] : [])
    expect(held.rounds).toBe(rounds)
    // The run, its jobs, its file, the list of earlier runs and their jobs; for a failure its annotations,
    // its log, the known failures, and the log of a run of the commit that passed.
    const named = event === EVENT || 'workflow_run' in event ? 0 : 1
    expect(github.requests).toHaveLength((isFailed ? 18 : 14) + named)
  })
})

function filler(lines: number): string[] {
  return Array.from({ length: lines }, (_, index) => `${index} ${'.'.repeat(900)}`)
}
