import { expect, it, describe } from '@jest/globals'
import { apiStep } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runScenario, runAlone } from '../../testing/scenario.ts'
import { EXAMPLE_JOB, exampleRun } from '../../testing/fixtures/example-run.ts'

function runExample(inputs: Readonly<Record<string, string>>) {
  return runAlone({ github: { runs: [exampleRun()] }, job: EXAMPLE_JOB, inputs })
}

describe('the summary', () => {
  it('is not written with summary: false, but everything else is', async () => {
    const { summary, summaryCopy, outputs, report, annotations } = await runExample({
      summary: 'false',
    })
    expect(summary).toBe('')
    expect(annotations).toEqual([])
    expect(summaryCopy).toContain('CI failed in 5m 4s')
    expect(outputs['conclusion']).toBe('failure')
    expect(report?.jobs).toHaveLength(13)
  })
})

/** 10 minutes in total; `Run make` takes 4 of the 5 minutes of `build`. */
const RUN = fakeRun({
  run: { id: 7, conclusion: 'success' },
  jobs: [
    {
      name: 'build',
      started_at: 5,
      completed_at: 305,
      steps: [
        apiStep({ name: 'Set up job', number: 1, started_at: 5, completed_at: 7 }),
        apiStep({ name: 'Run make', number: 2, started_at: 7, completed_at: 247 }),
      ],
    },
    { name: 'test (a)', started_at: 310, completed_at: 460 },
    { name: 'test (b)', started_at: 310, completed_at: 600 },
  ],
})

function runBudgets(budgets: string, inputs: Readonly<Record<string, string>> = {}) {
  return runScenario({
    github: { runs: [RUN] },
    inputs: { 'run-id': '7', 'history-runs': '0', budgets, ...inputs },
  })
}

describe('budgets that end with fail', () => {
  it('fails the step after everything has been written', async () => {
    const lines = ['*: 9m fail', 'build: 10m fail', '*: 8m', 'build > Run make: 90s fail']
    const { exitCode, annotations, outputs, report, summary, summaryCopy, stdout } =
      await runBudgets(lines.join('\n'))
    expect(exitCode).toBe(1)
    expect(annotations.map(({ level, message }) => [level, message.split('\n')[0]])).toEqual([
      ['error', 'Over the budget "*: 9m fail":'],
      ['warning', 'Over the budget "*: 8m":'],
      ['error', 'Over the budget "build > Run make: 90s fail":'],
      ['error', 'CI failed: it took 10m, over its budget of 9m; 1 more over budget'],
    ])
    expect(annotations.at(-1)?.message).toMatch(
      /\nOver budget:\n\*: 9m fail\nbuild > Run make: 90s fail$/,
    )
    expect(outputs).toMatchObject({
      conclusion: 'success',
      'over-budget': '["*: 9m fail","*: 8m","build > Run make: 90s fail"]',
    })
    expect(report?.overBudget).toHaveLength(3)
    expect(summaryCopy).toBe(summary)
    expect(summary).toMatch(/^Over budget: .*build \\> Run make.* 4m of 1m 30s/m)
    expect(stdout).toContain('CI failed: it took 10m, over its budget of 9m; 1 more over budget')
  })
})
