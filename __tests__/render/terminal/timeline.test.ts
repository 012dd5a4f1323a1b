import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../../src/model/run.ts'
import { renderTimeline } from '../../../src/render/terminal/timeline.ts'
import { at, finished, reportOnJobs } from '../../../testing/make-run.ts'

const PLAIN = { width: 60, colour: false }

function job(
  name: string,
  created: number,
  start: number,
  end: number,
  word?: string,
): Partial<Job> {
  return { name, createdAt: at(created), state: finished(start, end, word) }
}

describe('renderTimeline for a terminal', () => {
  it('returns nothing without a job with known times', () => {
    expect(renderTimeline(reportOnJobs([]), PLAIN)).toEqual([])
  })

  it('uses the same characters with colours', () => {
    const report = reportOnJobs([job('build', 0, 10, 60), job('test', 61, 70, 90, 'failure')])
    const [, , first = ''] = renderTimeline(report, { ...PLAIN, colour: true })
    expect(first).toContain('\u001B[90m░░')
    expect(first).toContain('\u001B[94m━━')
  })
})
