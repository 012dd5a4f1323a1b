import { describe, expect, it } from '@jest/globals'
import type { Verdict } from '../../../src/model/report/cause.ts'
import { makeVerdict, withVerdicts } from '../../../testing/failure-report.ts'
import { gateLines } from '../../../testing/gate.ts'
import { at, finished, reportOn, workflowJob } from '../../../testing/make-run.ts'
import { declaredRun, failedJob, jobIn, readLogs, stepIn } from '../../../testing/plain-jobs.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'

const LOST = makeVerdict('infrastructure')
const KNOWN = makeVerdict('known')
const FRESH = makeVerdict('new')

/** A run in which `integration` failed, and a gate that needs it and whose step printed these lines. */
function reportWithGate(lines: readonly string[], verdict: Verdict, step: string) {
  const gate = jobIn(finished(70, 130, 'failure'), 'required', [
    stepIn(finished(75, 125, 'failure'), step, 2),
  ])
  const jobs = [failedJob('integration'), { ...gate, createdAt: at(66) }]
  const graph = [workflowJob('integration'), workflowJob('required', { needs: ['integration'] })]
  const run = declaredRun(graph, { conclusion: 'failure', jobs })
  // This action runs no script, which would end with an exit code.
  const isAction = lines.some((line) => line.startsWith('fail-on: '))
  const fields = isAction ? { exitCode: undefined } : {}
  const explanations = readLogs(jobs, [undefined, lines], fields)
  return withVerdicts(reportOn(run, { explanations }), verdict, makeVerdict('unknown', 'not-run'))
}

/** What gates print; `=>` names the step, if that decides. */
const readGates = (name: string) =>
  readLogCases(new URL(name, import.meta.url)).map(({ title, lines, expected = 'Run gate' }) => ({
    ...{ title, lines, step: expected },
  }))

describe('a gate behind a lost runner, a known and a new failure', () => {
  it.each(readGates('gates.txt'))(
    'passes with fail-on new if other runs explain the cause: $title',
    ({ lines, step }) => {
      expect(gateLines(reportWithGate(lines, LOST, step), ['new'])).toEqual([])
      expect(gateLines(reportWithGate(lines, KNOWN, step), ['new'])).toEqual([])
      expect(gateLines(reportWithGate(lines, FRESH, step), ['new'])).toContain(
        'integration: failure, new',
      )
    },
  )

  it.each(readGates('no-gates.txt'))(
    'fails with fail-on new if the log has $title',
    ({ lines, step }) => {
      const reasons = gateLines(reportWithGate(lines, LOST, step), ['new'])
      expect(reasons).toEqual(['required: failure, not compared with other runs'])
    },
  )
})
