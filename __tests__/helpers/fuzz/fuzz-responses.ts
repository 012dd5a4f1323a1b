import fc from 'fast-check'
import { buildReport } from '../../../src/build-report.ts'
import type { Client } from '../../../src/github/http/client.ts'
import { anyRequest, type AnyRequest } from './any-request.ts'
import { anyResponses, RESPONSE_NAMES } from './any-responses.ts'
import { expectWritten } from './expect-written.ts'
import { anyMutations, mutate } from './mutate.ts'
import { responsesClient } from './responses-client.ts'
import type { Tally } from './tally.ts'
import { write } from './written.ts'

// Half of what goes wrong goes wrong where most of a report is from.
const MUTATED = [...RESPONSE_NAMES, ...RESPONSE_NAMES.map(() => 'jobs' as const)]

/** Whatever GitHub responses, what the action makes of it is whole, valid and keeps the invariants. */
export function responsesProperty(tally: Tally, addressOf: (log: string) => string) {
  return fc.asyncProperty(
    anyMutations(MUTATED),
    anyRequest,
    anyResponses,
    async (mutations, request, responses) => {
      const mutated = mutate(responses, mutations, tally.changed)
      await expectReport(
        responsesClient(mutated, request.attempt, addressOf, tally.responded),
        request,
      )
    },
  )
}

export async function expectReport(client: Client, request: AnyRequest): Promise<void> {
  const report = await buildReport({ ...request, client, signal: new AbortController().signal })
  await expectWritten(write(report, request.summaryBytes))
}
