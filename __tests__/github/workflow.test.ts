import { describe, expect, it } from '@jest/globals'
import { setImmediate } from 'node:timers/promises'
import { parseYaml } from '../../src/github/workflow/parse-yaml.ts'
import { mayRunInQueue } from '../../src/github/workflow/queue-trigger.ts'
import { fetchWorkflow, fileText } from '../../src/github/workflow/fetch-workflow.ts'
import { decodeWorkflowFile } from '../../src/github/workflow/workflow-file.ts'
import type { Target } from '../../src/model/target.ts'
import { MINUTE } from '../../src/model/time.ts'
import type { FileRef } from '../../src/model/workflow-file.ts'
import { fakeClient, httpError, sourceOf } from '../../testing/fake-client.ts'
import { makeOwn, makeTarget, workflowJob } from '../../testing/make-run.ts'

describe('parseYaml', () => {
  it.each([
    ['a: [\n  1,\n]', { a: [1] }],
    ['on: push\nyes: no', { on: 'push', yes: 'no' }],
    ['a: &x { b: 1 }\nc: { <<: *x }', { a: { b: 1 }, c: { '<<': { b: 1 } } }],
    ['__proto__: { a: 1 }', JSON.parse('{ "__proto__": { "a": 1 } }')],
    ['a: 1\n...\n# the end', { a: 1 }],
    ['text', 'text'],
  ])('for %j returns %j', (text, value) => {
    expect(parseYaml(text)).toEqual(value)
  })

  it.each([
    ['the file is empty', ''],
    ['the file is empty', '---\n# nothing\n'],
    ['line 2: the file has more than one document', 'a: 1\n---\nb: 2'],
    ['line 3: a key is repeated', 'a: 1\nb: 2\n"a": 3'],
    ['line 2: a key is repeated', 'a:\n  - { 1: x, "1": y }'],
    ['line 3: a key is not a text', 'a: &a\n\n*a : 1'],
    ['line 1: a key is not a text', '? [a]\n: 1'],
    ['line 2: an alias has no anchor before it', 'a: 1\nb: *b\nc: &b 1'],
    ['line 2: Nested mappings are not allowed in compact mappings', 'a: 1\nb: c: d'],
    ['line 2: Tabs are not allowed as indentation', 'a:\n\tb: 1'],
    ['line 1: the file is nested too deeply', '['.repeat(10_000)],
    [
      `line 1: Block scalar header includes extra characters: |${'x'.repeat(52)}`,
      `a: |${'x'.repeat(500)}`,
    ],
    ['the file has too many anchors and aliases', `- &a\n${'- *a\n'.repeat(10_000)}`],
  ])('throws "%s"', (message, text) => {
    expect(() => parseYaml(text)).toThrow(new Error(message))
  })

  it.each(['a: 1', 'a: [,]'])('leaves the stacks of other errors as they are after %j', (text) => {
    const before = Error.stackTraceLimit
    try {
      parseYaml(text)
    } catch (error) {
      expect(error).toBeInstanceOf(Error)
    }
    expect([Error.stackTraceLimit, before > 0]).toEqual([before, true])
  })

  it('finds a repeated key among many in less time than the package', () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => `key${at}:`)
    const begun = process.cpuUsage()
    expect(() => parseYaml([...keys, 'key0:'].join('\n'))).toThrow('line 20001: a key is repeated')
    expect(process.cpuUsage(begun).user).toBeLessThan(10_000_000)
  })

  it('returns one object for all uses of an anchor', () => {
    const { a, all } = parseYaml(`a: &a [1]\nall: [${'*a, '.repeat(500)}]`) as {
      readonly [key: string]: readonly unknown[]
    }
    expect(all?.map((one) => one === a)).toEqual(Array(500).fill(true))
  })
})

describe('mayRunInQueue', () => {
  it.each([
    ['on: merge_group', true],
    ['on: [pull_request, merge_group]', true],
    ['"on": { pull_request: , merge_group: { types: [checks_requested] } }', true],
    ["'on':\n  - merge_group", true],
    ['on: pull_request', false],
    ['on: { pull_request: { branches: [main] }, workflow_call: }', false],
    // The workflow that it calls may be for merge groups; only its own triggers count.
    ['on: [pull_request]\njobs: { merge_group: { uses: ./merge_group.yml } }', false],
    // GitHub pushes the branch gh-readonly-queue/main/pr-7-… of each group.
    ['on: [push, pull_request]', true],
    ['on: { push: , pull_request: }', true],
    ['on: { push: { paths: [src/**] }, pull_request: }', true],
    ['on: { push: { branches: [main, release/*] }, pull_request: }', false],
    ['on: { push: { branches: main }, pull_request: }', false],
    ["on: { push: { branches: ['**'] }, pull_request: }", true],
    ['on: { push: { branches: [main, gh-readonly-queue/**] }, pull_request: }', true],
    ['on: { push: { branches: [gh-*/**] }, pull_request: }', true],
    ["on: { push: { branches: ['!main'] }, pull_request: }", true],
    ['on: { push: { branches-ignore: [docs] }, pull_request: }', true],
    ['on: { push: { tags: [v*] }, pull_request: }', false],
    ['on: { push: { tags-ignore: [v*] }, pull_request: }', false],
    // What GitHub would not accept shows nothing.
    ['jobs: {}', true],
    ['on:', true],
    ['true: pull_request', true],
    ['- a list', true],
  ])('for %j returns %s', (text, expected) => {
    expect(mayRunInQueue(text)).toBe(expected)
  })
})

const CI = '.github/workflows/ci.yml'
const DEPLOY = '.github/workflows/deploy.yml'
const SHA = 'c0ffee'
const REPOSITORY = 'octo-org/octo-shop'
const CI_FILE: FileRef = { owner: 'octo-org', repo: 'octo-shop', path: CI, ref: SHA }
const RUN = { path: CI, head_sha: SHA, repository: { full_name: REPOSITORY } }

function contents(text: string) {
  return { type: 'file', encoding: 'base64', content: Buffer.from(text).toString('base64') }
}

/** A fake GitHub that has every path as a file with the path as its text, except the refused ones. */
function github(refused: Readonly<Record<string, Error>> = {}) {
  return fakeClient(({ parameters: { path = '' } }) => {
    const error = refused[path]
    if (error !== undefined) throw error
    return contents(String(path))
  })
}

/** Lists the requested files, as `uses` would name them. */
function requestedFiles({ requested }: ReturnType<typeof github>): string[] {
  return requested.map(({ parameters: { owner = '', repo = '', path = '', ref = '' } }) =>
    [owner, repo, `${path}@${ref}`].join('/'),
  )
}

function currentTarget(workflowFile: FileRef | undefined): Target {
  return makeTarget({ current: makeOwn({ workflowFile }) })
}

const OTHER_RUN = makeTarget()

describe('fetchWorkflow', () => {
  it('does not wait for the response for the run if the runner reports the path', async () => {
    const client = github()
    const run = Promise.withResolvers<unknown>()
    const workflow = fetchWorkflow(sourceOf(client), currentTarget(CI_FILE), run.promise)
    expect(client.requested).toEqual([
      { route: '/repos/{owner}/{repo}/contents/{path}', parameters: CI_FILE },
    ])
    run.resolve({ ...RUN, path: DEPLOY, head_sha: 'another' })
    expect(await workflow).toEqual({ file: contents(CI), called: {} })
    expect(client.requested).toHaveLength(1)
  })

  it.each([
    ['another run', OTHER_RUN],
    ['a run whose runner does not report a path', currentTarget(undefined)],
  ])('takes the path from the response for %s', async (_, target) => {
    const client = github()
    const run = Promise.resolve({ ...RUN, path: `${CI}@refs/heads/main` })
    const workflow = await fetchWorkflow(sourceOf(client), target, run)
    expect(workflow).toEqual({ file: contents(CI), called: {} })
    expect(requestedFiles(client)).toEqual([`${REPOSITORY}/${CI}@${SHA}`])
  })

  it.each([
    ['could not be read', undefined],
    ['has no path', { head_sha: SHA }],
    ['has no commit', { path: CI }],
    ['is dynamic', { ...RUN, path: 'dynamic/pages/pages-build-deployment' }],
    ['has a path that is not a text', { ...RUN, path: { name: CI } }],
  ])('makes no request if the run %s', async (_, run) => {
    const client = github()
    expect(await fetchWorkflow(sourceOf(client), OTHER_RUN, Promise.resolve(run))).toBeUndefined()
    expect(client.requested).toEqual([])
  })

  it('returns undefined if the file cannot be read', async () => {
    const client = github({ [CI]: httpError(403, 'no') })
    const run = Promise.resolve(RUN)
    expect(await fetchWorkflow(sourceOf(client), currentTarget(CI_FILE), run)).toBeUndefined()
  })

  it('returns undefined if the signal aborts first', async () => {
    const controller = new AbortController()
    const client = fakeClient(() => new Promise<never>(() => undefined))
    const run = Promise.resolve(RUN)
    const workflow = fetchWorkflow(sourceOf(client, controller.signal), currentTarget(CI_FILE), run)
    controller.abort()
    expect(await workflow).toBeUndefined()
  })
})

describe('fetchWorkflow: called workflows', () => {
  /** Fetches the workflows that the response for the run lists. */
  async function fetchCalled(
    referenced: readonly unknown[],
    refused: Readonly<Record<string, Error>> = {},
  ) {
    const client = github(refused)
    const run = Promise.resolve({ ...RUN, referenced_workflows: referenced })
    const workflow = await fetchWorkflow(sourceOf(client), currentTarget(CI_FILE), run)
    const [file, ...requested] = requestedFiles(client)
    expect(file).toBe(`${REPOSITORY}/${CI}@${SHA}`)
    return { called: workflow?.called, requested }
  }

  it('returns a local file by both forms of `uses`', async () => {
    const path = `${REPOSITORY}/${DEPLOY}@${SHA}`
    const { called, requested } = await fetchCalled([{ path, sha: SHA, ref: 'refs/heads/main' }])
    expect(requested).toEqual([path])
    expect(called).toEqual({ [path]: contents(DEPLOY), [`./${DEPLOY}`]: contents(DEPLOY) })
  })

  it.each([
    ['another repository', `octo-org/shared/${DEPLOY}@v1`],
    ['another repository at a commit', `octo-org/shared/${DEPLOY}@beef`],
    ['the repository of the run at a branch', `${REPOSITORY}/${DEPLOY}@main`],
  ])('requests a file in %s at its commit, and returns it by `uses`', async (_, path) => {
    const { called, requested } = await fetchCalled([{ path, sha: 'beef' }])
    expect(requested).toEqual([path.replace(/@.*/, '@beef')])
    expect(called).toEqual({ [path]: contents(DEPLOY) })
  })

  it('returns undefined only for a file that cannot be read', async () => {
    const paths = ['a', 'b', 'c'].map((name) => `octo-org/shared/${name}.yml@v1`)
    const { called } = await fetchCalled(
      paths.map((path) => ({ path, sha: 'beef' })),
      { 'b.yml': httpError(404, 'Not Found') },
    )
    expect(called).toStrictEqual({
      [paths[0] ?? '']: contents('a.yml'),
      [paths[1] ?? '']: undefined,
      [paths[2] ?? '']: contents('c.yml'),
    })
  })

  it.each([
    ['nothing', undefined],
    ['a text', 'path'],
    ['an object without a path', { sha: SHA }],
    ['an object without a commit', { path: `octo-org/shared/${DEPLOY}@v1` }],
    ['a path without a repository', { path: `./${DEPLOY}`, sha: SHA }],
  ])('makes no request for an entry that is %s', async (_, referenced) => {
    const { called, requested } = await fetchCalled([referenced])
    expect([called, requested]).toEqual([{}, []])
  })

  it('requests at most twenty files', async () => {
    const referenced = Array.from({ length: 23 }, (_, at) => ({
      path: `octo-org/shared/${at}.yml@v1`,
      sha: 'beef',
    }))
    const { called, requested } = await fetchCalled(referenced)
    expect(requested).toHaveLength(20)
    expect(Object.keys(called ?? {})).toEqual(referenced.slice(0, 20).map(({ path }) => path))
  })

  it('keeps the file of the run if the called files time out', async () => {
    const controller = new AbortController()
    const path = `octo-org/shared/${DEPLOY}@v1`
    const client = fakeClient(({ parameters }) =>
      parameters.path === CI ? contents(CI) : new Promise<never>(() => undefined),
    )
    const run = Promise.resolve({ ...RUN, referenced_workflows: [{ path, sha: SHA }] })
    const workflow = fetchWorkflow(sourceOf(client, controller.signal), currentTarget(CI_FILE), run)
    await setImmediate()
    controller.abort()
    expect(await workflow).toEqual({ file: contents(CI), called: { [path]: undefined } })
  })
})

describe('fileText', () => {
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
  ])('returns %j for %j', (text, response) => {
    expect(fileText(response)).toBe(text)
  })
})

const none: ReadonlyMap<string, string> = new Map()

describe('decodeWorkflowFile', () => {
  it('reads keys, names, needs and matrices', () => {
    const text = `
on: push
jobs:
  Lint: { runs-on: ubuntu-latest }
  test:
    name: Test on \${{ matrix.os }}
    needs: lint
    strategy: { matrix: { os: [linux, windows] } }
  pages:
    name: 1.5
    needs: [Lint, test]
`
    expect(decodeWorkflowFile(text, none).graph).toEqual([
      workflowJob('lint', { name: 'Lint', writtenKey: 'Lint' }),
      workflowJob('test', {
        name: 'Test on ${{ matrix.os }}',
        legNames: ['Test on linux', 'Test on windows'],
        needs: ['lint'],
        matrix: true,
      }),
      workflowJob('pages', { name: '1.5', needs: ['lint', 'test'] }),
    ])
  })

  it('resolves YAML anchors', () => {
    const text = 'jobs: { a: {}, b: { needs: &before [a] }, c: { needs: *before } }'
    expect(decodeWorkflowFile(text, none).graph?.map(({ needs }) => needs)).toEqual([
      [],
      ['a'],
      ['a'],
    ])
  })

  it('reads five hundred uses of one anchor', () => {
    const jobs = Array.from({ length: 500 }, (_, at) => `j${at}: { needs: *n, strategy: *s }`)
    const text = `jobs: { a: { needs: &n [b], strategy: &s { matrix: { os: [u] } } }, b: {}, ${jobs.join()} }`
    const graph = decodeWorkflowFile(text, none).graph
    expect(graph?.filter(({ needs }) => needs[0] === 'b')).toHaveLength(501)
    expect(graph?.filter(({ matrix }) => matrix)).toHaveLength(501)
  })

  it('reads a file whose aliases stand for a billion values, if they are no need', () => {
    const lists = Array.from('bcdefghi', (name, at) => {
      return `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join()}]`
    })
    const fileWith = (setting: string) =>
      ['a: &a [x, x, x, x, x, x, x, x, x]', ...lists, `jobs: { job: { ${setting} } }`].join('\n')
    const named = 'name: "${{ matrix.os }}", strategy: { matrix: { os: *i } }, environment: *i'
    expect(decodeWorkflowFile(fileWith(named), none).graph).toEqual([
      workflowJob('job', { name: '${{ matrix.os }}', matrix: true }),
    ])
    expect(decodeWorkflowFile(fileWith('needs: *i'), none).graph).toBeUndefined()
    const endless = 'jobs: &jobs { a: { needs: &list [*list] }, b: *jobs }'
    expect(decodeWorkflowFile(endless, none).graph).toBeUndefined()
  })

  it.each([
    ['strategy: { matrix: {}, fail-fast: false }', { matrix: true, failFast: false }],
    ['strategy: { matrix: {}, max-parallel: 2 }', { matrix: true, maxParallel: 2 }],
    ['strategy: { matrix: "${{ fromJSON(needs.plan.outputs.all) }}" }', { matrix: true }],
    [
      'strategy: "${{ fromJSON(needs.plan.outputs.all) }}"',
      { matrix: true, failFast: undefined, maxParallel: undefined },
    ],
    ['continue-on-error: true', { continueOnError: true }],
    ['continue-on-error: "${{ matrix.experimental }}"', { continueOnError: undefined }],
    ['timeout-minutes: 30', { timeout: 30 * MINUTE }],
    ['timeout-minutes: "${{ inputs.limit }}"', { timeout: undefined }],
    ['environment: production', { environment: 'production' }],
    ['environment: { name: "${{ inputs.to }}", url: x }', { environment: '${{ inputs.to }}' }],
    ['environment: ""', { environment: undefined }],
    ['concurrency: { group: deploy }', { concurrency: 'deploy' }],
    ['concurrency: "${{ github.ref }}"', { concurrency: '${{ github.ref }}' }],
  ])('reads the setting %s', (setting, expected) => {
    const text = `jobs: { a: { ${setting} } }`
    expect(decodeWorkflowFile(text, none).graph).toEqual([workflowJob('a', expected)])
  })

  it('reads called workflows, and files of their own repository from there', () => {
    const text = 'jobs: { deploy: { uses: octo/shared/.github/workflows/deploy.yml@v1 } }'
    const called = new Map([
      [
        'octo/shared/.github/workflows/deploy.yml@v1',
        'jobs: { check: { uses: ./.github/workflows/check.yml } }',
      ],
      ['octo/shared/.github/workflows/check.yml@v1', 'jobs: { unit: {} }'],
      ['./.github/workflows/check.yml', 'jobs: { wrong: {} }'],
    ])
    const check = workflowJob('check', { called: [workflowJob('unit')] })
    expect(decodeWorkflowFile(text, called).graph).toEqual([
      workflowJob('deploy', { called: [check] }),
    ])
  })

  it('marks a called workflow without a text as unread', () => {
    const text = 'jobs: { deploy: { uses: ./.github/workflows/deploy.yml } }'
    expect(decodeWorkflowFile(text, none).graph?.[0]?.called).toBe('unread')
  })

  it.each([
    ['text that is not YAML', 'jobs: ['],
    ['an empty text', ''],
    ['a list', '- jobs'],
    ['a file without jobs', 'on: push'],
    ['jobs that are not a map', 'jobs: [a, b]'],
    ['a need that is not a text', 'jobs: { a: {}, b: { needs: [[a]] } }'],
    ['a need that does not exist', 'jobs: { a: { needs: b } }'],
    ['uses that is not a text', 'jobs: { a: { uses: [x] } }'],
    ['a file that is too large', `jobs: { a: {} }\n#${'x'.repeat(500 * 1024)}`],
    ['a name that is too long', `jobs: { a: { name: ${'x'.repeat(1_001)} } }`],
    ['a key that is too long', `jobs: { ${'x'.repeat(1_001)}: {} }`],
    ['too many jobs', jobsOf(1_001, '{}')],
    [
      'a job with more needs than a run has jobs',
      `jobs: { a: {}, b: { needs: [${'a, '.repeat(1_001)}] } }`,
    ],
  ])('returns undefined for %s', (_, text) => {
    expect(decodeWorkflowFile(text, none).graph).toBeUndefined()
  })

  it('does not read called workflows beyond the jobs of a run', () => {
    const uses = (name: string) => jobsOf(40, `{ uses: ./${name} }`)
    const called = (last: string) =>
      new Map([
        ['./a', uses('b')],
        ['./b', last],
      ])
    const { graph, faults } = decodeWorkflowFile(uses('a'), called(uses('c')))
    expect([...faults.keys()]).toEqual(['./b', './a'])
    expect(faults.get('./b')).toBe('the workflow has too many jobs')
    expect(JSON.stringify(graph).match(/"key"/g)).toHaveLength(1_000)
    expect(decodeWorkflowFile(uses('b'), called('jobs: { a: {} }')).faults.size).toBe(0)
  })

  it('follows a workflow that calls itself as far as GitHub allows', () => {
    const ci = './.github/workflows/ci.yml'
    const text = `jobs: { a: { uses: ${ci} } }`
    const { graph, faults } = decodeWorkflowFile(text, new Map([[ci, text]]))
    expect(JSON.stringify(graph).match(/"key"/g)).toHaveLength(11)
    expect([...faults]).toEqual([[ci, 'the workflows call each other endlessly']])
  })

  it('parses a file once that a thousand jobs call', () => {
    const text = jobsOf(500, '{ uses: ./a }')
    const { graph, faults } = decodeWorkflowFile(text, new Map([['./a', '#\n'.repeat(200_000)]]))
    expect(graph?.every(({ called }) => called === 'unread')).toBe(true)
    expect([...faults]).toEqual([['./a', 'the file is empty']])
  })
})

function jobsOf(count: number, job: string): string {
  return ['jobs:', ...Array.from({ length: count }, (_, at) => `  job${at}: ${job}`)].join('\n')
}
