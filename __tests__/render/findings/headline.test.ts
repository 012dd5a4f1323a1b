import { describe, expect, it } from '@jest/globals'
import { findingsIn } from '../../../src/render/findings/findings.ts'
import { renderSummary } from '../../../src/render/summary/summary.ts'
import { reportOnJobs, running } from '../../../testing/make-run.ts'
import { showMarkdown, textOf } from '../../../testing/shown-markdown.ts'

describe('renderSummary', () => {
  it('names ten jobs that are not in needs, and how many more', () => {
    const others = Array.from({ length: 12 }, (_, index) => ({ name: `| ${index}` }))
    const jobs = [{ name: 'report', state: running(70) }, { name: 'build' }, ...others]
    const needs = [{ key: 'build', result: 'success' }]
    const summary = renderSummary(findingsIn(reportOnJobs(jobs, { own: { jobId: 1, needs } })))
    expect(textOf(showMarkdown(summary))).toMatch(/: \| 0, \| 1, .*, \| 9 and 2 more$/m)
  })
})
