import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Job } from '../../../src/model/run.ts'
import { renderSummary } from '../../../src/render/summary/summary.ts'
import { MAX_SUMMARY_BYTES, renderWithin, sizeOf } from '../../../src/render/text/fit-to-size.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  reportOnJobs,
} from '../../../testing/make-run.ts'
import { elementsOf, showMarkdown, textOf } from '../../../testing/shown-markdown.ts'

/** Returns jobs with long hostile names; every third job fails. */
function longJobs(count: number, steps: number, filler = '|<&$_@a'): Partial<Job>[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `job ${index} ${filler.repeat(13)}`.slice(0, 100),
    state: finished(5, 65 + index, index % 3 === 0 ? 'failure' : 'success'),
    steps: Array.from({ length: steps }, (_, step) =>
      makeStep({ number: step + 1, name: `step ${step} ${filler.repeat(8)}` }),
    ),
  }))
}

describe('sizeOf', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é😀', 6],
    ['a\nb\n', 6],
  ])('counts %j as %i bytes, with two per line end', (text, bytes) => {
    expect(sizeOf(text)).toBe(bytes)
  })
})

describe('renderWithin', () => {
  it('renders the heaviest pieces in their order and stops at the first that does not fit', () => {
    const rendered: number[] = []
    const pieces = [1, 5, 2, 4, 3].map((weight) => ({
      weight,
      render: () => {
        rendered.push(weight)
        return `${weight}`.repeat(10)
      },
    }))
    const block = { open: 'open', pieces, close: '', omitted: (count: number) => `${count} more` }
    expect(renderWithin(block, 45)).toBe('open\n5555555555\n4444444444\n\n3 more')
    expect(rendered).toEqual([5, 4, 3])
  })
})

describe('renderSummary within its size limit', () => {
  it.each([
    [1_000, 50],
    [3_000, 12],
  ])('stays below 300 kB for %i jobs of %i steps, and reports what it omits', (jobs, steps) => {
    const summary = renderSummary(reportOnJobs(longJobs(jobs, steps)))
    expect(sizeOf(summary)).toBeLessThan(300_000)
    expect(summary).toMatch(/The steps of \d+ jobs were omitted .*; the JSON report has them\./)
  })

  it('keeps the steps of jobs that failed, are on the critical path or were slow', () => {
    const jobs = longJobs(1_000, 12, 'x').map((job, id) => ({
      ...job,
      state: finished(5, id === 7 ? 900 : 65 + (id % 9), id === 8 ? 'failure' : 'success'),
    }))
    // A short job that started when the longest job had finished.
    const last = { ...jobs[0], name: 'last', createdAt: at(900), state: finished(901, 902) }
    const report = reportOnJobs([...jobs, last])
    expect(report.criticalPath?.jobs.map(({ job }) => job.job.name)).toContain('last')
    const details = renderSummary(report, { sections: ['details'], maxBytes: 20_000 })
    for (const name of ['last', jobs[7]?.name, jobs[8]?.name])
      expect(details).toContain(`<details><summary>${name}:`)
  })

  it('has a row for each of 1,000 ordinary jobs', () => {
    const jobs = longJobs(1_000, 12, 'x').map((job) => ({ ...job, state: finished(5, 65) }))
    const shown = textOf(showMarkdown(renderSummary(reportOnJobs(jobs), { sections: ['jobs'] })))
    expect(shown).not.toContain('omitted')
    expect(jobs.filter(({ name = '' }) => shown.includes(name))).toHaveLength(1_000)
  })

  it('never exceeds maxBytes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5_000, max: 60_000 }),
        fc.nat(120),
        fc.nat(8),
        fc.constantFrom('|<&$_@a', 'x ', '😀'),
        (maxBytes, jobs, steps, filler) => {
          const report = reportOnJobs(longJobs(jobs, steps, filler))
          expect(sizeOf(renderSummary(report, { maxBytes }))).toBeLessThanOrEqual(maxBytes)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('never exceeds maxBytes, for any run', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5_000, max: 20_000 }), anyRun, (maxBytes, run) => {
        expect(sizeOf(renderSummary(reportOn(run), { maxBytes }))).toBeLessThanOrEqual(maxBytes)
      }),
      { numRuns: 20 },
    )
  })

  it('never exceeds the limit with a long title, note, need or step name', () => {
    const long = 'x'.repeat(MAX_SUMMARY_BYTES)
    const notes = [{ severity: 'notice', text: long }] as const
    const own = { needs: [{ key: long, result: 'failure' }] }
    const steps = [makeStep({ name: long, state: finished(5, 65, 'failure') })]
    const jobs = [{ state: finished(5, 65, 'failure'), steps }]
    const sizes = [
      renderSummary(reportOnJobs([]), { title: long }),
      renderSummary(reportOn(makeRun({ jobs: [], workflow: long, branch: long, actor: long }))),
      renderSummary(reportOn(makeRun({ jobs: [], notes }))),
      renderSummary(reportOn(makeRun({ jobs: undefined }), { own })),
      renderSummary(reportOnJobs(jobs)),
    ].map((summary) => sizeOf(summary) <= MAX_SUMMARY_BYTES)
    expect(sizes).toEqual([true, true, true, true, true])
  })

  it('keeps the heading for any limit', () => {
    const report = reportOnJobs(longJobs(200, 5))
    for (const maxBytes of [5_000, 20_000]) {
      const [heading] = elementsOf(showMarkdown(renderSummary(report, { maxBytes })), 'h2')
      expect(heading && textOf(heading)).toBe('❌ CI failed in 4m 24s')
    }
  })
})
