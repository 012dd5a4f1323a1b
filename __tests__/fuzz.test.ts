import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer'
import { expect, it, describe } from '@jest/globals'
import fc from 'fast-check'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findingsIn } from '../src/render/findings/findings.ts'
import { readReport } from '../src/actions/read-report.ts'
import { buildReport, DEFAULTS } from '../src/build-report.ts'
import { createClient } from '../src/github/http/client.ts'
import type { Report } from '../src/model/report/report.ts'
import { readableSpans } from '../src/otlp/render/readable-spans.ts'
import { traceOf } from '../src/otlp/render/spans.ts'
import { renderPage } from '../src/render/html/page.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import { expectHarmlessHtml, PAGE_TEMPLATE } from '../testing/harmless.ts'
import { anyRun } from '../testing/arbitrary-run.ts'
import { anyClaim, commentOn, keepIssueOn } from '../testing/fuzz/act-on-report.ts'
import { anyGitHub } from '../testing/fuzz/any-github.ts'
import { anyRequest } from '../testing/fuzz/any-request.ts'
import { anyChanges, breakResponses, changeJson } from '../testing/fuzz/break-responses.ts'
import { expectValues, expectWritten, write } from '../testing/fuzz/expect-written.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../testing/fuzz/fuzz-options.ts'
import { testOptions, fakeClient, type PageRequest, requestedPage } from '../testing/fake-client.ts'
import { gateLines } from '../testing/gate.ts'
import { reportOn, at, makeOwn, makeTarget } from '../testing/make-run.ts'
import { countsOf, serverOf } from '../testing/report-words.ts'
import { OFFLINE_API, offlineTransport } from '../testing/offline-transport.ts'
import { apiJob, apiStep } from '../testing/fake-github/api-job.ts'
import { apiRun } from '../testing/fake-github/api-run.ts'
import { temporaryFolders } from '../testing/temporary-folders.ts'

const options = fuzzOptions(10)

const anyCurrent = fc.record({
  jobId: fc.constantFrom(1, 2, undefined),
  jobStatus: fc.constantFrom('success', 'failure', undefined),
})

it(
  'keeps the invariants and the schema for any responses',
  () =>
    fc.assert(
      fc.asyncProperty(anyChanges, anyRequest, anyGitHub, async (changes, request, state) => {
        const transport = offlineTransport(state, breakResponses(changes))
        const client = createClient({ ...testOptions(OFFLINE_API), transport })
        const { signal } = new AbortController()
        const report = await buildReport({ ...request, client, signal })
        await expectWritten(write(report, request.summaryBytes))
      }),
      options,
    ),
  FUZZ_TIMEOUT_MS,
)

it(
  'keeps the invariants for any run',
  () => {
    fc.assert(
      fc.property(
        anyRun,
        fc.option(anyCurrent, { nil: undefined }),
        fc.subarray(['a*', 'build']),
        (run, own, allowedFailures) => {
          expectValues(write(reportOn(run, { allowedFailures, ...(own && { own }) })))
        },
      ),
      options,
    )
  },
  FUZZ_TIMEOUT_MS,
)

const folder = temporaryFolders()()

const anyEdits = fc.array(fc.record({ position: fc.nat(100_000), choice: fc.nat(100_000) }), {
  minLength: 1,
  maxLength: 5,
})

it(
  'makes a trace of any changed report, or refuses it with a sentence',
  () =>
    fc.assert(
      fc.asyncProperty(anyRun, anyEdits, async (run, edits) => {
        const path = join(folder, 'report.json')
        const changed = edits.reduce<unknown>(changeJson, encodeReport(reportOn(run)))
        await writeFile(path, JSON.stringify(changed ?? null))
        const sentence = new RegExp(`^${path} is not a valid JSON report: \\S`)
        const report = await readReport(path, []).catch((error: unknown) => {
          expect((error as Error).message).toMatch(sentence)
        })
        if (report?.kind !== 'run') return
        const spans = readableSpans(traceOf(report))
        const sent = ProtobufTraceSerializer.serializeRequest(spans)
        expect(sent?.length === 0).toBe(spans.length === 0)
        expectUnbroken(report)
      }),
      options,
    ),
  FUZZ_TIMEOUT_MS,
)

it.each([
  ['comment', commentOn],
  ['issue', keepIssueOn],
])(
  'lets %s write what GitHub supports, or nothing with a sentence, for any changed report',
  (_, act) => fc.assert(fc.asyncProperty(anyClaim, act), options),
  FUZZ_TIMEOUT_MS,
)

/** Checks that a report adds no element to the page, and no link but to the server of the run. */
function expectUnbroken(report: Report): void {
  expectHarmlessHtml(renderPage(findingsIn(report), PAGE_TEMPLATE), serverOf(report))
}

const OWN_ID = 1
const OWN_STEPS = [apiStep({ number: 1 }), apiStep({ number: 2, status: 'in_progress' })]

const OWN = apiJob({ status: 'in_progress' })
const PASSED = { ...apiJob(), steps: [] }
const FAILED = { ...apiJob({ conclusion: 'failure' }), steps: [] }

/** One of the servers that respond: how many of the jobs it knows, and what it does with them. */
const SERVER = fc.record({
  known: fc.oneof(
    { weight: 2, arbitrary: fc.constant(1) },
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  order: fc.constantFrom('same', 'same', 'reversed', 'moved by one'),
  page: fc.constantFrom('as requested', 'as requested', 'as requested', 'empty', 'short', 'first'),
  count: fc.constantFrom('known', 'known', 'known', 'missing', 'text', 'listed'),
  /** Whether it shows that the step which reports is running; if not, the list is read again. */
  settled: fc.boolean(),
})

type Server = typeof SERVER extends fc.Arbitrary<infer Value> ? Value : never

/** Responds as a server does; also returns its count. */
function respond(server: Server, total: number, failing: number, { size, page }: PageRequest) {
  const ids = Array.from({ length: Math.round(server.known * total) }, (_, index) => index + 1)
  if (server.order === 'reversed') ids.reverse()
  if (server.order === 'moved by one') ids.push(...ids.splice(0, 1))
  const from = server.page === 'first' ? 0 : (page - 1) * size
  const all = server.page === 'empty' ? [] : ids.slice(from, from + size)
  const listed = server.page === 'short' ? all.slice(0, Math.ceil(all.length / 2)) : all
  const count = server.count === 'listed' ? listed.length : ids.length
  const jobs = listed.map((id) => {
    if (id !== OWN_ID) return { ...(id === failing ? FAILED : PASSED), id }
    return { ...OWN, id, steps: server.settled ? OWN_STEPS : [] }
  })
  const counted = server.count === 'missing' ? undefined : count
  const total_count = server.count === 'text' ? `${count}+` : counted
  return { counted: server.count === 'text' ? undefined : counted, body: { total_count, jobs } }
}

describe('fail-on: any', () => {
  it('never passes a list that lacks a job that any page counted', async () => {
    let passed = 0
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 330 }),
        fc.nat(),
        fc.array(SERVER, { minLength: 1, maxLength: 12 }),
        async (total, seed, servers) => {
          const failing = 2 + (seed % total)
          const counts: number[] = []
          const client = fakeClient((request) => {
            if (!request.route.endsWith('/jobs')) return { ...apiRun({ status: 'in_progress' }) }
            const server = servers[client.requested.length % servers.length] as Server
            const { counted, body } = respond(server, total, failing, requestedPage(request))
            if (counted !== undefined) counts.push(counted)
            return body
          })
          const report = await buildReport({
            ...DEFAULTS,
            ...{ historyRuns: 0, logLines: 0, settle: 3_000, defaultBranch: 'main' },
            client: { ...client, now: () => at(600) },
            target: makeTarget({ current: makeOwn({ jobId: OWN_ID, needs: [] }) }),
            signal: new AbortController().signal,
          })
          const listed = countsOf(report).jobs
          const isShort = listed < Math.max(0, ...counts)
          if (isShort) expect(report.complete).toBe(false)
          if (gateLines(report, ['any']).length > 0) return
          passed += 1
          expect(isShort).toBe(false)
        },
      ),
      { numRuns: 100 },
    )
    expect(passed).toBeGreaterThan(0)
  })
})
