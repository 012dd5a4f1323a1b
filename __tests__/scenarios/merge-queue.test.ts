import { describe, expect, it } from '@jest/globals'
import { ACTIONS_APP, apiBranch, apiRules } from '../../testing/fake-github/api-branch.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { runAlone, type Scenario } from '../../testing/scenario.ts'

const CURRENT = 9
const JOBS = '{ build: { steps: [] }, gate: { name: All checks, needs: build, steps: [] } }'
const CI = '.github/workflows/ci.yml'
const RULES = 'rules/branches/main'

/** The gate of a pull request, for which the workflow runs. */
async function runGate(
  triggers: string,
  { github, job, ...scenario }: Scenario = {},
  rules: FakeGitHubOptions['bodies'] = {
    [RULES]: apiRules([['All checks', ACTIONS_APP]], true),
  },
) {
  const { eventName = 'pull_request' } = job ?? {}
  const jobs = [
    { name: 'build', conclusion: 'success' as const },
    { id: CURRENT, name: 'All checks', status: 'in_progress' as const, steps: [] },
  ]
  const { requested, report, exitCode } = await runAlone({
    inProcess: true,
    github: {
      runs: [fakeRun({ run: { event: eventName, head_branch: 'topic' }, jobs })],
      files: { [CI]: `on: ${triggers}\njobs: ${JOBS}` },
      bodies: rules,
      ...github,
    },
    inputs: { 'fail-on': 'any', 'settle-seconds': '0' },
    ...scenario,
    job: {
      eventName,
      event: eventName === 'push' ? {} : { pull_request: { base: { ref: 'main' }, head: {} } },
      checkRunId: CURRENT,
      ...job,
    },
  })
  expect(exitCode).toBe(0)
  const notes = report?.notes.map(({ text }) => text).filter((text) => text.includes('queue'))
  return { notes, requests: requested.filter((path) => path.includes('/rules/')).length }
}

describe('a gate whose workflow does not run for merge groups', () => {
  it('says that the merge queue of the base branch waits for it', async () => {
    expect(await runGate('[pull_request]')).toEqual({
      notes: [
        `The merge queue of main waits for All checks, but this workflow does not run for \`merge_group\`. If no other workflow reports that check, the queue drops every pull request: add \`merge_group:\` to \`on\` in ${CI}.`,
      ],
      requests: 1,
    })
  })

  const refused = { path: /rules/, response: { status: 403 } } as const

  it.each<[string, Parameters<typeof runGate>]>([
    [
      'the branch has no queue',
      ['[pull_request]', {}, { [RULES]: apiRules([['All checks', ACTIONS_APP]]) }],
    ],
    [
      'the queue waits for others',
      ['[pull_request]', {}, { [RULES]: apiRules([['lint', ACTIONS_APP]], true) }],
    ],
    [
      'another app reports the check',
      ['[pull_request]', {}, { [RULES]: apiRules([['All checks', 42]], true) }],
    ],
    [
      'only the protection requires it',
      [
        '[pull_request]',
        {},
        {
          [RULES]: apiRules([], true),
          'branches/main': apiBranch('main', [['All checks', ACTIONS_APP]]),
        },
      ],
    ],
    ['the rules cannot be read', ['[pull_request]', { github: { faults: [refused] } }]],
  ])('says nothing after one request if %s', async (_, given) => {
    expect(await runGate(...given)).toEqual({ notes: [], requests: 1 })
  })

  it.each<[string, Parameters<typeof runGate>]>([
    ['the workflow runs for merge groups', ['[pull_request, merge_group]']],
    ['the workflow runs for the branch of the group', ['[pull_request, push]']],
    ['the workflow file is not read', ['[pull_request]', { github: { files: {} } }]],
    ['the workflow file cannot be parsed', ['[pull_request']],
    ['there is no gate', ['[pull_request]', { inputs: { 'settle-seconds': '0' } }]],
    [
      'a push is reported',
      ['{ pull_request: , push: { branches: [main] } }', { job: { eventName: 'push' } }],
    ],
    // The pull request may add the trigger, and only a later run would show it.
    [
      'the file is that of the base branch',
      ['pull_request_target', { job: { eventName: 'pull_request_target' } }],
    ],
    ['few requests remain', ['[pull_request]', { github: { rateLimit: 690 } }]],
  ])('requests no rules if %s', async (_, given) => {
    expect(await runGate(...given)).toEqual({ notes: [], requests: 0 })
  })
})
