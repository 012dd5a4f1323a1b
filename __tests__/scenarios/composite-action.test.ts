import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { apiStep, FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runAlone } from '../../testing/scenario.ts'

interface CompositeAction {
  readonly inputs: Readonly<Record<string, unknown>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly steps: readonly [{ readonly with: Readonly<Record<string, string>> }] }
}

/** The composite action of the README's recipe. */
const RECIPE = readRecipe()

/** The variables that the runner sets in another way for a step of a composite action. */
const ENV = {
  GITHUB_ACTION: '__self',
  GITHUB_ACTION_PATH: '/home/runner/work/_actions/octo-org/finish/v1',
  GITHUB_ACTION_REPOSITORY: 'octo-org/run-report',
  GITHUB_ACTION_REF: 'v1',
}

const NEEDS = JSON.stringify({ build: { result: 'success', outputs: {} } })

/** The run, its jobs and its workflow file. */
const FIRST_REQUESTS = 3

/** The job that uses the composite action as its third step. */
function report(name: string, isListed = true) {
  const before = isListed ? { completed_at: 50 } : { status: 'in_progress' }
  return {
    name: 'report',
    status: 'in_progress',
    steps: [
      apiStep({ name: 'Set up job', number: 1, started_at: 5, completed_at: 6 }),
      apiStep({ name: 'Run npm test', number: 2, started_at: 6, ...before }),
      apiStep({ name, number: 3, status: isListed ? 'in_progress' : 'pending', started_at: 50 }),
      apiStep({ name: 'Upload', number: 4, status: 'pending' }),
      apiStep({ name: `Post ${name}`, number: 8, status: 'pending' }),
    ],
  }
}

describe('the report in a composite action', () => {
  it.each(['Run octo-org/finish@v1', 'Finish'])(
    'recognises the running step %j, does not wait, and passes its outputs on',
    async (name) => {
      const {
        requested,
        exitCode,
        annotations,
        outputs,
        report: json,
      } = await runAlone({
        github: { runs: [fakeRun({ jobs: [{ name: 'build' }, report(name)] })] },
        job: { checkRunId: FIRST_JOB_ID + 1 },
        inputs: inputsOf(RECIPE, { needs: NEEDS }),
        env: ENV,
      })
      expect([exitCode, annotations]).toEqual([0, []])
      expect(requested).toHaveLength(FIRST_REQUESTS)
      expect(json).toMatchObject({ needs: [{ key: 'build', result: 'success' }] })
      expect(json?.jobs.map(({ current }) => current)).toEqual([false, true])
      expect(outputsOf(RECIPE, outputs)).toEqual({
        conclusion: 'success',
        headline: 'CI succeeded in 1m 7s',
      })
    },
  )

  it('waits for the step before the composite action', async () => {
    const name = 'Run octo-org/finish@v1'
    const { requested, report: json } = await runAlone({
      github: {
        runs: [fakeRun({ jobs: [report(name, false)] })],
        onRequest: ({ number }, { runs: [run] }) => {
          if (number === FIRST_REQUESTS + 2) Object.assign(run?.jobs[0] ?? {}, report(name))
        },
      },
      inputs: inputsOf(RECIPE, {}),
      env: ENV,
      fastTimers: 'pauses',
    })
    expect(requested).toHaveLength(FIRST_REQUESTS + 2)
    expect(json?.jobs[0]?.steps[1]).toMatchObject({ status: 'completed', durationSeconds: 44 })
  })

  it('uses the job status and finds the job by its runner without an id', async () => {
    const { requested, outputs } = await runAlone({
      github: {
        runs: [
          fakeRun({
            jobs: [{ ...report('Finish'), runner_name: 'mine' }],
          }),
        ],
      },
      job: { checkRunId: undefined, runnerName: 'mine', jobStatus: 'cancelled' },
      inputs: inputsOf(RECIPE, {}),
      env: ENV,
    })
    expect(requested).toHaveLength(FIRST_REQUESTS)
    expect(outputs).toMatchObject({ conclusion: 'cancelled', 'current-job-id': `${FIRST_JOB_ID}` })
  })
})

function readRecipe(): CompositeAction {
  const recipes = readFileSync(new URL('../../docs/recipes.md', import.meta.url), 'utf8')
  const blocks = Array.from(recipes.matchAll(/^```yaml\n(.*?)^```$/gms), ([, block = '']) => block)
  return load(blocks.find((block) => block.includes('using: composite')) ?? '') as CompositeAction
}

/** Evaluates `with:` of the step as the runner does: only inputs of the composite action occur. */
function inputsOf({ inputs, runs }: CompositeAction, given: Readonly<Record<string, string>>) {
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)))
  return evaluate(runs.steps[0].with, 'inputs', given)
}

function outputsOf({ outputs }: CompositeAction, given: Readonly<Record<string, string>>) {
  const values = Object.entries(outputs).map(([name, { value }]) => [name, value] as const)
  return evaluate(Object.fromEntries(values), 'steps.report.outputs', given)
}

function evaluate(
  texts: Readonly<Record<string, string>>,
  context: string,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const evaluated = Object.entries(texts).map(([name, text]) => {
    const [, key] = /^\$\{\{ (.+) \}\}$/.exec(text) ?? []
    expect(key).toMatch(`${context}.`)
    return [name, values[key?.slice(context.length + 1) ?? ''] ?? ''] as const
  })
  return Object.fromEntries(evaluated)
}
