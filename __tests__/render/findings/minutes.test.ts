import { describe, expect, it } from '@jest/globals'
import { countMinutes } from '../../../src/analyse/totals/minutes.ts'
import type { Billing } from '../../../src/model/report/minutes.ts'
import type { Job } from '../../../src/model/run.ts'
import { finished, reportOnJobs } from '../../../testing/make-run.ts'
import { minutesSection } from '../../../src/render/sections/minutes.ts'
import { writeSection } from '../../../src/render/summary/write-section.ts'
import { MARKDOWN } from '../../../src/render/text/inline.ts'

function renderMinutes(report: Parameters<typeof minutesSection>[0]): string {
  return writeSection(minutesSection(report, MARKDOWN))
}

function blocksOf(jobs: readonly Partial<Job>[], billing: Partial<Billing> = {}): string[] {
  const report = reportOnJobs(jobs, { own: { jobId: 99 } })
  const minutes = countMinutes(report.jobs ?? [], {
    hosted: true,
    visibility: 'private',
    billable: undefined,
    ...billing,
  })
  return renderMinutes({ minutes }).replaceAll('\u00A0', ' ').split('\n\n')
}

const OWN = { state: finished(0, 30), runner: { name: 'r', group: 'own', labels: ['gpu', 'a|b'] } }

describe('minutesSection', () => {
  it('lists at most twenty labels', () => {
    const jobs = Array.from({ length: 22 }, (_, index) => ({
      ...OWN,
      runner: { ...OWN.runner, labels: [`label ${index}`] },
    }))
    expect(blocksOf(jobs).at(-1)).toBe('2 more labels in the JSON report.')
  })

  it('returns an empty string if nothing ran', () => {
    expect(blocksOf([])).toEqual([''])
  })
})
