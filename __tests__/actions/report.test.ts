import { describe, expect, it } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { INPUTS, readReportInputs, type ReportInputs } from '../../src/actions/report/inputs.ts'
import { InputError } from '../../src/actions/step-failure.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/model/time.ts'
import { readResultFiles } from '../../src/actions/report/read-result-files.ts'
import { bytesRedactor } from '../../src/github/errors/redact-bytes.ts'
import { lineAnnotations } from '../../src/actions/report/report.ts'
import { type CommitSource, readCommit } from '../../src/actions/report/read-commit.ts'
import type { ErrorEntry } from '../../src/model/report/failure.ts'
import { describeWith } from '../../testing/requirements.ts'
import { readRows } from '../../testing/read-log-cases.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'
import { listedTests } from '../../testing/listed-tests.ts'
import { failureListing, makeAnnotation, withFailures } from '../../testing/failure-report.ts'
import { makeTarget } from '../../testing/make-run.ts'

const LIST = 'one text per line, or a JSON array of texts'

describe('inputs', () => {
  type Values = Readonly<Record<string, string>>

  /** The inputs as the runner sets them. */
  const DEFAULTS: Values = {
    'github-token': 'secret',
    repository: 'octo-org/octo-shop',
    'run-id': '42',
    'current-job-id': '7',
    'current-job-status': 'success',
  }

  const ENV: Values = {
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'octo-org/octo-shop',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_RUN_NUMBER: '128',
    GITHUB_WORKFLOW: 'CI',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF_NAME: 'main',
    GITHUB_SHA: 'abc',
    GITHUB_ACTOR: 'octocat',
    RUNNER_NAME: 'GitHub Actions 12',
  }

  function read(given: Values = {}, env: Values = {}, event?: unknown): ReportInputs {
    const [inputs, variables] = [
      { ...DEFAULTS, ...given },
      { ...ENV, ...env },
    ]
    return readReportInputs({
      given: (name, { fallback }) => inputs[name] ?? fallback,
      env: (name) => variables[name] || undefined,
      event,
      process: undefined,
    })
  }

  /** Returns why the inputs leave no run to report, or else what is said of the first invalid one. */
  function failure(given: Values): unknown {
    try {
      const { checked, notes } = read(given)
      return { input: checked.invalid[0], message: notes[0]?.text }
    } catch (error) {
      return error
    }
  }

  describe('readInputs, without inputs', () => {
    it('reports the whole current attempt', () => {
      const target = {
        serverUrl: 'https://github.com',
        owner: 'octo-org',
        repo: 'octo-shop',
        runId: 42,
        attempt: 2,
        current: {
          jobId: 7,
          runnerName: 'GitHub Actions 12',
          jobStatus: 'success',
          needs: [],
          event: {},
          facts: {
            number: 128,
            workflow: 'CI',
            event: 'push',
            branch: 'main',
            commit: 'abc',
            actor: 'octocat',
          },
        },
      }
      expect(read()).toEqual({
        token: 'secret',
        apiUrl: 'https://api.github.com',
        target,
        currentRun: target,
        triggeringRun: undefined,
        needs: undefined,
        notes: [],
        checked: { invalid: [], gateInputs: [] },
        commit: undefined,
        summary: true,
        title: undefined,
        failOn: [],
        failOnJobs: [],
        allowedFailures: [],
        annotate: false,
        allowedSkips: [],
        historyRuns: 10,
        defaultBranch: undefined,
        knownIssues: 'known-failure',
        logLines: 20,
        testPatterns: ['auto'],
        budgets: [],
        onError: 'warn',
        reportPath: undefined,
        htmlPath: undefined,
        bundle: undefined,
      })
    })
  })

  describe('readInputs, scope: commit', () => {
    it('reads the commit of the event', () => {
      expect(read({ scope: 'commit' })).toMatchObject({
        commit: { tested: { commit: 'abc', pullRequest: undefined } },
      })
    })
  })

  describe('readInputs', () => {
    const fieldOf = (value: unknown, name: string): unknown =>
      (value as Readonly<Record<string, unknown>> | undefined)?.[name]

    it.each(readRows(new URL('report/inputs.txt', import.meta.url)))(
      'reads $text: $result',
      ({ text, result }) => {
        const [, name = '', value = ''] = /^(.+?): (.*)$/.exec(text) ?? []
        const [, path = '', expected] = /^(\S+)(?: (.*))?$/.exec(result) ?? []
        const inputs = read({ [name]: JSON.parse(value) as string })
        const field = path.split('.').reduce(fieldOf, inputs)
        expect(field).toEqual(expected === undefined ? undefined : JSON.parse(expected))
      },
    )

    it('reads only the results of needs', () => {
      const needs = `{
      "build": {"result": "success", "outputs": {"result": "failure"}},
      "unit-test": {"result": "failure"},
      "__proto__": {"result": "skipped"}
    }`
      expect(read({ needs }).target.current?.needs).toEqual([
        { key: 'build', result: 'success' },
        { key: 'unit-test', result: 'failure' },
        { key: '__proto__', result: 'skipped' },
      ])
    })
  })

  describe('readInputs, with an invalid input', () => {
    it.each([
      ['repository', 'octo-shop', 'owner/name'],
      ['repository', 'https://github.com/octo-org/octo-shop', 'owner/name'],
      ['repository', '../octo-shop', 'owner/name'],
      ['run-id', '0', 'a whole number above 0'],
      ['run-id', '-1', 'a whole number above 0'],
      ['run-id', '99999999999999999999', 'a whole number above 0'],
      ['run-attempt', 'latest', 'a whole number above 0'],
      ['current-job-id', 'NaN', 'a whole number above 0'],
      ['needs', 'build', '${{ toJSON(needs) }}'],
      ['needs', '{"build":"success"}', '${{ toJSON(needs) }}'],
      ['needs', '{"build":{"result":1}}', '${{ toJSON(needs) }}'],
      ['summary', 'yes', 'true or false'],
      ['history-runs', '101', 'a whole number from 0 to 100'],
      ['history-runs', '2.5', 'a whole number from 0 to 100'],
      ['log-lines', '201', 'a whole number from 0 to 200'],
      ['allowed-failures', '{"flaky": true}', LIST],
      ['allowed-skips', '[["docs"]]', LIST],
      ['allowed-skips', '["docs", 1]', LIST],
      ['allowed-skips', '["docs\\ne2e"]', LIST],
      ['fail-on-jobs', '[null]', LIST],
      ['fail-on-jobs', '[]', 'a list with an entry, or nothing'],
      ['fail-on', '[""]', 'a list with an entry, or nothing'],
      ['test-results', '{}', LIST],
      ['budgets', '{"*": "15m"}', LIST],
    ])('reports name, value and accepted values of %s: %j', (name, value, accepted) => {
      const { message } = new InputError(name, value, accepted)
      expect(failure({ [name]: value })).toMatchObject({ input: name, message })
    })

    it.each<[string, string, (inputs: ReportInputs) => unknown, unknown]>([
      ['summary', 'yes', ({ summary }) => summary, true],
      ['annotate', 'yes', ({ annotate }) => annotate, false],
      ['history-runs', 'all', ({ historyRuns }) => historyRuns, 0],
      ['log-lines', 'none', ({ logLines }) => logLines, 0],
      ['test-results', '{}', ({ testPatterns }) => testPatterns, ['off']],
      ['run-attempt', 'latest', ({ target }) => target.attempt, 2],
      ['current-job-id', 'build', ({ target }) => target.current?.jobId, undefined],
      ['needs', 'build', ({ target }) => target.current?.needs, []],
      ['scope', 'all', ({ commit }) => commit, undefined],
      ['on-error', 'never', ({ onError }) => onError, 'fail'],
    ])('reads %s: %j as its lowest value, or as if it was not given', (name, value, of, as) => {
      expect(of(read({ [name]: value }))).toEqual(as)
    })

    it('reports the invalid word of fail-on', () => {
      expect(failure({ 'fail-on': 'any, failed' })).toMatchObject({
        message: expect.stringMatching(
          /^The input fail-on is "failed": expected some of any, .*\bfailure\b.*\.$/,
        ),
      })
    })

    it.each([
      ['summary', 'maybe', 'is "maybe": expected true or false.'],
      // On one line, if it has at most 100 characters.
      [
        'needs',
        `{\n${'x'.repeat(98)}`,
        `is "{\\n${'x'.repeat(98)}": expected \${{ toJSON(needs) }}.`,
      ],
      // The runner masks a secret as a whole only.
      ['needs', 's3cret'.repeat(20), 'has 120 characters: expected ${{ toJSON(needs) }}.'],
      [
        'repository',
        'https://user:s3cret@github.com/a/b',
        'is "https://***@github.com/a/b": expected',
      ],
      ['repository', 'ghp_0123456789abcdef', 'is "***": expected owner/name.'],
      // As it is written, by which the runner masks it.
      ['fail-on', 'S3cretKey', 'is "S3cretKey": expected some of '],
    ])('shows of the input %s with the value %j: %s', (name, value, shown) => {
      expect(failure({ [name]: value })).toMatchObject({
        input: name,
        message: expect.stringContaining(`The input ${name} ${shown}`),
      })
    })
  })

  describe('readInputs, default branch', () => {
    const SHOP = { full_name: 'octo-org/Octo-Shop', default_branch: 'trunk' }

    it.each<[string | undefined, string, unknown, string?]>([
      ['trunk', 'the event', { repository: { default_branch: 'trunk' } }],
      [undefined, 'no event', undefined],
      [undefined, 'an event that is not an object', 'push'],
      [undefined, 'an event without a repository', { schedule: '0 0 * * *' }],
      [undefined, 'a repository that is not an object', { repository: [] }],
      [undefined, 'a branch that is not a text', { repository: { default_branch: 7 } }],
      [undefined, 'another repository', { repository: { default_branch: 'trunk' } }, 'acme/other'],
      [undefined, 'an event of another repository', { repository: SHOP }, 'acme/other'],
      ['trunk', 'a repository in another case', { repository: SHOP }, 'Octo-Org/octo-shop'],
    ])('is %s with %s', (expected, _, event, repository = 'octo-org/octo-shop') => {
      expect(read({ repository }, {}, event).defaultBranch).toBe(expected)
    })
  })

  describe('readInputs, environment', () => {
    it('has no current job if it is of another run', () => {
      const { target, currentRun } = read({ 'run-id': '43' })
      expect(target.current).toBeUndefined()
      expect(currentRun?.runId).toBe(42)
    })

    it.each<[string, Values, (inputs: ReportInputs) => unknown, unknown]>([
      [
        'reads the URLs of a GitHub Enterprise Server',
        {
          GITHUB_API_URL: 'https://ghes.example/api/v3/',
          GITHUB_SERVER_URL: 'https://ghes.example/',
        },
        ({ apiUrl, target }) => [apiUrl, target.serverUrl],
        ['https://ghes.example/api/v3', 'https://ghes.example'],
      ],
      [
        'uses github.com outside a workflow',
        { GITHUB_API_URL: '', GITHUB_SERVER_URL: '', GITHUB_REPOSITORY: '' },
        ({ apiUrl, target }) => [apiUrl, target.serverUrl],
        ['https://api.github.com', 'https://github.com'],
      ],
      [
        'reads the branch of a pull request from GITHUB_HEAD_REF, and its number from GITHUB_REF',
        { GITHUB_HEAD_REF: 'fix', GITHUB_REF_NAME: '12/merge', GITHUB_REF: 'refs/pull/12/merge' },
        ({ target }) => [target.current?.facts.branch, target.current?.facts.pullRequest],
        ['fix', 12],
      ],
      [
        'has no run number if GITHUB_RUN_NUMBER is unset',
        { GITHUB_RUN_NUMBER: '' },
        ({ target }) => target.current?.facts.number,
        undefined,
      ],
    ])('%s', (_, env, valueOf, expected) => {
      expect(valueOf(read({}, env))).toEqual(expected)
    })
  })
})

describe('read-budgets', () => {
  function read(lines: string) {
    return INPUTS.budgets.read(lines, 'budgets', () => undefined)
  }

  describe('readBudgets', () => {
    it.each([
      ['test (*): 90s', 'test (*)', 90 * SECOND],
      ['test > Run npm test: 1h30m', 'test > Run npm test', 90 * MINUTE],
      ['build:prod: 1h 30m', 'build:prod', 90 * MINUTE],
      ['build: prod > say: "hi": 2m', 'build: prod > say: "hi"', 2 * MINUTE],
      ['nightly:1d2h3m4s', 'nightly', DAY + 2 * HOUR + 3 * MINUTE + 4 * SECOND],
      ['a : 1.5h', 'a', 90 * MINUTE],
      ['a: 0h1m', 'a', MINUTE],
      ['minutes: 300', undefined, 300 * MINUTE],
      ['minutes:1', undefined, MINUTE],
      ['*: 15m fail', '*', 15 * MINUTE],
      ['may fail: 15m\t fail', 'may fail', 15 * MINUTE],
      ['may fail: 15m', 'may fail', 15 * MINUTE],
      ['minutes: 300 fail', undefined, 300 * MINUTE],
      ['minutes > make: 90s', 'minutes > make', 90 * SECOND],
    ])('reads %s', (line, glob, limit) => {
      expect(read(line)).toEqual([{ line, glob, limit }])
    })

    it('reads one budget per line and skips blank lines', () => {
      expect(read('\n  *: 15m  \n\n\tbuild: 90s\r\n').map(({ line }) => line)).toEqual([
        '*: 15m',
        'build: 90s',
      ])
      expect(read('')).toEqual([])
    })
  })

  describe('readBudgets, with an invalid line', () => {
    it.each([
      'build',
      'build:',
      ': 15m',
      'build: 15',
      'build: 15x',
      'build: 3M',
      'build: 90S',
      'build: 10 parsecs 15m',
      'build: 15m or so',
      'build: 1h30',
      'build: 100ms',
      'build: 0m',
      'build: -5m',
      'build: 5m-3m',
      'build: 1e3s',
      'build: 1_000s',
      'build: .m',
      'build: Infinity',
      `build: ${'9'.repeat(400)}s`,
      'build: 15m:',
      'minutes: 0',
      'minutes: 1.5',
      'minutes: -3',
      'minutes: 1e3',
      'minutes:',
      'build: fail',
      'build: 15m FAIL',
      'build fail',
      'Minutes: 300',
      'minutes (a): 300',
      `minutes: ${'9'.repeat(30)}`,
    ])('rejects and quotes %s', (line) => {
      const shown =
        line.length <= 100 ? `is ${JSON.stringify(line)}` : `has ${line.length} characters`
      expect(() => read(`*: 15m\n${line}`)).toThrow(
        new InputError(
          'budgets',
          line,
          'lines of a name and a duration above 0, such as "*: 15m", "test (*): 1h30m" or "build > Run make: 90s", or a whole number of runner minutes above 0, such as "minutes: 300", each with " fail" at its end to fail the step',
        ),
      )
      expect(() => read(line)).toThrow(`The input budgets ${shown}: expected lines of a name`)
    })

    it.each([
      ['minutes: 10m', '"minutes: 10" for runner minutes'],
      ['minutes : 1h30m', '"minutes: 90" for runner minutes'],
      ['minutes: 90s', '"minutes: 2" for runner minutes'],
    ])('rejects a unit of runner minutes in %s, and says what to write', (line, accepted) => {
      const job = ', or "minutes*: ..." for a job of this name'
      expect(() => read(line)).toThrow(new InputError('budgets', line, `${accepted}${job}`))
    })

    // A pattern with exponential time would not end.
    it('rejects a line that is as long as a variable can be', () => {
      expect(() => read(`build: ${'1m '.repeat(40_000)}x`)).toThrow(InputError)
    })
  })
})

describe('readResultFiles', () => {
  const temporaryFolder = temporaryFolders()
  const XML = '<testsuite><testcase name="sums"/></testsuite>'

  /** Returns a folder with files. */
  function folderWith(files: Readonly<Record<string, string>>): string {
    const folder = temporaryFolder()
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    return folder
  }

  /** Returns the tests of each file by its name, and the texts of the notes. */
  async function read(folder: string, ...patterns: readonly string[]) {
    const redact = bytesRedactor(['secret'])
    const { files, notes } = await readResultFiles(patterns, { folder, jobId: 7, redact })
    expect(files.every(({ uploaders }) => uploaders[0]?.jobId === 7)).toBe(true)
    return {
      files: Object.fromEntries(
        files.map(({ name, results }) => [name, listedTests(results).map((test) => test.name)]),
      ),
      texts: notes.map(({ text }) => text),
    }
  }

  const NONE = (what: string) =>
    `Test results in ${what} could not all be read: no file of this job is there; ./ in test-results is the workspace of the job that reports.`

  it.each<[string[], string[]]>([
    [['./junit.xml'], ['junit.xml']],
    [['./*'], ['junit.xml', 'results']],
    [['./**/TEST-*.xml'], ['a/target/TEST-a.xml', 'b/TEST-b.xml']],
    [['./a/**', './a/target/TEST-a.xml'], ['a/target/TEST-a.xml']],
    [['./none.xml', './['], []],
  ])('reads %j as %j', async (patterns, names) => {
    const folder = folderWith({
      ...{ 'junit.xml': XML, results: XML, 'a/target/TEST-a.xml': XML, 'b/TEST-b.xml': XML },
      'coverage.xml': '<coverage/>',
    })
    const { files, texts } = await read(folder, ...patterns)
    expect(Object.keys(files).sort()).toEqual(names)
    expect(texts).toEqual(names.length > 0 ? [] : [NONE('./none.xml and 1 more')])
  })

  it('never reads a file that is not in the workspace', async () => {
    const outside = folderWith({ 'out.xml': XML, 'deep/out.xml': XML })
    const folder = folderWith({ 'x/in.xml': XML })
    symlinkSync(join(outside, 'out.xml'), join(folder, 'file.xml'))
    symlinkSync(join(outside, 'deep'), join(folder, 'deep'))
    symlinkSync(join(folder, 'gone.xml'), join(folder, 'broken.xml'))
    const patterns = ['./file.xml', './deep/*.xml', './**/*.xml', './../*/out.xml', `${outside}/*`]
    expect(await read(folder, ...patterns)).toEqual({
      files: { 'x/in.xml': ['sums'] },
      texts: [
        NONE('./file.xml and 2 more'),
        'Test results in ./../*/out.xml could not all be read: test-results has only paths in the workspace.',
      ],
    })
  })

  it('does not read the folder beside the workspace whose name starts with its name', async () => {
    const folder = folderWith({ 'work/a.xml': XML, 'work-2/b.xml': XML })
    const { files } = await read(join(folder, 'work'), './../work-2/*.xml', './*.xml')
    expect(Object.keys(files)).toEqual(['a.xml'])
  })

  it('follows a link within the workspace once, also if it leads to a folder around it', async () => {
    const folder = folderWith({ 'a/b/in.xml': XML })
    symlinkSync(join(folder, 'a'), join(folder, 'a/b/loop'))
    symlinkSync(join(folder, 'a/b/in.xml'), join(folder, 'link.xml'))
    expect(await read(folder, './**/*.xml')).toEqual({
      files: { 'a/b/in.xml': ['sums'] },
      texts: [],
    })
  })

  describeWith('POSIX', 'with pipes', () => {
    it('ignores folders and pipes', async () => {
      const folder = folderWith({ 'a.xml/b.xml': XML })
      execFileSync('mkfifo', [join(folder, 'pipe.xml')])
      expect((await read(folder, './*.xml')).files).toEqual({})
    })
  })

  it('removes secrets', async () => {
    const folder = folderWith({ 'a.xml': XML.replace('sums', 'secret') })
    expect((await read(folder, './a.xml')).files).toEqual({ 'a.xml': ['******'] })
  })

  it('reports a file that is not well-formed, and one that is too large', async () => {
    const folder = folderWith({ 'a.xml': '<testsuite>', 'b.xml': XML, 'c.xml': XML })
    truncateSync(join(folder, 'b.xml'), 20_000_001)
    expect(await read(folder, './*.xml')).toEqual({
      files: { 'a.xml': [], 'c.xml': ['sums'] },
      texts: [
        'Test results in a.xml could not all be read: it is not well-formed: unclosed tag: testsuite (line 1, column 11).',
        'Test results in b.xml could not all be read: it is larger than 20 MB.',
      ],
    })
  })

  it('reports a folder that is missing', async () => {
    const { texts } = await read(join(temporaryFolder(), 'gone'), './*.xml')
    expect(texts).toEqual([expect.stringMatching(/^Test results in \.\/\*\.xml .*: ENOENT: .+\.$/)])
  })
})

describe('report', () => {
  function entry(
    path: string,
    line: number | undefined,
    fields: Partial<ErrorEntry> = {},
  ): ErrorEntry {
    const position = { path, line, column: undefined, file: path }
    return { title: 'TS2304', detail: 'No x', position, ...fields }
  }

  function annotate(
    entries: readonly ErrorEntry[],
    { annotations = [makeAnnotation('exit code 1')], max = 10 } = {},
  ) {
    const failures = [annotations, []].map((own) => failureListing(entries, 'Run tsc', own))
    return lineAnnotations(withFailures(failures), max)
  }

  const linesOf = (...parameters: Parameters<typeof annotate>) =>
    annotate(...parameters).map(({ file, startLine }) => `${file}:${startLine}`)

  describe('lineAnnotations', () => {
    it('has position, name and message of what failed, once for all jobs', () => {
      const position = { path: 'src/a.ts', line: 3, column: 7, file: 'src/a.ts' }
      expect(annotate([entry('', 1, { position })])).toEqual([
        { file: 'src/a.ts', startLine: 3, startColumn: 7, title: 'TS2304', message: 'No x' },
      ])
    })

    it('names the job if the log has no name or no message', () => {
      expect(annotate([entry('a.ts', 1, { title: undefined, detail: undefined })])).toEqual([
        { file: 'a.ts', startLine: 1, title: 'build', message: 'Failed in build' },
      ])
    })

    it('omits a position whose file is not known', () => {
      const position = { path: 'a.ts', line: 1, column: undefined }
      expect(linesOf([entry('a.ts', 1, { position }), entry('b.ts', 1)])).toEqual(['b.ts:1'])
    })

    it('omits a file without a line', () => {
      expect(linesOf([entry('a.ts', undefined)])).toEqual([])
    })

    it('omits the lines that a failed job has annotated', () => {
      const annotations = [makeAnnotation('No x', { path: 'a.ts', line: 1 })]
      expect(linesOf([entry('a.ts', 1), entry('a.ts', 2)], { annotations })).toEqual(['a.ts:2'])
    })

    it('has at most so many lines, the first ones', () => {
      const entries = Array.from({ length: 40 }, (_, at) => entry('a.ts', at + 1))
      expect(linesOf(entries, { max: 3 })).toEqual(['a.ts:1', 'a.ts:2', 'a.ts:3'])
    })
  })

  const HEAD = '7638417db6d59f3c431d3e1f261cc637155684cd'
  const MERGE = '1111111111111111111111111111111111111111'
  const PULL = { number: 12, base: { ref: 'main' }, head: { sha: HEAD } }
  const REF = { number: 12, url: 'https://github.com/octo-org/octo-shop/pull/12', base: 'main' }
  const ENV: Readonly<Record<string, string>> = {
    GITHUB_REPOSITORY: 'octo-org/octo-shop',
    GITHUB_RUN_ID: '42',
    GITHUB_SHA: MERGE,
  }

  function read(event: object, target = {}): CommitSource {
    return readCommit(event, (name) => ENV[name], makeTarget(target))
  }

  describe('readCommit', () => {
    const triggering = { id: 7, event: 'pull_request', head_sha: HEAD }

    it.each<[string, object, object, CommitSource]>([
      [
        'GITHUB_SHA for a push',
        {},
        {},
        { runId: 42, tested: { commit: MERGE, pullRequest: undefined } },
      ],
      [
        'the head of a pull request',
        { pull_request: PULL },
        {},
        { runId: 42, tested: { commit: HEAD, pullRequest: REF } },
      ],
      ['the triggering run', { workflow_run: triggering }, {}, { runId: 7, response: triggering }],
      [
        'the same if run-id names the triggering run',
        { workflow_run: triggering },
        { runId: 7, owner: 'Octo-Org' },
        { runId: 7, response: triggering },
      ],
      ['another run', { pull_request: PULL }, { runId: 43 }, { runId: 43 }],
      [
        'a run of another repository',
        { workflow_run: { ...triggering, id: 42 } },
        { repo: 'other' },
        { runId: 42 },
      ],
    ])('returns %s', (_, event, target, expected) => {
      expect(read(event, target)).toEqual(expected)
    })
  })
})
