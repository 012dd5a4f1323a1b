import { describe, expect, it } from '@jest/globals'
import { gateReasons } from '../../../src/analyse/gate/gate.ts'
import { trustNeeds } from '../../../src/analyse/needs/trust-needs.ts'
import type { State } from '../../../src/model/run.ts'
import {
  finished,
  makeOwn,
  makeRun,
  reportOn,
  running,
  workflowJob,
} from '../../../testing/make-run.ts'

const graph = [workflowJob('test'), workflowJob('report', { needs: ['test'] })]

/** What the gate and the notes say if `needs` and the list of jobs differ. */
function contradiction(state: State, result: string, isFileRead: boolean) {
  const own = { jobId: 2, needs: [{ key: 'test', result }] }
  const jobs = [
    { name: 'test', state },
    { name: 'report', state: running(70) },
  ]
  const run = makeRun({ jobs, graph: isFileRead ? graph : undefined })
  const report = reportOn(trustNeeds(run, makeOwn(own)), { own })
  const reasons = gateReasons(report, { failOn: ['failure', 'unfinished'], allowedSkips: [] })
  return { reasons, noted: report.notes.some(({ text }) => text.startsWith('`needs` reports')) }
}

describe('trustNeeds', () => {
  it.each([true, false])(
    'counts a failure that is listed as cancelled (file: %s)',
    (isFileRead) => {
      expect(contradiction(finished(5, 65, 'cancelled'), 'failure', isFileRead)).toEqual({
        reasons: ['test: failure'],
        noted: true,
      })
    },
  )

  it('takes a job as finished that needs reports as successful', () => {
    expect(contradiction(running(5), 'success', true)).toEqual({ reasons: [], noted: true })
  })

  it('takes no job as finished by its name alone', () => {
    expect(contradiction(running(5), 'success', false)).toEqual({
      reasons: ['test: unfinished'],
      noted: false,
    })
  })

  it('adds no note if both agree', () => {
    expect(contradiction(finished(5, 65, 'failure'), 'failure', true)).toEqual({
      reasons: ['test: failure'],
      noted: false,
    })
  })
})
