import { expect, it } from '@jest/globals'
import { renderSummary } from '../../../src/render/summary/summary.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { finished } from '../../../testing/make-run.ts'
import { showMarkdown, textOf } from '../../../testing/shown-markdown.ts'

it('lists each run that did not pass under its own name, also without a failed job', () => {
  const report = reportOnCommit([
    {
      workflow: 'CI',
      conclusion: 'failure',
      jobs: [{ name: 'test', state: finished(5, 65, 'failure') }],
    },
    {
      workflow: 'Lint',
      conclusion: 'failure',
      jobs: [{ name: 'lint', state: finished(5, 65, 'failure') }],
    },
    { workflow: 'Deploy', conclusion: 'startup_failure', jobs: [] },
    { workflow: 'Docs', conclusion: 'action_required', jobs: [] },
  ])
  const page = showMarkdown(renderSummary(report, { sections: ['failures'] }))
  const lines = page.children.map((node) => textOf(node).trim()).filter((line) => line !== '')
  expect(lines.slice(3)).toEqual([
    'CI',
    expect.stringMatching(/^❌ test failed after 1m/),
    'Lint',
    expect.stringMatching(/^❌ lint failed after 1m/),
    'Deploy',
    '❌ failed to start',
    'Docs',
    '⚠️ requires action',
  ])
})
