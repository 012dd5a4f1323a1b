import { describe, expect, it } from '@jest/globals'
import { sizeOf } from '../../src/render/text/fit-to-size.ts'
import { bigRun } from '../../testing/fake-github/big-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runAlone } from '../../testing/scenario.ts'

/** `22400000001/attempts/1/jobs?per_page=50&page=2` → `50 a page, page 2`. */
function pagesOf(requested: readonly string[]): string[] {
  return requested.flatMap((path) => {
    const query = new URL(path, 'http://github').searchParams
    return query.has('page')
      ? [`${query.get('per_page') ?? ''} a page, page ${query.get('page') ?? ''}`]
      : []
  })
}

const MANY = Array.from({ length: 120 }, (_, index) => ({ name: `test (${index})`, steps: [] }))

describe('a run of 1,000 jobs of 12 steps', () => {
  it('takes 12 requests and 10 for annotations, and less than 300 kB of summary', async () => {
    const run = bigRun(1000, 12)
    const { exitCode, requested, outputs, summary, annotations, report } = await runAlone({
      github: { runs: [run] },
      job: { checkRunId: run.jobs.at(-1)?.id },
    })
    expect(exitCode).toBe(0)
    const explaining = requested.filter((path) => path.includes('/annotations'))
    expect([requested.length - explaining.length, explaining.length]).toEqual([12, 10])
    expect(report?.jobs.map(({ id }) => id).sort()).toEqual(run.jobs.map(({ id }) => id))
    expect(report?.jobs.reduce((sum, { steps }) => sum + steps.length, 0)).toBe(
      run.jobs.reduce((sum, { steps }) => sum + steps.length, 0),
    )
    expect(outputs).toMatchObject({ complete: 'true', 'jobs-total': '1000', conclusion: 'failure' })
    expect(sizeOf(summary)).toBeLessThan(300_000)
    // All jobs as JSON are more than all outputs of a step may be.
    expect(outputs['jobs']).toBe('')
    expect(annotations).toMatchObject([
      { level: 'warning', message: expect.stringContaining('The output jobs was omitted') },
    ])
  })
})

describe('a run of 1,000 jobs of 50 steps', () => {
  it('has less than 300 kB of summary, with as many details as fit', async () => {
    const run = bigRun(1000, 50)
    const { exitCode, annotations, outputs, summary, report } = await runAlone({
      github: { runs: [run] },
      job: { checkRunId: run.jobs.at(-1)?.id },
      inputs: { 'settle-seconds': '0' },
    })
    expect(exitCode).toBe(0)
    expect(annotations).toHaveLength(1)
    expect(sizeOf(summary)).toBeLessThan(300_000)
    // The most important sections are complete.
    expect(summary.match(/^### .*/gm)).toEqual([
      '### What failed',
      '### What held the run up',
      '### Timeline',
      '### Jobs',
      '### Slowest steps',
      '### Waiting for runners',
      '### Runner minutes',
    ])
    expect(summary).toMatch(/The steps of \d+ jobs were omitted to limit the size/)
    expect(summary).not.toContain('rows omitted')
    expect(outputs).toMatchObject({ complete: 'true', 'jobs-total': '1000' })
    expect(report?.jobs.flatMap(({ steps }) => steps)).toHaveLength(
      run.jobs.reduce((sum, { steps }) => sum + steps.length, 0),
    )
  })
})

describe('a run of many pages', () => {
  it('has at most 10 requests in parallel', async () => {
    const pages = 16
    const jobs = Array.from({ length: 100 * pages }, () => ({ steps: [] }))
    const { requested, github, report } = await runAlone({
      github: { runs: [fakeRun({ jobs })], latencyMs: 100 },
    })
    expect(requested).toHaveLength(2 + pages)
    expect(github.maxInFlight).toBeGreaterThan(3)
    expect(github.maxInFlight).toBeLessThanOrEqual(10)
    expect(report?.jobs).toHaveLength(jobs.length)
  })

  it('is reported in part if one page is refused', async () => {
    const { exitCode, annotations, outputs, report } = await runAlone({
      github: {
        runs: [fakeRun({ jobs: MANY })],
        faults: [{ query: { page: '2' }, response: { status: 403 } }],
      },
    })
    expect(exitCode).toBe(0)
    expect(annotations).toHaveLength(1)
    expect(report?.jobs).toHaveLength(100)
    expect(outputs).toMatchObject({ complete: 'false', 'jobs-total': '100' })
    expect(outputs['headline']).toContain('only 100 of 120 jobs listed')
  })
})

describe('a list that always responds with 502', () => {
  it('for 100 jobs per page is read with 50 per page', async () => {
    const { exitCode, requested, annotations, report } = await runAlone({
      github: {
        runs: [fakeRun({ jobs: MANY })],
        faults: [{ query: { per_page: '100' }, response: { status: 502 } }],
      },
      fastTimers: 'pauses',
    })
    expect(exitCode).toBe(0)
    expect(annotations).toEqual([])
    expect(pagesOf(requested).toSorted()).toEqual([
      '100 a page, page 1',
      '100 a page, page 1',
      '50 a page, page 1',
      '50 a page, page 2',
      '50 a page, page 3',
    ])
    expect(report?.jobs).toHaveLength(120)
    expect(report?.complete).toBe(true)
  })

  it('for one page is read with smaller pages there', async () => {
    const { requested, report } = await runAlone({
      github: {
        runs: [fakeRun({ jobs: [...MANY, ...MANY] })],
        faults: [{ query: { per_page: '100', page: '2' }, response: { status: 502 } }],
      },
      fastTimers: 'pauses',
    })
    expect(pagesOf(requested).sort()).toEqual([
      '100 a page, page 1',
      '100 a page, page 2',
      '100 a page, page 2',
      '100 a page, page 3',
      '50 a page, page 3',
      '50 a page, page 4',
    ])
    expect(report?.jobs).toHaveLength(240)
    expect(report?.complete).toBe(true)
  })

  it('for every page size leads to a warning', async () => {
    const { exitCode, annotations, report } = await runAlone({
      github: { runs: [fakeRun()], faults: [{ path: /\/jobs$/, response: { status: 502 } }] },
      fastTimers: 'pauses',
    })
    expect(exitCode).toBe(0)
    expect(annotations).toMatchObject([
      { level: 'warning', message: expect.stringContaining('This is a server error') },
    ])
    expect(report?.jobsTotal).toBeNull()
  })
})

describe('a list with fewer jobs than GitHub counts', () => {
  it('is read three times and then reported as incomplete', async () => {
    const run = fakeRun({ jobs: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] })
    const { snapshot, requested, exitCode, outputs, annotations, summary } = await runAlone({
      github: { runs: [{ ...run, totalCount: 5 }] },
    })
    expect(snapshot).toMatchSnapshot()
    expect(exitCode).toBe(0)
    expect(pagesOf(requested)).toEqual(Array(3).fill('100 a page, page 1'))
    expect(outputs).toMatchObject({ complete: 'false', 'jobs-total': '3', conclusion: 'unknown' })
    expect(outputs['headline']).toContain('only 3 of 5 jobs listed')
    expect(summary.split('\n')[0]).toContain('3 of 5 jobs listed')
    expect(annotations).toMatchObject([{ level: 'warning' }])
  })

  it('is complete if a repeated read has the other jobs', async () => {
    const { requested, outputs } = await runAlone({
      github: {
        runs: [{ ...fakeRun(), totalCount: 2 }],
        onRequest: ({ number }, world) => {
          if (number === 5) world.runs = [fakeRun({ jobs: [{}, {}] })]
        },
      },
    })
    expect(requested).toHaveLength(5)
    expect(outputs).toMatchObject({ complete: 'true', 'jobs-total': '2' })
  })
})
