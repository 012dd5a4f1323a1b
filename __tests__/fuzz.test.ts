import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readReport } from '../src/actions/read-report.ts'
import { buildReport } from '../src/build-report.ts'
import { createClient } from '../src/github/http/client.ts'
import type { Report } from '../src/model/report/report.ts'
import { readableSpans } from '../src/render/export/readable-spans.ts'
import { traceOf } from '../src/render/export/spans.ts'
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
import { testOptions } from '../testing/fake-client.ts'
import { reportOn } from '../testing/make-run.ts'
import { OFFLINE_API, offlineTransport } from '../testing/offline-transport.ts'

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

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuzz-'))
})
afterAll(() => rm(folder, { recursive: true }))

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
        const sentence = new RegExp(
          `^${path} is (?:not a valid JSON report: \\S|the report of a commit)`,
        )
        const report = await readReport(path).catch((error: unknown) => {
          expect((error as Error).message).toMatch(sentence)
        })
        if (report === undefined) return
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
  expectHarmlessHtml(renderPage(report, PAGE_TEMPLATE), new URL(report.run.url).origin)
}
