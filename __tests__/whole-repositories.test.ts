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
import { anyRepository, readRepository } from '../testing/whole-repository.ts'

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
          if (drawn.maxRequests !== null || drawn.budget !== null || drawn.attempts.length > 1)
            return
          const others = [forIssue, ...ofCommit.runs.map((run) => run.report)].map(verdictWords)
          expect(others).toEqual(others.map(() => verdictWords(judged)))
          expect(rerun === 'other' ? fresh : []).toEqual([])
        }),
        fuzzOptions(60),
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})
