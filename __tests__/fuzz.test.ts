import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Schema } from '../scripts/openapi/excerpt.ts'
import { anyRequest } from './helpers/fuzz/any-request.ts'
import { anyResponses, RESPONSE_NAMES, SCHEMAS } from './helpers/fuzz/any-responses.ts'
import { CHANGES } from './helpers/fuzz/changes.ts'
import { invariantsProperty } from './helpers/fuzz/fuzz-invariants.ts'
import { expectReport, responsesProperty } from './helpers/fuzz/fuzz-responses.ts'
import { responsesClient } from './helpers/fuzz/responses-client.ts'
import { type LogServer, serveLogs } from './helpers/fuzz/serve-logs.ts'
import { countTries } from './helpers/fuzz/tally.ts'
import { watchFields } from './helpers/fuzz/watch-fields.ts'

/** `npm run fuzz` takes a new seed and far more runs. */
const seed = 42

let logs: LogServer

beforeAll(async () => {
  logs = await serveLogs()
})

afterAll(async () => {
  await logs.close()
})

it('keeps the invariants and the schema for any responses', async () => {
  const tries = countTries()
  await fc.assert(responsesProperty(tries, logs.addressOf), { numRuns: 400, seed })

  const { responses, changes } = tries.counts
  expect(new Set(changes.keys())).toEqual(new Set(Object.keys(CHANGES)))
  // The two workflows are in the responses with files.
  const handedOver = RESPONSE_NAMES.filter((name) => !/workflow$/i.test(name))
  expect(new Set(responses.keys())).toEqual(new Set(handedOver))
}, 300_000)

it('keeps the invariants for any run', () => {
  fc.assert(invariantsProperty(), { numRuns: 200, seed })
}, 300_000)

it('reads only fields that the excerpt of GitHub’s description has', async () => {
  const seen = new Set<string>()
  // `await` looks for `then`.
  const look = (name: string) => name !== 'then' && seen.add(name)
  await fc.assert(
    fc.asyncProperty(anyResponses, anyRequest, async (responses, request) => {
      const watched = watchFields(responses, look)
      await expectReport(responsesClient(watched, request.attempt, logs.addressOf), request)
    }),
    { numRuns: 50, seed },
  )
  const described = new Set([...RESPONSE_NAMES, ...Object.values(SCHEMAS).flatMap(fieldsOf)])
  expect([...seen].filter((name) => !described.has(name))).toEqual([])
}, 300_000)

function fieldsOf({ properties = {}, items, anyOf = [] }: Schema): string[] {
  const inner = [...Object.values(properties), ...(items ? [items] : []), ...anyOf]
  return [...Object.keys(properties), ...inner.flatMap(fieldsOf)]
}
