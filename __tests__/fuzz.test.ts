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

/** The same each time; `npm run fuzz` takes a new one, and far more runs. */
const seed = 42

let logs: LogServer

beforeAll(async () => {
  logs = await serveLogs()
})

afterAll(async () => {
  await logs.close()
})

it('a report on responses is whole and keeps the laws, whatever is wrong with them', async () => {
  const tries = countTries()
  await fc.assert(responsesProperty(tries, logs.addressOf), { numRuns: 400, seed })

  const { responses, changes } = tries.counts
  expect(new Set(changes.keys())).toEqual(new Set(Object.keys(CHANGES)))
  // The two workflows come in the responses that carry files.
  const handedOver = RESPONSE_NAMES.filter((name) => !/workflow$/i.test(name))
  expect(new Set(responses.keys())).toEqual(new Set(handedOver))
}, 300_000)

it('the figures of a report keep the laws, whatever the run', () => {
  fc.assert(invariantsProperty(), { numRuns: 200, seed })
}, 300_000)

it('the excerpt of GitHub’s description has every field that is looked at', async () => {
  const seen = new Set<string>()
  // A promise asks what it is given for this.
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
