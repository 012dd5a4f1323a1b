import { expect, it } from '@jest/globals'
import { explainedFailures } from '../../../src/analyse/gate/fail-on.ts'
import type { EXEMPT_REASONS } from '../../../src/model/reasons.ts'
import { gateRemark } from '../../../src/render/findings/gate.ts'
import { readRun } from '../../../testing/read-run.ts'
import { jobNamesOf } from '../../../testing/plain-jobs.ts'
import { reportOf } from '../../../testing/world.ts'

const FAILED = 'test: failed "Error: no cart is here"'
const KNOWN = `main: ${FAILED}`
const LISTED = `${KNOWN} | main: test: "2 passed" | pull | issue: error: no cart is here / gate: pass / seen: #10`

/** A run with the reason, and what the headline says. */
const GIVEN: Readonly<
  Record<keyof typeof EXEMPT_REASONS, readonly [run: string, failOn: string, said: string]>
> = {
  known: [`${FAILED} | ${KNOWN}`, 'new', 'the cause is known from main'],
  issue: [`${FAILED} | ${LISTED}`, 'new', 'the cause is known from #30'],
  unsteady: [`${FAILED} | base: PF>PP`, 'new', 'the cause is unsteady'],
  infrastructure: [
    'test: failed | says: The hosted runner lost communication with the server.',
    ...(['new', 'the cause is infrastructure'] as const),
  ],
  'not-listed': [FAILED, 'cancelled', 'fail-on does not list failure'],
  'other-job': [`${FAILED}; build | input fail-on-jobs: build`, 'new', 'it only looks at build'],
}

it.each(Object.entries(GIVEN))(
  'gives and says the reason %s for which a gate passes a failure',
  async (reason, [run, failOn, said]) => {
    const report = await reportOf(readRun(`${run} | input fail-on: ${failOn}`))
    expect(report.gate?.exempt).toMatchObject([{ reason }])
    expect(gateRemark(report)).toEqual([`the gate passes: ${said}`])
  },
)

it('lists, if any verdict counts, what an issue lists without "gate: pass"', async () => {
  const others = `b: failed > Lint | main: test; b | pull | issue: error: no cart is here`
  const report = await reportOf(readRun(`${FAILED}; ${others}`))
  const explained = explainedFailures(report, () => true).map(({ failure }) => failure)
  expect(jobNamesOf(explained)).toEqual(['test'])
})
