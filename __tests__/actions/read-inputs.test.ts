import { describe, expect, it } from '@jest/globals'
import { KNOWN_ISSUES, readGiven } from '../../src/actions/inputs.ts'
import { INPUTS } from '../../src/conversation/actions/issue/inputs.ts'
import { readCreated, readWorkflow } from '../../src/actions/read-values.ts'
import { readReportInputs as readReportInputs } from '../../src/actions/report/inputs.ts'
import { InputError } from '../../src/actions/step-failure.ts'
import { readInputs } from '../../src/actions/sub-action.ts'
import { LANGUAGE } from '../../src/model/known-issue.ts'
import type { CurrentAction } from '../../src/model/target.ts'

type Values = Readonly<Record<string, string>>

const TARGET: Values = { repository: 'octo-org/octo-shop', 'run-id': '42' }
const ENV: Values = {
  GITHUB_REPOSITORY: 'octo-org/octo-shop',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '2',
}

function read(
  given: Values = {},
  env: Values = {},
  process?: Parameters<typeof readReportInputs>[0]['process'],
) {
  const inputs: Values = { ...TARGET, ...given }
  const variables: Values = { ...ENV, ...env }
  const { target } = readReportInputs({
    given: (name, { fallback }) => inputs[name] ?? fallback.replace(/^\$\{\{.*/, ''),
    env: (name) => variables[name] || undefined,
    process,
  })
  return target
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

describe('readWorkflow', () => {
  it.each([
    ['', undefined],
    ['ci.yml', 'ci.yml'],
    ['build and test.YAML', 'build and test.YAML'],
    ['.github/workflows/ci.yml', 'ci.yml'],
    ['67993574', '67993574'],
  ])('reads %j as %j', (given, workflow) => {
    expect(readWorkflow(given)).toBe(workflow)
  })

  it.each(['CI', 'ci.json', '.yml', 'other/ci.yml', '../ci.yml', '-1', 'a\n::error::b.yml'])(
    'rejects %j',
    (given) => {
      expect(() => readWorkflow(given)).toThrow(InputError)
    },
  )
})

describe('readCreated', () => {
  it.each([
    '2026-01-01',
    '>=2026-01-01',
    '<2026-01-01T10:00:00Z',
    '<=2026-01-01T10:00:00+02:00',
    '>2026-01-01T10:00Z',
    '2026-01-01..2026-01-31',
    '2026-01-01T00:00:00Z..*',
    '*..2026-01-31',
  ])('accepts %s', (given) => {
    expect(readCreated(given)).toBe(given)
  })

  it.each(['yesterday', '30d', '2026', '01/02/2026', '>= 2026-01-01', '=>2026-01-01', '..', '>'])(
    'rejects %s',
    (given) => {
      expect(() => readCreated(given)).toThrow(InputError)
    },
  )
})

function readDetails(detailsUrl: string) {
  const runner = { 'github-token': 'x', repository: 'o/r', 'details-url': detailsUrl }
  const given: Readonly<Record<string, string>> = runner
  return readInputs(INPUTS, {
    given: (name, { fallback }) => given[name] ?? fallback,
    env: () => undefined,
  }).detailsUrl
}

describe('details-url', () => {
  it.each([
    ['https://example.com/a)(b?c=1#d', 'https://example.com/a)(b?c=1#d'],
    ['https://example.com/"><b>[x](y)', 'https://example.com/%22%3E%3Cb%3E[x](y)'],
    ['https://github.com/octo-org/octo-shop/actions/runs/42/artifacts/7', undefined],
  ])('reads details-url: %s', (url, expected = url) => {
    expect(readDetails(url)).toMatchObject({ url: expected })
  })

  it.each([
    'javascript:alert(1)',
    'http://example.com/report',
    'https://octocat:secret@example.com/',
    'page.html',
    `https://example.com/${'a'.repeat(2_000)}`,
    'https://github.com.evil.example:99999/',
  ])('warns of details-url, without its secrets: %s', (url) => {
    const details = readDetails(url)
    expect(details.url).toBeUndefined()
    expect(details.warning).toMatch(
      /^The input details-url .*: expected a URL that starts with https:\/\/\. The text has no link to it\.$/,
    )
    expect(details.warning).not.toContain('secret')
  })
})

describe('readGiven', () => {
  it.each<[string | undefined, string]>([
    [undefined, LANGUAGE],
    ['', ''],
    [' ', ''],
    ['flaky test', 'flaky test'],
  ])('reads a label of known failures from %j as %j', (variable, given) => {
    if (variable !== undefined) process.env['INPUT_KNOWN-ISSUES'] = variable
    try {
      expect(readGiven('known-issues', KNOWN_ISSUES['known-issues'])).toBe(given)
    } finally {
      delete process.env['INPUT_KNOWN-ISSUES']
    }
  })
})
