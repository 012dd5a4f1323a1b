import { it } from '@jest/globals'
import fc from 'fast-check'
import { buildReport } from '../src/build-report.ts'
import { createClient } from '../src/github/http/client.ts'
import { anyRun } from './helpers/arbitrary-run.ts'
import { anyGitHub } from './helpers/fuzz/any-github.ts'
import { anyRequest } from './helpers/fuzz/any-request.ts'
import { anyChanges, breakResponses } from './helpers/fuzz/break-responses.ts'
import { expectValues, expectWritten, write } from './helpers/fuzz/expect-written.ts'
import { testOptions } from './helpers/fake-client.ts'
import { reportOn } from './helpers/make-run.ts'
import { OFFLINE_API, offlineTransport } from './helpers/offline-transport.ts'

/** `npm run fuzz` sets the number of runs and takes a new seed; `fuzzSeed` repeats one that failed. */
const { fuzzRuns, fuzzSeed } = globalThis as {
  readonly fuzzRuns?: number
  readonly fuzzSeed?: number
}
const seed = fuzzSeed ?? (fuzzRuns === undefined ? 42 : undefined)
const options = { numRuns: fuzzRuns ?? 200, ...(seed !== undefined && { seed }) }
const TIMEOUT_MS = 7_200_000

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
  TIMEOUT_MS,
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
  TIMEOUT_MS,
)
