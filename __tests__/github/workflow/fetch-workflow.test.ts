import { describe, expect, it } from '@jest/globals'
import { setImmediate } from 'node:timers/promises'
import { decodeRun } from '../../../src/github/run/decode.ts'
import { fetchWorkflow, fileText } from '../../../src/github/workflow/fetch-workflow.ts'
import type { Target } from '../../../src/model/target.ts'
import type { FileRef } from '../../../src/model/workflow-file.ts'
import { fakeClient, httpError } from '../../helpers/fake-client.ts'
import { makeOwn, makeTarget } from '../../helpers/make-run.ts'

const CI = '.github/workflows/ci.yml'
const DEPLOY = '.github/workflows/deploy.yml'
const SHA = 'c0ffee'
const OWN = 'octo-org/octo-shop'
const PLACE: FileRef = { owner: 'octo-org', repo: 'octo-shop', path: CI, ref: SHA }
const RUN = { path: CI, head_sha: SHA, repository: { full_name: OWN } }

const never = new AbortController().signal

function contents(text: string) {
  return { type: 'file', encoding: 'base64', content: Buffer.from(text).toString('base64') }
}

/** A GitHub that has every file, its text being its path; what is refused is given by its path. */
function github(refused: Readonly<Record<string, Error>> = {}) {
  return fakeClient(({ parameters: { path = '' } }) => {
    const error = refused[path]
    if (error !== undefined) throw error
    return contents(String(path))
  })
}

/** Which files are asked for, as `uses` would name them. */
function addressesOf({ asked }: ReturnType<typeof github>): string[] {
  return asked.map(({ parameters: { owner = '', repo = '', path = '', ref = '' } }) =>
    [owner, repo, `${path}@${ref}`].join('/'),
  )
}

function ownTarget(workflowFile: FileRef | undefined): Target {
  return makeTarget({ current: makeOwn({ workflowFile }) })
}

const OTHER_RUN = makeTarget()

describe('the workflow file', () => {
  it('of the own run is asked for at once, where the runner says that it is', async () => {
    const client = github()
    const run = Promise.withResolvers<unknown>()
    const workflow = fetchWorkflow(client, ownTarget(PLACE), run.promise, never)
    expect(client.asked).toEqual([
      { route: '/repos/{owner}/{repo}/contents/{path}', parameters: PLACE },
    ])
    run.resolve({ ...RUN, path: DEPLOY, head_sha: 'another' })
    expect(await workflow).toEqual({ file: contents(CI), called: {} })
    expect(client.asked).toHaveLength(1)
  })

  it.each([
    ['another run', OTHER_RUN],
    ['a run whose runner does not say it', ownTarget(undefined)],
  ])('of %s is where the run says', async (_, target) => {
    const client = github()
    const run = Promise.resolve({ ...RUN, path: `${CI}@refs/heads/main` })
    expect(await fetchWorkflow(client, target, run, never)).toEqual({
      file: contents(CI),
      called: {},
    })
    expect(addressesOf(client)).toEqual([`${OWN}/${CI}@${SHA}`])
  })

  it.each([
    ['could not be read', undefined],
    ['has no path', { head_sha: SHA }],
    ['has no commit', { path: CI }],
    ['is dynamic', { ...RUN, path: 'dynamic/pages/pages-build-deployment' }],
    ['has a path that is no text', { ...RUN, path: { name: CI } }],
  ])('is not asked for where the run %s', async (_, run) => {
    const client = github()
    expect(await fetchWorkflow(client, OTHER_RUN, Promise.resolve(run), never)).toBeUndefined()
    expect(client.asked).toEqual([])
  })

  it.each([403, 404, 429, 500])('that is answered with %i is none', async (status) => {
    const client = github({ [CI]: httpError(status, 'no') })
    const run = Promise.resolve(RUN)
    expect(await fetchWorkflow(client, ownTarget(PLACE), run, never)).toBeUndefined()
  })

  it('that never comes is none when the signal ends', async () => {
    const controller = new AbortController()
    const client = fakeClient(() => new Promise<never>(() => undefined))
    const workflow = fetchWorkflow(
      client,
      ownTarget(PLACE),
      Promise.resolve(RUN),
      controller.signal,
    )
    controller.abort()
    expect(await workflow).toBeUndefined()
  })
})

describe('the workflows that it calls', () => {
  /** Asks for them, as the run's answer refers to them. */
  async function fetchCalled(
    referenced: readonly unknown[],
    refused: Readonly<Record<string, Error>> = {},
  ) {
    const client = github(refused)
    const run = Promise.resolve({ ...RUN, referenced_workflows: referenced })
    const workflow = await fetchWorkflow(client, ownTarget(PLACE), run, never)
    const [own, ...asked] = addressesOf(client)
    expect(own).toBe(`${OWN}/${CI}@${SHA}`)
    return { called: workflow?.called, asked }
  }

  it('are found by the path that a local call has too', async () => {
    const path = `${OWN}/${DEPLOY}@${SHA}`
    const { called, asked } = await fetchCalled([{ path, sha: SHA, ref: 'refs/heads/main' }])
    expect(asked).toEqual([path])
    expect(called).toEqual({ [path]: contents(DEPLOY), [`./${DEPLOY}`]: contents(DEPLOY) })
  })

  it.each([
    ['another repository', `octo-org/shared/${DEPLOY}@v1`],
    ['another repository at a commit', `octo-org/shared/${DEPLOY}@beef`],
    ['the own repository at a branch', `${OWN}/${DEPLOY}@main`],
  ])('of %s are asked for at their commit, and found as they are called', async (_, path) => {
    const { called, asked } = await fetchCalled([{ path, sha: 'beef' }])
    expect(asked).toEqual([path.replace(/@.*/, '@beef')])
    expect(called).toEqual({ [path]: contents(DEPLOY) })
  })

  it('are left out where they can not be had, each by itself', async () => {
    const paths = ['a', 'b', 'c'].map((name) => `octo-org/shared/${name}.yml@v1`)
    const { called } = await fetchCalled(
      paths.map((path) => ({ path, sha: 'beef' })),
      { 'b.yml': httpError(404, 'Not Found') },
    )
    expect(called).toEqual({
      [paths[0] ?? '']: contents('a.yml'),
      [paths[1] ?? '']: undefined,
      [paths[2] ?? '']: contents('c.yml'),
    })
  })

  it.each([
    ['nothing', undefined],
    ['a text', 'path'],
    ['no path', { sha: SHA }],
    ['no commit', { path: `octo-org/shared/${DEPLOY}@v1` }],
    ['a path of no repository', { path: `./${DEPLOY}`, sha: SHA }],
  ])('are not asked for where there is %s', async (_, referenced) => {
    const { called, asked } = await fetchCalled([referenced])
    expect([called, asked]).toEqual([{}, []])
  })

  it('are twenty at most', async () => {
    const referenced = Array.from({ length: 23 }, (_, at) => ({
      path: `octo-org/shared/${at}.yml@v1`,
      sha: 'beef',
    }))
    const { called, asked } = await fetchCalled(referenced)
    expect(asked).toHaveLength(20)
    expect(Object.keys(called ?? {})).toEqual(referenced.slice(0, 20).map(({ path }) => path))
  })

  it('that do not come in time leave the file itself', async () => {
    const controller = new AbortController()
    const path = `octo-org/shared/${DEPLOY}@v1`
    const client = fakeClient(({ parameters }) =>
      parameters.path === CI ? contents(CI) : new Promise<never>(() => undefined),
    )
    const run = Promise.resolve({ ...RUN, referenced_workflows: [{ path, sha: SHA }] })
    const workflow = fetchWorkflow(client, ownTarget(PLACE), run, controller.signal)
    await setImmediate()
    controller.abort()
    expect(await workflow).toEqual({ file: contents(CI), called: { [path]: undefined } })
  })
})

describe('the text of a file', () => {
  it.each([
    ['jobs: {}\n', contents('jobs: {}\n')],
    ['größer', contents('größer')],
    ['in lines', { encoding: 'base64', content: 'aW4g\nbGlu\nZXM=\n' }],
    ['', { encoding: 'base64', content: '' }],
    [undefined, { encoding: 'none', content: '' }],
    [undefined, { encoding: 'utf-8', content: 'jobs: {}' }],
    [undefined, { encoding: 'base64', content: 1 }],
    [undefined, { encoding: 'base64' }],
    [undefined, [contents('a file in a folder')]],
    [undefined, undefined],
  ])('%j is that of %j', (text, answer) => {
    expect(fileText(answer)).toBe(text)
  })

  it('that is not there or no workflow is no graph', () => {
    const graphOf = (file: unknown) =>
      decodeRun(
        {
          run: {},
          jobs: [],
          jobsCounted: 0,
          workflow: { file, called: { './a.yml': { encoding: 'none' } } },
          notes: [],
        },
        OTHER_RUN,
      ).graph
    expect(graphOf({ encoding: 'none', content: '' })).toBeUndefined()
    expect(graphOf(contents('on: push'))).toBeUndefined()
    expect(graphOf(contents('jobs: { a: { uses: ./a.yml } }'))).toMatchObject([
      { key: 'a', called: 'unread' },
    ])
  })
})
