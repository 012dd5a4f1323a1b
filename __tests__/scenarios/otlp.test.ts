import { beforeAll, describe, expect, it } from '@jest/globals'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { renderOtlp } from '../../src/otlp/render/otlp.ts'
import { reportJson } from '../../src/report-json/encode/encode-report.ts'
import { traceOf } from '../../src/otlp/render/spans.ts'
import { VERSION } from '../../src/otlp/render/version.ts'
import type { ReportJson } from '../../src/model/shapes/report.ts'
import { CLOSED_URL } from '../../testing/fake-github/host.ts'
import {
  EXAMPLE_FILES,
  EXAMPLE_JOB,
  EXAMPLE_NEEDS,
  exampleRun,
} from '../../testing/fixtures/example-run.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'
import { reportOnJobs } from '../../testing/make-run.ts'
import { stepsCalled } from '../../testing/make-steps.ts'
import { reportOfRun } from '../../testing/report-words.ts'
import { runAction } from '../../testing/run-action.ts'
import { runInProcess } from '../../testing/runner/run-in-process.ts'
import { SHORT_DEADLINES } from '../../testing/runner/timers.ts'
import { needsProcess } from '../../testing/runner/run-process.ts'
import { runAlone } from '../../testing/scenario.ts'
import {
  type Collector,
  type CollectorResponse,
  type ReceivedSpan,
  startCollector,
} from '../../testing/start-collector.ts'
import { decodeRun, writeJsonFile, writeReportFile } from '../../testing/report-file.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'
import { FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { describeWith } from '../../testing/requirements.ts'
import { failedLog, runSubAction } from '../../testing/run-with-logs.ts'

describe('otlp', () => {
  const PROJECT = new URL('../../', import.meta.url)

  const root = temporaryFolders()()
  const reportPath = join(root, 'report.json')
  let report: ReportJson
  beforeAll(async () => {
    const result = await runAlone({
      github: { runs: [exampleRun()], files: EXAMPLE_FILES },
      job: EXAMPLE_JOB,
      inputs: { needs: JSON.stringify(EXAMPLE_NEEDS), 'report-path': reportPath },
      folder: join(root, 'runner'),
    })
    if (result.report === undefined) throw new Error(result.stdout)
    report = result.report
  })

  interface Sending {
    readonly responses?: readonly CollectorResponse[]
    /** Whether nothing listens at the address of the collector. */
    readonly down?: boolean
    /** What follows the collector's address in the endpoint. */
    readonly path?: string
    readonly inputs?: Readonly<Record<string, string>>
    readonly env?: Readonly<Record<string, string>>
    readonly event?: object
  }

  /** Runs the action on the report of the example, with a collector of its own. */
  async function runOtlp({
    responses,
    down = false,
    path = '',
    inputs,
    env,
    ...job
  }: Sending = {}) {
    const collector = await startCollector(responses)
    const url = down ? CLOSED_URL : collector.url
    try {
      const result = await runAction({
        entry: fileURLToPath(new URL('dist/otlp/index.js', PROJECT)),
        manifest: fileURLToPath(new URL('otlp/action.yml', PROJECT)),
        job: { apiUrl: CLOSED_URL, ...job },
        inputs: { 'report-path': reportPath, endpoint: `${url}${path}`, ...inputs },
        ...(needsProcess({})
          ? { env: { ...SHORT_DEADLINES, ...env } }
          : { env: env ?? {}, runInstead: (options) => runInProcess(options, true) }),
      })
      const lines = result.annotations.map(({ level, message }) => `${level}: ${message}`)
      const reported = [`exit code ${result.exitCode}`, ...lines].map((line) =>
        line
          .replaceAll(url, '<collector>')
          .replaceAll(root, '<folder>')
          // In jest, an error of Node is not an instance of `Error`.
          .replace(/\bError: (?=E[A-Z]+:)/, ''),
      )
      return { ...result, ...collector, reported }
    } finally {
      await collector.close()
    }
  }

  function spansOf({ requests }: Pick<Collector, 'requests'>): ReceivedSpan[] {
    return requests.flatMap(({ spans }) => spans)
  }

  type JsonSpan = Omit<ReceivedSpan, `${string}UnixNano` | 'status'> &
    Record<'startTimeUnixNano' | 'endTimeUnixNano', string> & { readonly status: object }

  describe('the trace of the example run', () => {
    it('is sent with the times, ids and parents of the report', async () => {
      const result = await runOtlp()
      const { exitCode, annotations, outputs, stderr } = result
      expect({ exitCode, annotations, stderr }).toEqual({
        exitCode: 0,
        annotations: [],
        stderr: '',
      })
      const spans = spansOf(result)
      expect(outputs).toEqual({
        'trace-id': traceOf(decodeRun(report)).id,
        spans: String(spans.length),
      })
      expect(spans.length).toBeGreaterThan(100)

      const { resourceSpans } = JSON.parse(renderOtlp(decodeRun(report))) as {
        readonly resourceSpans: readonly [{ readonly scopeSpans: readonly [{ spans: JsonSpan[] }] }]
      }
      expect(spans).toMatchObject(
        resourceSpans[0].scopeSpans[0].spans.map(({ traceId, spanId, name, kind, ...span }) => ({
          ...{ traceId, spanId, name, kind, parentSpanId: span.parentSpanId || '' },
          startTimeUnixNano: BigInt(span.startTimeUnixNano),
          endTimeUnixNano: BigInt(span.endTimeUnixNano),
          status: { code: 0, message: '', ...span.status },
        })),
      )
      const schemaUrls = Array<string>(2).fill('https://opentelemetry.io/schemas/1.44.0')
      for (const span of spans) {
        expect(span).toMatchObject({ scope: { name: 'run-report', version: VERSION }, schemaUrls })
      }
      const trace = traceOf(decodeRun(report))
      expect(spans.map(({ attributes }) => attributes)).toEqual(
        trace.spans.map(({ attributes }) => attributes),
      )
      for (const { resource } of spans) expect(resource).toEqual(trace.resource)
    })

    it.each([
      ['', '/v1/traces'],
      ['/v1/traces/?key=1', '/v1/traces?key=1'],
    ])(
      'is sent for the endpoint %j to %s, compressed, with the headers',
      async (path, expected) => {
        const headers = 'x-team: a:b\n\n  X-Tenant:shop '
        const { exitCode, stdout, requests } = await runOtlp({ path, inputs: { headers } })
        expect(exitCode).toBe(0)
        expect(stdout).not.toContain('key=1')
        expect(requests).toMatchObject([
          {
            method: 'POST',
            path: expected,
            headers: {
              'content-type': 'application/x-protobuf',
              'content-encoding': 'gzip',
              'x-team': 'a:b',
              'x-tenant': 'shop',
            },
          },
        ])
      },
    )

    it('is sent through the proxy of the environment', async () => {
      const collector = await startCollector()
      const requested: string[] = []
      const proxy = createServer().on('connect', (request, socket: Socket) => {
        requested.push(request.url ?? '')
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        const target = connect(Number(new URL(collector.url).port), '127.0.0.1')
        socket
          .pipe(target)
          .pipe(socket)
          .on('error', () => target.destroy())
      })
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
      const { port } = proxy.address() as AddressInfo
      try {
        const { reported } = await runOtlp({
          inputs: { endpoint: 'http://otlp.invalid:4318' },
          env: { HTTP_PROXY: `http://127.0.0.1:${port}` },
        })
        expect(reported).toEqual(['exit code 0'])
        expect(requested).toEqual(['otlp.invalid:4318'])
        expect(spansOf(collector).length).toBe(traceOf(decodeRun(report)).spans.length)
      } finally {
        proxy.close()
        await collector.close()
      }
    })

    it('is sent in several requests if it is large', async () => {
      const steps = stepsCalled(...Array.from({ length: 10 }, (_, index) => `step ${index + 1}`))
      const large = reportOnJobs(Array.from({ length: 180 }, () => ({ steps })))
      const inputs = { 'report-path': await writeReportFile(large) }
      const whole = await runOtlp({ inputs })
      expect(whole.requests.map(({ spans }) => spans.length)).toEqual([2_000, 161])
      expect(whole.outputs['spans']).toBe('2161')
      expect(new Set(spansOf(whole).map(({ spanId }) => spanId)).size).toBe(2_161)

      const half = await runOtlp({ inputs, responses: [{ status: 200 }, { status: 400 }] })
      expect(half.outputs['spans']).toBe('2000')
      expect(half.reported).toEqual(['exit code 0', expect.stringMatching(/^warning: .* 400 Bad/)])
    })
  })

  describe('the report of a commit', () => {
    const commit = reportOnCommit([{ id: 1 }, { id: 7, attempt: 2, workflow: 'Lint' }])
    const repository = { full_name: commit.repository, default_branch: 'trunk' }

    it.each([
      ['is sent as the run that the event names', { id: 7, run_attempt: 2 }, repository, 'trunk'],
      ['is sent without an unknown default branch', { id: 7, run_attempt: 2 }, {}, undefined],
      ['leads to a warning if it lacks the attempt', { id: 7, run_attempt: 1 }, repository, null],
      ['leads to a warning if the event names no run', undefined, repository, null],
    ])('%s', async (_, workflow_run, of, branch) => {
      const inputs = {
        'report-path': await writeJsonFile(JSON.parse(reportJson(findingsIn(commit))) as object),
      }
      const result = await runOtlp({ inputs, event: { repository: of, workflow_run } })
      const { resource, traceId } = spansOf(result)[0] ?? {}
      const sent = reportOfRun(commit, 7)
      const warning = expect.stringMatching(/^warning: The report is of a commit and does not have/)
      expect(result.reported).toEqual(['exit code 0', ...(branch === null ? [warning] : [])])
      expect(traceId).toBe(branch === null || !sent ? undefined : traceOf(sent).id)
      expect(resource?.['run_report.default_branch']).toBe(branch ?? undefined)
    })
  })

  describe('the resource of a trace', () => {
    const RUN_ID = 'cicd.pipeline.run.id'

    it.each([
      ['team=shop,cost%2Ccenter=a%3Db', undefined, { team: 'shop', 'cost,center': 'a=b' }],
      ['service.name=ci,service.namespace=shops', undefined, { 'service.name': 'ci' }],
      ['service.name=ci', 'named', { 'service.name': 'named' }],
      [' , ', '', {}],
      [`${RUN_ID}=1,vcs.ref.head.name=other`, undefined, {}],
    ])('has the attributes of the variables %j and %j: %j', async (listed, name = '', added) => {
      const env = { OTEL_RESOURCE_ATTRIBUTES: listed, OTEL_SERVICE_NAME: name }
      const result = await runOtlp({ env, inputs: { 'on-error': 'fail' } })
      expect(result.reported).toEqual(['exit code 0'])
      const { resource } = traceOf(decodeRun(report))
      const namespace = listed.includes('namespace') && { 'service.namespace': 'shops' }
      expect(spansOf(result)[0]?.resource).toEqual({ ...resource, ...added, ...namespace })
    })

    it('leads to a warning, and is sent without them, if they are malformed', async () => {
      const [listed, name] = ['team=s3cretApiKey12345,,x', 'named']
      const env = { OTEL_RESOURCE_ATTRIBUTES: listed, OTEL_SERVICE_NAME: name }
      const result = await runOtlp({ env, inputs: { 'on-error': 'fail' } })
      expect(result.reported).toEqual([
        'exit code 0',
        expect.stringMatching(/^warning: The variable OTEL_RESOURCE_ATTRIBUTES was ignored: /),
      ])
      expect(result.stdout).not.toContain('s3cret')
      const { resource } = traceOf(decodeRun(report))
      expect(spansOf(result)[0]?.resource).toEqual({ ...resource, 'service.name': name })
    })
  })

  describe('a trace that cannot be sent', () => {
    const silent = Array<'silence'>(6).fill('silence')
    const refused = { status: 400, body: 'x'.repeat(500) }
    const soon = { OTEL_EXPORTER_OTLP_TIMEOUT: '300' }
    /** The first, if the machine is so slow that the response did not begin in time. */
    const LATE = /(?:did not respond in 0\.3 s|timed out)\.$/
    /** After each attempt, however short pauses are. */
    const late = { OTEL_EXPORTER_OTLP_TIMEOUT: '600000' }

    const messageOf = (level: string, reason: string) =>
      expect.stringMatching(`^${level}: Could not send the trace to <collector>: .*${reason}`)

    it.each<[string, Sending, RegExp]>([
      ['the collector is down', { down: true, env: late }, /ECONNREFUSED 127\.0\.0\.1:2\.$/],
      ['the collector refuses it', { responses: [refused] }, /400 .*: x{199}…\.$/],
      [
        'the collector refuses it in Protobuf',
        {
          responses: [
            { status: 401, body: '\b\u0010\u0012>provided authorization does not match' },
          ],
        },
        /\(check the input headers\): provided authorization does not match\.$/,
      ],
      [
        'a proxy responds in its place',
        { responses: [{ status: 200, body: '<html>Sign in</html>' }] },
        /the response is not that of a collector \(check the input endpoint\): <html>Sign in<\/html>\.$/,
      ],
      [
        'the collector has no time for it soon',
        {
          responses: [{ status: 429, headers: { 'retry-after': '60' }, body: 'too many of shop' }],
        },
        /responded with 429 Too Many Requests: too many of shop\.$/,
      ],
      ['the collector does not respond', { responses: silent, env: soon }, LATE],
      ['the response never ends', { responses: ['bytes'], env: soon }, LATE],
    ])('warns if %s', async (_, sending, reason) => {
      const { reported, stderr, outputs } = await runOtlp(sending)
      expect(reported).toEqual(['exit code 0', messageOf('warning', reason.source)])
      expect(stderr).toBe('')
      expect(outputs).toEqual({ 'trace-id': traceOf(decodeRun(report)).id, spans: '0' })
    })

    it('fails the step with on-error: fail', async () => {
      const inputs = { 'on-error': 'fail' }
      const { reported, outputs } = await runOtlp({ responses: [refused], inputs })
      expect(reported).toEqual(['exit code 1', messageOf('error', '400 ')])
      expect(outputs['spans']).toBe('0')
    })

    it.each([
      [1, '1 span'],
      [2, '2 spans'],
    ])('in part, less %i, leads to a warning with the message', async (rejectedSpans, refused) => {
      const response = { rejectedSpans, errorMessage: 'too old' }
      const { reported, outputs } = await runOtlp({ responses: [response] })
      const all = traceOf(decodeRun(report)).spans.length
      expect(outputs['spans']).toBe(String(all - rejectedSpans))
      expect(reported).toEqual([
        'exit code 0',
        `warning: The collector refused ${refused}: too old.`,
      ])
    })
  })

  describe('a collector', () => {
    const busy = { status: 503 }
    const full = { status: 429, headers: { 'retry-after': '1' } }
    const fullForLong = { status: 429, headers: { 'retry-after': '60' } }
    const took = { rejectedSpans: 0, errorMessage: 'deprecated' }
    const late = { OTEL_EXPORTER_OTLP_TIMEOUT: '600000' }

    it.each<
      [
        string,
        readonly CollectorResponse[],
        sent: number,
        warning: RegExp | undefined,
        env?: object,
      ]
    >([
      ['is busy twice', [busy, busy], 3, undefined],
      ['is busy six times', Array(7).fill(busy), 6, /503 Service Unavailable\.$/],
      ['names the time until it is free', [full], 2, undefined],
      ['names a time after the timeout', [fullForLong], 1, /429 Too Many Requests\.$/, {}],
      ['closes the connection twice', ['end', 'end'], 3, undefined],
      [
        'closes the connection six times',
        Array(7).fill('end'),
        6,
        /: socket hang up \(check .* 4317 mostly speaks gRPC/,
      ],
      ['took all with a warning', [took], 1, /took all spans with a warning: deprecated\.$/],
      ['refuses the request', [{ status: 413 }], 1, /413 Payload Too Large\.$/],
      [
        'names a place without a redirect',
        [{ status: 400, headers: { location: '/help' } }],
        1,
        /400 Bad Request\.$/,
      ],
    ])('that %s: %j gets %i requests', async (_, responses, sent, warning, env = late) => {
      const { reported, requests, outputs } = await runOtlp({ responses, env: { ...env } })
      const warnings = warning === undefined ? [] : [expect.stringMatching(warning)]
      expect(reported).toEqual(['exit code 0', ...warnings])
      expect(requests.length).toBe(sent)
      const isTaken = warning === undefined || responses.includes(took)
      expect(outputs['spans'] === '0').toBe(!isTaken)
      expect(new Set(requests.map(({ spans }) => JSON.stringify(spans.length))).size).toBe(1)
    })

    it('that hangs gets no second request', async () => {
      // On a slow machine, the time can be over before the first is sent.
      const env = { OTEL_EXPORTER_OTLP_TIMEOUT: '300' }
      const { reported, requests } = await runOtlp({ responses: ['silence'], env })
      expect(reported).toEqual(['exit code 0', expect.stringMatching(/0\.3 s\.$|timed out\.$/)])
      expect(requests.length).toBeLessThan(2)
    })

    it.each([301, 302, 303, 307, 308])(
      'that redirects with %i is named with the place, which gets nothing',
      async (status) => {
        const other = await startCollector()
        const location = `${other.url.replace('//', '//me:s3cret@')}/login?key=s3cret`
        try {
          const { reported, requests, stdout } = await runOtlp({
            inputs: { headers: 'Authorization: Bearer t0ken-t0ken' },
            env: { OTEL_EXPORTER_OTLP_HEADERS: 'x-team=shop' },
            responses: [{ status, headers: { location }, body: 'moved' }],
          })
          const place = `${other.url.replace('//', '//***@')}/login`
          expect(reported).toEqual([
            'exit code 0',
            expect.stringContaining(
              `, a redirect to ${place}, which is not followed (check the input endpoint).`,
            ),
          ])
          expect(stdout).not.toContain('s3cret')
          expect(requests.map(({ headers }) => headers)).toMatchObject([
            { authorization: 'Bearer t0ken-t0ken', 'x-team': 'shop' },
          ])
          expect(other.requests).toEqual([])
        } finally {
          await other.close()
        }
      },
    )
  })

  describe('the variables for headers', () => {
    it('are masked and sent, the one for traces and the input before the other', async () => {
      const { stdout, requests } = await runOtlp({
        inputs: { headers: 'x-api-key: ofTheInput' },
        env: {
          OTEL_EXPORTER_OTLP_HEADERS: 'X-Api-Key=ofTheVariable,Authorization=Basic%20forAll,x=1',
          OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'Authorization=Basic%20forTraces',
        },
      })
      expect(stdout.split('\n').filter((line) => line.startsWith('::add-mask'))).toEqual([
        '::add-mask::ofTheVariable',
        '::add-mask::Basic forTraces',
        '::add-mask::forTraces',
        '::add-mask::ofTheInput',
      ])
      expect(requests.map(({ headers }) => headers)).toMatchObject([
        { 'x-api-key': 'ofTheInput', authorization: 'Basic forTraces', x: '1' },
      ])
    })
  })

  describe('a collector that repeats a secret', () => {
    const key = 's3cretApiKey12345'
    const headers = [
      `x-ingest: ${key}`,
      'Authorization: Bearer t0kenOfTheCollector',
      `X-Basic: Basic ${Buffer.from('robot:hunter2').toString('base64')}`,
    ].join('\n')
    const SECRETS = /s3cretAp|t0kenOfT|hunter2|keyInThe|keyOfThe|pa%24|cm9ib3Q6/

    it.each([
      `bad key ${key.slice(0, 10)}…`,
      `x-ingest: ${key}, authorization: Bearer t0kenOfTheCollector, robot:hunter2`,
      'POST http://me:pa%24s@collector/keyInThePath/v1/traces?k=keyOfTheQuery',
    ])('is shown without it: %s', async (message) => {
      const run = async (responses: readonly CollectorResponse[]) => {
        const { stdout, stderr, outputs } = await runOtlp({
          path: '/keyInThePath?k=keyOfTheQuery',
          inputs: { headers },
          responses,
        })
        const masks = /^::add-mask::.*\n/gm
        return JSON.stringify([stdout.replace(masks, ''), stderr, outputs])
      }
      expect(await run([])).not.toMatch(SECRETS)
      expect(await run([{ status: 400, body: message }])).not.toMatch(SECRETS)
      expect(await run([{ rejectedSpans: 2, errorMessage: message }])).not.toMatch(SECRETS)
    })

    it('and one that cannot be reached', async () => {
      const env = { OTEL_EXPORTER_OTLP_TIMEOUT: '600000' }
      const { reported } = await runOtlp({
        down: true,
        env,
        path: '/keyInThePath',
        inputs: { headers },
      })
      expect(reported[1]).toMatch(/^warning: Could not send the trace to <collector>: connect/)
      expect(reported.join()).not.toMatch(SECRETS)
    })
  })

  it('the action sends nothing and warns if the report is missing', async () => {
    const inputs = { 'report-path': join(root, 'none.json') }
    const { reported, outputs, requests } = await runOtlp({ inputs })
    expect(reported).toEqual([
      'exit code 0',
      expect.stringMatching(/^warning: .*ENOENT: no such file or directory/),
    ])
    expect([outputs, requests]).toEqual([{ 'trace-id': '', spans: '0' }, []])
  })

  describe('the input', () => {
    it('headers is masked before anything else is logged', async () => {
      const headers =
        'Authorization: Bearer t0ken-t0ken\nX-Api-Key: k3y-k3y-k3y\nX-Scope-OrgID: production'
      const { stdout, requests } = await runOtlp({ inputs: { headers } })
      expect(stdout.split('\n').slice(0, 4)).toEqual([
        '::add-mask::Bearer t0ken-t0ken',
        '::add-mask::t0ken-t0ken',
        '::add-mask::k3y-k3y-k3y',
        expect.stringMatching(/^Sent \d+ spans of trace/),
      ])
      expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer t0ken-t0ken' })
    })
  })
})

describe('otlp-runs', () => {
  const folder = temporaryFolders()()

  function runOf(id: number, conclusion = 'success', attempt = 1): BuiltRun {
    return fakeRun({
      run: { id, run_number: id, conclusion, run_attempt: attempt },
      jobs: [{ id: FIRST_JOB_ID + id * 10 + attempt, conclusion }],
    })
  }

  interface Sending {
    readonly runs?: readonly BuiltRun[]
    readonly faults?: readonly Fault[]
    readonly inputs?: Readonly<Record<string, string>>
    readonly env?: Readonly<Record<string, string>>
    readonly rateLimit?: number
  }

  /** Sends the runs that lines name. */
  async function sendRuns(
    lines: readonly object[],
    { runs = [], faults = [], inputs, env, rateLimit }: Sending = {},
  ) {
    const collector = await startCollector()
    const path = join(folder, 'missing.jsonl')
    writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    try {
      const result = await runSubAction('otlp', {
        inputs: { 'report-path': path, endpoint: collector.url, ...inputs },
        env: { OTEL_RESOURCE_ATTRIBUTES: 'team=shop', ...env },
        logs: Object.fromEntries(
          runs.flatMap(({ jobs, run }) =>
            run.conclusion === 'failure' ? jobs.map(({ id }) => [id, failedLog(['Error: x'])]) : [],
          ),
        ),
        github: { runs, faults, ...(rateLimit !== undefined && { rateLimit }) },
        job: { event: { repository: { full_name: 'octo-org/octo-shop', default_branch: 'main' } } },
      })
      const spans = collector.requests.flatMap((request) => request.spans)
      const sent = spans
        .filter(({ kind }) => kind === 2)
        .map(({ resource, attributes }) => ({
          run: Number(resource['cicd.pipeline.run.id']),
          attempt: attributes['run_report.run.attempt'],
          team: resource['team'],
          branch: resource['run_report.default_branch'],
        }))
      return { ...result, collector, spans, sent }
    } finally {
      await collector.close()
    }
  }

  const ofTeam = (run: number, attempt = 1) => ({ run, attempt, team: 'shop', branch: 'main' })

  const line = (id: number, attempt = 1, conclusion = 'success') => ({ id, attempt, conclusion })

  describe('otlp with a file of runs', () => {
    it('sends the attempts that it lists, those that passed first', async () => {
      const runs = [runOf(5), runOf(6, 'failure'), runOf(6, 'success', 2), runOf(7)]
      const lines = [line(5), line(6, 1, ''), line(6, 2)]
      const { sent, spans, exitCode, annotations, outputs, stdout } = await sendRuns(lines, {
        runs,
      })
      expect(sent).toEqual([ofTeam(5), ofTeam(6, 2), ofTeam(6)])
      expect([exitCode, annotations]).toEqual([0, []])
      expect(outputs).toEqual({ 'trace-id': '', spans: String(spans.length) })
      expect(stdout).toMatch(/^Sent \d+ spans of 3 runs to http:\S+\.$/m)
    })

    it.each<
      [what: string, conclusions: readonly string[], max: number, verdict: string | undefined]
    >([
      ['a run that passed', ['success'], 3, undefined],
      ['a run that failed alone: its log is read', ['failure'], 4, 'unknown'],
      [
        'a failure beside runs that passed, also on its commit',
        [...Array<string>(8).fill('success'), 'failure'],
        36,
        'unsteady',
      ],
    ])('sends at most 4 requests per run: %s', async (_, conclusions, max, verdict) => {
      const green = runOf(99)
      const runs = [green, ...conclusions.map((conclusion, at) => runOf(at + 100, conclusion))]
      const lines = conclusions.map((conclusion, at) => line(at + 100, 1, conclusion))
      const { requests, spans, annotations } = await sendRuns(lines, { runs })
      expect(requests.length).toBeLessThanOrEqual(max)
      expect(annotations).toEqual([])
      const job = spans.find(({ attributes }) => 'run_report.verdict' in attributes)?.attributes
      expect(job?.['run_report.verdict']).toBe(verdict)
      expect(job?.['run_report.cause.message']).toBe(verdict && 'Error: x')
    })

    it('survives a deleted run and one that GitHub fails for, and fails at the end', async () => {
      const runs = [runOf(5), runOf(7), runOf(8)]
      const faults = [{ path: /runs\/7\/attempts\/1\/jobs/, response: { status: 503 } }]
      const lines = [line(5), line(6), line(7), line(8)]
      const warned = await sendRuns(lines, { runs, faults })
      expect(warned.sent).toEqual([ofTeam(5), ofTeam(8)])
      expect(warned.exitCode).toBe(0)
      expect(warned.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
        expect.stringMatching(
          /^warning: Could not read the jobs of run 6 of octo-org\/octo-shop: .* 404 /,
        ),
        expect.stringMatching(/^warning: Could not read the jobs of run 7 of .* 503/),
        'warning: 2 of 4 runs could not be read; see the warnings.',
      ])
      const failed = await sendRuns(lines, { runs, faults, inputs: { 'on-error': 'fail' } })
      expect(failed.sent).toEqual([ofTeam(5), ofTeam(8)])
      expect(failed.exitCode).toBe(1)
      expect(failed.messages.error).toEqual(['2 of 4 runs could not be read; see the warnings.'])
    })

    it('leaves requests to others, and says of how many runs', async () => {
      const runs = Array.from({ length: 20 }, (_, at) => runOf(at + 1))
      const lines = runs.map((_, at) => line(at + 1))
      const { sent, annotations } = await sendRuns(lines, { runs, rateLimit: 206 })
      expect(sent.length).toBeGreaterThan(0)
      expect(sent.length).toBeLessThan(10)
      expect(annotations[0]?.message).toMatch(
        new RegExp(`API requests remain, so ${20 - sent.length} runs were not read\\.$`),
      )
    })

    it('leaves one run to others, and says so of one', async () => {
      const ids = [1, 2, 3, 4, 5, 6]
      const runs = ids.map((id) => runOf(id))
      const { sent, annotations } = await sendRuns(
        ids.map((id) => line(id)),
        { runs, rateLimit: 205 },
      )
      expect(sent).toHaveLength(5)
      expect(annotations[0]?.message).toMatch(/API requests remain, so 1 run was not read\.$/)
    })

    it('does not say that it sent runs to a collector that is down', async () => {
      const { annotations, stdout } = await sendRuns([line(5)], {
        runs: [runOf(5)],
        inputs: { endpoint: CLOSED_URL },
        env: { OTEL_EXPORTER_OTLP_TIMEOUT: '300' },
      })
      expect(annotations).toHaveLength(1)
      expect(stdout).not.toContain('Sent')
    })

    it('does nothing if no run is missing', async () => {
      const { requests, collector, exitCode, annotations, stdout } = await sendRuns([])
      expect([requests, collector.requests, exitCode, annotations]).toEqual([[], [], 0, []])
      expect(stdout).toContain('lists no run, so nothing was sent.')
    })

    it('names the line that is no run', async () => {
      const { annotations } = await sendRuns([line(5), { attempt: 1 }], { runs: [runOf(5)] })
      expect(annotations.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^Could not read the runs: line 2 of .*missing\.jsonl is no run: /),
      ])
    })
  })

  interface NightlyJob {
    readonly steps: readonly { readonly env?: Readonly<Record<string, string>> }[]
  }

  describeWith('jq', 'the filter of docs/otlp/run-report-again.yml', () => {
    const nightly = join(import.meta.dirname, '../../docs/otlp/run-report-again.yml')
    const { jobs } = parse(readFileSync(nightly, 'utf8')) as {
      readonly jobs: { readonly send: NightlyJob }
    }
    const filter = jobs.send.steps.flatMap(({ env }) => env?.['MISSING'] ?? []).join()

    const listed = (id: number, attempt: number, workflow = 'CI') => {
      return { id, attempt, workflow, conclusion: 'success' }
    }

    it.each<[what: string, runs: readonly object[], sent: string, missing: readonly object[]]>([
      ['a run that is not there', [listed(7, 1)], '', [line(7)]],
      ['nothing of one that is there', [listed(7, 1)], '7\t1\n', []],
      ['the first attempt alone', [listed(7, 2)], '7\t2\n', [{ ...line(7), conclusion: null }]],
      ['both attempts', [listed(7, 2)], '', [{ ...line(7), conclusion: null }, line(7, 2)]],
      ['a run whose id ends another one', [listed(7, 1)], '17\t1\n7\t11\n', [line(7)]],
      [
        'no run of another workflow',
        [listed(7, 1, 'Run Report'), listed(8, 1, 'Lint')],
        '',
        [line(8)],
      ],
    ])('lists %s', (_, runs, sent, missing) => {
      const path = join(folder, 'sent.tsv')
      writeFileSync(path, sent)
      const input = runs.map((run) => JSON.stringify(run)).join('\n')
      const found = execFileSync('jq', ['-c', '--rawfile', 'sent', path, filter], { input })
      const lines = found.toString().split('\n').slice(0, -1)
      expect(lines.map((text) => JSON.parse(text) as object)).toEqual(missing)
    })
  })
})
