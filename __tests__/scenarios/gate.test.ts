import { describe, expect, it } from '@jest/globals'
import { EXAMPLE_COMMITS, exampleHistory } from '../../testing/fixtures/example-history.ts'
import { exampleLogs } from '../../testing/fixtures/example-logs.ts'
import { EXAMPLE_JOB, EXAMPLE_NEEDS, exampleRun } from '../../testing/fixtures/example-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runWithLogs } from '../../testing/run-with-logs.ts'
import { runAlone } from '../../testing/scenario.ts'

const CURRENT = 9

/** In the job `report` of the run. */
function playGate(
  jobs: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>>,
) {
  const others = Object.entries(jobs).map(([name, conclusion]) => ({ name, conclusion }))
  const current = { id: CURRENT, name: 'report', status: 'in_progress', steps: [] }
  return runAlone({
    github: { runs: [fakeRun({ jobs: [...others, current] })] },
    job: { checkRunId: CURRENT },
    inputs: { 'settle-seconds': '0', ...inputs },
  })
}

const MIXED = {
  build: 'success',
  lint: 'failure',
  'e2e (1)': 'cancelled',
  docs: 'neutral',
  publish: 'skipped',
}

describe('fail-on', () => {
  it('fails the step after everything has been written', async () => {
    const { snapshot, exitCode, annotations, outputs, summary, report } = await playGate(MIXED, {
      'fail-on': 'failure, cancelled',
    })
    expect(snapshot).toMatchSnapshot()
    expect(exitCode).toBe(1)
    expect(annotations).toMatchObject([
      {
        level: 'error',
        message: 'fail-on: failure, cancelled\nlint: failure\ne2e (1): cancelled',
      },
    ])
    expect(outputs['failed-jobs']).toBe('["lint"]')
    expect(summary).toContain('What failed')
    expect(report?.conclusion).toBe('failure')
  })

  it.each([
    ['it is empty', {}],
    ['no job has the conclusion', { 'fail-on': 'timed_out' }],
    ['the failure is allowed', { 'fail-on': 'failure', 'allowed-failures': 'li*' }],
    ['the skip is allowed', { 'fail-on': 'skipped', 'allowed-skips': 'deploy\npublish' }],
  ])('does not fail the step if %s', async (_, inputs) => {
    const { exitCode, annotations } = await playGate(MIXED, inputs)
    expect(exitCode).toBe(0)
    expect(annotations).toEqual([])
  })

  it.each([
    ['any', ['lint: failure', 'e2e (1): cancelled']],
    ['skipped', ['publish: skipped']],
    ['neutral,failure', ['lint: failure', 'docs: neutral']],
  ])('with %s fails the step for %j', async (failOn, reasons) => {
    const { exitCode, annotations } = await playGate(MIXED, { 'fail-on': failOn })
    expect(exitCode).toBe(1)
    expect(annotations.map(({ message }) => message.split('\n').slice(1))).toEqual([reasons])
  })

  it.each([
    ['any', 0],
    ['unfinished', 1],
  ])('%s with a running job: exit code %i', async (failOn, code) => {
    const run = fakeRun({
      run: { id: 7, status: 'in_progress', conclusion: null },
      jobs: [{ name: 'build' }, { name: 'e2e', status: 'in_progress', started_at: 7 }],
    })
    const inputs = { 'run-id': '7', 'fail-on': failOn }
    const { exitCode } = await runAlone({ github: { runs: [run] }, inputs })
    expect(exitCode).toBe(code)
  })

  it.each([
    ['passes the test', exampleHistory(), ['test (windows-latest, 22): failure, new']],
    [
      'has no runs',
      [],
      [
        'test (windows-latest, 22): failure, not known from other runs',
        'deploy / smoke: failure, not known from other runs',
      ],
    ],
  ])('new fails the step for what main does not fail for too, if main %s', async (...row) => {
    const [, earlier, reasons] = row
    const { annotations, exitCode } = await runWithLogs({
      github: { runs: [exampleRun(), ...earlier], commits: EXAMPLE_COMMITS },
      logs: exampleLogs(),
      job: EXAMPLE_JOB,
      inputs: { needs: JSON.stringify(EXAMPLE_NEEDS), 'fail-on': 'new' },
    })
    expect(exitCode).toBe(1)
    expect(annotations.map(({ message }) => message)).toEqual([
      ['fail-on: new', ...reasons].join('\n'),
    ])
  })

  it('new does not fail the step if main fails for everything too', async () => {
    const run = exampleRun()
    const jobs = run.jobs.filter(({ name }) => !name.startsWith('test (windows-latest, 22'))
    const { annotations, exitCode, outputs } = await runWithLogs({
      github: { runs: [{ ...run, jobs }, ...exampleHistory()], commits: EXAMPLE_COMMITS },
      logs: exampleLogs(),
      job: EXAMPLE_JOB,
      inputs: { 'fail-on': 'new' },
    })
    expect(annotations).toEqual([])
    expect(exitCode).toBe(0)
    expect(outputs).toMatchObject({
      conclusion: 'failure',
      'failures-new': '[]',
      'failures-known': '["deploy / smoke"]',
    })
  })

  it('any does not fail the step for passed jobs', async () => {
    const { exitCode } = await playGate(
      { build: 'success', docs: 'neutral', publish: 'skipped' },
      { 'fail-on': 'any' },
    )
    expect(exitCode).toBe(0)
  })

  it('any fails on an unrecognised conclusion', async () => {
    const { exitCode, outputs } = await playGate({ build: 'melted' }, { 'fail-on': 'any' })
    expect(exitCode).toBe(1)
    expect(outputs['conclusion']).toBe('melted')
  })

  it('does not fail for an unreadable list, except with any', async () => {
    const blind = {
      github: { runs: [fakeRun()], faults: [{ response: { status: 403 } }] },
    }
    const failure = await runAlone({ ...blind, inputs: { 'fail-on': 'failure' } })
    expect(failure.exitCode).toBe(0)
    const any = await runAlone({ ...blind, inputs: { 'fail-on': 'any' } })
    expect(any.exitCode).toBe(1)
    expect(any.annotations.map(({ level }) => level)).toEqual(['warning', 'error'])
  })
})
