import { describe, expect, it } from '@jest/globals'
import { apiJob, FIRST_JOB_ID, type JobFields } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runScenario, type Scenario } from '../../testing/scenario.ts'

/** The `name` of each key in the workflow file; `undefined` without a `name`. */
type Names = Readonly<Record<string, string | undefined>>

interface Run {
  readonly jobs: readonly JobFields[]
  readonly needs: Readonly<Record<string, string>>
  /** Without it the workflow file cannot be read. */
  readonly names?: Names
  readonly onRequest?: NonNullable<Scenario['github']>['onRequest']
}

/** Runs the report as the last job, as a gate on everything. */
function playNeeds({ jobs, needs, names, onRequest }: Run) {
  const results = Object.entries(needs).map(([key, result]) => [key, { result, outputs: {} }])
  const report = { name: 'report', status: 'in_progress', started_at: 80 } as const
  return runScenario({
    github: {
      runs: [fakeRun({ jobs: [...jobs, report] })],
      files: names ? { '.github/workflows/ci.yml': writeFile(names, Object.keys(needs)) } : {},
      ...(onRequest ? { onRequest } : {}),
    },
    job: { checkRunId: FIRST_JOB_ID + jobs.length },
    inputs: {
      needs: JSON.stringify(Object.fromEntries(results)),
      'fail-on': 'any',
      'history-runs': '0',
      'log-lines': '0',
    },
    fastTimers: 'pauses',
  })
}

function writeFile(names: Names, needs: readonly string[]): string {
  const jobs = Object.entries(names).map(([key, name]) => {
    const strategy = name?.includes('matrix.') === true ? { matrix: { os: ['a'] } } : undefined
    return [key, { name, strategy, 'runs-on': 'any' }] as const
  })
  return JSON.stringify({ on: 'push', jobs: { ...Object.fromEntries(jobs), report: { needs } } })
}

describe('a gate with needs', () => {
  it.each([
    ['lint (style)', 'lint'],
    ['lint / style', 'lint'],
    ['lint', 'Check everything'],
  ])('fails for a failed key whose job has the name %j', async (name, passed) => {
    const names = { lint: passed, style: name }
    const run: Run = {
      jobs: [{ name: passed }, { name, conclusion: 'failure' }],
      needs: { lint: 'success', style: 'failure' },
    }
    for (const read of [run, { ...run, names }]) {
      const { exitCode, annotations } = await playNeeds(read)
      expect(exitCode).toBe(1)
      expect(annotations).toMatchObject([{ message: `fail-on: any\n${name}: failure` }])
    }
  })

  it.each([undefined, { lint: undefined, style: 'lint (style)' }])(
    'fails for a forgotten job whose name starts with a key, with the names %j',
    async (names) => {
      const { exitCode, report } = await playNeeds({
        jobs: [{ name: 'lint' }, { name: 'lint (style)', conclusion: 'failure' }],
        needs: { lint: 'success' },
        ...(names ? { names } : {}),
      })
      expect(exitCode).toBe(1)
      expect(report?.unneededJobIds).toEqual([FIRST_JOB_ID + 1])
    },
  )

  it('does not fail after a forgiven failure of a job with a name, by the workflow file', async () => {
    const { exitCode, report } = await playNeeds({
      jobs: [{ name: 'On windows', conclusion: 'failure' }, { name: 'Slow tests' }],
      needs: { preview: 'success' },
      names: { preview: 'On ${{ matrix.os }}', slow: 'Slow tests' },
    })
    expect(exitCode).toBe(0)
    expect(report?.jobs.map(({ forgiven }) => forgiven)).toEqual([true, false, false])
    expect(report?.unneededJobIds).toEqual([FIRST_JOB_ID + 1])
  })

  it.each([undefined, { pack: 'Make a package' }])(
    'waits for a needed job with another name, with the names %j',
    async (names) => {
      const { exitCode, annotations } = await playNeeds({
        jobs: [{ name: 'Make a package', status: 'in_progress', started_at: 7 }],
        needs: { pack: 'failure' },
        ...(names ? { names } : {}),
        onRequest: ({ number }, world) => {
          const [run] = world.runs
          if (number !== 5 || run === undefined) return
          run.jobs[0] = apiJob({ name: 'Make a package', conclusion: 'failure' })
        },
      })
      expect(exitCode).toBe(1)
      expect(annotations).toMatchObject([{ message: 'fail-on: any\nMake a package: failure' }])
    },
  )
})
