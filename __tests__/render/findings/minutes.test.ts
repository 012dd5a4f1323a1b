import { describe, expect, it } from '@jest/globals'
import { countMinutes } from '../../../src/analyse/totals/minutes.ts'
import type { Billing } from '../../../src/model/report/minutes.ts'
import type { Job } from '../../../src/model/run.ts'
import { finished, makeStep, reportOnJobs, running } from '../../../testing/make-run.ts'
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

const UBUNTU = { state: finished(0, 90) }
const OWN = { state: finished(0, 30), runner: { name: 'r', group: 'own', labels: ['gpu', 'a|b'] } }

describe('minutesSection', () => {
  it('shows the minutes and the estimate with its date and source', () => {
    expect(blocksOf([UBUNTU, UBUNTU])).toEqual([
      '### Runner minutes',
      '**4 minutes** (each job rounded up, as GitHub bills them); about **<span>$</span>0.024**.',
      [
        '| Runner label | Jobs | Ran | Minutes | Estimated price |',
        '| --- | --: | --: | --: | --: |',
        '| ubuntu-latest | 2 | 3m | 4 | <span>$</span>0.024 |',
      ].join('\n'),
      "<sub>Estimate from GitHub's [prices](https://docs.github.com/en/billing/reference/actions-runner-pricing) for standard runners since 2026-01-01, before the minutes included in a plan. Larger and self-hosted runners are not covered.</sub>",
    ])
  })

  it('lists the minutes of self-hosted runners separately, as not billed', () => {
    const selfHosted = { ...OWN, runner: { ...OWN.runner, labels: ['Self-Hosted', 'gpu'] } }
    const [, sum, , selfHostedSum, table] = blocksOf([UBUNTU, selfHosted, selfHosted])
    expect(sum).toBe(
      '**2 minutes** (each job rounded up, as GitHub bills them); about **<span>$</span>0.012**.',
    )
    expect(selfHostedSum).toBe('**2 minutes** on self-hosted runners, which GitHub does not bill.')
    expect(table).toBe(
      [
        '| Runner label | Jobs | Ran | Minutes |',
        '| --- | --: | --: | --: |',
        '| Self-Hosted, gpu | 2 | 1m | 2 |',
      ].join('\n'),
    )
    expect(blocksOf([selfHosted])).toHaveLength(3)
    expect(blocksOf([UBUNTU], { hosted: false }).join()).not.toContain('as GitHub bills')
  })

  it('shows no price for jobs with an unknown price', () => {
    const [, sum, table] = blocksOf([UBUNTU, OWN])
    expect(sum).toContain('; about **<span>$</span>0.012** for jobs with a known price.')
    expect(table).toContain('| a\\|b, gpu | 1 | 30s | 1 | – |')
    expect(blocksOf([OWN])).toHaveLength(3)
    expect(blocksOf([OWN]).join()).not.toContain('rice')
  })

  it('shows no price in a public repository, and says why', () => {
    const blocks = blocksOf([UBUNTU], { visibility: 'public' })
    expect(blocks[2]).not.toContain('price')
    expect(blocks[3]).toBe("<sub>GitHub's standard runners are free in public repositories.</sub>")
    expect(blocksOf([OWN], { visibility: 'public' })).toHaveLength(3)
  })

  it('shows no price if the visibility of the repository is unknown', () => {
    expect(blocksOf([UBUNTU], { visibility: undefined })).toHaveLength(3)
  })

  it('rounds more than a dollar to cents', () => {
    const day = { state: finished(0, 72_000) }
    expect(blocksOf([day])[1]).toContain('about **<span>$</span>7.20**')
  })

  it('reports the time that GitHub has counted, and for how many jobs it is used', () => {
    const billable = { total: 150_000, jobs: new Map([[1, 90_000]]) }
    const counted = 'GitHub has counted 2m 30s of billable time for all attempts so far'
    expect(blocksOf([UBUNTU], { billable })[3]).toBe(`${counted}; its values are used for 1 job.`)
    expect(blocksOf([UBUNTU], { billable: { ...billable, jobs: new Map() } })[3]).toBe(
      `${counted}.`,
    )
  })

  it('reports that a job was still running', () => {
    const steps = [makeStep({ state: finished(0, 20) })]
    const [, sum] = blocksOf([{ id: 99, state: running(0), steps }], { visibility: undefined })
    expect(sum).toBe(
      '**1 minute** (each job rounded up, as GitHub bills them); 1 job was still running.',
    )
  })

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
