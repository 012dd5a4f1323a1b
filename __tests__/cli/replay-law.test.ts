import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Answer } from '../../src/cli/answers.ts'
import { recordAnswers } from '../../src/cli/record.ts'
import { replayAnswers } from '../../src/cli/replay.ts'
import type { Client } from '../../src/github/client.ts'
import { buildReport } from '../../src/pipeline.ts'
import { renderTerminal } from '../../src/render/terminal/report.ts'
import { answeringClient } from '../helpers/fuzz/answering-client.ts'
import { ANSWER_NAMES, anyAnswers } from '../helpers/fuzz/any-answers.ts'
import { anyRequest, type AnyRequest } from '../helpers/fuzz/any-request.ts'
import { anyMutations, mutate } from '../helpers/fuzz/mutate.ts'
import { serveLogs, type LogServer } from '../helpers/fuzz/serve-logs.ts'
import { countTries } from '../helpers/fuzz/tally.ts'

let logs: LogServer

beforeAll(async () => {
  logs = await serveLogs()
})

afterAll(async () => {
  await logs.close()
})

function report(client: Client, request: AnyRequest) {
  return buildReport({ ...request, client, signal: new AbortController().signal })
}

it('saved answers give the same report, whatever they are', async () => {
  const tally = countTries()
  await fc.assert(
    fc.asyncProperty(
      anyMutations(ANSWER_NAMES),
      anyRequest,
      anyAnswers,
      async (mutations, request, answers) => {
        const mutated = mutate(answers, mutations, tally.changed)
        const { client, answers: saved } = recordAnswers(
          answeringClient(mutated, request.attempt, logs.addressOf, tally.answered),
        )
        const first = await report(client, request)
        const filed = JSON.parse(JSON.stringify(saved())) as Answer[]
        const second = await report(replayAnswers(filed), request)
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
  expect(tally.counts.answers.get('log')).toBeGreaterThan(10)
}, 300_000)
