import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { DEFAULTS as REPORT_DEFAULTS } from '../src/build-report.ts'
import { readArguments } from '../src/cli/arguments.ts'
import { apiUrlOf, type CommandTarget, readNamed, UsageError } from '../src/cli/named.ts'
import { HELP, MIN_NODE, statusLine, terminalOf } from '../src/cli/main.ts'
import { FORMATS } from '../src/cli/render.ts'
import { VERSION } from '../src/otlp/render/version.ts'
import { findToken } from '../src/cli/connect.ts'
import { reportProgress } from '../src/cli/progress.ts'
import type { Client } from '../src/github/http/client.ts'
import { resolveRun } from '../src/cli/report-run.ts'
import { fakeClient, QUIET_CLIENT } from '../testing/fake-client.ts'

describe('arguments', () => {
  const REPOSITORY_URL = 'https://github.com/o/r'
  const RUN_URL = `${REPOSITORY_URL}/actions/runs/7`
  const RUN = {
    serverUrl: 'https://github.com',
    owner: 'o',
    repo: 'r',
    runId: 7,
    attempt: undefined,
  }

  const REPOSITORY = { serverUrl: 'https://github.com', owner: 'o', repo: 'r' }

  const DEFAULTS = {
    ...{ format: 'text', output: undefined, fail: false },
    knownIssues: REPORT_DEFAULTS.knownIssues,
  }
  const RUN_DEFAULTS = { ...DEFAULTS, run: RUN, attempt: undefined }
  const COMMIT_DEFAULTS = { ...DEFAULTS, wait: false, failFast: false }

  describe('readArguments', () => {
    it.each<[string[], object]>([
      [[RUN_URL], {}],
      [['o/r', '7'], {}],
      [['--attempt', '2', RUN_URL], { attempt: 2 }],
      [
        [`${RUN_URL}/attempts/2`, '--attempt=2', '--fail'],
        { run: { ...RUN, attempt: 2 }, attempt: 2, fail: true },
      ],
      [[RUN_URL, '-o', 'a.json', '--format', 'otlp'], { output: 'a.json', format: 'otlp' }],
      [['--output=-odd', '--', RUN_URL], { output: '-odd' }],
      [['--known-issues', 'flaky test', RUN_URL], { knownIssues: 'flaky test' }],
      [['--known-issues=', RUN_URL], { knownIssues: undefined }],
      [
        [`${REPOSITORY_URL}/pull/12/checks?check_run_id=9`],
        { run: { ...REPOSITORY, runId: undefined, jobId: 9 } },
      ],
    ])('reads a run from %j', (args, options) => {
      expect(readArguments(args, {})).toEqual({
        kind: 'report',
        options: { ...RUN_DEFAULTS, ...options },
      })
    })

    it.each<[string[], object]>([
      [['o/r', '--commit', 'ABCDEF0'], { commit: { ...REPOSITORY, sha: 'abcdef0' } }],
      [[`${REPOSITORY_URL}/pull/12/checks`], { commit: { ...REPOSITORY, pullRequest: 12 } }],
      [
        [`${REPOSITORY_URL}/commit/ABCDEF0`, '--wait'],
        { commit: { ...REPOSITORY, sha: 'abcdef0' }, wait: true },
      ],
      [
        ['--pr', '12', 'o/r', '--known-issues', ''],
        { commit: { ...REPOSITORY, pullRequest: 12 }, knownIssues: undefined },
      ],
      [
        ['--pr', '12', 'o/r', '--wait', '--format', 'json'],
        { commit: { ...REPOSITORY, pullRequest: 12 }, wait: true, format: 'json' },
      ],
      [
        ['--pr', '12', 'o/r', '--wait', '--fail-fast'],
        { commit: { ...REPOSITORY, pullRequest: 12 }, wait: true, failFast: true },
      ],
    ])('reads a commit from %j', (args, options) => {
      expect(readArguments(args, {})).toEqual({
        kind: 'report',
        options: { ...COMMIT_DEFAULTS, ...options },
      })
    })

    it('takes the host of a repository from GH_HOST', () => {
      expect(readArguments(['o/r', '7'], { GH_HOST: 'ghe.example' })).toMatchObject({
        options: { run: { serverUrl: 'https://ghe.example' } },
      })
      expect(readArguments(['o/r', '7'], { GH_HOST: '' })).toMatchObject({ options: { run: RUN } })
      expect(readArguments([RUN_URL], { GH_HOST: 'ghe.example' })).toMatchObject({
        options: { run: RUN },
      })
    })

    it.each([
      [['--help'], 'help'],
      [['-h', 'o/r'], 'help'],
      [['--version', '--format', 'x'], 'version'],
    ])('reads %j as %s', (args, kind) => {
      expect(readArguments(args, {})).toEqual({ kind })
    })

    it.each([
      [[RUN_URL, '--attempt', ''], '--attempt is ""'],
      [[RUN_URL, '--pr', '12'], 'is not a repository: expected OWNER/REPO'],
      [['http://ghe.example/o/r/pull/12'], 'is not encrypted: expected https'],
      [[`${REPOSITORY_URL}/pull/12`, '7'], '"7" after a URL is one argument too many'],
      [[RUN_URL, '-x'], "Unknown option '-x'"],
      [[RUN_URL, '--atempt', '2'], "Unknown option '--atempt': did you mean --attempt?"],
      [[RUN_URL, '--retry'], "Unknown option '--retry'"],
      [[RUN_URL, '--fail=yes'], "Option '--fail' does not take an argument"],
      [[RUN_URL, '--output'], "Option '-o, --output <value>' argument missing"],
      [[RUN_URL, '--output', '--fail'], "Option '--output' argument is ambiguous"],
    ])('rejects %j, as the approved texts show of others', (args, message) => {
      const read = () => readArguments(args, {})
      expect(read).toThrow(UsageError)
      expect(read).toThrow(message)
      expect(read).not.toThrow(/\n|To specify|Did you/)
    })
  })

  const root = join(import.meta.dirname, '..')
  const read = (path: string): string => readFileSync(join(root, path), 'utf8')

  /** Returns the lines of a section of the help, without the two spaces before each. */
  function linesOf(section: string): string[] {
    const [, text = ''] = new RegExp(`^${section}:\n(.*?)\n(?:\n|$)`, 'ms').exec(HELP) ?? []
    return text.split('\n').map((line) => line.slice(2))
  }

  describe('HELP', () => {
    it('is at most 80 columns wide', () => {
      expect(HELP.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([])
    })

    it('lists the options that the code reads, in the same order', () => {
      const listed = linesOf('Options').flatMap((line) => /^--[\w-]+/.exec(line) ?? [])
      const source = read('src/cli/arguments.ts')
      const options = [...source.matchAll(/^ {2}'?([\w-]+)'?: \{ type: /gm)].map(
        ([, name]) => `--${name}`,
      )
      expect(listed).toEqual(options)
    })

    it('lists the formats that the code writes, in the same order', () => {
      expect(HELP.replace(/\s+/g, ' ')).toContain(`One of ${FORMATS.join(', ')};`)
    })

    it.each(linesOf('Examples').filter((line) => !line.startsWith('#')))(
      'shows a valid command line: %s',
      (form) => {
        const [command = ''] = form.split(' | ')
        expect(readArguments(command.split(' ').slice(1), {}).kind).toBe('report')
      },
    )
  })

  describe('package.json', () => {
    const described = JSON.parse(read('package.json')) as {
      version: string
      bin: Record<string, string>
      files: string[]
      engines: { node: string }
    }

    it('has the version that --version shows', () => {
      expect(VERSION).toBe(described.version)
    })

    it('requires the same Node as the command and the documents', () => {
      expect(described.engines.node).toBe(`>=${MIN_NODE}`)
      const documents = ['README.md', ...globSync('docs/*.md', { cwd: root })].map(read).join('\n')
      const versions = [...documents.matchAll(/with Node ([\d.]+) or later/gi)].map(
        ([, node]) => node,
      )
      expect(new Set(versions)).toEqual(new Set([MIN_NODE]))
    })

    it('publishes the bundle as the command', () => {
      expect(described.bin).toEqual({ 'run-report': 'dist/cli/index.js' })
      expect(described.files).toEqual(['dist/'])
    })
  })

  describe('reportRun', () => {
    it('has the defaults of the action for history-runs, log-lines and known-issues', () => {
      const { inputs } = parse(read('action.yml')) as {
        inputs: Record<string, { default: string }>
      }
      const names = ['history-runs', 'log-lines', 'known-issues']
      expect(names.map((name) => inputs[name]?.default)).toEqual([
        String(REPORT_DEFAULTS.historyRuns),
        String(REPORT_DEFAULTS.logLines),
        REPORT_DEFAULTS.knownIssues,
      ])
    })
  })

  describe('a URL', () => {
    const readUrl = (url: string) => readNamed([url], 'github.com', {})

    it.each([
      ['https://github.com/o/r/actions/runs/7', 'https://github.com', undefined],
      ['https://github.com/o/r/actions/runs/7/', 'https://github.com', undefined],
      ['https://www.github.com/o/r/actions/runs/7', 'https://github.com', undefined],
      ['https://github.com/o/r/actions/runs/7/attempts/2', 'https://github.com', 2],
      ['https://github.com/o/r/actions/runs/7/attempts/2/job/9', 'https://github.com', 2],
      ['https://github.com/o/r/actions/runs/7/workflow', 'https://github.com', undefined],
      ['https://github.com/o/r/actions/runs/7#summary-9', 'https://github.com', undefined],
      ['https://ghe.example:8443/o/r/actions/runs/7/attempts/3', 'https://ghe.example:8443', 3],
      ['https://ghe.example:8443/o/r/actions/runs/7', 'https://ghe.example:8443', undefined],
      ['http://127.0.0.1:80/o/r/actions/runs/7', 'http://127.0.0.1', undefined],
      ['http://[::1]:81/o/r/actions/runs/7', 'http://[::1]:81', undefined],
    ])('reads %s', (url, serverUrl, attempt) => {
      expect(readUrl(url)).toEqual({ serverUrl, owner: 'o', repo: 'r', runId: 7, attempt })
    })

    it.each([
      ['https://github.com/o/r/actions/runs/7/job/9', 7],
      ['https://github.com/o/r/actions/runs/7/job/9?pr=3#step:4:5', 7],
      ['https://github.com/o/r/runs/9', undefined],
      ['https://github.com/o/r/pull/3/checks?check_run_id=9', undefined],
      ['https://github.com/o/r/commit/7638417db6/checks/9/logs', undefined],
      ['https://github.com/o/r/commit/7638417db6/checks?check_run_id=9', undefined],
    ])('reads job 9 from %s => run %s', (url, runId) => {
      const serverUrl = 'https://github.com'
      expect(readUrl(url)).toEqual({ serverUrl, owner: 'o', repo: 'r', runId, jobId: 9 })
    })

    it.each([
      [
        '7',
        '"7" is not the URL of a run: expected https://HOST/OWNER/REPO/actions/runs/RUN-ID, or',
      ],
      ['ftp://github.com/o/r/actions/runs/7', 'is not the URL of a run'],
      ['file:///o/r/actions/runs/7', 'is not the URL of a run'],
      ['https://github.com/o/r/pulls/7', 'is not the URL of a run'],
      ['https://github.com/o/r/pull/3/checks?check_run_id=x', 'the job id in the URL is "x"'],
      ['https://github.com/o/r/actions/runs', 'is not the URL of a run'],
      ['https://github.com/o/r/actions/runs/7x', 'is not the URL of a run'],
      ['https://github.com/o/../actions/runs/7', 'is not the URL of a run'],
      ['https://github.com/o/r/actions/runs/99999999999999999', 'expected a whole number above 0'],
      ['https://me:secret@github.com/o/r/actions/runs/7', '"https://***@github.com/'],
      ['ghp_0123456789abcdefghij', '"***" is not the URL of a run'],
    ])('rejects %s: %s', (url, message) => {
      expect(() => readUrl(url)).toThrow(message)
    })
  })

  describe('OWNER/REPO and RUN-ID', () => {
    it.each([
      ['github.com', 'https://github.com'],
      ['ghe.example:8443', 'https://ghe.example:8443'],
    ])('returns a run on %s', (host, serverUrl) => {
      const found = { serverUrl, owner: 'o', repo: 'r.js', runId: 7, attempt: undefined }
      expect(readArguments(['o/r.js', '7'], { GH_HOST: host })).toMatchObject({
        options: { run: found },
      })
    })

    it.each([
      ['o', '7', 'github.com', '"o" is not a repository: expected OWNER/REPO'],
      ['o/r/s', '7', 'github.com', 'is not a repository'],
      ['../r', '7', 'github.com', 'is not a repository'],
      ['o/..', '7', 'github.com', 'is not a repository'],
      ['o/r', 'x', 'github.com', 'RUN-ID is "x": expected a whole number above 0'],
      ['o/r', '7', 'https://ghe.example', 'GH_HOST is "https://ghe.example": expected a host'],
      ['o/r', '7', 'javascript:alert(1)', 'GH_HOST is'],
      ['o/r', '7', 'me@ghe.example', 'GH_HOST is'],
    ])('rejects %s %s on %s', (repository, runId, host, message) => {
      expect(() => readArguments([repository, runId], { GH_HOST: host })).toThrow(message)
    })
  })

  describe('apiUrlOf', () => {
    it.each([
      ['https://github.com', 'https://api.github.com'],
      ['https://octo.ghe.com', 'https://api.octo.ghe.com'],
      ['https://ghe.example', 'https://ghe.example/api/v3'],
      ['http://127.0.0.1:81', 'http://127.0.0.1:81/api/v3'],
      ['https://github.com.example', 'https://github.com.example/api/v3'],
      ['https://notghe.com', 'https://notghe.com/api/v3'],
    ])('returns for %s %s', (serverUrl, apiUrl) => {
      expect(apiUrlOf(serverUrl)).toBe(apiUrl)
    })
  })
})

const TTY = { isTTY: true, columns: 132 }

describe('terminalOf', () => {
  it.each<[Parameters<typeof terminalOf>[0], Record<string, string>, number, boolean]>([
    [TTY, {}, 132, true],
    [TTY, { COLUMNS: '90' }, 132, true],
    [{ isTTY: true, columns: 0 }, {}, 80, true],
    [TTY, { NO_COLOR: '1' }, 132, false],
    [TTY, { NO_COLOR: '' }, 132, true],
    [TTY, { TERM: 'dumb' }, 132, false],
    [TTY, { FORCE_COLOR: '0' }, 132, false],
    [{}, {}, Infinity, false],
    [{}, { COLUMNS: '160' }, 160, false],
    [{}, { COLUMNS: 'wide' }, Infinity, false],
    [{}, { COLUMNS: '' }, Infinity, false],
    [{}, { COLUMNS: '0' }, Infinity, false],
    [{}, { COLUMNS: '-5' }, Infinity, false],
    [{}, { COLUMNS: '80.5' }, Infinity, false],
    [{}, { FORCE_COLOR: '1' }, Infinity, true],
    [{}, { FORCE_COLOR: '1', NO_COLOR: '1' }, Infinity, false],
    [undefined, { FORCE_COLOR: '1' }, Infinity, false],
    [undefined, { COLUMNS: '100' }, 100, false],
  ])('returns for %j with %j: %d columns, coloured: %s', (stream, env, width, colour) => {
    expect(terminalOf(stream, env)).toEqual({ width, colour })
  })
})

/** A terminal of 20 columns, and what was written to it. */
function fakeTerminal(isTTY: boolean) {
  const written: string[] = []
  const move = () => true
  const write = (text: string) => written.push(text) > 0
  const stream = { isTTY, columns: 20, write, cursorTo: move, clearLine: move, moveCursor: move }
  // A stream has more than a spinner needs.
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => written.join('') }
}

describe('statusLine', () => {
  it.each([
    ['in a pipe', false, {}],
    ['with CI', true, { CI: 'true' }],
    ['with an empty CI', true, { CI: '' }],
    ['with NO_COLOR', true, { NO_COLOR: '1' }],
    ['in a terminal that cannot move its cursor', true, { TERM: 'dumb' }],
  ])('writes nothing %s', async (_, isTTY, env) => {
    const { stream, text } = fakeTerminal(isTTY)
    const { show, clear } = await statusLine(stream, env)
    show('one')
    clear()
    expect(text()).toBe('')
  })

  it('shows a line that does not wrap in a terminal, and shows the cursor again at the end', async () => {
    const { stream, text } = fakeTerminal(true)
    // A spinner looks itself, too.
    const { CI } = process.env
    delete process.env['CI']
    const { show, clear } = await statusLine(stream, {})
    show('Reading the list of runs')
    clear()
    clear()
    if (CI !== undefined) process.env['CI'] = CI
    expect(text()).toContain(' Reading the list…')
    expect(text().lastIndexOf('\u001B[?25h')).toBeGreaterThan(text().lastIndexOf('Reading'))
  })
})

const ALL = {
  GH_TOKEN: 'of github.com',
  GITHUB_TOKEN: 'of github.com too',
  GH_ENTERPRISE_TOKEN: 'of a server',
  GITHUB_ENTERPRISE_TOKEN: 'of a server too',
}

const nothing = () => Promise.reject(new Error('gh is not installed'))

describe('findToken', () => {
  it.each([
    ['github.com', ALL, 'of github.com'],
    ['github.com', { ...ALL, GH_TOKEN: '' }, 'of github.com too'],
    ['github.com', { ...ALL, GH_HOST: 'ghe.example' }, 'of github.com'],
    [
      'ghe.example',
      { ...ALL, GH_HOST: 'ghe.example', GH_ENTERPRISE_TOKEN: ' ' },
      'of a server too',
    ],
    ['ghe.example', { ...ALL, GH_HOST: 'ghe.example' }, 'of a server'],
    ['octo.ghe.com', { ...ALL, GH_HOST: 'octo.ghe.com' }, 'of github.com'],
    ['github.com', { GH_TOKEN: ' padded\n' }, 'padded'],
  ])('returns for %s with %j: %s', async (host, env, token) => {
    expect(await findToken(host, env, nothing)).toBe(token)
  })

  it.each([
    ['github.com', { GH_ENTERPRISE_TOKEN: 'x' }, 'set GH_TOKEN;'],
    ['ghe.example', { GH_HOST: 'ghe.example', GH_TOKEN: 'x' }, 'set GH_ENTERPRISE_TOKEN;'],
    ['ghe.example', ALL, 'set GH_ENTERPRISE_TOKEN and GH_HOST to ghe.example;'],
    [
      'ghe.example',
      { ...ALL, GH_HOST: 'another.example' },
      'set GH_ENTERPRISE_TOKEN and GH_HOST to ghe.example;',
    ],
    ['octo.ghe.com', ALL, 'set GH_TOKEN and GH_HOST to octo.ghe.com;'],
    ['octo.ghe.com', { ...ALL, GH_HOST: 'other.ghe.com' }, 'set GH_TOKEN and GH_HOST'],
    ['github.com.example', { GH_TOKEN: 'x' }, 'There is no token for github.com.example.'],
  ])('finds none for %s in %j', async (host, env, message) => {
    await expect(findToken(host, env, nothing)).rejects.toThrow(message)
  })

  it('runs gh without tokens in its environment', async () => {
    const calls: unknown[] = []
    const token = await findToken('octo.ghe.com', { ...ALL, PATH: '/bin' }, (...call) => {
      calls.push(call)
      return Promise.resolve('of gh\n')
    })
    expect(token).toBe('of gh')
    expect(calls).toEqual([
      ['gh', ['auth', 'token', '--hostname', 'octo.ghe.com'], { PATH: '/bin' }],
    ])
  })

  it('rejects an empty token of gh', async () => {
    await expect(findToken('github.com', {}, () => Promise.resolve('\n'))).rejects.toThrow(
      'There is no token for github.com.',
    )
  })
})

describe('reportProgress', () => {
  const { signal } = new AbortController()
  const REPOSITORY = '/repos/{owner}/{repo}'
  const ATTEMPT = `${REPOSITORY}/actions/runs/{run_id}/attempts/{attempt_number}`

  /** Returns what is shown for the requests that `send` sends. */
  async function linesOf(send: (client: Client) => Promise<unknown>): Promise<string[]> {
    const lines: string[] = []
    const client: Client = {
      ...QUIET_CLIENT,
      get: () => Promise.resolve({} as never),
      list: () => Promise.resolve([]),
      query: () => Promise.resolve({}),
      redirect: () => Promise.resolve(''),
    }
    await send(reportProgress({ ...client, behind: client }, (line) => lines.push(line)))
    return lines
  }

  it.each([
    [ATTEMPT, 'Reading the run'],
    [`${ATTEMPT}/jobs`, 'Reading jobs'],
    [`${REPOSITORY}/actions/runs`, 'Reading the list of runs'],
    [`${REPOSITORY}/check-runs/{check_run_id}/annotations`, 'Reading annotations'],
    [`${REPOSITORY}/branches/{branch}`, 'Reading from GitHub'],
  ])('names what a request to %s reads', async (route, line) => {
    const parameters = { owner: 'o', repo: 'r' } as never
    const request = [route as never, parameters, signal] as const
    expect(await linesOf((client) => client.get(...request))).toEqual([line])
    expect(await linesOf((client) => client.list(...request))).toEqual([line])
    expect(await linesOf(({ behind = QUIET_CLIENT as Client }) => behind.get(...request))).toEqual([
      line,
    ])
  })

  it('names logs and issues', async () => {
    const logs = `${REPOSITORY}/actions/jobs/{job_id}/logs` as const
    const job = { owner: 'o', repo: 'r', job_id: 1 }
    const lines = await linesOf(async (client) => {
      await client.redirect(logs, job, signal)
      await client.query('query { viewer { login } }', {}, signal)
    })
    expect(lines).toEqual(['Reading a log', 'Reading issues'])
  })
})

describe('resolveRun', () => {
  const REPOSITORY = { serverUrl: 'https://github.com', owner: 'o', repo: 'r' }
  const { signal } = new AbortController()

  /** Resolves a run or a job, with the response for job 9; also returns the requests. */
  async function resolve(
    run: CommandTarget,
    attempt: number | undefined,
    job: Readonly<Record<string, unknown>>,
  ) {
    const routes: string[] = []
    const client = fakeClient(({ route }) => {
      routes.push(route)
      return job
    })
    return { ref: await resolveRun(client, { run, attempt }, signal), routes }
  }

  const JOB = '/repos/{owner}/{repo}/actions/jobs/{job_id}'
  const job = { run_id: 7, run_attempt: 3 }

  it.each<[string, object, number | undefined, number | undefined, string[]]>([
    ['a run', { runId: 7, attempt: undefined }, undefined, undefined, []],
    ['an attempt', { runId: 7, attempt: 2 }, 2, 2, []],
    ['a job of a run', { runId: 7, jobId: 9 }, undefined, 3, [JOB]],
    ['a job alone', { runId: undefined, jobId: 9 }, undefined, 3, [JOB]],
    ['a job of a run and --attempt', { runId: 7, jobId: 9 }, 2, 2, []],
    ['a job alone and --attempt', { runId: undefined, jobId: 9 }, 2, 2, [JOB]],
  ])('finds the attempt of %s', async (_, named, given, attempt, routes) => {
    const run = { ...REPOSITORY, ...named } as CommandTarget
    expect(await resolve(run, given, job)).toEqual({
      ref: { ...REPOSITORY, runId: 7, attempt },
      routes,
    })
  })
})
