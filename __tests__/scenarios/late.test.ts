import { describe, expect, it } from '@jest/globals'
import { LATE_OUTPUTS } from '../../src/actions/report/outputs.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runSubAction } from '../../testing/run-with-logs.ts'
import { runScenario, type Scenario } from '../../testing/scenario.ts'

const computing = (inputs: Scenario['inputs'] = {}): Scenario => ({
  inProcess: false,
  github: { runs: [fakeRun({ jobs: [{ id: 1 }] })] },
  inputs,
  env: {
    NODE_OPTIONS: `--import ${new URL('../../testing/never-finish.ts', import.meta.url).href}`,
  },
})

const LATE = 'this step was not finished after 60 s. What it wrote may be incomplete.'

describe('a report that is computed for ever', () => {
  it('ends after 60 s with a warning, and shows in its outputs that it is incomplete', async () => {
    const { exitCode, annotations, outputs, report } = await runScenario(computing())
    expect(exitCode).toBe(0)
    expect(annotations).toEqual([
      expect.objectContaining({ level: 'warning', message: `Run Report stopped: ${LATE}` }),
    ])
    expect(outputs).toEqual(LATE_OUTPUTS)
    expect(outputs).toMatchObject({ conclusion: 'unknown', complete: 'false' })
    expect(report).toBeUndefined()
  })

  it('fails the step with `on-error: fail`', async () => {
    const { exitCode, annotations } = await runScenario(computing({ 'on-error': 'fail' }))
    expect(exitCode).toBe(1)
    expect(annotations).toEqual([
      expect.objectContaining({ level: 'error', message: `Run Report stopped: ${LATE}` }),
    ])
  })
})

describe('a sub-action that computes for ever', () => {
  it('ends after its time and shows in its outputs that it did nothing', async () => {
    const { exitCode, outputs } = await runSubAction('runs', computing())
    expect(exitCode).toBe(1)
    expect(outputs).toMatchObject({ done: 'false', reason: LATE.replace('60', '120'), runs: '[]' })
  })
})
