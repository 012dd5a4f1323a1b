import { describe, expect, it } from '@jest/globals'
import { type ActionProcess, readCurrentTarget, readTarget } from '../../src/actions/read-target.ts'
import { InputReader } from '../../src/actions/read-values.ts'
import type { CurrentAction } from '../../src/model/target.ts'

type Values = Readonly<Record<string, string>>

const INPUTS: Values = { repository: 'octo-org/octo-shop', 'run-id': '42' }
const ENV: Values = {
  GITHUB_REPOSITORY: 'octo-org/octo-shop',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '2',
}

function read(given: Values = {}, env: Values = {}, process?: ActionProcess) {
  const inputs: Values = { ...INPUTS, ...given }
  const variables: Values = { ...ENV, ...env }
  const source = {
    read: new InputReader((name: string) => inputs[name] ?? ''),
    env: (name: string) => variables[name] || undefined,
    process,
  }
  const serverUrl = 'https://github.com'
  return readTarget(source, serverUrl, readCurrentTarget(source, serverUrl, 7))
}

describe('readTarget, attempt', () => {
  it.each<[string, Values, Values, number | undefined, boolean]>([
    ['is the current one by default', {}, {}, 2, true],
    ['is the current one if it is named', { 'run-attempt': '2' }, {}, 2, true],
    ['is another one of the current run if it is named', { 'run-attempt': '1' }, {}, 1, false],
    ['is the latest of another run by default', { 'run-id': '43' }, {}, undefined, false],
    ['is the named one of another run', { 'run-id': '43', 'run-attempt': '2' }, {}, 2, false],
    ['is the latest in another repository', { repository: 'octo-org/depot' }, {}, undefined, false],
    [
      'is the latest if GITHUB_RUN_ATTEMPT is unset',
      {},
      { GITHUB_RUN_ATTEMPT: '' },
      undefined,
      false,
    ],
    ['is the latest outside a workflow', {}, { GITHUB_RUN_ID: '' }, undefined, false],
  ])('%s', (_, given, env, attempt, isCurrent) => {
    const target = read(given, env)
    expect([target.attempt, target.current !== undefined]).toEqual([attempt, isCurrent])
  })
})

describe('readCurrentTarget, workflow file', () => {
  const fileOf = (env: Values, given: Values = {}) => read(given, env).current?.workflowFile
  const SHA = { GITHUB_WORKFLOW_SHA: 'c0ffee' }
  const CI = '.github/workflows/ci.yml'

  it.each([
    [`octo-org/octo-shop/${CI}@refs/heads/main`, 'octo-org', 'octo-shop', CI],
    [`octo-org/octo-shop/${CI}@refs/pull/1/merge`, 'octo-org', 'octo-shop', CI],
    // A workflow that the organisation requires.
    [`octo-org/rules/${CI}@refs/heads/a@b`, 'octo-org', 'rules', CI],
  ])('reads %s, at the commit in GITHUB_WORKFLOW_SHA', (ref, owner, repo, path) => {
    expect(fileOf({ ...SHA, GITHUB_WORKFLOW_REF: ref })).toEqual({
      owner,
      repo,
      path,
      ref: 'c0ffee',
    })
  })

  it.each([
    ['no variable', {}],
    ['no commit', { GITHUB_WORKFLOW_REF: `octo-org/octo-shop/${CI}@refs/heads/main` }],
    ['no reference', SHA],
    ['a reference without a branch', { ...SHA, GITHUB_WORKFLOW_REF: `octo-org/octo-shop/${CI}` }],
    ['a reference without a path', { ...SHA, GITHUB_WORKFLOW_REF: 'octo-org/octo-shop@main' }],
  ])('is unknown with %s', (_, env) => {
    expect(fileOf(env)).toBeUndefined()
  })

  it('is unknown for another run', () => {
    const env = { ...SHA, GITHUB_WORKFLOW_REF: `octo-org/octo-shop/${CI}@refs/heads/main` }
    expect(read({ 'run-id': '43' }, env).current).toBeUndefined()
  })
})

describe('readCurrentTarget, current step', () => {
  const workspace = '/home/runner/work/shop/shop'
  const downloaded = '/home/runner/work/_actions'
  const release = { GITHUB_ACTION_REPOSITORY: 'acme/run-report', GITHUB_ACTION_REF: 'v1' }

  it.each<[string, Values, string | undefined, CurrentAction | undefined]>([
    [
      'a released action',
      release,
      `${downloaded}/acme/run-report/v1/dist/report/index.js`,
      { kind: 'repository', repository: 'acme/run-report', ref: 'v1' },
    ],
    [
      'a local action',
      { GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' },
      `${workspace}/./tools/report/dist/report/index.js`,
      { kind: 'local', script: 'tools/report/dist/report/index.js' },
    ],
    [
      'a local action on Windows',
      { GITHUB_WORKSPACE: 'D:\\a\\shop\\shop' },
      'D:\\a\\shop\\shop\\.\\dist\\report\\index.js',
      { kind: 'local', script: 'dist/report/index.js' },
    ],
    ['a bundle elsewhere', {}, `${workspace}-2/dist/report/index.js`, undefined],
    ['no bundle', {}, undefined, undefined],
    [
      'a local composite action',
      { ...release, GITHUB_ACTION_PATH: `${workspace}/./.github/actions/finish` },
      undefined,
      { kind: 'composite', path: '.github/actions/finish' },
    ],
    [
      'a composite action at the root of the repository',
      { ...release, GITHUB_ACTION_PATH: `${workspace}/./` },
      undefined,
      { kind: 'composite', path: '' },
    ],
    [
      'a composite action of another repository',
      { ...release, GITHUB_ACTION_PATH: `${downloaded}/acme/ci/main/finish` },
      undefined,
      { kind: 'composite', path: `${downloaded}/acme/ci/main/finish` },
    ],
  ])('recognises %s', (_, env, script, action) => {
    const process = { startedAt: 1_000, script }
    const target = read({}, { GITHUB_WORKSPACE: workspace, ...env }, process)
    expect(target.current?.step).toEqual({ action, processStartedAt: 1_000 })
  })
})
