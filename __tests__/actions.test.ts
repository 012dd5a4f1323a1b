import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { addSummary, boundedJson, setOutputs } from '../src/actions/command-files.ts'
import { readGuide } from '../src/actions/read-target.ts'
import { withMarker } from '../src/conversation/render/marker.ts'
import { guideLink } from '../src/render/text/inline.ts'
import { KNOWN_ISSUES, readGiven } from '../src/actions/inputs.ts'
import { INPUTS } from '../src/conversation/actions/issue/inputs.ts'
import { readCreated, readWorkflow } from '../src/actions/read-values.ts'
import { readReportInputs } from '../src/actions/report/inputs.ts'
import { InputError, StepFailure } from '../src/actions/step-failure.ts'
import { readInputs } from '../src/actions/sub-action.ts'
import { LANGUAGE } from '../src/model/known-issue.ts'
import type { CurrentAction } from '../src/model/target.ts'
import { reportSignal } from '../src/actions/report-signal.ts'
import { repairConversation, repairEventRead } from '../src/actions/repairs.ts'
import { type Decide, runAction } from '../src/actions/run-action.ts'
import { explain } from '../src/github/errors/explain.ts'
import { GitHubError } from '../src/github/errors/github-error.ts'
import { describeWith } from '../testing/requirements.ts'
import { readCommandFile } from '../testing/runner/command-file.ts'
import { type CapturedProcess, captureProcess } from '../testing/captured-process.ts'
import { httpError } from '../testing/fake-client.ts'
import { makeTarget } from '../testing/make-run.ts'

describe('command-files', () => {
  const TEXT = fc.string({
    unit: fc.constantFrom('a', ':', ',', '%', '0', 'A', ' ', '\r', '\n', '=', 'é'),
  })

  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'runner-'))
    process.env.GITHUB_OUTPUT = join(folder, 'output')
    process.env.GITHUB_STEP_SUMMARY = join(folder, 'summary')
  })

  afterEach(() => {
    rmSync(folder, { recursive: true })
    delete process.env.GITHUB_OUTPUT
    delete process.env.GITHUB_STEP_SUMMARY
  })

  describe('setOutputs', () => {
    it('writes every output unchanged', async () => {
      await fc.assert(
        fc.asyncProperty(fc.dictionary(fc.constantFrom('a', 'b', 'c-d'), TEXT), async (outputs) => {
          writeFileSync(join(folder, 'output'), 'before=1\n')
          await setOutputs(outputs)
          const written = readCommandFile(readFileSync(join(folder, 'output'), 'utf8'))
          expect(written).toEqual({ before: '1', ...outputs })
        }),
      )
    })

    it('restores the file if not all outputs can be written', async () => {
      writeFileSync(join(folder, 'output'), 'before=1\n')
      const script = `
      import { setOutputs } from ${JSON.stringify(join(import.meta.dirname, '../src/actions/command-files.ts'))}
      const outputs = { small: '1', large: 'x'.repeat(100_000) }
      await setOutputs(outputs).catch(({ code }) => console.log(code))`
      const limited = ['-c', 'ulimit -f 8; exec "$0" "$@"', process.execPath]
      const node = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script]
      const { stdout } = await promisify(execFile)('sh', [...limited, ...node], {
        env: { GITHUB_OUTPUT: join(folder, 'output') },
      })
      expect(stdout).toBe('EFBIG\n')
      expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('before=1\n')
    })
  })

  describe('addSummary', () => {
    it('keeps the summaries of other steps', async () => {
      writeFileSync(join(folder, 'summary'), 'before\n')
      await addSummary('# after\n')
      // Passes if changed: it cannot run twice, since the toolkit keeps the path of the first file.
      expect(readFileSync(join(folder, 'summary'), 'utf8')).toBe('before\n# after\n')
    })
  })

  describe('setOutputs and addSummary', () => {
    it.each([
      ['GITHUB_OUTPUT', () => setOutputs({ a: '1' })],
      ['GITHUB_STEP_SUMMARY', () => addSummary('a')],
    ])(
      'name the variable %s in the error if the runner did not set it',
      async (variable, write) => {
        process.env[variable] = ''
        await expect(write()).rejects.toThrow(`the variable ${variable} is not set`)
      },
    )

    // A write would wait for a reader for ever, also at the exit of Node.
    describeWith('POSIX', 'at pipes', () => {
      it.each([
        ['GITHUB_OUTPUT', () => setOutputs({ a: '1' })],
        ['GITHUB_STEP_SUMMARY', () => addSummary('a')],
      ])('refuse a pipe at %s', async (variable, write) => {
        const path = join(folder, 'pipe')
        execFileSync('mkfifo', [path])
        process.env[variable] = path
        await expect(write()).rejects.toThrow(`${path} is a pipe`)
      })
    })
  })

  describe('boundedJson', () => {
    it.each([
      [25, '[{"a":1},{"a":2},{"a":3}]', 0],
      [24, '[{"a":1},{"a":2}]', 1],
      [9, '[{"a":1}]', 2],
      [8, '[]', 3],
    ])('within %i units returns %s and omits %i items', (maxUnits, json, omitted) => {
      expect(boundedJson([{ a: 1 }, { a: 2 }, { a: 3 }], maxUnits)).toEqual({ json, omitted })
    })

    it('never exceeds the limit and keeps the first items', () => {
      fc.assert(
        fc.property(
          fc.array(fc.record({ text: fc.string() })),
          fc.integer({ min: 2, max: 500 }),
          (items, maxUnits) => {
            const { json, omitted } = boundedJson(items, maxUnits)
            expect(json.length).toBeLessThanOrEqual(maxUnits)
            expect(JSON.parse(json)).toEqual(items.slice(0, items.length - omitted))
          },
        ),
      )
    })
  })
})

describe('read-guide', () => {
  const PAGE = 'https://github.com/octo-org/run-report/blob/v1/docs/summary.md#the-summary'
  const ACTION = { GITHUB_ACTION_REPOSITORY: 'octo-org/run-report', GITHUB_ACTION_REF: 'v1' }

  it.each<[string, Readonly<Record<string, string>>, string, string | undefined]>([
    ['names a version', {}, 'https://github.com', PAGE],
    [
      'names a branch',
      { GITHUB_ACTION_REF: 'fix/a b' },
      'https://github.com',
      PAGE.replace('v1', 'fix%2Fa%20b'),
    ],
    ['is on Enterprise Server', {}, 'https://ghe.example.com', undefined],
    ['is composite', { GITHUB_ACTION_PATH: '/actions/a' }, 'https://github.com', undefined],
    ['is local', { GITHUB_ACTION_REPOSITORY: '' }, 'https://github.com', undefined],
    ['has no ref', { GITHUB_ACTION_REF: '' }, 'https://github.com', undefined],
    ['names no repository', { GITHUB_ACTION_REPOSITORY: 'a)b' }, 'https://github.com', undefined],
  ])('readGuide for an action that %s, %j', (_, variables, server, page) => {
    const all: Readonly<Record<string, string>> = { ...ACTION, ...variables }
    expect(readGuide((name) => all[name] || undefined, server)).toBe(page)
  })

  it('leads to a heading of the tree', () => {
    const [, path = '', anchor = ''] = /blob\/v1\/(.*)#(.*)$/.exec(PAGE) ?? []
    const page = readFileSync(join(import.meta.dirname, '..', path), 'utf8')
    const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading)
    expect(headings.map((heading) => heading.toLowerCase().replaceAll(' ', '-'))).toContain(anchor)
  })

  it('makes no text another one, so that a new version alone writes nothing again', () => {
    const state = { key: 'a', state: 'red', position: { run: 1, attempt: 1, at: 1 } } as const
    const bodyOf = (guide: string | undefined) => {
      const text = ['CI failed', ...guideLink(guide)].join(' · ')
      const fields = { commit: undefined, group: false, workflows: [], causes: [] }
      return withMarker('comment', { ...state, ...fields, verdicts: undefined }, text).marker.body
    }
    expect(bodyOf(PAGE)).toBe(bodyOf(undefined))
    expect(bodyOf(PAGE.replace('v1', 'v2'))).toBe(bodyOf(PAGE))
  })
})

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

describe('readInputs, of names', () => {
  const read = (input: string, given: string) => {
    const all: Readonly<Record<string, string>> = {
      repository: 'a/b',
      'github-token': 'x',
      [input]: given,
    }
    return readInputs(INPUTS, {
      given: (name, { fallback }) => all[name] ?? fallback,
      env: () => undefined,
    })
  }

  it.each<[string, readonly string[]]>([
    ['ci, red main', ['ci', 'red main']],
    ['ci\nred main', ['ci', 'red main']],
    ['["ci", "red main"]', ['ci', 'red main']],
    ['[Type] Bug, kind [bug]', ['[Type] Bug', 'kind [bug]']],
    ['[P1][UI]\nit\'s "urgent"', ['[P1][UI]', 'it\'s "urgent"']],
    ['-ci, red', ['-ci', 'red']],
    ['ci\n- 1', ['ci', '- 1']],
    ['["[bug]", "\'90s", "- 1"]', ['[bug]', "'90s", '- 1']],
    ['["- 1"]', ['- 1']],
    ['', []],
    ['[]', []],
  ])('reads labels from %j', (given, labels) => {
    expect(read('labels', given)).toMatchObject({ labels })
  })

  it.each(['labels', 'assignees'])('accepts no form of YAML as %s', (input) => {
    for (const given of [
      ...['[ci, red main]', '[ci]', '["ci",]', "['ci', 'red main']", '[ci', '[\n ci,\n red\n]'],
      ...[
        '"ci"',
        "'ci'",
        "'ci', 'red main'",
        '"ci, red main"',
        'ci, "red main"',
        '["ci"]\n["red"]',
      ],
      ...['{ci, red}', '{ci: true}', '[[ci], [red]]', '- ci\n- red main', '- ci', '-\tci, - red'],
    ]) {
      expect(() => read(input, given)).toThrow(
        new InputError(
          input,
          given,
          'one name per line without quotes, brackets or a dash, or a JSON array such as ["one", "two"]',
        ),
      )
    }
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

const { signal } = new AbortController()
const REPOSITORY = { owner: 'octo-org', repo: 'octo-shop' }
const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}'

/** Writes in turn, then ends the process by a signal, and writes again. */
async function endedBy(
  name: 'SIGINT' | 'SIGTERM',
  writes: readonly (readonly ['post' | 'patch' | 'delete', path: string, fields: object])[],
) {
  const sent: string[] = []
  const write = (path: string) => {
    sent.push(path)
    return Promise.resolve()
  }
  const captured = captureProcess({})
  try {
    const writer = reportSignal({
      ...{ post: write, patch: write, delete: write },
      create: (path) => write(path).then(() => ({})),
    })
    for (const [method, path, fields] of writes)
      await writer[method](path as never, { ...REPOSITORY, ...fields }, signal)
    const handlers = process.listenerCount(name)
    if (handlers > 0) process.emit(name, name)
    void writer.post(`${RUN}/cancel`, { ...REPOSITORY, run_id: 99 }, signal)
    if (handlers > 0) process.emit(name, name)
    await new Promise(setImmediate)
    return { said: captured.written(), exits: captured.exits, sent: sent.length }
  } finally {
    captured.release()
  }
}

describe('reportSignal', () => {
  it.each([
    ['cancel run 7', [['post', `${RUN}/cancel`, { run_id: 7 }]]],
    ['force-cancel run 7', [['post', `${RUN}/force-cancel`, { run_id: 7 }]]],
    ['re-run the failed jobs of run 7', [['post', `${RUN}/rerun-failed-jobs`, { run_id: 7 }]]],
    ['re-run all jobs of run 7', [['post', `${RUN}/rerun`, { run_id: 7 }]]],
    [
      're-run job 71',
      [['post', '/repos/{owner}/{repo}/actions/jobs/{job_id}/rerun', { job_id: 71 }]],
    ],
    ['delete the logs of run 7', [['delete', `${RUN}/logs`, { run_id: 7 }]]],
    [
      'change issue #12',
      [['patch', '/repos/{owner}/{repo}/issues/{issue_number}', { issue_number: 12 }]],
    ],
    [
      'change comment 501',
      [['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: 501 }]],
    ],
  ] as const)(
    'says on SIGINT that the request to %s was sent, and sends no other',
    async (act, writes) => {
      const { said, exits, sent } = await endedBy('SIGINT', writes)
      expect(said).toBe(`SIGINT ended this step: the request to ${act} was sent.\n`)
      expect({ exits, sent }).toEqual({ exits: [130], sent: 1 })
    },
  )

  it('names three requests on SIGTERM and counts the others', async () => {
    const writes = [1, 2, 3, 4, 5].map((run_id) => ['delete', `${RUN}/logs`, { run_id }] as const)
    const { said, exits, sent } = await endedBy('SIGTERM', writes)
    expect(said).toBe(
      'SIGTERM ended this step: the requests to delete the logs of run 1, delete the logs of run 2, delete the logs of run 3 and 2 more were sent.\n',
    )
    expect({ exits, sent }).toEqual({ exits: [143], sent: 5 })
  })

  it('says before the first request that none was sent, and sends none', async () => {
    const { said, exits, sent } = await endedBy('SIGINT', [])
    expect(said).toBe('SIGINT ended this step: no change was sent to GitHub.\n')
    expect({ exits, sent }).toEqual({ exits: [130], sent: 0 })
  })
})

describe('run-action', () => {
  let captured: CapturedProcess

  beforeEach(() => {
    captured = captureProcess({})
  })

  afterEach(() => {
    captured.release()
  })

  describe('runAction', () => {
    it('ends the process with 0 and logs nothing if the action succeeds', async () => {
      await runAction(() => Promise.resolve())
      expect({ written: captured.written(), exits: captured.exits }).toEqual({
        written: '',
        exits: [0],
      })
    })

    it.each([
      [
        'a gate',
        new StepFailure('fail-on: failure\ntest: failure'),
        '::error::fail-on: failure%0Atest: failure\n',
      ],
      [
        'an input',
        new InputError('summary', 'maybe', 'true or false'),
        '::error::The input summary is "maybe": expected true or false.\n',
      ],
    ])('fails the step on %s', async (_, error, expected) => {
      await runAction(() => Promise.reject(error))
      expect({ written: captured.written(), exits: captured.exits }).toEqual({
        written: expected,
        exits: [1],
      })
    })

    it.each([
      ['an error', new Error('a bug'), 'a bug'],
      ['a value that is not an error', 'broken' as unknown as Error, 'broken'],
      ['untrusted text', new Error('\u001B[2J\u202Egnp\u2028.exe'), ' [2Jgnp .exe'],
    ])('warns on %s and does not fail the step', async (_, error, reason) => {
      await runAction(() => Promise.reject(error))
      const [first] = captured.written().split('\n')
      expect({ first, exits: captured.exits }).toEqual({
        first: `::warning::Run Report stopped: ${reason}`,
        exits: [0],
      })
    })

    it('fails the step on any error if onError is "fail"', async () => {
      await runAction(() => Promise.reject(new Error('a bug')), 'fail')
      const [first] = captured.written().split('\n')
      expect({ first, exits: captured.exits }).toEqual({
        first: '::error::Run Report stopped: a bug',
        exits: [1],
      })
    })

    it.each(['uncaughtException', 'unhandledRejection'] as const)(
      'warns on an %s and ends the process',
      async (event) => {
        const main = Promise.withResolvers<undefined>()
        const ended = runAction(() => main.promise)
        const listener = process.listeners(event as 'exit').at(-1) as unknown as (e: Error) => void
        listener(new Error('late'))
        await Promise.resolve()
        expect(captured.written()).toContain('::warning::Run Report stopped: late\n')
        expect(captured.exits).toEqual([0])
        main.resolve(undefined)
        await ended
      },
    )
  })

  type Main = (decide: Decide) => Promise<void>

  const UNDECIDED = 'The gate was not evaluated.'
  const WITH_GATE = { outputs: { conclusion: 'unknown' }, undecided: UNDECIDED }

  /** An action whose gate decides, and which then may end with an error. */
  const deciding =
    (failure: string | undefined, error?: Error): Main =>
    async (decide) => {
      decide(failure)
      if (error !== undefined) await Promise.reject(error)
    }

  describe('runAction with a gate', () => {
    it.each<[what: string, main: Main, exit: number, says: RegExp]>([
      ['passed', deciding(undefined), 0, /^$/],
      ['failed', deciding('test failed'), 1, /^::error::test failed$/],
      ['decided nothing', () => Promise.resolve(), 1, /^::error::The gate was not evaluated\.$/],
      [
        'decided nothing before an error',
        () => Promise.reject(new Error('a bug')),
        1,
        /^::error::Run Report stopped: a bug%0A%0AThe gate was not evaluated\.$/,
      ],
      [
        'passed before an error',
        deciding(undefined, new Error('a bug')),
        0,
        /^::warning::Run Report stopped: a bug$/,
      ],
      [
        'failed before an error',
        deciding('test failed', new Error('a bug')),
        1,
        /^::error::Run Report stopped: a bug%0A%0Atest failed$/,
      ],
    ])('ends as a gate says that %s', async (_, main, exit, says) => {
      await runAction(main, 'warn', WITH_GATE)
      const [first] = captured.written().split('\n')
      expect(captured.exits).toEqual([exit])
      expect(first).toMatch(says)
    })

    it('fails if the gate passes only after the maximum time', async () => {
      const main: Main = (decide) => {
        for (const end = performance.now() + 20; performance.now() < end;) continue
        return deciding(undefined)(decide)
      }
      await runAction(main, 'warn', { ...WITH_GATE, maxTime: 10 })
      expect(captured.written()).toBe(`::error::${UNDECIDED}\n`)
      expect(captured.exits).toEqual([1])
    })

    it.each([
      ['uncaughtException', 'has not decided', 1],
      ['uncaughtException', 'has passed', 0],
      ['unhandledRejection', 'has not decided', 1],
      ['unhandledRejection', 'has passed', 0],
    ] as const)('ends on an %s while the gate %s with %i', async (event, gate, exit) => {
      const main = Promise.withResolvers<undefined>()
      const run = async (decide: Decide) => {
        if (gate === 'has passed') decide(undefined)
        await main.promise
      }
      const ended = runAction(run, 'warn', WITH_GATE)
      const listener = process.listeners(event as 'exit').at(-1) as unknown as (e: Error) => void
      listener(new Error('late'))
      await Promise.resolve()
      expect(captured.exits).toEqual([exit])
      main.resolve(undefined)
      await ended
    })
  })

  const ACTIONS = join(import.meta.dirname, '../src/actions')
  const MODULE = join(ACTIONS, 'end-late.ts')
  const EVALUATE = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e']

  const ANNOUNCE = `const { announceUnboundedText } = await import(${JSON.stringify(join(ACTIONS, '../github/http/unbounded-texts.ts'))})
    announceUnboundedText()`

  /** Runs a script in a process that ends late, after it has announced an unbounded text, or another start. */
  async function run(script: string, { time = 50, wait = 10_000, start = ANNOUNCE } = {}) {
    return await promisify(execFile)(process.execPath, [
      ...EVALUATE,
      `import { endLate } from ${JSON.stringify(MODULE)}
    const cancel = endLate(${time}, () => console.log('late'), ${wait})
    ${start}
    ${script}`,
    ])
  }

  describe('endLate', () => {
    it.each([
      ['catches all errors', 'for (;;) try { for (;;) try { throw 1 } catch {} } catch {}'],
      ['matches a regular expression', 'void /^(a+)+$/.test(`${"a".repeat(50)}b`)'],
      ['never leaves its microtasks', 'for (;;) await 0'],
      ['waits', 'await new Promise((resolve) => setTimeout(resolve, 100_000))'],
    ])('ends a process that %s', async (_, script) => {
      expect(await run(script)).toEqual({ stdout: 'late\n', stderr: '' })
    })

    it('starts its thread without an unbounded text after a wait, and counts that wait', async () => {
      const start = 'await new Promise((resolve) => setTimeout(resolve, 60))'
      const end = await run('for (;;) try { throw 1 } catch {}', { start, wait: 20 })
      expect(end).toEqual({ stdout: 'late\n', stderr: '' })
    })

    it('does nothing if it is cancelled', async () => {
      const script = `cancel()
    await new Promise((resolve) => setTimeout(resolve, 200))
    console.log('finished')`
      expect(await run(script)).toEqual({ stdout: 'finished\n', stderr: '' })
    })

    it('does not keep a process that has finished', async () => {
      expect(await run('console.log("finished")', { time: 100_000 })).toEqual({
        stdout: 'finished\n',
        stderr: '',
      })
    })
  })

  describe('runAction, late', () => {
    it.each([
      ['writes the outputs of an action that never finishes', 'await new Promise(() => 0)', 'late'],
      ['keeps the outputs if only the reader of the log is late', '', 'whole'],
    ])('%s', async (_, wait, expected) => {
      const folder = await mkdtemp(join(tmpdir(), 'run-action-'))
      const output = join(folder, 'output')
      await writeFile(output, '')
      const script = `import { setOutputs } from ${JSON.stringify(join(ACTIONS, 'command-files.ts'))}
      import { runAction } from ${JSON.stringify(join(ACTIONS, 'run-action.ts'))}
      process.stdout.write = () => true
      setInterval(() => undefined, 1_000)
      const main = async () => { ${ANNOUNCE}; ${wait}; await setOutputs({ name: 'whole' }) }
      await runAction(main, 'warn', { maxTime: 50, outputs: { name: 'late' } })`
      await promisify(execFile)(process.execPath, [...EVALUATE, script], {
        env: { ...process.env, GITHUB_OUTPUT: output },
      })
      expect(readCommandFile(await readFile(output, 'utf8'))).toEqual({ name: expected })
      await rm(folder, { recursive: true })
    })
  })

  const failure = (kind: GitHubError['kind'], message: string, status?: number) =>
    new GitHubError(message, { kind, status })

  describe('repairs of comment and issue', () => {
    it.each([401, 403, 404, 410, 422, 429, 500, undefined])(
      'name no input that these actions lack, after %s',
      (status) => {
        const error = status === undefined ? failure('not-found', 'none') : httpError(status, 'no')
        const repairs = [repairEventRead, repairConversation('issues')]
        const texts = repairs.map((repair) => explain(error, 'it', makeTarget(), repair))
        expect(texts.join()).not.toMatch(/run-id|run-attempt|check the inputs/)
      },
    )
  })
})
