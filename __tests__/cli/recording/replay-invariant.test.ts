import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { buildReport } from '../../../src/build-report.ts'
import { recordExchanges } from '../../../src/cli/recording/record.ts'
import type { Exchange } from '../../../src/cli/recording/recording.ts'
import { replayExchanges } from '../../../src/cli/recording/replay.ts'
import { createClient } from '../../../src/github/http/client.ts'
import type { Transport } from '../../../src/github/http/transport.ts'
import { renderTerminal } from '../../../src/render/terminal/report.ts'
import { clientTransport } from '../../helpers/client-transport.ts'
import { anyRequest, type AnyRequest } from '../../helpers/fuzz/any-request.ts'
import { anyResponses, RESPONSE_NAMES } from '../../helpers/fuzz/any-responses.ts'
import { anyMutations, mutate } from '../../helpers/fuzz/mutate.ts'
import { responsesClient } from '../../helpers/fuzz/responses-client.ts'
import { type LogServer, serveLogs } from '../../helpers/fuzz/serve-logs.ts'
import { countTries } from '../../helpers/fuzz/tally.ts'
import { testOptions } from '../../helpers/log-client.ts'

const API = 'https://api.github.com'

let logs: LogServer

beforeAll(async () => {
  logs = await serveLogs()
})

afterAll(async () => {
  await logs.close()
})

function report(transport: Transport, request: AnyRequest) {
  const client = createClient({ ...testOptions(API), transport, retryAfter: 0 })
  return buildReport({ ...request, client, signal: new AbortController().signal })
}

it('makes the same report from a recording, whatever GitHub responds', async () => {
  const tally = countTries()
  await fc.assert(
    fc.asyncProperty(
      anyMutations(RESPONSE_NAMES),
      anyRequest,
      anyResponses,
      async (mutations, request, answers) => {
        const mutated = mutate(answers, mutations, tally.changed)
        const { transport, exchanges } = recordExchanges(
          clientTransport(
            responsesClient(mutated, request.attempt, logs.addressOf, tally.responded),
          ),
          API,
        )
        const first = await report(transport, request)
        const filed = JSON.parse(JSON.stringify(exchanges())) as Exchange[]
        const second = await report(replayExchanges(filed, API), request)
        expect(second).toEqual(first)
        const [one, other] = [first, second].map((made) =>
          renderTerminal(made, { width: 80, colour: false }),
        )
        expect(one).toBe(other)
        expect(one).not.toMatch(/(?!\n)\p{Cc}/u)
      },
    ),
    { numRuns: 200, seed: 42 },
  )
  expect(tally.counts.responses.get('log')).toBeGreaterThan(10)
}, 300_000)
