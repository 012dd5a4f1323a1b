import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { decode } from '../../src/report-json/decode.ts'
import { causeDigests, subjectOf, verdictDigest } from '../../src/conversation/render/subject.ts'
import { sayVerdicts } from '../../testing/say/say-causes.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'

/** Two legs with one error, of which one is new and one known: a cause with two verdicts. */
const BEFORE = new URL('../../testing/reports/verdicts-of-legs.json', import.meta.url)

describe('a report in which a cause has several verdicts', () => {
  const report = decode(JSON.parse(readFileSync(BEFORE, 'utf8')))

  it('has a cause for each verdict', () => {
    if (report.kind !== 'run') throw new Error('it is of a run')
    expect(sayVerdicts(encodeReport(report))).toBe(
      'test (2): new #10 passed; test (1): known #10 failed; build: new #10 passed',
    )
  })

  it('has the digests that a comment and an issue of the version before have', () => {
    const subject = subjectOf(report)
    expect(causeDigests(subject)).toEqual(['db4d75c1', 'db4d75c1.4149dd6d'])
    expect(verdictDigest(subject)).toBe('5a93ed8917d32b8a')
  })
})
