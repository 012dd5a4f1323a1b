import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { headlineOf } from '../../../src/render/findings/heading.ts'
import { renderOverview } from '../../../src/render/summary/summary.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import { reportOn, reportOnJobs, running } from '../../../testing/make-run.ts'
import { showMarkdown, textOf } from '../../../testing/shown-markdown.ts'

describe('headlineOf', () => {
  it('returns one line for any run', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const line = headlineOf(reportOn(run))
        expect(line).not.toMatch(/[\n\r\u2028\u2029]/)
        expect(line.trim()).not.toBe('')
      }),
    )
  })
})

function linesOf(report: Parameters<typeof renderOverview>[0]): string[] {
  return textOf(showMarkdown(renderOverview(report).join('\n\n'))).split('\n')
}

describe('renderOverview', () => {
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
