import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../../src/model/run.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { waitingSection } from '../../../src/render/sections/waiting.ts'
import { writeSection } from '../../../src/render/summary/write-section.ts'
import { MARKDOWN } from '../../../src/render/text/inline.ts'
import { at, finished, reportOnJobs, running, skipped } from '../../../testing/make-run.ts'
import { rowsUnder, showMarkdown } from '../../../testing/shown-markdown.ts'

function renderWaiting({ waiting }: Report): string {
  return writeSection(waitingSection(waiting, MARKDOWN))
}

const HEADING = 'Waiting for runners'

function on(labels: readonly string[], start: number, end: number): Partial<Job> {
  return {
    createdAt: at(0),
    state: finished(start, end),
    runner: { name: 'r', group: undefined, labels },
  }
}

function rows(section: string): string[][] {
  return rowsUnder(showMarkdown(section), HEADING).map((row) =>
    row.map((cell) => cell.replaceAll('\u00A0', ' ')),
  )
}

describe('waitingSection', () => {
  it('omits the number of parallel jobs if none ran in parallel', () => {
    const section = renderWaiting(reportOnJobs([on(['a'], 1, 2), on(['a'], 2, 3)]))
    expect(section).not.toContain('at the same time')
    expect(rows(section)).toEqual([['a', '2', '0s', '3s', '2s', '2s']])
  })

  it.each<[string, readonly Partial<Job>[]]>([
    ['there are no jobs', []],
    ['no job waited', [on(['a'], 0, 5), on(['b'], 0, 5)]],
    ['the queue times are unknown', [{ createdAt: undefined }, { state: running() }]],
    ['the labels are unknown', [on([], 5, 10)]],
    ['no job ran', [{ state: skipped() }]],
  ])('returns an empty string if %s', (_, jobs) => {
    expect(renderWaiting(reportOnJobs(jobs))).toBe('')
  })
})
