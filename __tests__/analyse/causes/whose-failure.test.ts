import { describe, expect, it } from '@jest/globals'
import { isInfrastructure, kindOfFailure } from '../../../src/analyse/causes/cause-kinds.ts'
import { ADVICE_OF, adviceOn } from '../../../src/model/judgement.ts'
import type { FailureReport } from '../../../src/model/report/cause.ts'
import { reasonText } from '../../../src/model/report/entry-words.ts'
import { showFailure } from '../../../testing/accuracy/shown-failure.ts'
import { makeFailure, makeVerdict, showing } from '../../../testing/failure-report.ts'
import { makeRun } from '../../../testing/make-run.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'

/** Logs of failed steps below their commands, titled with whose failure they are by somebody who did not read the rules. */
const CASES = readLogCases(new URL('whose-failure.txt', import.meta.url)).map((one) => {
  const [expected, name = ''] = one.title.split(': ')
  const commands = one.lines.flatMap((line) => (line.startsWith('$ ') ? line.slice(2) : []))
  const header = [`##[group]Run ${commands[0]}`, ...commands, 'shell: bash', '##[endgroup]']
  const { excerpt } = showFailure({ lines: [...header, ...one.lines.slice(commands.length)] })
  const report = showing(excerpt, makeFailure('failed-step'))
  const shown = reasonText(excerpt?.errors?.shown ?? {})
  return { name, said: `${adviseOn(report)}: ${shown}`, approved: one.expected, expected }
})

function adviseOn(report: FailureReport): string | undefined {
  if (isInfrastructure(report)) return 'infra'
  const run = makeRun({ event: 'pull_request', attempt: 1 })
  const advised = adviceOn(
    { verdict: makeVerdict('new'), failures: [report], kind: kindOfFailure(report).kind },
    { run },
  )
  return advised && ADVICE_OF[advised]
}

describe('a failed step of a pull request', () => {
  it.each(CASES)('says whose the failure is, and why: $name', ({ said, approved }) => {
    expect(said).toBe(approved)
  })

  it('is by others whose the report says it is, but for these', () => {
    const others = CASES.filter(({ said, expected }) => !said.startsWith(`${expected}: `))
    expect(others.map(({ name, said }) => `${name}: ${said.split(': ')[0]}`)).toEqual([
      // A script says the same as its client: that a public service failed, and nothing else.
      'public, python script api github 502: infra',
      'public, install script raw githubusercontent 429: infra',
      // The status is lines above the one that names the host.
      'public, codecov upload 503: fix',
      // A bucket can be of the project.
      'public, junit s3 public bucket: fix',
      'public, ruby script crates io 504: infra',
    ])
  })

  it('has forty cases that look like an outage and are none', () => {
    expect(CASES.filter(({ name }) => name.startsWith('lookalikes, '))).toHaveLength(40)
  })
})
