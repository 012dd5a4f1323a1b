import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { buildReport } from '../../../src/build-report.ts'
import { recordExchanges } from '../../../src/cli/recording/record.ts'
import type { Exchange } from '../../../src/cli/recording/recording.ts'
import { replayExchanges } from '../../../src/cli/recording/replay.ts'
import { createClient } from '../../../src/github/http/client.ts'
import type { Transport } from '../../../src/github/http/transport.ts'
import { renderTerminal } from '../../../src/render/terminal/report.ts'
import { anyGitHub } from '../../../testing/fuzz/any-github.ts'
import { anyRequest, type AnyRequest } from '../../../testing/fuzz/any-request.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'
import { anyChanges, breakResponses } from '../../../testing/fuzz/break-responses.ts'
import { testOptions } from '../../../testing/fake-client.ts'
import { OFFLINE_API as API, offlineTransport } from '../../../testing/offline-transport.ts'

function report(transport: Transport, request: AnyRequest) {
  const client = createClient({ ...testOptions(API), transport, retryAfter: 0 })
  return buildReport({ ...request, client, signal: new AbortController().signal })
}

it(
  'makes the same report from a recording, whatever GitHub responds',
  async () => {
    let excerpts = 0
    await fc.assert(
      fc.asyncProperty(anyChanges, anyRequest, anyGitHub, async (changes, request, state) => {
        const { transport, exchanges } = recordExchanges(
          offlineTransport(state, breakResponses(changes)),
          API,
        )
        const first = await report(transport, request)
        const filed = JSON.parse(JSON.stringify(exchanges())) as Exchange[]
        const second = await report(replayExchanges(filed, API), request)
        expect(second).toEqual(first)
        excerpts += first.failures.filter((failure) => failure.excerpts.length > 0).length
        const [one, other] = [first, second].map((made) =>
          renderTerminal(made, { width: 80, colour: false }),
        )
        expect(one).toBe(other)
        expect(one).not.toMatch(/(?!\n)\p{Cc}/u)
      }),
      fuzzOptions(20),
    )
    expect(excerpts).toBeGreaterThan(4)
  },
  FUZZ_TIMEOUT_MS,
)
