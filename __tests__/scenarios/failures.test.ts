import { describe, expect, it } from '@jest/globals'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runAlone } from '../../testing/scenario.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { rowsUnder, showMarkdown } from '../../testing/shown-markdown.ts'

const RUNS = [fakeRun({ jobs: [{ name: 'build' }, { name: 'report' }] })]
const NEEDS = JSON.stringify({
  build: { result: 'failure', outputs: {} },
  lint: { result: 'success', outputs: {} },
})

function respondingWith(status: number, message: string): FakeGitHubOptions {
  return { runs: RUNS, faults: [{ response: { status, body: { message } } }] }
}

describe('a missing permission', () => {
  const github = respondingWith(403, 'Resource not accessible by integration')

  it('is reported with the permission to add, and everything else is still reported', async () => {
    const { exitCode, annotations, outputs, summary } = await runAlone({
      github,
      inputs: { needs: NEEDS },
    })
    expect(exitCode).toBe(0)
    expect(annotations).toMatchObject([
      { level: 'warning', message: expect.stringContaining('permissions:\n  actions: read') },
    ])
    expect(outputs).toMatchObject({ conclusion: 'failure', 'failed-jobs': '["build"]' })
    expect(rowsUnder(showMarkdown(summary), 'Jobs that this one needs')).toHaveLength(2)
  })

  it('fails the step with on-error: fail', async () => {
    const inputs = { needs: NEEDS, 'on-error': 'fail' }
    const { exitCode, annotations, outputs } = await runAlone({ github, inputs })
    expect(exitCode).toBe(1)
    expect(annotations).toMatchObject([{ level: 'error' }])
    expect(outputs['conclusion']).toBe('failure')
  })

  it('does not hide the status of the current job', async () => {
    const { outputs, summary } = await runAlone({ github, job: { jobStatus: 'failure' } })
    expect(outputs['conclusion']).toBe('failure')
    expect(summary.split('\n')[0]).toContain('CI failed')
  })

  it('never leads to the conclusion success', async () => {
    const { outputs } = await runAlone({ github })
    expect(outputs['conclusion']).toBe('unknown')
    expect(outputs['headline']).toBe('CI could not be read: the jobs could not be listed')
  })
})
