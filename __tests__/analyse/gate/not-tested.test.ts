import { describe, expect, it } from '@jest/globals'
import { gated } from '../../../testing/gate.ts'
import { finished, makeRun, reportOn } from '../../../testing/make-run.ts'

const leg = (name: string, end: number, conclusion: string) => ({
  name: `test (${name})`,
  state: finished(5, end, conclusion),
})
const PREVIEW = leg('preview', 60, 'failure')
const STABLE = leg('stable', 62, 'cancelled')
const ALLOWED = { allowedFailures: ['test (preview)'] }

/** Why the gate fails for each job. */
function reasons(
  jobs: readonly ReturnType<typeof leg>[],
  failOn: string,
  allowedFailures: readonly string[] = ALLOWED.allowedFailures,
  conclusion = 'failure',
) {
  const report = gated(reportOn(makeRun({ conclusion, jobs }), { allowedFailures }), {
    failOn: [failOn],
  })
  const findings = report.gate?.rules.flatMap((rule) => rule.findings) ?? []
  return findings.map(({ name, reason }) => `${name}: ${reason}`)
}

describe('a leg that fail-fast cancelled because an allowed leg failed', () => {
  it.each(['any', 'new', 'cancelled'])('keeps the gate closed as not tested: %s', (failOn) => {
    expect(reasons([PREVIEW, STABLE], failOn)).toEqual(['test (stable): not-tested'])
  })

  it.each<[string, readonly ReturnType<typeof leg>[], readonly string[], string]>([
    ['each of several', [PREVIEW, STABLE, leg('lts', 63, 'cancelled')], ['test (preview)'], '2'],
    ['beside one that passed', [PREVIEW, STABLE, leg('lts', 40, 'success')], ['*preview*'], '1'],
    ['if no other leg may fail', [PREVIEW, STABLE], ['test (preview)', 'test (stable)'], '1'],
  ])('counts %s', (_, jobs, allowed, count) => {
    const found = reasons(jobs, 'any', allowed)
    expect(found.map((text) => text.replace(/.*: /, ''))).toEqual(
      Array.from({ length: Number(count) }, () => 'not-tested'),
    )
  })

  it('says only its conclusion if a leg that may not fail stopped it', () => {
    expect(reasons([PREVIEW, STABLE], 'any', [])).toEqual([
      'test (preview): conclusion',
      'test (stable): conclusion',
    ])
  })

  it('says only its conclusion in a cancelled run, which a person may have cancelled', () => {
    expect(reasons([PREVIEW, STABLE], 'any', undefined, 'cancelled')).toEqual([
      'test (stable): conclusion',
    ])
  })
})
