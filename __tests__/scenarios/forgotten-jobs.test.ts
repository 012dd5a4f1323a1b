import { describe, expect, it } from '@jest/globals'
import { FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runScenario } from '../../testing/scenario.ts'

const NAMES = ['build', 'test (a)', 'test (b)', 'lint', 'report']

function playNeeds(needs: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const jobs = NAMES.map((name) =>
    name === 'report'
      ? { name, status: 'in_progress', created_at: 80, started_at: 85 }
      : name === 'build'
        ? { name, started_at: 5, completed_at: 20 }
        : { name, created_at: 21, started_at: 25, completed_at: 70 },
  )
  const results = needs.map((key) => [key, { result: 'success', outputs: {} }])
  return runScenario({
    github: { runs: [fakeRun({ jobs })], files },
    job: { checkRunId: FIRST_JOB_ID + NAMES.length - 1 },
    inputs: {
      needs: JSON.stringify(Object.fromEntries(results)),
      'fail-on': 'any',
      'history-runs': '0',
    },
  })
}

const idOf = (name: string) => FIRST_JOB_ID + NAMES.indexOf(name)

describe('a job that is not in needs', () => {
  it('is named', async () => {
    const { report, summary } = await playNeeds(['build', 'test'])
    expect(report?.unneededJobIds).toEqual([idOf('lint')])
    expect(summary).toMatch(/^Not in <code>needs<\/code>: \*\*lint\*\*$/m)
  })

  it('is not named if a needed job needs it, by the workflow file', async () => {
    const file = `on: push
jobs:
  build: { runs-on: ubuntu-latest }
  lint: { needs: build, runs-on: ubuntu-latest }
  test:
    needs: build
    strategy: { matrix: { part: [a, b] } }
    runs-on: ubuntu-latest
  report:
    needs: test
    runs-on: ubuntu-latest
`
    const { report, summary } = await playNeeds(['test'], { '.github/workflows/ci.yml': file })
    expect(report?.criticalPathBasis).toBe('needs')
    expect(report?.unneededJobIds).toEqual([idOf('lint')])
    expect(summary).toMatch(/^Not in <code>needs<\/code>: \*\*lint\*\*$/m)
  })

  it('is never named if all jobs are in needs', async () => {
    const { report, summary } = await playNeeds(['build', 'test', 'lint'])
    expect(report?.unneededJobIds).toEqual([])
    expect(summary).not.toContain('Not in `needs`')
  })

  it('fails the gate, which checks every job', async () => {
    const { exitCode, annotations } = await runScenario({
      github: {
        runs: [
          fakeRun({
            jobs: [
              { name: 'build' },
              { name: 'lint', conclusion: 'failure' },
              { name: 'report', status: 'in_progress', started_at: 80 },
            ],
          }),
        ],
      },
      job: { checkRunId: FIRST_JOB_ID + 2 },
      inputs: {
        needs: '{"build":{"result":"success"}}',
        'fail-on': 'any',
        'history-runs': '0',
        'log-lines': '0',
      },
    })
    expect(exitCode).toBe(1)
    expect(annotations.map(({ message }) => message)).toEqual(['fail-on: any\nlint: failure'])
  })
})
