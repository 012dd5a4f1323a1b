import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../../src/model/run.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { waitingSection } from '../../../src/render/sections/waiting.ts'
import { writeSection } from '../../../src/render/summary/write-section.ts'
import { MARKDOWN } from '../../../src/render/text/inline.ts'
import {
  at,
  finished,
  NO_RUNNER,
  reportOnJobs,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'
import { elementsOf, rowsUnder, showMarkdown, textOf } from '../../../testing/shown-markdown.ts'

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
  it('groups by label, longest queue first', () => {
    const section = renderWaiting(
      reportOnJobs([
        on(['ubuntu-latest'], 3, 60),
        on(['gpu', 'self-hosted'], 100, 200),
        on(['self-hosted', 'gpu'], 120, 220),
        { state: skipped(), runner: NO_RUNNER },
      ]),
    )
    expect(rows(section)).toEqual([
      ['gpu, self-hosted', '2', '0s', '3m 40s', '2m', '3m 20s'],
      ['ubuntu-latest', '1', '0s', '3s', '3s', '57s'],
    ])
    expect(textOf(showMarkdown(section))).toContain('At most 2 jobs ran at the same time.')
  })

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

  it('lists how long unstarted jobs have waited', () => {
    const gone = { kind: 'finished', conclusion: 'cancelled', startedAt: at(0) } as const
    const section = renderWaiting(
      reportOnJobs([
        { name: 'train', createdAt: at(0), state: waiting(), runner: NO_RUNNER },
        { name: 'ship', createdAt: at(60), state: waiting('waiting'), runner: NO_RUNNER },
        {
          name: 'gpu',
          createdAt: at(0),
          state: { ...gone, completedAt: at(300) },
          runner: NO_RUNNER,
        },
      ]),
    )
    expect(elementsOf(showMarkdown(section), 'li').map((line) => textOf(line))).toEqual([
      'train has been waiting for a runner (ubuntu-latest) for 10m',
      'ship has been waiting for approval or a runner for 9m',
      'gpu waited for a runner (ubuntu-latest) for 5m until it was cancelled',
    ])
    expect(section).not.toContain('Longest queue')
  })

  it('explains the columns', () => {
    expect(renderWaiting(reportOnJobs([on(['a'], 5, 10)]))).toContain(
      'Blocked: from the start of the attempt until the job was ready',
    )
  })

  it('shows a dash for unknown values', () => {
    const open = { createdAt: at(0), state: running(5) }
    expect(rows(renderWaiting(reportOnJobs([open])))).toEqual([
      ['ubuntu-latest', '1', '0s', '5s', '5s', '–'],
    ])
  })

  it('lists twenty labels and reports how many more there are', () => {
    const jobs = Array.from({ length: 23 }, (_, index) => on([`label ${index}`], 100 - index, 200))
    const section = renderWaiting(reportOnJobs(jobs))
    expect(rows(section).map(([label]) => label)).toEqual(
      jobs.slice(0, 20).map(({ runner }) => runner?.labels[0]),
    )
    expect(section).toMatch(/\n\n3 more labels in the JSON report\.\n\n<sub>/)
    expect(renderWaiting(reportOnJobs(jobs.slice(0, 21)))).toContain('1 more label')
    expect(renderWaiting(reportOnJobs(jobs.slice(0, 20)))).not.toContain('more')
  })

  it('escapes labels', () => {
    const labels = ['<b>', 'a | b', '`c`', '@user']
    const [row] = rows(renderWaiting(reportOnJobs([on(labels, 5, 10)])))
    expect(row?.[0]).toBe(labels.toSorted().join(', '))
  })
})
