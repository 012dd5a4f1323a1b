import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../../src/model/run.ts'
import { at, finished, reportOnJobs, running, waiting } from '../../../testing/make-run.ts'
import { criticalPathSection } from '../../../src/render/sections/critical-path.ts'
import { writeSection } from '../../../src/render/summary/write-section.ts'
import { MARKDOWN } from '../../../src/render/text/inline.ts'

function renderCriticalPath(report: Parameters<typeof criticalPathSection>[0]): string {
  return writeSection(criticalPathSection(report, MARKDOWN))
}

function ran(name: string, created: number, start: number, end: number): Partial<Job> {
  return { name, createdAt: at(created), state: finished(start, end) }
}

describe('criticalPathSection', () => {
  it.each<[string, readonly Partial<Job>[]]>([
    ['there are no jobs', []],
    ['there is only one job', [ran('build', 0, 5, 65)]],
    ['no job has finished', [{ state: running(5) }, { state: waiting() }]],
    ['it is unknown when they were ready', [{ createdAt: undefined }, { createdAt: undefined }]],
  ])('returns an empty string if %s', (_, jobs) => {
    expect(renderCriticalPath(reportOnJobs(jobs))).toBe('')
  })
})
