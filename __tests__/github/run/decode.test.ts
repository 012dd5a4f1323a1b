import { describe, expect, it } from '@jest/globals'
import { decodeRun } from '../../../src/github/run/decode.ts'
import type { WorkflowResponses } from '../../../src/github/workflow/fetch-workflow.ts'
import { branchName, type Run } from '../../../src/model/run.ts'
import type { Target } from '../../../src/model/target.ts'
import { apiJob } from '../../../testing/fake-github/api-job.ts'
import { apiRun } from '../../../testing/fake-github/api-run.ts'
import { FORK } from '../../../testing/fake-github/repository.ts'
import { at, makeOwn, makeTarget, RUN_URL } from '../../../testing/make-run.ts'

const NOTHING = { run: undefined, jobs: undefined, jobsCounted: undefined, notes: [] }

function decodeRunBody(run: unknown, target: Partial<Target> = {}): Run {
  return decodeRun({ ...NOTHING, run }, makeTarget(target))
}

describe('decodeRun: run', () => {
  const pull = (number: number, sha: string) => ({ number, head: { sha } })

  it('decodes a response', () => {
    expect(decodeRunBody(apiRun({ run_attempt: 2, conclusion: 'failure' }))).toEqual({
      repository: 'octo-org/octo-shop',
      id: 42,
      attempt: 2,
      number: 128,
      workflow: 'CI',
      workflowPath: '.github/workflows/ci.yml',
      event: 'push',
      branch: 'main',
      commit: '7638417db6d59f3c431d3e1f261cc637155684cd',
      title: 'Let the basket keep its order',
      actor: 'octocat',
      url: RUN_URL,
      startedAt: at(0),
      updatedAt: at(0),
      conclusion: 'failure',
      jobs: undefined,
      jobsCounted: undefined,
      notes: [],
    })
  })

  it.each([
    ['pull_request', [pull(12, 'a')], 12],
    ['pull_request_target', [pull(12, 'a'), pull(13, 'b')], 12],
    ['pull_request', [pull(12, 'b')], undefined],
    ['pull_request', [pull(12, 'a'), pull(13, 'a')], undefined],
    ['pull_request', [{ number: 12 }], undefined],
    ['pull_request', [], undefined],
    ['push', [pull(12, 'a')], undefined],
  ])('decodes the pull request of a %s that lists %j: %p', (event, pull_requests, pullRequest) => {
    const run = { ...apiRun({}), event, head_sha: 'a', pull_requests }
    expect(decodeRunBody(run).pullRequest).toBe(pullRequest)
  })

  it.each([
    ['of the repository', {}, 'main'],
    ['of a fork', { head_repository: FORK }, 'mona/octo-shop:main'],
    ['of a fork that was deleted', { head_repository: null }, 'unknown repository:main'],
    ['of a fork that has no name', { head_repository: { id: 5 } }, 'unknown repository:main'],
    ['of a fork, but no name is known', { head_repository: FORK, head_branch: null }, undefined],
  ])('says whose branch it is %s', (_, body, expected) => {
    const run = decodeRunBody({ ...apiRun({}), event: 'pull_request', ...body })
    expect(branchName(run)).toBe(expected)
  })

  it.each([
    [{ status: 'WAITING' }, 'waiting'],
    [{ status: 'pending', conclusion: null }, 'pending'],
    [{ status: 'completed', conclusion: 'success' }, undefined],
    [{}, undefined],
  ])('decodes the status of %j: %p', (body, status) => {
    expect(decodeRunBody(body).status).toBe(status)
  })

  it.each([undefined, null, {}, [], 'run', 7])(
    'uses the environment if the response is %j',
    (body) => {
      const facts = {
        ...{ number: 7, workflow: 'Release', event: 'schedule' },
        ...{ branch: 'next', commit: 'abc', actor: 'hubot' },
      }
      const unknown = { title: undefined, startedAt: undefined, conclusion: undefined }
      const run = decodeRunBody(body, { current: makeOwn({ facts }) })
      expect(run).toMatchObject({ ...facts, attempt: 1, ...unknown })
    },
  )

  it('takes the name of the workflow from the jobs if the run has none', () => {
    const responses = { ...NOTHING, jobs: [apiJob({ workflow_name: 'Nightly' })] }
    expect(decodeRun(responses, makeTarget()).workflow).toBe('Nightly')
  })

  it.each([
    ['triggering_actor', { triggering_actor: { login: 'hubot' } }, 'hubot'],
    ['actor if there is no triggering_actor', { triggering_actor: null }, 'octocat'],
    ['nobody if there is neither', { triggering_actor: {}, actor: null }, undefined],
  ])('decodes the actor from %s', (_, fields, actor) => {
    expect(decodeRunBody({ ...apiRun(), ...fields }).actor).toBe(actor)
  })

  it.each([
    ['run_started_at', { run_started_at: 60 }, 1, at(60)],
    ['created_at of a first attempt', { run_started_at: undefined, created_at: 5 }, 1, at(5)],
    ['nothing for a later attempt', { run_started_at: undefined }, 2, undefined],
    ['nothing', { run_started_at: '0001-01-01T00:00:00Z', created_at: null }, 1, undefined],
  ])('decodes the start from %s', (_, fields, attempt, startedAt) => {
    expect(decodeRunBody(apiRun(fields), { attempt }).startedAt).toBe(startedAt)
  })

  it.each([
    [null, undefined],
    ['', undefined],
    [7, undefined],
    ['success', 'success'],
    ['STARTUP_FAILURE', 'startup_failure'],
    ['A_New_Word', 'A_New_Word'],
    ['x'.repeat(101), 'unknown'],
  ])('decodes the conclusion %j as %j', (conclusion, expected) => {
    expect(decodeRunBody({ conclusion }).conclusion).toBe(expected)
  })

  it('decodes the jobs of the workflow file and of the called files that were read', () => {
    const fileOf = (text: string) => ({ encoding: 'base64', content: btoa(text) })
    const file = fileOf('jobs: { build: {}, deploy: { uses: ./d.yml }, scan: { uses: ./s.yml } }')
    const called = { './d.yml': fileOf('jobs: { plan: {} }'), './s.yml': { message: 'Not Found' } }
    const graphOf = (workflow: WorkflowResponses) =>
      decodeRun({ ...NOTHING, workflow }, makeTarget()).graph
    expect(graphOf({ file, called })).toMatchObject([
      { key: 'build', called: undefined },
      { key: 'deploy', called: [{ key: 'plan' }] },
      { key: 'scan', called: 'unread' },
    ])
    for (const file of [undefined, { encoding: 'none', content: '' }, fileOf('on: push')])
      expect(graphOf({ file, called })).toBeUndefined()
  })

  it.each([
    [
      'the file of the run',
      { file: 'jobs:\n  build: {}\n  build: {}' },
      undefined,
      '.github/workflows/ci.yml could not be parsed (line 3: a key is repeated)',
    ],
    [
      'a called file of another repository',
      { file: 'jobs: { build: {}, scan: { uses: o/r/s.yml@v1 } }', 'o/r/s.yml@v1': 'jobs:\n\t- a' },
      ['build', 'scan'],
      'o/r/s.yml@v1 could not be parsed (line 2: Tabs are not allowed as indentation)',
    ],
    [
      'a file that needs a job that is not there',
      { file: 'jobs: { a: { needs: b } }' },
      undefined,
      '.github/workflows/ci.yml could not be parsed (a job needs one that does not exist)',
    ],
  ])('names %s if it cannot be parsed', (_, { file, ...others }, keys, beginning) => {
    const fileOf = (text = '') => ({ encoding: 'base64', content: btoa(text) })
    const called = Object.fromEntries(
      Object.entries(others).map(([uses, text]) => [uses, fileOf(text)]),
    )
    const workflow = { file: fileOf(file), called }
    const path = '.github/workflows/ci.yml@refs/heads/main'
    const run = decodeRun({ ...NOTHING, run: { path }, workflow }, makeTarget())
    expect(run.graph?.map(({ key }) => key)).toEqual(keys)
    const text = `The workflow file ${beginning}: what its jobs need, how long they may run and whether they may fail is unknown.`
    expect(run.notes).toEqual([{ severity: 'notice', text }])
  })
})
