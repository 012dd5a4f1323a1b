import { expect } from 'expect'
import { PRICES } from '../../../src/model/report/prices.ts'
import { MAX_SUMMARY_BYTES, sizeOf } from '../../../src/render/text/fit-to-size.ts'
import { expectInvariants, expectSameValues } from '../report-invariants.ts'
import { expectValidReport } from '../report-schema.ts'
import { expectIntact } from './expect-intact.ts'
import type { Written } from './written.ts'

/** What no name of the tests has in it. */
const SLIP = /\b(?:NaN|undefined|Infinity|Invalid Date)\b|\[object /

/** Holds all that a report has become against what is true of every report. */
export async function expectWritten(written: Written): Promise<void> {
  const { json, outputs, summary, whole, log, messages } = written
  expectValues(written)
  const { skipped, carriedOver, untimed } = json.timelineLeftOut
  const drawn = json.jobs.length - skipped - carriedOver - untimed
  await expectIntact(summary, {
    charted: whole ? drawn > 0 : undefined,
    leadsTo: [`${new URL(json.run.url).origin}/`, PRICES.source],
  })
  expect(sizeOf(summary)).toBeLessThanOrEqual(MAX_SUMMARY_BYTES)
  const texts = [summary, ...Object.values(outputs), ...log, ...messages]
  expect(texts.filter((text) => SLIP.test(text))).toEqual([])
  expect(outputs.headline).toMatch(/^\S[^\r\n]*$/)
  // The runner looks for its older commands anywhere in a line.
  expect(log[0]).toContain(outputs.headline.replaceAll('##[', '# #['))
  // A line is one line, and none is a command to the runner.
  expect(log.filter((line) => /[\r\n]|^\s*::|##\[/.test(line))).toEqual([])
  expect(messages.filter((message) => message.trim() === '')).toEqual([])
}

/** The part of it that costs little: the JSON report and the outputs. */
export function expectValues({ json, outputs }: Written): void {
  expectValidReport(json)
  expectInvariants(json)
  expectSameValues(json, outputs)
}
