import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { findingsIn } from '../src/render/findings/findings.ts'
import { reportOutputs } from '../src/actions/report/outputs.ts'
import type { Report } from '../src/model/report/report.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import { decode } from '../src/report-json/decode.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../testing/fuzz/fuzz-options.ts'
import { gated } from '../testing/gate.ts'
import { expectInvariants } from '../testing/report-invariants.ts'
import { verdictWords } from '../testing/report-words.ts'
import { expectValidReport } from '../testing/report-schema.ts'
import { anyRepository, readRepository, type Repository } from '../testing/whole-repository.ts'

/** Expects that no gate opens before each leg of a key that failed has finished, or for tests that were not read. */
function expectClosedGate(
  { own, attempts, failOn, maxRequests, budget }: Repository,
  report: Report,
): void {
  if (own === null) return
  const { gate } = gated(report, {
    failOn: [...failOn, ...(own.tests === null ? [] : ['no-tests'])],
  })
  let at = 0
  const keys = (attempts.at(-1) ?? []).map((legs) =>
    legs.map((error) => ({ failed: error !== null, late: own.late[at++] === true })),
  )
  const isHidden = keys.some(
    (legs) => legs.some(({ failed }) => failed) && legs.some(({ late }) => late),
  )
  const havePassed = keys.flat().every(({ failed, late }) => !failed && !late)
  const areUnread = own.tests !== null && own.tests !== 'whole' && havePassed
  expect(gate?.fails === false && (isHidden || areUnread)).toBe(false)
  const isQuiet = havePassed && (own.tests === null || own.tests === 'whole')
  const isRead = maxRequests === null && budget === null
  if (isQuiet && isRead && failOn.length === 1) expect(gate?.fails).toBe(false)
}

const FILES = { 'report-path': '', 'html-path': '', 'summary-path': '' }

describe('whole repositories', () => {
  it(
    'have a report each time, which its gate, the comment, the issue, the re-run and the JSON agree with',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyRepository, async (drawn) => {
          const { report, forIssue, ofCommit, rerun } = await readRepository(drawn)
          const judged = gated(report, { failOn: drawn.failOn })
          const json = encodeReport(judged)
          expectValidReport(json)
          expectInvariants(json)
          const read = decode(JSON.parse(JSON.stringify(json))) as Report
          expect(verdictWords(read)).toEqual(verdictWords(judged))
          const outputs = reportOutputs(findingsIn(judged), FILES)
          const fresh = JSON.parse(outputs['failures-new']) as readonly string[]
          expect(judged.gate?.fails === false ? fresh : []).toEqual([])
          expectClosedGate(drawn, judged)
          if (drawn.own !== null) return
          if (drawn.maxRequests !== null || drawn.budget !== null || drawn.attempts.length > 1)
            return
          const others = [forIssue, ...ofCommit.runs.map((run) => run.report)].map(verdictWords)
          expect(others).toEqual(others.map(() => verdictWords(judged)))
          expect(rerun === 'other' ? fresh : []).toEqual([])
        }),
        fuzzOptions(12),
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})
