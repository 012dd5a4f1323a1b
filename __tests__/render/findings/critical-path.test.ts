import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../../src/model/run.ts'
import { at, finished, reportOnJobs, running, waiting } from '../../../testing/make-run.ts'
import {
  elementsOf,
  rowsUnder,
  showMarkdown,
  tagsOf,
  textOf,
} from '../../../testing/shown-markdown.ts'
import { criticalPathSection } from '../../../src/render/sections/critical-path.ts'
import { writeSection } from '../../../src/render/summary/write-section.ts'
import { MARKDOWN } from '../../../src/render/text/inline.ts'

function renderCriticalPath(report: Parameters<typeof criticalPathSection>[0]): string {
  return writeSection(criticalPathSection(report, MARKDOWN))
}

const HEADING = 'What held the run up'

function ran(name: string, created: number, start: number, end: number): Partial<Job> {
  return { name, createdAt: at(created), state: finished(start, end) }
}

function paragraphs(section: string): string[] {
  return elementsOf(showMarkdown(section), 'p').map((paragraph) => textOf(paragraph))
}

function rows(section: string): string[][] {
  return rowsUnder(showMarkdown(section), HEADING).map((row) =>
    row.map((cell) => cell.replaceAll('\u00A0', ' ')),
  )
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
  it('escapes names', () => {
    const names = ['<img src=x>', '[x](y) | **b**', '`@user` → #1']
    const jobs = names.map((name, index) => ran(name, 66 * index, 66 * index, 66 * index + 65))
    const section = renderCriticalPath(reportOnJobs(jobs))
    expect(rows(section).map(([name]) => name)).toEqual(names)
    expect(paragraphs(section)[0]?.startsWith(`${names.join(' → ')}: 3 jobs`)).toBe(true)
    expect(tagsOf(showMarkdown(section))).not.toContain('img')
  })
})
