import { describe, expect, it } from '@jest/globals'
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser'
import { buildReport, DEFAULTS } from '../../src/build-report.ts'
import {
  decodeWorkflowFile,
  legNames,
  resolveUses,
} from '../../src/github/workflow/workflow-file.ts'
import type { Report } from '../../src/model/report/report.ts'
import type { ReportJson } from '../../src/model/shapes/report.ts'
import type { CurrentRun } from '../../src/model/target.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { MINUTE } from '../../src/model/time.ts'
import { fakeClient, httpError, pageOf, requestedPage } from '../../testing/fake-client.ts'
import { apiJob, apiStep, type JobFields } from '../../testing/fake-github/api-job.ts'
import { apiRun, type RunFields, SHA } from '../../testing/fake-github/api-run.ts'
import { at, makeOwn, makeTarget } from '../../testing/make-run.ts'
import { readRows } from '../../testing/read-log-cases.ts'
import { jobNames } from '../../testing/say/say-jobs.ts'

describe('called-workflows', () => {
  const REPOSITORY = 'octo-org/octo-shop'
  const FOLDER = '.github/workflows'
  const MERGE = 'beefbeefbeefbeefbeefbeefbeefbeefbeefbeef'
  const SHARED = 'cafecafecafecafecafecafecafecafecafecafe'
  const TEST = `${FOLDER}/test.yml`
  const ACTION = '.github/actions/setup'

  type Files = Readonly<Record<string, string>>

  interface Case {
    /** By path in the repository of the run, or as `owner/repo/path@commit`. */
    readonly files: Files
    /** What GitHub lists as called. @default the other files of the repository, at the commit of the run */
    readonly called?: readonly object[]
    readonly jobs: readonly JobFields[]
    readonly run?: RunFields
    readonly commit?: string
    readonly own?: Partial<CurrentRun>
    readonly serverUrl?: string
    /** As `summaryOf` writes it. */
    readonly expected: string
  }

  function entry(path: string, sha = SHA, ref?: string): object {
    return { path: `${REPOSITORY}/${path}@${sha}`, sha, ref: ref ?? 'refs/heads/main' }
  }

  /** A job that was ready so many seconds after the start of the run, and ended at another. */
  function job(name: string, ready: number, end: number, fields: JobFields = {}): JobFields {
    return { name, created_at: ready, started_at: ready + 3, completed_at: end, ...fields }
  }

  /** Jobs such as `build 2-60; test / e2e 62-100 failure`, which succeeded if no conclusion is said. */
  function listed(text: string): JobFields[] {
    return text.split('; ').map((one) => {
      const [, name = '', ready, end, conclusion] = /^(.+) (\d+)-(\d+) ?(\w*)$/.exec(one) ?? []
      return job(name, Number(ready), Number(end), conclusion === '' ? {} : { conclusion })
    })
  }

  const FAILED = { conclusion: 'failure' } as const
  const CANCELLED = { conclusion: 'cancelled' } as const

  async function report({
    files,
    called,
    jobs,
    run,
    commit = SHA,
    own,
    serverUrl,
  }: Case): Promise<Report> {
    const paths = Object.keys(files).filter(
      (path) => path.startsWith(FOLDER) && !path.endsWith('ci.yml'),
    )
    const response = apiRun({
      path: `${FOLDER}/ci.yml`,
      conclusion: own === undefined ? 'failure' : null,
      referenced_workflows: [...(called ?? paths.map((path) => entry(path, commit)))],
      ...run,
    })
    const listed = jobs.map((fields, index) => apiJob({ id: index + 1, ...fields }, response))
    const client = fakeClient((request) => {
      const { owner = '', repo = '', path = '', ref = '' } = request.parameters
      if (request.route.endsWith('/jobs')) return pageOf(listed, requestedPage(request))
      if (!request.route.includes('/contents/')) return { ...response }
      const name = `${owner}/${repo}`.toLowerCase()
      // GitHub finds the file of a pull request's run at the commit of its head, too.
      const isOwn = name === REPOSITORY && [SHA, commit].includes(String(ref))
      const text = isOwn ? files[path] : files[`${name}/${path}@${ref}`]
      if (text === undefined) throw httpError(404, 'Not Found')
      return { encoding: 'base64', content: Buffer.from(text).toString('base64') }
    })
    return await buildReport({
      client: { ...client, now: () => at(6_000) },
      target: makeTarget({
        ...(serverUrl !== undefined && { serverUrl }),
        current: own && makeOwn(own),
      }),
      ...{ ...DEFAULTS, historyRuns: 0, knownIssues: undefined, defaultBranch: 'main' },
      ...{ logLines: 0, signal: new AbortController().signal },
    })
  }

  /** What the report says of needs, forgiven jobs, limits, gates and notes. */
  function summaryOf(report: Report): string {
    const { criticalPath, criticalPathMissing, jobs, causes, ...json } = encodeReport(report)
    const nameOf = jobNames({ jobs })
    const path = criticalPath.map(({ jobId }) => nameOf(jobId)).join(' > ')
    const red = jobs.flatMap(({ name, outcome, forgiven }) =>
      outcome === 'success' ? [] : `${name} ${outcome ?? 'open'}${forgiven ? ', forgiven' : ''}`,
    )
    const follow = causes.flatMap(({ consequences }) => consequences.map(nameOf))
    return [
      criticalPathMissing ?? `needs: ${path}`,
      ...red,
      ...follow.map((name) => `${name} follows`),
      ...notesOf(json),
    ].join(' | ')
  }

  function notesOf({ notes }: Pick<ReportJson, 'notes'>): string[] {
    const unread = notes.filter(({ text }) => text.startsWith('The called workflow'))
    return unread.map(({ text }) => `note: ${text.split(': ')[0]}`)
  }

  /** The files with the other form; GitHub's default names of steps that use an action in this form have the commit. */
  function withSelfRepository<Value>(value: Value): Value {
    const text = JSON.stringify(value)
      .replaceAll('Run ./', `Run ${REPOSITORY}/`)
      .replaceAll('setup"', `setup@${SHA}"`)
      .replaceAll('uses: ./', 'uses: $/')
    return JSON.parse(text) as Value
  }

  function comparable(report: Report): unknown {
    const text = JSON.stringify(report, (_, value: unknown) =>
      value instanceof Map || value instanceof Set ? [...value] : value,
    )
    return JSON.parse(
      text
        .replaceAll('$/', './')
        .replaceAll(`Run ${REPOSITORY}/`, 'Run ./')
        .replaceAll(`setup@${SHA}`, 'setup'),
    )
  }

  const CALL = `jobs: { build: {}, test: { needs: build, uses: ./${TEST} } }`
  const UNIT = 'jobs: { unit: {}, e2e: { needs: unit } }'
  const CI = `${FOLDER}/ci.yml`

  /** The jobs of a run that calls `UNIT` after another job, and what they need. */
  const CALLED = {
    jobs: listed('build 2-60; test / unit 62-100; test / e2e 102-200'),
    expected: 'needs: build > test / unit > test / e2e',
  } as const

  const CASES: Readonly<Record<string, Case>> = {
    'a workflow that is called once': { files: { [CI]: CALL, [TEST]: UNIT }, ...CALLED },
    'a workflow that is called twice': {
      files: {
        [CI]: `jobs: { one: { uses: ./${TEST} }, two: { needs: one, uses: ./${TEST} } }`,
        [TEST]: UNIT,
      },
      jobs: listed('one / unit 2-50; one / e2e 52-100; two / unit 102-150; two / e2e 152-200'),
      expected: 'needs: one / unit > one / e2e > two / unit > two / e2e',
    },
    'calls in three levels': {
      files: {
        [CI]: CALL,
        [TEST]: `jobs: { shard: { uses: ./${FOLDER}/shard.yml } }`,
        [`${FOLDER}/shard.yml`]: `jobs: { os: { uses: ./${FOLDER}/os.yml } }`,
        [`${FOLDER}/os.yml`]: UNIT,
      },
      jobs: listed('build 2-60; test / shard / os / unit 62-100; test / shard / os / e2e 102-200'),
      expected: 'needs: build > test / shard / os / unit > test / shard / os / e2e',
    },
    'a matrix of calls': {
      files: {
        [CI]: `jobs: { test: { strategy: { matrix: { os: [a, b] } }, uses: ./${TEST} } }`,
        [TEST]: UNIT,
      },
      jobs: listed(
        'test (a) / unit 2-50; test (b) / unit 2-60; test (a) / e2e 52-100; test (b) / e2e 62-200',
      ),
      expected: 'needs: test (b) / unit > test (b) / e2e',
    },
    'steps with an action of the repository': {
      files: { [CI]: CALL, [TEST]: `jobs: { unit: { steps: [{ uses: ./${ACTION} }] } }` },
      jobs: [
        job('build', 2, 60),
        job('test / unit', 62, 100, {
          ...FAILED,
          steps: [
            apiStep({ name: 'Set up job' }),
            apiStep({ name: `Run ./${ACTION}`, number: 2, ...FAILED }),
          ],
        }),
      ],
      expected: 'needs: build > test / unit | test / unit failure',
    },
    'a failure that the called workflow forgives': {
      files: {
        [CI]: `jobs: { test: { uses: ./${TEST} }, report: { needs: test } }`,
        [TEST]: 'jobs: { unit: {}, nightly: { continue-on-error: true } }',
      },
      jobs: [
        job('test / unit', 2, 60),
        job('test / nightly', 2, 30, FAILED),
        job('report', 62, 70, { status: 'in_progress', conclusion: null, completed_at: null }),
      ],
      own: { jobId: 3 },
      expected: 'needs: test / unit | test / nightly failure, forgiven | report open',
    },
    'a time limit of the called workflow': {
      files: {
        [CI]: CALL,
        [TEST]: 'jobs: { unit: { timeout-minutes: 20 }, e2e: { needs: unit } }',
      },
      jobs: [
        job('build', 2, 60),
        job('test / unit', 62, 65 + 20 * 60, CANCELLED),
        job('test / e2e', 1_270, 1_270, { conclusion: 'skipped' }),
      ],
      expected: 'needs: build > test / unit | test / unit timed_out | test / e2e skipped',
    },
    'max-parallel in the called workflow': {
      files: {
        [CI]: CALL,
        [TEST]: 'jobs: { unit: { strategy: { matrix: { v: [1, 2] }, max-parallel: 1 } } }',
      },
      jobs: listed('build 2-60; test / unit (1) 62-100; test / unit (2) 102-200'),
      expected: 'needs: build > test / unit (2)',
    },
    'a gate after a called workflow': {
      files: {
        [CI]: `jobs: { test: { uses: ./${TEST} }, gate: { needs: test, if: always() } }`,
        [TEST]: UNIT,
      },
      jobs: listed('test / unit 2-60 failure; test / e2e 62-62 skipped; gate 64-70 failure'),
      expected:
        'needs: test / unit > gate | test / unit failure | test / e2e skipped | gate failure | gate follows',
    },
    'a file of another repository that calls its own': {
      files: {
        [CI]: `jobs: { build: {}, test: { needs: build, uses: octo/shared/${TEST}@v1 } }`,
        [`octo/shared/${TEST}@${SHARED}`]: `jobs: { shard: { uses: ./${FOLDER}/shard.yml } }`,
        [`octo/shared/${FOLDER}/shard.yml@${SHARED}`]: UNIT,
        // The file of that path in the repository of the run is another one.
        [`${FOLDER}/shard.yml`]: 'jobs: { wrong: {} }',
      },
      called: [
        { path: `octo/shared/${TEST}@v1`, sha: SHARED, ref: 'refs/tags/v1' },
        { path: `octo/shared/${FOLDER}/shard.yml@${SHARED}`, sha: SHARED, ref: 'refs/tags/v1' },
        entry(`${FOLDER}/shard.yml`),
      ],
      jobs: listed('build 2-60; test / shard / unit 62-100; test / shard / e2e 102-200'),
      expected: 'needs: build > test / shard / unit > test / shard / e2e',
    },
    'a file of another repository whose calls GitHub lists with its ref': {
      files: {
        [CI]: `jobs: { build: {}, test: { needs: build, uses: octo/shared/${TEST}@v1 } }`,
        [`octo/shared/${TEST}@${SHARED}`]: `jobs: { shard: { uses: ./${FOLDER}/shard.yml } }`,
        [`octo/shared/${FOLDER}/shard.yml@${SHARED}`]: UNIT,
      },
      called: [TEST, `${FOLDER}/shard.yml`].map((path) => ({
        path: `octo/shared/${path}@v1`,
        sha: SHARED,
        ref: 'refs/tags/v1',
      })),
      jobs: listed('build 2-60; test / shard / unit 62-100; test / shard / e2e 102-200'),
      expected: 'needs: build > test / shard / unit > test / shard / e2e',
    },
    'both forms in one file': {
      files: {
        [CI]: `jobs: { build: { uses: $/${FOLDER}/build.yml }, test: { needs: build, uses: ./${TEST} } }`,
        [`${FOLDER}/build.yml`]: 'jobs: { compile: {} }',
        [TEST]: UNIT,
      },
      jobs: listed('build / compile 2-60; test / unit 62-100; test / e2e 102-200'),
      expected: 'needs: build / compile > test / unit > test / e2e',
    },
    'one workflow that is called by both forms': {
      files: {
        [CI]: `jobs: { one: { uses: $/${TEST} }, two: { needs: one, uses: ./${TEST} } }`,
        [TEST]: UNIT,
      },
      jobs: listed('one / unit 2-50; one / e2e 52-100; two / unit 102-150; two / e2e 152-200'),
      expected: 'needs: one / unit > one / e2e > two / unit > two / e2e',
    },
    'another case of owner and repository': {
      files: {
        [CI]: `jobs: { build: { uses: ./${FOLDER}/build.yml }, test: { needs: build, uses: Octo/SHARED/${TEST}@V1 } }`,
        [`${FOLDER}/build.yml`]: 'jobs: { compile: {} }',
        [`octo/shared/${TEST}@${SHARED}`]: UNIT,
      },
      called: [
        { path: `Octo-Org/Octo-Shop/${FOLDER}/build.yml@${SHA}`, sha: SHA, ref: 'refs/heads/main' },
        { path: `octo/shared/${TEST}@V1`, sha: SHARED, ref: 'refs/tags/V1' },
      ],
      jobs: listed('build / compile 2-60; test / unit 62-100; test / e2e 102-200'),
      expected: 'needs: build / compile > test / unit > test / e2e',
    },
    'a file that GitHub does not list': {
      files: { [CI]: CALL, [TEST]: UNIT },
      called: [],
      jobs: CALLED.jobs,
      expected: `unmatched | note: The called workflow ./${TEST} was not read`,
    },
    'a called file that cannot be read': {
      files: { [CI]: CALL },
      called: [entry(TEST)],
      jobs: listed('build 2-60; test / unit 62-100 failure'),
      expected: `needs: build > test / unit | test / unit failure | note: The called workflow ./${TEST} was not read`,
    },
    'GitHub Enterprise Server': {
      files: { [CI]: CALL, [TEST]: UNIT },
      serverUrl: 'https://ghe.octo.test',
      ...CALLED,
    },
    'a pull request, whose run uses the commit of a merge': {
      files: { [CI]: CALL, [TEST]: UNIT },
      commit: MERGE,
      called: [entry(TEST, MERGE, 'refs/pull/7/merge')],
      run: { event: 'pull_request' },
      ...CALLED,
    },
    'a file of the repository at an older commit beside the one of the run': {
      files: {
        [CI]: `jobs: { build: { uses: ${REPOSITORY}/${TEST}@${SHARED} }, test: { needs: build, uses: ./${TEST} } }`,
        [`${REPOSITORY}/${TEST}@${SHARED}`]: 'jobs: { compile: {} }',
        [TEST]: UNIT,
      },
      called: [{ path: `${REPOSITORY}/${TEST}@${SHARED}`, sha: SHARED }, entry(TEST)],
      jobs: listed('build / compile 2-60; test / unit 62-100; test / e2e 102-200'),
      expected: 'needs: build / compile > test / unit > test / e2e',
    },
  }

  describe('called workflows', () => {
    it.each(Object.entries(CASES))(
      'are found by both forms of a local `uses`: %s',
      async (_, one) => {
        const local = await report(one)
        const self = await report({
          ...one,
          files: withSelfRepository(one.files),
          jobs: withSelfRepository(one.jobs),
        })
        expect(summaryOf(local)).toBe(one.expected)
        expect(comparable(self)).toEqual(comparable(local))
      },
    )

    it.each<[string, Partial<Case>, string[]]>([
      ['no file can be read', { files: {} }, []],
      ['the call was skipped', { jobs: listed('build 2-60; test 60-60 skipped') }, []],
      ['all is known without it', { jobs: listed('build 2-60; test / unit 62-100') }, []],
      [
        'one workflow is called twice',
        { files: { [CI]: `jobs: { a: { uses: ./${TEST} }, b: { uses: ./${TEST} } }` } },
        [`note: The called workflow ./${TEST} was not read`],
      ],
      [
        'several are not read',
        {
          files: { [CI]: `jobs: { a: { uses: ./${TEST} }, b: { uses: octo/shared/${TEST}@v1 } }` },
        },
        [`note: The called workflow ./${TEST} (and 1 more) was not read`],
      ],
    ])('are in a note only if they leave something unknown: %s', async (_, fields, expected) => {
      const jobs = ['a / unit', 'b / unit'].map((name) => job(name, 2, 60, FAILED))
      const made = await report({ files: { [CI]: CALL }, jobs, expected: '', ...fields })
      expect(notesOf(encodeReport(made))).toEqual(expected)
    })
  })

  it('says which called workflow was not read, and what is unknown without it', async () => {
    const jobs = [job('build', 2, 60), job('test / unit', 62, 100, FAILED)]
    const made = await report({ files: { [CI]: CALL }, jobs, expected: '' })
    expect(encodeReport(made).notes).toContainEqual({
      jobId: null,
      url: null,
      severity: 'notice',
      text: `The called workflow ./${TEST} was not read: what its jobs need, how long they may run and whether they may fail is unknown. If it is in another private repository, the token needs access to that.`,
    })
  })

  describe('resolveUses', () => {
    it.each([
      [`./${TEST}`, undefined, `./${TEST}`],
      [`$/${TEST}`, undefined, `./${TEST}`],
      [`$/${TEST}`, './a.yml', `./${TEST}`],
      [`$/${TEST}`, 'o/r/a.yml@v1', `o/r/${TEST}@v1`],
      [`./${TEST}`, 'o/r/a.yml@v1', `o/r/${TEST}@v1`],
      [`Octo/R.x/Sub/T.yml@V1`, 'o/r/a.yml@v1', 'octo/r.x/Sub/T.yml@V1'],
      ['./a@b.yml', undefined, './a@b.yml'],
      ['not a file', 'o/r/a.yml@v1', 'not a file'],
    ])('resolves %s in %s to %s', (uses, caller, expected) => {
      expect(resolveUses(uses, caller)).toBe(expected)
    })
  })
})

describe('decodeWorkflowFile', () => {
  const STEPS = 'runs-on: x\n    steps: [{ run: make }]'
  const BEFORE = `on: push\njobs:\n  a: { runs-on: x, steps: [{ run: make }] }\n  b:\n    ${STEPS}\n`
  const NAME = 'name: "Test ${{ matrix.os }} ${{ matrix.node }}"'
  const JOB = '{ runs-on: x, steps: [{ run: make }] }'
  const COLUMNS = Array.from({ length: 11 }, (_, column) => ' '.repeat(column))

  /** Settings of a third job, whose keys stand in column 4. */
  const SETTINGS: readonly string[] = [
    ...COLUMNS.map((column) => `needs: [\n      a,\n      b\n${column}]`),
    ...COLUMNS.map(
      (column) => `strategy:\n      matrix:\n        os: [\n          u, w,\n${column}]`,
    ),
    ...COLUMNS.slice(2, 9).map((column) => `strategy: {\n      matrix: { os: [u, w] }\n${column}}`),
    // Flow.
    'needs: [a, b]',
    'needs: [ a\n    , b, ]',
    'needs: [a,\n     # the one before\n     b] # both',
    'needs:\n      [a, b]',
    'needs: ["a", \'b\']',
    'strategy: { "matrix": {"os":["u","w"]}, fail-fast: false }',
    'strategy: { matrix: { os: [u, w] },\n  max-parallel: 2 }',
    'strategy:\n      matrix: { os: [[u], w] }',
    'strategy:\n      matrix: {os: [u, "w # 2", v#3]}',
    'needs: [ "a" , b ] # both',
    'needs: [\n# in the first column\na, b]',
    'strategy: { matrix: { os: [ u,w ], node: [ 1 ] }, max-parallel: 1, fail-fast: true, }',
    'strategy:\n      {\n        matrix: { os: [u] }\n      }',
    'strategy:\n      matrix: { os: [ "a: b", \'c, d\', "[e]", f-g ] }',
    // Block.
    'needs: a',
    'needs:\n    - a\n    - b',
    'needs:\n      - a\n\n      # a comment\n      -   b',
    'needs:\n    -\n     a\n    - "b"',
    'strategy:\n      matrix:\n        os:\n        - u\n        - w\n      fail-fast: false',
    'strategy:\n      matrix:\n        os:\n          - u\n   # a comment in another column\n          - w',
    'strategy:\n      max-parallel: 3 # legs\n      matrix:\n        os: [u]\n        node: [22, 1.10, 0x1F, 0o17, 1e3, ~, true, yes, "24"]\n    timeout-minutes: 20',
    // Anchors.
    'strategy:\n      matrix:\n        os: &list [u, w]\n        again: *list',
    'needs: &needs\n      - &first a\n      - b\n    env: { FIRST: *first }',
    'strategy:\n      matrix: { os: [u], <<: [w] }',
    'strategy: &strategy\n      matrix: { os: [u, w] }\n    env: &none {}\n    outputs: *none',
    'needs: *missing',
    // Quotes and texts of several lines.
    "name: 'It''s: #1'",
    'name: "a\\tb \\u00e4 \\x41 \\\n      c"',
    'name: two\n      lines',
    'name: |\n      kept\n      lines',
    'name: >-\n      folded\n      lines',
    'name: C# and #5: no',
    'name: "quoted',
    'name: a: b',
    'name: @a',
    'name: 2026-03-01',
    'name: !!str 1.10',
    'name: "  between  "',
    "name: 'in ''quotes'' \\n'",
    'name: >\n      folded\n\n      twice\n',
    // Limits.
    'timeout-minutes: 0.5\n    continue-on-error: true',
    'timeout-minutes: "${{ matrix.limit }}"\n    continue-on-error: "${{ matrix.may }}"',
    'timeout-minutes:   007',
    // Tabs.
    'needs: [a,\tb]\t# both',
    'name:\tC\t',
    'needs:\n\t- a',
    'needs: [a,\n\tb]',
    // Files that GitHub refuses.
    'needs: a\n    needs: b',
    'name: a\n    "name": b',
    'needs: [a',
    'needs: a\n  c: {}',
  ]

  const FILES: readonly string[] = [
    ...SETTINGS.map((setting) => `${BEFORE}  c:\n    ${NAME}\n    ${setting}\n    ${STEPS}\n`).map(
      (text) =>
        / {4}name:/.test(text.replace(NAME, '')) ? text.replace(`    ${NAME}\n`, '') : text,
    ),
    `${BEFORE}  c:\n    needs: [\n      a,\n    ]\n    ${STEPS}\n`.replaceAll('\n', '\r\n'),
    `${BEFORE}  c:\n    name: |\n      one\n      two\n    ${STEPS}\n`.replaceAll('\n', '\r\n'),
    `\uFEFF${BEFORE}`,
    `---\n${BEFORE}...\n# the end\n`,
    `%YAML 1.2\n---\n${BEFORE}`,
    `${BEFORE}---\n${BEFORE}`,
    '',
    '# nothing\n',
    `on: push\njobs: { a: ${JOB}, "b": ${JOB}, ? c : ${JOB} }`,
    `{ "on": "push", "jobs": { "a": { "runs-on": "x", "steps": [{ "run": "make" }] } } }`,
    `jobs:\n a: &a ${JOB}\n b: *a\non: push\n`,
    `on:\n  push:\n    branches: [\n      main\n    ]\njobs:\n  a: ${JOB}\n`,
    // An event that the parser does not know.
    `on: an_event_of_next_year\njobs:\n  a: ${JOB}\n  b: { needs: [a], runs-on: x, steps: [{ run: make }] }\n`,
  ]

  /** Replaces `on`, which can have an event that the parser does not know yet. */
  function withPush(text: string): string {
    return text.replace(/^on: .*/, 'on: push')
  }

  function decoded(text: string) {
    return decodeWorkflowFile(text, new Map()).graph?.map(
      ({
        key,
        name,
        legNames,
        needs,
        matrix,
        failFast,
        maxParallel,
        timeout,
        continueOnError,
      }) => ({
        ...{ key, name, legNames, needs, matrix },
        ...{ failFast, maxParallel, timeout, continueOnError },
      }),
    )
  }

  interface PlainJob {
    readonly name?: unknown
    readonly strategy?: {
      readonly matrix?: Readonly<Record<string, readonly unknown[]>>
      readonly 'fail-fast'?: boolean
      readonly 'max-parallel'?: number
    }
    readonly 'timeout-minutes'?: unknown
    readonly 'continue-on-error'?: unknown
  }

  /** Lists the jobs that GitHub's parser reads; `undefined` if it refuses the file. */
  async function declaredIn(content: string) {
    const { context, value } = parseWorkflow(
      { name: 'a.yml', content },
      new NoOperationTraceWriter(),
    )
    if (value === undefined) return undefined
    const { jobs, errors } = await convertWorkflowTemplate(context, value)
    if (errors !== undefined) return undefined
    const file = plain(JSON.parse(JSON.stringify(value))) as { jobs: Record<string, PlainJob> }
    return jobs.map(({ id: { value: key }, needs }) => {
      const { name: declared, strategy = {}, ...limits } = file.jobs[key] ?? {}
      const {
        matrix,
        'fail-fast': failFast = true,
        'max-parallel': maxParallel = Infinity,
      } = strategy
      const { 'timeout-minutes': minutes = 360, 'continue-on-error': forgives = false } = limits
      const name = textOf(declared ?? key).trim()
      return {
        key,
        name,
        legNames: matrix && name.includes('${{') ? legNames(name, matrix) : undefined,
        needs: (needs ?? []).map((need) => need.value),
        matrix: matrix !== undefined,
        failFast,
        maxParallel,
        timeout: typeof minutes === 'number' ? minutes * MINUTE : undefined,
        continueOnError: typeof forgives === 'boolean' ? forgives : undefined,
      }
    })
  }

  function legNames(name: string, matrix: Readonly<Record<string, readonly unknown[]>>) {
    const names = Object.entries(matrix).reduce(
      (all, [key, values]) =>
        all.flatMap((one) =>
          values.map((value) => one.replace(`\${{ matrix.${key} }}`, () => textOf(value))),
        ),
      [name],
    )
    const isText = Object.values(matrix).every((values) => !values.some(Array.isArray))
    return isText ? names.map((one) => one.replace(/\$\{\{.*?\}\}/g, '').trim()) : undefined
  }

  function textOf(value: unknown): string {
    return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  }

  /** Returns the value of a token of the parser, which reads a text with expressions as a call of `format`. */
  function plain(token: unknown): unknown {
    if (typeof token !== 'object' || token === null) return token
    const { map, seq, expr } = token as {
      readonly map?: readonly { readonly Key: string; readonly Value: unknown }[]
      readonly seq?: readonly unknown[]
      readonly expr?: string
    }
    if (seq !== undefined) return seq.map(plain)
    if (map !== undefined)
      return Object.fromEntries(map.map(({ Key, Value }) => [Key, plain(Value)]))
    const [, text = '', values = ''] = /^format\('(.*)', (.*)\)$/.exec(expr ?? '') ?? []
    return text === ''
      ? `\${{ ${expr} }}`
      : text.replace(/\{(\d)\}/g, (_, at) => `\${{ ${values.split(', ')[Number(at)]} }}`)
  }

  it.each(FILES)('reads what the parser of GitHub reads in %j', async (text) => {
    const expected = (await declaredIn(text)) ?? (await declaredIn(withPush(text)))
    expect(decoded(text)).toEqual(expected)
  })

  it('reads sixty of these files or more', () => {
    expect(FILES.filter((text) => decoded(text) !== undefined).length).toBeGreaterThanOrEqual(60)
  })
})

describe('legNames', () => {
  function range(count: number): readonly number[] {
    return Array.from({ length: count }, (_, at) => at)
  }

  function keys(name: string, count: number): Readonly<Record<string, readonly number[]>> {
    return Object.fromEntries(range(count).map((at) => [`${name}${at}`, [1]]))
  }

  const valueOf = (text: string) =>
    text === 'none' || text === 'nothing' ? undefined : (JSON.parse(text) as unknown)

  it.each(readRows(new URL('workflow-jobs/legs.txt', import.meta.url)))(
    'fills $text: $result',
    ({ text, result }) => {
      const [name = '', matrix = ''] = text.split(' of ')
      expect(legNames(name, valueOf(matrix))).toEqual(valueOf(result))
    },
  )

  it('does not know names that would be too long', () => {
    const [x, y] = ['x'.repeat(30_000), 'y'.repeat(30_000)]
    expect(legNames('${{ matrix.a }}${{ matrix.a }}', { a: [x] })).toBeUndefined()
    expect(legNames('${{ matrix.a }}', { a: [x, y] })).toBeUndefined()
  })

  it.each([
    ['a value', { a: [1], ...keys('k', 49) }, 1],
    ['more than fifty keys', { a: [1], ...keys('k', 50) }, undefined],
    ['more than fifty keys of all', { a: [1], include: [keys('k', 25), keys('l', 25)] }, undefined],
    [
      'more legs to include than GitHub allows',
      { a: [1], include: Array(257).fill({ a: 2 }) },
      undefined,
    ],
    [
      'two hundred legs to include beside as many',
      { a: range(200), include: range(200).map((b) => ({ b })) },
      200,
    ],
    [
      'as many legs as GitHub allows after others are excluded',
      { a: range(20), b: range(20), exclude: range(8).map((a) => ({ a })) },
      240,
    ],
    [
      'more legs than GitHub allows after others are excluded',
      { a: range(20), b: range(20), exclude: range(7).map((a) => ({ a })) },
      undefined,
    ],
    [
      'too many values to compare',
      { a: range(200), b: [1], c: [1], include: range(200).map((b) => ({ b })) },
      undefined,
    ],
  ])('bounds the work for %s', (_, matrix, expected) => {
    expect(legNames('${{ matrix.a }}', matrix)?.length).toBe(expected)
  })
})
