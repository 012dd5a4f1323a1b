import { describe, expect, it } from '@jest/globals'
import { apiStep, FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runScenario } from '../../testing/scenario.ts'
import { rowsUnder, sectionsOf, showMarkdown } from '../../testing/shown-markdown.ts'

/** 10 minutes in all; `Run make` takes 4 of the 5 minutes of `build`. */
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
const URL = 'https://github.com/octo-org/octo-shop/actions/runs/7'

function playBudgets(budgets: string, inputs: Readonly<Record<string, string>> = {}) {
  return runScenario({
    github: { runs: [RUN] },
    inputs: { 'run-id': '7', 'history-runs': '0', budgets, ...inputs },
  })
}

describe('a budget', () => {
  it.each([
    ['the run', '*: 9m', [`the run took 10m, 1m over its budget of 9m (${URL})`]],
    [
      'each job of a glob',
      'test (*): 2m',
      [
        `test (b) took 4m 50s, 2m 50s over its budget of 2m (${URL}/job/${FIRST_JOB_ID + 2})`,
        `test (a) took 2m 30s, 30s over its budget of 2m (${URL}/job/${FIRST_JOB_ID + 1})`,
      ],
    ],
    [
      'a step',
      'build > Run make: 90s',
      [
        `build > Run make took 4m, 2m 30s over its budget of 1m 30s (${URL}/job/${FIRST_JOB_ID}#step:2:1)`,
      ],
    ],
  ])('of %s leads to a warning with duration, limit and link', async (_, line, lines) => {
    const { exitCode, annotations, outputs, report, summary } = await playBudgets(line)
    expect(exitCode).toBe(0)
    expect(annotations).toEqual([
      expect.objectContaining({
        level: 'warning',
        message: [`Over the budget "${line}":`, ...lines].join('\n'),
      }),
    ])
    expect(JSON.parse(outputs['over-budget'] ?? '')).toEqual([line])
    expect(report?.overBudget).toMatchObject([{ budget: line }])
    expect(rowsUnder(showMarkdown(summary), 'Over budget')).toHaveLength(lines.length)
  })

  it('is not mentioned if it is met', async () => {
    const { exitCode, annotations, outputs, report, summary } = await playBudgets(
      '*: 10m\nbuild: 1h\nbuild > Run*: 5m',
      { 'budget-action': 'fail' },
    )
    expect([exitCode, annotations, outputs['over-budget']]).toEqual([0, [], '[]'])
    expect(report).toMatchObject({ overBudget: [], notes: [] })
    expect(sectionsOf(summary)).not.toContain('Over budget')
  })

  it('that matches nothing leads to a note', async () => {
    const { exitCode, annotations, report } = await playBudgets('docs: 5m')
    expect([exitCode, annotations]).toEqual([0, []])
    expect(report?.notes.map(({ text }) => text)).toEqual([
      'No job or step of this report has the name in the budget "docs: 5m".',
    ])
  })
})

describe('budget-action: fail', () => {
  it('fails the step after everything has been written', async () => {
    const lines = ['*: 9m', 'build: 10m', 'build > Run make: 90s']
    const { exitCode, annotations, outputs, report, summary, summaryCopy, stdout } =
      await playBudgets(lines.join('\n'), { 'budget-action': 'fail' })
    expect(exitCode).toBe(1)
    expect(annotations.map(({ level, message }) => [level, message.split('\n')[0]])).toEqual([
      ['error', 'Over the budget "*: 9m":'],
      ['error', 'Over the budget "build > Run make: 90s":'],
      ['error', 'Over budget:'],
    ])
    expect(annotations.at(-1)?.message).toBe('Over budget:\n*: 9m\nbuild > Run make: 90s')
    expect(outputs).toMatchObject({
      conclusion: 'success',
      'over-budget': '["*: 9m","build > Run make: 90s"]',
    })
    expect(report?.overBudget).toHaveLength(2)
    expect(summaryCopy).toBe(summary)
    expect(sectionsOf(summary)).toContain('Over budget')
    expect(stdout).toContain('CI succeeded in 10m')
  })

  it('reports the reasons of fail-on in the same error', async () => {
    const { exitCode, annotations } = await playBudgets('*: 9m', {
      'budget-action': 'fail',
      'fail-on': 'success',
    })
    expect(exitCode).toBe(1)
    expect(annotations.at(-1)?.message).toBe(
      'fail-on: success\nbuild: success\ntest (a): success\ntest (b): success\nOver budget:\n*: 9m',
    )
  })
})

describe('an invalid line of budgets', () => {
  it.each([
    ['build', 'build'],
    ['*: 15m\nlint: soon', 'lint: soon'],
    ['*: 15', '*: 15'],
    [': 5m', ': 5m'],
    ['build: 0s', 'build: 0s'],
    ['build: -5m', 'build: -5m'],
    ['build: 5m 10 parsecs', 'build: 5m 10 parsecs'],
  ])('fails the step and is quoted: %j', async (budgets, line) => {
    const { exitCode, annotations, outputs, requested } = await playBudgets(budgets)
    expect(exitCode).toBe(1)
    expect(annotations).toMatchObject([{ level: 'error' }])
    expect(annotations[0]?.message).toMatch(/^The input budgets is ".*": expected lines of a name/)
    expect(annotations[0]?.message).toContain(`"${line}"`)
    expect([outputs, requested]).toEqual([{}, []])
  })
})
