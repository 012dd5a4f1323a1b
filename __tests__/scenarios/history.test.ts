import { describe, expect, it } from '@jest/globals'
import { EXAMPLE_COMMITS, exampleHistory } from '../../testing/fixtures/example-history.ts'
import { exampleLogs } from '../../testing/fixtures/example-logs.ts'
import {
  EXAMPLE_FILES,
  EXAMPLE_JOB,
  EXAMPLE_NEEDS,
  exampleRun,
} from '../../testing/fixtures/example-run.ts'
import { earlierRuns, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { runWithLogs } from '../../testing/run-with-logs.ts'
import { runScenario } from '../../testing/scenario.ts'
import { rowsUnder, sectionsOf, showMarkdown } from '../../testing/shown-markdown.ts'

describe('the example compared with earlier runs', () => {
  it('shows why it failed and what was slower than in earlier runs', async () => {
    const { snapshot, exitCode, annotations, outputs, report } = await runWithLogs({
      github: {
        runs: [exampleRun(), ...exampleHistory()],
        files: EXAMPLE_FILES,
        commits: EXAMPLE_COMMITS,
      },
      logs: exampleLogs(),
      job: EXAMPLE_JOB,
      inputs: { needs: JSON.stringify(EXAMPLE_NEEDS), budgets: 'e2e: 2m' },
    })
    expect(snapshot).toMatchSnapshot()
    expect(exitCode).toBe(0)
    expect(annotations).toMatchObject([{ level: 'warning' }])
    expect(outputs).toMatchObject({
      'slower-jobs': '["e2e"]',
      'flaky-jobs': '[]',
      'over-budget': '["e2e: 2m"]',
    })
    expect(report?.causes).toMatchObject([
      { verdict: 'new', evidence: [{ runNumber: 127, outcome: 'passed' }] },
      { verdict: 'known', evidence: [{ runNumber: 127 }, { runNumber: 126, outcome: 'failed' }] },
    ])
    expect(report?.history).toMatchObject({ branch: 'main', duration: null, newJobs: [] })
    const slower = report?.history?.jobs.filter((job) => job.slower)
    expect(slower).toMatchObject([{ job: 'e2e', earlierCount: 10 }])
    expect(slower?.[0]?.steps.filter((step) => step.slower).map(({ step }) => step)).toEqual([
      'Run npx playwright test',
    ])
  })
})

const EVENT = { repository: { default_branch: 'main' } }
/** Another run than the one that reports: of one job, that took a minute. */
const reported = (run: object = {}) => fakeRun({ run: { id: 30_000_000_000, ...run } })
const INPUTS = { 'run-id': '30000000000' }
const minute = () => [{}]

describe('the baseline', () => {
  it.each([
    ['with enough runs', 5, 'topic'],
    ['with too few runs', 4, 'main'],
  ])('%s (%i) on its branch is from %s', async (_, count, branch) => {
    const { report, summary } = await runScenario({
      github: {
        runs: [
          reported({ head_branch: 'topic' }),
          ...earlierRuns(6, minute),
          ...earlierRuns(count, minute, { head_branch: 'topic' }).map((run, index) => {
            const id = run.id - 1_000 - index
            return { ...run, id, run: { ...run.run, id } }
          }),
        ],
      },
      job: { event: EVENT },
      inputs: INPUTS,
    })
    expect(report?.history?.branch).toBe(branch)
    expect(summary).toContain(`successful runs on <code>${branch}</code>.`)
  })

  it('is from the default branch if the event does not contain it', async () => {
    const { requested, report } = await runScenario({
      github: { runs: [reported({ head_branch: 'topic' }), ...earlierRuns(6, minute)] },
      inputs: INPUTS,
    })
    expect(report?.history).toMatchObject({ branch: 'main', duration: { earlierCount: 6 } })
    expect(requested.filter((path) => path === '/repos/octo-org/octo-shop')).toHaveLength(1)
  })

  it('is fetched once if the branch is the default one', async () => {
    const { requested, report } = await runScenario({
      github: { runs: [reported(), ...earlierRuns(2, minute)] },
      inputs: INPUTS,
    })
    expect(report?.history).toMatchObject({ branch: 'main', duration: { earlierCount: 2 } })
    expect(requested.filter((path) => path.includes('/workflows/'))).toHaveLength(1)
  })

  it('has as many runs as history-runs', async () => {
    const { report, requested } = await runScenario({
      github: { runs: [reported(), ...earlierRuns(6, minute)] },
      job: { event: EVENT },
      inputs: { ...INPUTS, 'history-runs': '3' },
    })
    expect(report?.history?.runs.map(({ id }) => id)).toEqual(
      earlierRuns(3, minute)
        .map(({ id }) => id)
        .reverse(),
    )
    expect(requested.filter((path) => /^22\d+\/attempts\/1\/jobs/.test(path))).toHaveLength(3)
  })

  it('is shown for the run and for changed jobs', async () => {
    const jobs = (seconds: number) => [
      { name: 'build', start: 5, end: 5 + seconds },
      { name: 'lint', start: 5, end: 30 },
    ]
    const run = fakeRun({
      run: { id: 30_000_000_000, conclusion: 'success' },
      jobs: jobs(120).map(({ name, start, end }) => ({
        name,
        started_at: start,
        completed_at: end,
      })),
    })
    const { outputs, summary } = await runScenario({
      github: { runs: [run, ...earlierRuns(5, (number) => jobs(60 + (number % 3)))] },
      job: { event: EVENT },
      inputs: INPUTS,
    })
    expect(outputs).toMatchObject({
      headline: 'CI succeeded in 2m 5s (median 1m 6s)',
      'slower-jobs': '["build"]',
    })
    const root = showMarkdown(summary)
    const ran = rowsUnder(root, 'Jobs').map(([name, , , cell]) => [name, cell])
    expect(ran).toEqual([
      ['build', '2m+59s slower (5 runs)'.replaceAll(/ (?!\()/g, '\u00A0')],
      ['lint', '25s'],
    ])
    expect(rowsUnder(root, 'Compared with earlier runs').map(([name]) => name)).toEqual([
      'The run',
      'build',
      '↳ Run npm test',
    ])
    expect(summary).toMatch(
      /^Slower than in earlier runs: \*\*\[build\]\(.*\)\*\* 2m \(median 1m 1s\)$/m,
    )
  })
})

describe('a run after runs with other jobs', () => {
  const TESTS = ['lint', 'unit', 'e2e']
  const ran = (seconds: number) => TESTS.map((name) => ({ name, start: 5, end: 5 + seconds }))
  /** Only every third run was not filtered to `lint`. */
  const filtered = earlierRuns(12, (number) =>
    number % 3 === 0 ? ran(600 + number) : ran(30 + number).slice(0, 1),
  )
  const playRun = (jobs: readonly JobFields[], run: object = {}) =>
    runScenario({
      github: { runs: [fakeRun({ run: { id: 30_000_000_000, ...run }, jobs }), ...filtered] },
      job: { event: EVENT },
      inputs: { ...INPUTS, 'history-runs': '12' },
    })
  const finishedJobs = (seconds: number) =>
    ran(seconds).map(({ name, start, end }) => ({ name, started_at: start, completed_at: end }))

  it('is compared with runs of the same jobs', async () => {
    const { outputs, report } = await playRun(finishedJobs(604), { conclusion: 'success' })
    expect(outputs.headline).toBe('CI succeeded in 10m 9s (median 10m 13s)')
    expect(report?.history?.duration).toMatchObject({ earlierCount: 4, slower: false })
  })

  it('shows no median if it failed early', async () => {
    const jobs = finishedJobs(8).map((job) =>
      job.name === 'lint' ? { ...job, conclusion: 'failure' } : { ...job, conclusion: 'cancelled' },
    )
    const { outputs, report, summary } = await playRun(jobs, { conclusion: 'failure' })
    expect(outputs.headline).not.toMatch(/median/)
    expect(report?.history?.duration).toBeNull()
    expect(report?.history?.jobs.map(({ deltaSeconds }) => deltaSeconds)).toEqual([
      null,
      null,
      null,
    ])
    expect(summary).toContain('The run as a whole is not compared: it did not pass.')
  })
})

it('the report compares a run of another repository with the default branch there', async () => {
  const { report, requested } = await runScenario({
    github: { runs: [reported({ head_branch: 'topic' }), ...earlierRuns(6, minute)] },
    job: { repository: 'acme/tools', event: { repository: { default_branch: 'develop' } } },
    inputs: { ...INPUTS, repository: 'octo-org/octo-shop' },
  })
  expect(report?.history).toMatchObject({ branch: 'main', duration: { earlierCount: 6 } })
  expect(requested).toContain('/repos/octo-org/octo-shop')
  expect(requested.filter((path) => path.includes('branch=develop'))).toEqual([])
})

describe('without a baseline', () => {
  const LIST: Fault = { path: /workflows\/\d+\/runs/, response: { status: 403 } }

  it('the report of a first run does not mention it', async () => {
    const { outputs, report, summary } = await runScenario({
      github: { runs: [reported()] },
      job: { event: EVENT },
      inputs: INPUTS,
    })
    expect(outputs['slower-jobs']).toBe('[]')
    expect(report).toMatchObject({ history: null, notes: [] })
    expect(sectionsOf(summary)).not.toContain('Compared with earlier runs')
  })

  it('a note reports a missing permission', async () => {
    const { exitCode, annotations, report } = await runScenario({
      github: { runs: [reported(), ...earlierRuns(5, minute)], faults: [LIST] },
      job: { event: EVENT },
      inputs: INPUTS,
    })
    expect([exitCode, annotations, report?.history]).toEqual([0, [], null])
    expect(report?.notes).toMatchObject([
      { severity: 'notice', text: expect.stringMatching(/^Could not read the earlier runs of/) },
    ])
  })

  it('the report is made if earlier runs are not received in time', async () => {
    const { exitCode, annotations, outputs, report } = await runScenario({
      github: {
        runs: [reported(), ...earlierRuns(5, minute)],
        faults: [{ path: /workflows/, delivery: 'never' }],
      },
      job: { event: EVENT },
      inputs: INPUTS,
      fastTimers: true,
    })
    expect([exitCode, annotations, report?.history]).toEqual([0, [], null])
    expect(outputs).toMatchObject({ complete: 'true', 'jobs-total': '1' })
    expect(report?.notes).toMatchObject([
      { severity: 'notice', text: expect.stringMatching(/the request to GitHub timed out\.$/) },
    ])
  })

  it('the report compares the runs that can be read', async () => {
    const { report } = await runScenario({
      github: {
        runs: [reported(), ...earlierRuns(5, minute)],
        faults: [{ path: /22400000000\/attempts\/1\/jobs/, response: { status: 404 } }],
      },
      job: { event: EVENT },
      inputs: INPUTS,
    })
    expect(report?.history?.runs).toHaveLength(4)
    expect(report?.notes).toMatchObject([
      { severity: 'notice', text: expect.stringMatching(/^Could not read 1 of 5 earlier runs/) },
    ])
  })
})
