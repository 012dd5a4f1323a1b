import { describe, expect, it } from '@jest/globals'
import { renderOverview } from '../../../src/render/summary/summary.ts'
import { finished, makeRun, reportOn, reportOnJobs, running } from '../../../testing/make-run.ts'
import { showMarkdown, textOf } from '../../../testing/shown-markdown.ts'

function linesOf(report: Parameters<typeof renderOverview>[0]): string[] {
  return textOf(showMarkdown(renderOverview(report).join('\n\n'))).split('\n')
}

describe('renderOverview', () => {
  it('names at most three slower jobs, most changed first', () => {
    const run = (lengths: readonly number[]) =>
      makeRun({
        jobs: lengths.map((seconds, index) => ({
          name: `job ${index}`,
          state: finished(0, seconds),
        })),
      })
    const runs = Array.from({ length: 5 }, () => run([60, 60, 60, 60, 60]))
    const facts = (lengths: readonly number[]) =>
      linesOf(reportOn(run(lengths), { earlierRuns: { branch: 'main', runs } }))
    expect(facts([90, 60, 120, 80, 95])).toContain(
      'Slower than in earlier runs: job 2 2m (median 1m), job 4 1m 35s (median 1m), job 0 1m 30s (median 1m) and 1 more',
    )
    expect(facts([60, 30, 61, 60, 60]).join()).not.toContain('Slower than')
  })

  it('names ten jobs that are not in needs, and how many more', () => {
    const others = Array.from({ length: 12 }, (_, index) => ({ name: `| ${index}` }))
    const jobs = [{ name: 'report', state: running(70) }, { name: 'build' }, ...others]
    const needs = [{ key: 'build', result: 'success' }]
    const [line = ''] = linesOf(reportOnJobs(jobs, { own: { jobId: 1, needs } })).filter((one) =>
      one.includes('| 0'),
    )
    expect(line).toMatch(/: \| 0, \| 1, .*, \| 9 and 2 more$/)
  })
})
