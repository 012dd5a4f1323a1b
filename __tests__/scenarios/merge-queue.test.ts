import { describe, expect, it } from '@jest/globals'
import { ACTIONS_APP, apiBranch, apiRules } from '../../testing/fake-github/api-branch.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { runAlone } from '../../testing/scenario.ts'

const CURRENT = 9
const JOBS = '{ build: { steps: [] }, gate: { name: All checks, needs: build, steps: [] } }'
const RULES = 'rules/branches/main'

interface Gate {
  /** The triggers of the workflow. @default only pull requests */
  readonly on?: string
  readonly eventName?: string
  readonly github?: FakeGitHubOptions
  readonly failOn?: string
}

/** Runs the gate of a workflow, by default for a pull request to a branch whose merge queue waits for it. */
async function runGate({
  on = '[pull_request]',
  eventName = 'pull_request',
  github,
  failOn = 'any',
}: Gate) {
  const jobs = [
    { name: 'build', conclusion: 'success' },
    { id: CURRENT, name: 'All checks', status: 'in_progress', steps: [] },
  ]
  const { requested, report, exitCode } = await runAlone({
    inProcess: true,
    github: {
      runs: [fakeRun({ run: { event: eventName, head_branch: 'topic' }, jobs })],
      files: { '.github/workflows/ci.yml': `on: ${on}\njobs: ${JOBS}` },
      bodies: { [RULES]: apiRules([['All checks', ACTIONS_APP]], true) },
      ...github,
    },
    inputs: { 'fail-on': failOn },
    job: {
      eventName,
      event: eventName === 'push' ? {} : { pull_request: { base: { ref: 'main' }, head: {} } },
      checkRunId: CURRENT,
    },
  })
  expect(exitCode).toBe(0)
  const notes = report?.notes.map(({ text }) => text).filter((text) => text.includes('queue'))
  return [notes, requested.filter((path) => path.includes('/rules/')).length]
}

const withRules = (...rules: Parameters<typeof apiRules>) => ({
  github: { bodies: { [RULES]: apiRules(...rules) } },
})
const OF_MAIN = { 'branches/main': apiBranch('main', [['All checks', ACTIONS_APP]]) }
const REFUSED = { path: /rules/, response: { status: 403 } }

describe('a gate whose workflow does not run for merge groups', () => {
  it('says that the merge queue of the base branch waits for it', async () => {
    const note = expect.stringMatching(
      /^The merge queue of main waits for All checks, but .*\/ci\.yml\.$/,
    )
    expect(await runGate({})).toEqual([[note], 1])
  })

  it.each<[string, number, Gate]>([
    ['the branch has no queue', 1, withRules([['All checks', ACTIONS_APP]])],
    ['another app reports the check', 1, withRules([['All checks', 42]], true)],
    [
      'only the protection requires it',
      1,
      { github: { bodies: { [RULES]: apiRules([], true), ...OF_MAIN } } },
    ],
    ['the rules cannot be read', 1, { github: { faults: [REFUSED] } }],
    ['the workflow runs for merge groups', 0, { on: '[pull_request, merge_group]' }],
    ['the workflow file is not read', 0, { github: { files: {} } }],
    ['there is no gate', 0, { failOn: '' }],
    [
      'a push is reported',
      0,
      { on: '{ pull_request: , push: { branches: [main] } }', eventName: 'push' },
    ],
    // The pull request may add the trigger, and only a later run would show it.
    [
      'the file is that of the base branch',
      0,
      { on: 'pull_request_target', eventName: 'pull_request_target' },
    ],
    ['few requests remain', 0, { github: { rateLimit: 690 } }],
  ])('says nothing if %s, after %i requests for rules', async (_, requests, gate) => {
    expect(await runGate(gate)).toEqual([[], requests])
  })
})
